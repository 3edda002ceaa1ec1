// Pencarian. Tidak ada yang diambil sebelum pembaca mengetik. Nama dan judul datang sebagai skrip,
// yang juga terbuka dari berkas; isi kabar lewat Pagefind, yang hanya jalan dari alamat web.
(function () {
  'use strict';
  var d = document, f = d.querySelector('[data-cari]');
  if (!f) return;
  var data = JSON.parse(f.dataset.cari), kata = data.kata, q = f.elements.q, isi = {}, muatan = {}, giliran = 0, tunda;
  var berkas = location.protocol === 'file:';
  var kabar = d.querySelector('[data-kabar]'), hasil = d.querySelector('[data-hasil]');
  window.kimsite = function (kunci, nilai) { isi[kunci] = nilai; };
  f.querySelectorAll('[data-skrip]').forEach(function (e) { e.hidden = berkas && e.dataset.skrip === 'teks'; });

  function muat(kunci, alamat) {
    return muatan[kunci] = muatan[kunci] || new Promise(function (jadi, gagal) {
      var s = d.createElement('script');
      s.src = alamat;
      s.onload = function () { jadi(isi[kunci]); };
      s.onerror = function () { delete muatan[kunci]; s.remove(); gagal(); };
      d.head.append(s);
    });
  }
  function lipat(t) {
    return t.replace(/['`‘’ʼ]/g, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  }
  function cocok(cari, teks) {
    teks = ' ' + lipat(teks);
    return cari.every(function (k) { return teks.includes(' ' + k); });
  }
  function isikan(t, nilai) { return t.replace(/\{(\w+)\}/g, function (_, k) { return nilai[k]; }); }
  function unsur(nama, induk, teks) {
    var e = d.createElement(nama);
    if (teks) e.textContent = teks;
    induk.append(e);
    return e;
  }
  function hari(t) {
    return t && new Date(t + 'T00:00').toLocaleDateString(d.documentElement.lang, { day: 'numeric', month: 'long', year: 'numeric' });
  }
  // [jenis, judul, alamat, tanggal, nama, tempat, ringkasan]; hanya teks, tidak pernah HTML
  function tampil(judul, daftar, semua, catatan, batas) {
    var b = unsur('section', hasil), ol;
    if (judul) unsur('h2', b, judul);
    if (daftar.length) ol = unsur('ol', b);
    daftar.slice(0, batas).forEach(function (r) {
      var li = unsur('li', ol), a = unsur('a', li, r[1]);
      a.href = r[2];
      unsur('p', li, [data.jenis[r[0]] || r[0], r[4], r[5], hari(r[3])].filter(Boolean).join(' · ')).className = 'meta';
      if (r[6]) unsur('p', li, r[6]);
    });
    if (catatan) unsur('p', b, catatan).className = 'kecil';
    if (semua > batas) {
      var t = unsur('button', b, isikan(kata.lagi, { jumlah: semua - batas }));
      t.type = 'button';
      t.className = 'tombol garis';
      t.onclick = function () { lihat(batas + 20, batas + 20); };
    }
  }

  var UMUM = /^(desa|kelurahan|kel|kecamatan|kec|distrik|kabupaten|kab|kota|provinsi|prov|kim)$/;
  function cariNama(cari) {
    var jenis = pilihan('jenis'), di = (pilihan('kabupaten') || pilihan('provinsi')).replace('.', '');
    if (pilihan('bidang') || jenis && jenis !== 'kim') return Promise.resolve({ daftar: [] });
    var inti = cari.filter(function (k) { return !UMUM.test(k); });
    if (inti.length) cari = inti;
    // kata wilayah di sekitarnya hanya menyaring
    var urut = cari.slice().sort(function (a, b) { return b.length - a.length; }), p = data.potongan, banyak;
    return ambil(urut[0]).then(function (h) { return h.daftar.length || !urut[1] ? h : ambil(urut[1]); });
    function ambil(k) {
      var perlu = [], n = 0;
      while (n + 1 < p.length && p[n + 1] <= k) n++;
      for (; n < p.length && (p[n] <= k || p[n] < k + '{'); n++) perlu.push(p[n]);
      banyak = banyak || perlu.length > 2;
      return Promise.all(perlu.slice(0, 2).map(function (m) {
        return muat(m, 'nama/n-' + m.replace(/ /g, '-') + '.js');
      })).then(function (bagian) {
        var ada = {}, utuh = cari.join(' ');
        bagian.forEach(function (b) {
          b[1].split('\n').forEach(function (baris) {
            if (ada[baris]) return;
            var s = baris.split('|'), kim = s.length > 2, kode = kim ? s[1] : s[0], nama = s[s.length - 1];
            var atas = [6, 4, 2].filter(function (e) { return e < kode.length || kim && e === kode.length; })
              .map(function (e) { return (b[0][kode.slice(0, e)] || '').replace('+', ''); });
            if (kode.indexOf(di) || jenis && !kim || !cocok(cari, nama + ' ' + atas.join(' '))) return;
            var bersih = lipat(nama).split(' ');
            while (bersih.length > 1 && UMUM.test(bersih[0])) bersih.shift();
            var mirip = bersih.join(' ');
            ada[baris] = {
              urut: [mirip === utuh ? 0 : mirip.indexOf(utuh) ? 2 : 1, kim ? 0 : kode.length, mirip].map(function (x) { return String(x).padStart(2, '0'); }).join(),
              r: [kim ? 'kim' : '', nama, kim && s[0] !== '.' ? rumah(s[0]) : wilayah(kode, b[0]), '', '', atas.join(', '), '']
            };
          });
        });
        var daftar = Object.values(ada).sort(function (a, b) { return a.urut < b.urut ? -1 : 1; });
        return { daftar: daftar.map(function (a) { return a.r; }), banyak: banyak };
      });
    }
  }
  function rumah(a) { return /^https?:/.test(a) ? a : '../kim/' + encodeURIComponent(a) + '/index.html'; }
  function titik(kode) { return kode.slice(0, 6).replace(/(..)(?=.)/g, '$1.'); }
  function wilayah(kode, atas) { // desa ke kecamatannya bila punya halaman, bila tidak ke barisnya
    var kec = titik(kode), muka = '../wilayah/';
    if (kode.length < 6) return muka + kec + '.html';
    if ((atas[kode.slice(0, 6)] || '')[0] === '+') return muka + kec + '.html';
    return muka + kec.slice(0, 5) + '.html#' + kec;
  }

  var mesin = {}, isian = ['provinsi', 'kabupaten', 'bidang', 'jenis'];
  function pilihan(nama) { return f.elements[nama] && f.elements[nama].value || ''; }
  function tanda() { // indeks yang diperlukan pilihan pembaca: kabupatennya, atau provinsinya
    var t = ['kabupaten', 'provinsi'].map(function (n) {
      return pilihan(n) && f.elements[n].selectedOptions[0].dataset.teks;
    }).find(Boolean);
    return data.terbagi ? t || data.sendiri : '';
  }
  function buka(potong) {
    return mesin[potong] = mesin[potong] || import(new URL('umum/pagefind.js', location.href).href).then(function (pf) {
      var m = pf.createInstance({ basePath: new URL('umum/', location.href).href, noWorker: true });
      return (potong ? m.mergeIndex(new URL(potong + '/', location.href).pathname) : m.init()).then(function () { return m; });
    }).catch(function (e) { delete mesin[potong]; throw e; });
  }
  function tabel(potong, kunci) {
    var alamat = potong + '/isi/' + kunci + '.json';
    return muatan[alamat] = muatan[alamat] || fetch(alamat).then(function (b) { return b.ok ? b.json() : {}; });
  }
  function cariTeks(teks, banyak) {
    var t = tanda().split(':'), saring = {}, meja = [data.umum].concat(t[0] ? tanda() : []).map(function (m) { return m.split(':'); });
    isian.forEach(function (n) { if (pilihan(n)) saring[n] = pilihan(n); });
    return buka(t[0]).then(function (m) { return m.search(teks, { filters: saring }); }).then(function (jawab) {
      var satu = jawab.results.slice(0, banyak).map(function (r) {
        // Bila ada dua indeks, tabel umum kecil dan dibaca dulu.
        return meja.reduce(function (janji, m) {
          return janji.then(function (ada) {
            return ada || tabel(m[0], +m[1] ? r.id.slice(3, 3 + +m[1]) : 'semua').then(function (b) { return b[r.id]; });
          });
        }, Promise.resolve());
      });
      return Promise.all(satu).then(function (daftar) {
        return {
          semua: jawab.results.length, daftar: daftar.filter(Boolean).map(function (r) {
            return r.slice(0, 2).concat(/^https?:/.test(r[2]) ? r[2] : '../' + r[2], r.slice(3));
          })
        };
      });
    });
  }
  function cariJudul(cari) {
    return muat('judul', data.judul).then(function (b) {
      return {
        daftar: b.filter(function (r) { return cocok(cari, r[2]); }).map(function (r) {
          return [r[0], r[2], r[0] + '/' + encodeURIComponent(r[1]) + '.html', r[3]];
        })
      };
    });
  }

  function lihat(batasNama, batasTeks) {
    var teks = q.value.trim(), cari = lipat(teks).split(' '), ini = ++giliran, jumlah = 0, alamat = {};
    try { history.replaceState(null, '', '?q=' + encodeURIComponent(teks)); } catch (_) { /* dari berkas */ }
    if (cari.join('').length < 2) {
      hasil.textContent = '';
      kabar.textContent = teks ? kata.pendek : '';
      return;
    }
    kabar.textContent = kata.tunggu;
    var gagal = function () { return null; };
    var nama = (data.judul ? cariJudul(cari) : cariNama(cari)).catch(gagal);
    var isinya = data.umum && !berkas ? cariTeks(teks, batasTeks).catch(gagal) : Promise.resolve();
    nama.then(function (n) { // nama tidak menunggu isi kabar
      if (ini !== giliran) return;
      hasil.textContent = '';
      if (!n) return;
      jumlah = n.daftar.length;
      n.daftar.forEach(function (r) { alamat[r[2]] = 1; });
      if (jumlah || n.banyak) tampil(data.judul ? '' : kata.wilayah, n.daftar, jumlah, n.banyak ? kata.banyak : '', batasNama);
    });
    Promise.all([nama, isinya]).then(function (j) {
      if (ini !== giliran) return;
      var i = j[1], pesan = data.umum && berkas ? kata.berkas : i === null ? kata.gagal : i && data.terbagi && !tanda() ? kata.pilih : '';
      if (i) {
        var baru = i.daftar.filter(function (r) { return !alamat[r[2]]; }), semua = i.semua - i.daftar.length + baru.length;
        if (semua) tampil(kata.kabar, baru, semua, '', batasTeks);
        jumlah += semua;
      }
      if (pesan) unsur('p', hasil, pesan).className = 'maklumat';
      kabar.textContent = j[0] || i ? isikan(jumlah ? kata.hasil : kata.tak_ketemu, { jumlah: jumlah, kata: teks }) : kata.gagal;
    });
  }
  function mulai() { lihat(8, 10); }
  q.addEventListener('input', function () { clearTimeout(tunda); tunda = setTimeout(mulai, 300); });
  f.addEventListener('submit', function (e) { e.preventDefault(); clearTimeout(tunda); mulai(); });
  f.addEventListener('change', function (e) {
    if (e.target === q) return;
    var prov = pilihan('provinsi'), kab = f.elements.kabupaten;
    if (e.target.name !== 'provinsi' || !kab) return mulai();
    kab.length = 1;
    kab.parentNode.hidden = !prov;
    if (!prov) return mulai();
    muat('wilayah ' + prov, 'wilayah/' + prov + '.js').then(function (b) {
      b.forEach(function (w) {
        var o = new Option(w[1], w[0]);
        o.dataset.teks = w[2];
        kab.append(o);
      });
    }).catch(function () { /* tinggal satu provinsi utuh */ }).then(mulai);
  });
  var awal = new URLSearchParams(location.search).get('q');
  if (awal) {
    q.value = awal;
    mulai();
  }
})();
