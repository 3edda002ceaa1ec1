"""Documents: PDF by hand, with the fonts every reader has."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A4 pages of text. A line that begins with ``#`` is a heading, with ``|`` a row of a table."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (id-ID) >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({pages[0][0].lstrip('# ')}) /Producer (kimsite, contoh) >>",
    ]
    kids = []
    for number, lines in enumerate(pages, 1):
        out = [
            "0.94 0.95 0.93 rg 0 792 595 50 re f 0.09 0.41 0.36 rg",
            "BT /F2 12 Tf 56 812 Td (CONTOH - bukan dokumen resmi) Tj ET 0 g",
        ]
        y = 750
        for line in lines:
            safe = line.lstrip("# ").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            if line.startswith("#"):
                out.append(f"BT /F2 17 Tf 56 {y} Td ({safe}) Tj ET")
                y -= 32
            elif line.startswith("|"):
                for column, cell in enumerate(safe.strip("| ").split("|")):
                    out.append(f"BT /F1 12 Tf {62 + column * 170} {y} Td ({cell.strip()}) Tj ET")
                out.append(f"0.8 G 56 {y - 7} m 539 {y - 7} l S")
                y -= 26
            else:
                out.append(f"BT /F1 12 Tf 56 {y} Td ({safe}) Tj ET")
                y -= 20
        out.append(f"BT /F1 10 Tf 56 40 Td (Halaman {number} dari {len(pages)}) Tj ET")
        stream = "\n".join(out)
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R"
            f" /F2 4 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>"
    )
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return body + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("ascii")


def decree(name: str, issuer: str) -> list[list[str]]:
    return [
        ["# Surat Keputusan (contoh)", f"Tentang susunan pengurus {name}", "",
         "Menimbang:", "a. bahwa warga memerlukan kabar yang benar dan cepat;",
         "b. bahwa musyawarah warga telah memilih pengurus.", "",
         "Memutuskan:", "1. Mengesahkan pengurus sebagaimana tercantum dalam lampiran.",
         "2. Masa bakti pengurus tiga tahun.",
         "3. Keputusan ini berlaku sejak tanggal ditetapkan.", "", issuer, "",
         "Dokumen ini dibuat untuk contoh dan tidak mempunyai kekuatan hukum."],
        ["# Lampiran (contoh)", "", "| Jabatan | Keterangan", "| Ketua | 1 orang",
         "| Sekretaris | 1 orang", "| Bendahara | 1 orang", "| Seksi pengumpulan | 1 orang",
         "| Seksi pengolahan | 1 orang", "| Seksi penyebaran | 1 orang", "",
         "Nama pengurus tercantum di profil KIM."],
    ]  # fmt: skip


PAPERS: dict[str, list[list[str]]] = {
    "pdf-sk": decree("KIM Amungsa Bersinar", "Lurah (contoh)"),
    "pdf-sk2": decree("FK-KIM Kota Probolinggo", "Wali Kota (contoh)"),
    "pdf-posyandu": [
        [
            "# Jadwal posyandu",
            "Desember 2026 sampai Februari 2027, pukul 08.30-11.00 WIT",
            "",
            "| Bulan | Tanggal | Tempat",
            "| Desember 2026 | 10 | Balai RT 03",
            "| Januari 2027 | 14 | Balai RT 03",
            "| Februari 2027 | 11 | Sekretariat KIM",
        ],
        [
            "# Yang perlu dibawa",
            "- Buku KIA",
            "- Kain gendong",
            "- Botol air minum anak",
            "",
            "Bila anak demam, beri tahu kader lebih dahulu.",
        ],
    ],
    "pdf-pendampingan": [
        [
            "# Jadwal pendampingan KIM kelurahan",
            "Setiap Rabu, pukul 15.30-17.00 WIB",
            "",
            "| Pekan | Kegiatan | Pendamping",
            "| Pertama | Menulis berita | Tim penyunting",
            "| Kedua | Keterangan foto | Tim penyunting",
            "| Ketiga | Memeriksa kabar | Sekretariat",
            "| Keempat | Papan informasi | Sekretariat",
        ],
        [
            "# Catatan",
            "- Tukar hari: hubungi sekretariat dua hari sebelumnya.",
            "- Bawalah satu naskah dan dua foto.",
            "- Pendampingan tidak dipungut biaya.",
        ],
    ],
    "pdf-modul": [
        [
            "# Modul menulis berita desa",
            "Pertemuan pertama, 90 menit",
            "",
            "| Menit | Kegiatan | Bahan",
            "| 0-15 | Berkenalan | Kartu nama",
            "| 15-45 | Enam pertanyaan 5W+1H | Kertas",
            "| 45-75 | Menulis lima baris | Buku tulis",
            "| 75-90 | Membaca bersama | -",
        ],
        [
            "# Pertemuan kedua",
            "",
            "| Menit | Kegiatan | Bahan",
            "| 0-30 | Memeriksa nama, angka | Tulisan",
            "| 30-60 | Keterangan foto | Ponsel",
            "| 60-90 | Menyebarkan | Papan, WhatsApp",
            "",
            "Sebelum dimuat, tanyakan: sudah benar? sudah izin? siapa pewartanya?",
        ],
    ],
}
