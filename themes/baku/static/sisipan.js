// Mengisi pola Info Pemerintah dari berkas data di sebelahnya, bila jaringan memilih
// `bahan_di_situs: sisipan`. Semuanya ditulis sebagai teks; tanpa skrip tinggal tautannya.
(function () {
  'use strict';
  var d = document, pesan = d.currentScript.dataset, bidang = JSON.parse(pesan.bidang);
  var di_sini = function (kode) { return (pesan.wilayah + '.').indexOf(kode + '.') === 0; };
  var dijalani = function (satu) { return bidang.indexOf(satu) >= 0; };
  var semua = (window.kimsiteKini || []).filter(function (info) {
    return (!info.wilayah || info.wilayah.some(di_sini)) && (!info.bidang || info.bidang.some(dijalani));
  });
  var darurat = semua.filter(function (info) { return info.darurat; }).slice(0, 3);
  var lain = semua.filter(function (info) { return darurat.indexOf(info) < 0; });
  lain = lain.slice(0, pesan.banyak - darurat.length);
  var isi = function (bagian, info) {
    var nama = bagian.dataset.isi, nilai = info[nama];
    bagian.removeAttribute('data-isi');
    if (nama === 'label') {
      var rupa = JSON.parse(bagian.dataset.rupa);
      bagian.removeAttribute('data-rupa');
      (nilai || []).forEach(function (kata) {
        var salinan = bagian.cloneNode();
        salinan.className += rupa[kata] || '';
        salinan.textContent = kata;
        bagian.before(salinan, ' ');
      });
      bagian.remove();
      return;
    }
    bagian.textContent = nilai;
    if (nama === 'judul') bagian.href = new URL(info.nama + '.html', new URL(bagian.getAttribute('href'), d.baseURI));
    if (nama === 'hari') bagian.dateTime = info.tanggal;
    if (nama === 'berlaku') bagian.dateTime = bagian.dataset.akhir = info.akhir;
  };
  d.querySelectorAll('template[data-kini]').forEach(function (pola) {
    (pola.dataset.kini === 'darurat' ? darurat : lain).forEach(function (info) {
      var salinan = pola.content.cloneNode(true), kartu = salinan.querySelector('.kartu');
      info.tanda = info.darurat || info.hoaks || info.label;
      if (kartu && info.darurat) kartu.classList.add('penting');
      salinan.querySelectorAll('[data-bila]').forEach(function (bagian) {
        if (!info[bagian.dataset.bila]) bagian.remove();
        else bagian.removeAttribute('data-bila');
      });
      salinan.querySelectorAll('[data-isi]').forEach(function (bagian) { isi(bagian, info); });
      pola.before(salinan);
    });
    pola.remove(); // supaya kartu terakhir memang yang terakhir
  });
})();
