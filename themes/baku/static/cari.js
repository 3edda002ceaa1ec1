// Pencarian. Tidak ada yang diambil sebelum pembaca mengetik. Nama dan judul datang sebagai skrip,
// yang juga terbuka dari berkas; isi kabar lewat Pagefind, yang hanya jalan dari alamat web.
(function () {
  'use strict';
  var d = document, f = d.querySelector('[data-cari]');
  if (!f) return;
  var data = JSON.parse(f.dataset.cari), kata = data.kata, q = f.elements.q, isi = {}, muatan = {}, giliran = 0, tunda, berkas = location.protocol === 'file:', kabar = d.querySelector('[data-kabar]'), hasil = d.querySelector('[data-hasil]');
  window.kimsite = (kunci, nilai) => { isi[kunci] = nilai; };
  f.querySelectorAll('[data-skrip]').forEach(e => { e.hidden = berkas && e.dataset.skrip === 'teks'; });

  function muat(kunci, alamat) {
    return muatan[kunci] = muatan[kunci] || new Promise((jadi, gagal) => {
      var s = d.createElement('script');
      s.src = alamat;
      s.onload = () => { jadi(isi[kunci]); };
      s.onerror = () => { delete muatan[kunci]; s.remove(); gagal(); };
      d.head.append(s);
    });
  }
  function lipat(t) {
    return t.replace(/['`‘’ʼ]/g, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  }
  function cocok(cari, teks) {
    teks = ' ' + lipat(teks);
    return cari.every(k => teks.includes(' ' + k));
  }
  function isikan(t, nilai) { return t.replace(/\{(\w+)\}/g, (_, k) => nilai[k]); }
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
  function tampil(judul, daftar, sisa, catatan, batas) {
    var b = unsur('section', hasil), ol, a;
    if (judul) unsur('h2', b, judul);
    if (daftar.length) ol = unsur('ol', b);
    daftar.slice(0, batas).forEach(r => {
      var li = unsur('li', ol);
      a = unsur('a', li, r[1]);
      a.href = r[2];
      unsur('p', li, [data.jenis[r[0]] || r[0], r[4], r[5], hari(r[3])].filter(Boolean).join(' · ')).className = 'meta';
      if (r[6]) unsur('p', li, r[6]);
    });
    if (catatan) unsur('p', b, catatan).className = 'kecil';
    if (sisa > 0) {
      var t = unsur('button', b, isikan(kata.lagi, { jumlah: sisa }));
      t.type = 'button';
      t.className = 'tombol garis';
      t.onclick = async () => { // yang terakhir terbaca tetap difokus
        await lihat(batas + 20, batas + 20);
        hasil.querySelectorAll('a').forEach(e => { if (a && e.href === a.href) e.focus(); });
      };
    }
  }

  var UMUM = /^(desa|kelurahan|kel|kecamatan|kec|distrik|kabupaten|kab|kota|provinsi|prov|kim)$/;
  async function cariNama(cari) {
    var jenis = pilihan('jenis'), di = (pilihan('kabupaten') || pilihan('provinsi')).replace('.', '');
    if (pilihan('bidang') || jenis && jenis !== 'kim') return { daftar: [] };
    var inti = cari.filter(k => !UMUM.test(k));
    if (inti.length) cari = inti;
    // kata wilayah di sekitarnya hanya menyaring
    var urut = cari.slice().sort((a, b) => b.length - a.length), p = data.potongan, banyak, h = await ambil(urut[0]);
    return h.daftar.length || !urut[1] ? h : ambil(urut[1]);
    async function ambil(k) {
      var perlu = [], n = 0, ada = {}, utuh = cari.join(' ');
      while (n + 1 < p.length && p[n + 1] <= k) n++;
      for (; n < p.length && (p[n] <= k || p[n] < k + '{'); n++) perlu.push(p[n]);
      banyak = banyak || perlu.length > 2;
      (await Promise.all(perlu.slice(0, 2).map(m => muat(m, 'nama/n-' + m.replace(/ /g, '-') + '.js')))).forEach(b => {
        b[1].split('\n').forEach(baris => {
          if (ada[baris]) return;
          var s = baris.split('|'), kim = s.length > 2, kode = kim ? s[1] : s[0], nama = s[s.length - 1];
          var atas = [10, 6, 4, 2].filter(e => e < kode.length || kim && e === kode.length)
            .map(e => (b[0][kode.slice(0, e)] || '').replace('+', '')).filter(Boolean);
          if (kode.indexOf(di) || jenis && !kim || !cocok(cari, nama + ' ' + atas.join(' '))) return;
          var bersih = lipat(nama).split(' ');
          while (bersih.length > 1 && UMUM.test(bersih[0])) bersih.shift();
          var mirip = bersih.join(' ');
          ada[baris] = {
            urut: [mirip === utuh ? 0 : mirip.indexOf(utuh) ? 2 : 1, kim ? 0 : kode.length, mirip].map(x => String(x).padStart(2, '0')).join(),
            r: [kim ? 'kim' : '', nama, kim && s[0] !== '.' ? rumah(s[0]) : wilayah(kode, b[0]), '', '', atas.join(', '), '']
          };
        });
      });
      return { daftar: Object.values(ada).sort((a, b) => a.urut < b.urut ? -1 : 1).map(a => a.r), banyak };
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
    var t = ['kabupaten', 'provinsi'].map(n => {
      return pilihan(n) && f.elements[n].selectedOptions[0].dataset.teks;
    }).find(Boolean);
    return data.terbagi ? t || data.sendiri : '';
  }
  function buka(potong) {
    return mesin[potong] = mesin[potong] || import(new URL('umum/pagefind.js', location.href).href).then(pf => {
      var m = pf.createInstance({ basePath: new URL('umum/', location.href).href, noWorker: true });
      return (potong ? m.mergeIndex(new URL(potong + '/', location.href).pathname) : m.init()).then(() => m);
    }).catch(e => { delete mesin[potong]; throw e; });
  }
  function tabel(potong, kunci) {
    var alamat = potong + '/isi/' + kunci + '.json';
    return muatan[alamat] = muatan[alamat] || fetch(alamat).then(b => b.ok ? b.json() : {});
  }
  async function cariTeks(teks, banyak) {
    var t = tanda().split(':'), saring = {}, meja = [data.umum].concat(t[0] ? tanda() : []).map(m => m.split(':'));
    isian.forEach(n => { if (pilihan(n)) saring[n] = pilihan(n); });
    var jawab = await (await buka(t[0])).search(teks, { filters: saring }), semua = jawab.results.length;
    var daftar = await Promise.all(jawab.results.slice(0, banyak).map(async r => {
      for (var m of meja) { // bila ada dua indeks, tabel umum kecil dan dibaca dulu
        var b = (await tabel(m[0], +m[1] ? r.id.slice(3, 3 + +m[1]) : 'semua'))[r.id];
        if (b) return b;
      }
    }));
    return {
      sisa: semua - banyak,
      daftar: daftar.filter(Boolean).map(r => r.slice(0, 2).concat(/^https?:/.test(r[2]) ? r[2] : '../' + r[2], r.slice(3)))
    };
  }
  async function cariJudul(cari) {
    return {
      daftar: (await muat('judul', data.judul)).filter(r => cocok(cari, r[2]))
        .map(r => [r[0], r[2], r[0] + '/' + encodeURIComponent(r[1]) + '.html', r[3]])
    };
  }

  async function lihat(batasNama, batasTeks) {
    var teks = q.value.trim(), cari = lipat(teks).split(' '), ini = ++giliran, jumlah = 0, alamat = {};
    try { history.replaceState(null, '', '?q=' + encodeURIComponent(teks)); } catch (_) { /* dari berkas */ }
    if (cari.join('').length < 2) {
      hasil.textContent = '';
      kabar.textContent = teks ? kata.pendek : '';
      return;
    }
    kabar.textContent = kata.tunggu;
    var gagal = () => null, nama = (data.judul ? cariJudul : cariNama)(cari).catch(gagal);
    var isinya = data.umum && !berkas ? cariTeks(teks, batasTeks).catch(gagal) : 0, n = await nama;
    if (ini !== giliran) return;
    hasil.textContent = ''; // nama tidak menunggu isi kabar
    if (n) {
      jumlah = n.daftar.length;
      n.daftar.forEach(r => { alamat[r[2]] = 1; });
      if (jumlah || n.banyak) tampil(data.judul ? '' : kata.wilayah, n.daftar, jumlah - batasNama, n.banyak ? kata.banyak : '', batasNama);
    }
    var i = await isinya, pesan = data.umum && berkas ? kata.berkas : i === null ? kata.gagal : i && data.terbagi && !tanda() ? kata.pilih : '';
    if (ini !== giliran) return;
    if (i) {
      var baru = i.daftar.filter(r => !alamat[r[2]]), sisa = Math.max(i.sisa, 0);
      if (sisa && !baru.length) return lihat(batasNama, batasTeks + 20); // semuanya sudah ada di atas
      if (baru.length) tampil(kata.kabar, baru, sisa, '', batasTeks);
      jumlah += baru.length + sisa;
    }
    if (pesan) unsur('p', hasil, pesan).className = 'maklumat';
    kabar.textContent = n || i ? isikan(jumlah ? kata.hasil : kata.tak_ketemu, { jumlah, kata: teks }) : kata.gagal;
  }
  function mulai() { lihat(8, 10); }
  q.addEventListener('input', () => { clearTimeout(tunda); tunda = setTimeout(mulai, 300); });
  f.addEventListener('submit', e => { e.preventDefault(); clearTimeout(tunda); mulai(); });
  async function daerah() { // kabupaten dari provinsi yang dipilih
    var prov = pilihan('provinsi'), kab = f.elements.kabupaten;
    kab.parentNode.hidden = !prov;
    var b = prov && await muat('wilayah ' + prov, 'wilayah/' + prov + '.js').catch(() => 0) || [];
    if (prov !== pilihan('provinsi')) return;
    kab.length = 1;
    b.forEach(w => {
      var o = new Option(w[1], w[0]);
      o.dataset.teks = w[2];
      kab.append(o);
    });
    mulai();
  }
  f.addEventListener('change', e => {
    if (e.target !== q) e.target.name === 'provinsi' && f.elements.kabupaten ? daerah() : mulai();
  });
  addEventListener('load', () => { // kembali dari sebuah hasil
    if (pilihan('provinsi') && f.elements.kabupaten) daerah();
  });
  var awal = new URLSearchParams(location.search).get('q');
  if (awal) {
    q.value = awal;
    mulai();
  }
})();
