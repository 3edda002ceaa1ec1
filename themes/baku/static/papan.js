// Papan Informasi: satu lembar pada satu waktu, berganti sendiri, dengan jam. Tanpa skrip ini lembar-
// lembarnya berurutan ke bawah.
(function () {
  'use strict';
  var d = document;
  d.documentElement.classList.add('berganti'); // sebelum ada yang tampak, supaya tidak ada yang bergeser
  d.addEventListener('DOMContentLoaded', function () {
    var utama = d.querySelector('main'), kini = 0, jeda = false, LAMA = 12000;
    var kendali = d.querySelector('[data-kendali]'), tombol = d.querySelector('[data-jeda]');
    var jam = d.querySelector('[data-jam]');
    var buang = function () { // yang sudah lewat menurut jam layar ini
      utama.querySelectorAll('[data-lewat] [data-akhir]').forEach(function (waktu) {
        if (Date.parse(waktu.dataset.akhir) < Date.now()) waktu.closest('[data-lewat]').remove();
      });
      utama.querySelectorAll('.acara').forEach(function (lembar) {
        if (!lembar.querySelector('li')) lembar.remove();
      });
    };
    var tampil = function (ke) {
      buang();
      var lembar = utama.querySelectorAll('.lembar');
      if (!lembar.length) return;
      kini = (ke + lembar.length) % lembar.length;
      lembar.forEach(function (satu, n) { satu.classList.toggle('tampil', n === kini); });
      utama.scrollTop = 0;
    };
    var henti = function (ya) {
      var kata = tombol.textContent;
      jeda = ya;
      tombol.textContent = tombol.dataset.jeda;
      tombol.dataset.jeda = kata;
    };
    var detak = function () {
      var kata = new Date().toLocaleString(d.documentElement.lang, {
        weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit'
      });
      if (jam.textContent !== kata) jam.textContent = kata;
    };
    kendali.hidden = jam.hidden = false;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) henti(true);
    setInterval(function () { if (!jeda) tampil(kini + 1); }, LAMA);
    detak();
    setInterval(detak, 1000);
    tombol.addEventListener('click', function () { henti(!jeda); });
    kendali.addEventListener('click', function (klik) {
      var arah = klik.target.dataset.balik;
      if (arah) tampil(kini + Number(arah));
      if ('penuh' in klik.target.dataset) {
        if (d.fullscreenElement) d.exitFullscreen(); else d.documentElement.requestFullscreen();
      }
    });
    addEventListener('keydown', function (tekan) {
      if (tekan.key === 'ArrowRight') tampil(kini + 1);
      if (tekan.key === 'ArrowLeft') tampil(kini - 1);
    });
    // Kabar baru diambil bila ada jaringan, di tempat, supaya layar penuh tetap penuh. Halaman masuk
    // sebuah wifi juga menjawab, tetapi bukan papan.
    var terakhir = utama.innerHTML;
    tampil(0);
    if (location.protocol !== 'file:') setInterval(function () {
      fetch(location.href, { cache: 'no-store' }).then(function (balas) {
        return balas.ok ? balas.text() : '';
      }).then(function (teks) {
        var baru = new DOMParser().parseFromString(teks, 'text/html');
        var isi = baru.querySelector('meta[name=generator][content=kimsite]') && baru.querySelector('main');
        if (!isi || isi.innerHTML === terakhir) return;
        terakhir = isi.innerHTML;
        utama.innerHTML = terakhir;
        tampil(0);
      }).catch(function () {});
    }, 900000);
  });
})();
