// Salin teks, cetak, papan tombol di layar foto, dan tanda bahwa sesuatu sudah lewat menurut jam
// pembaca: halaman ini mungkin lama tidak dibuat ulang. Tanpa skrip ini semuanya tetap terbaca.
(function () {
  'use strict';
  var d = document;
  if (d.naskah) return; // dua bagian satu halaman dapat sama-sama memintanya
  d.naskah = 1;
  d.querySelectorAll('[data-salin]').forEach(function (tombol) {
    var pesan = new URL(tombol.parentNode.querySelector('[data-pesan]').href).searchParams.get('text');
    var lama = tombol.textContent;
    tombol.hidden = false;
    tombol.addEventListener('click', function () {
      var sudah = function () {
        var kabar = d.querySelector('.bagikan [role=status]');
        tombol.textContent = kabar.textContent = tombol.dataset.salin;
        setTimeout(function () { tombol.textContent = lama; kabar.textContent = ''; }, 2500);
      };
      var cara_lama = function () { // dari berkas dan di peramban lama
        var area = d.createElement('textarea');
        area.value = pesan;
        tombol.parentNode.append(area);
        area.select();
        if (d.execCommand('copy')) sudah();
        area.remove();
        tombol.focus();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(pesan).then(sudah, cara_lama);
      else cara_lama();
    });
  });
  d.querySelectorAll('[data-cetak]').forEach(function (tombol) {
    tombol.hidden = false;
    tombol.addEventListener('click', function () { print(); });
  });
  d.querySelectorAll('[data-akhir]').forEach(function (waktu) {
    var kotak = waktu.closest('[data-lewat]');
    if (!kotak || !(Date.parse(waktu.dataset.akhir) < Date.now())) return;
    kotak.classList.add('lewat');
    kotak.querySelectorAll('[data-sebelum], [data-sesudah]').forEach(function (bagian) {
      bagian.hidden = 'sebelum' in bagian.dataset;
    });
    if (!kotak.dataset.lewat) return;
    var tanda = d.createElement('b');
    tanda.className = 'lencana tanda';
    tanda.textContent = kotak.dataset.lewat;
    waktu.after(' ', tanda);
  });
  var layar = function () { return d.querySelector('.layar:target'); };
  addEventListener('hashchange', function () {
    var buka = layar();
    if (buka) buka.focus();
    else if (location.hash.indexOf('#buka-') === 0) d.querySelector(location.hash + ' a').focus();
  });
  addEventListener('keydown', function (tekan) {
    var tuju = { Escape: '.tutup', ArrowLeft: '[rel=prev]', ArrowRight: '[rel=next]' }[tekan.key];
    var pintu = tuju && layar() && layar().querySelector(tuju);
    if (pintu) { tekan.preventDefault(); pintu.click(); }
  });
})();
