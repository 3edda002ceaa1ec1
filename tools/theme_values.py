"""What each template of a theme is told: name, type, meaning. `tests/test_theme_docs.py` holds it
against what templates are really given.
"""

from __future__ import annotations

Given = dict[str, tuple[str, str]]
"""Name to type and meaning."""

GLOBALS: Given = {
    "t": ("t(key, **values) → str", "the theme's word for `key`, its places filled"),
    "language": ("str", "the network's language, `id` or `en`"),
    "link": ("link(Target) → str", "the relative address of a page or file, from this page"),
    "address": ("address(Target) → str", "its absolute address"),
    "asset": ("asset(path) → str", "the relative address of a file in `static/`"),
    "sizes": ("str", "what `<img sizes>` says of a photo in the text"),
}

EVERY_PAGE: Given = {
    "page": ("Page", "the page itself"),
    "frame": ("Frame", "what all pages of the site share"),
    "network": ("Network", "`kimsite.yaml`; its fields are in panduan/isian.md"),
    "policy": ("str", "the content security policy"),
    "preview_mode": ("bool", "whether `kimsite serve` shows it"),
    "shared": ("Preview or None", "the picture that a shared link shows"),
}

EVERY_SITE: Given = {
    "region": ("str", "where the KIM works, in words"),
    "places": ("tuple of MenuEntry", "the directory's pages of the regions around"),
    "front": ("Target", "the directory's front page"),
    "feeds_page": ("Target", "the page that explains feeds"),
    "profile_page": ("Target", "the KIM's profile"),
    "status": ("str", "`aktif`, `tidak aktif` or `dibubarkan`"),
    "displays": ("tuple of MenuEntry", "board, newest bulletin and poster, where there are any"),
    "qr": ("Target", "the site's QR code"),
    "site_address": ("str", "the site's address as people type it"),
    "contact": ("ContactBlock or None", "whom a reader can write to"),
}

_ENDS = ("bool", "whether anything here ends: `naskah.js` then marks what is over")

_ITEM: Given = {
    "item": ("Item", "the post"),
    "form": ("form", "its front matter; the fields are in panduan/isian.md"),
    "part": ("GalleryPart or None", "which photos of a gallery this page shows"),
    "over": ("bool", "whether an event is over"),
    "details": (
        "Details or None",
        "what an event tells: kind, organizer, participants, next times",
    ),
    "calendar": ("CalendarLinks or None", "the ways into a calendar of an event to come"),
    "notice": ("str", "in which state it is (draft, ended), in a sentence; empty for a live one"),
    "notes": ("tuple of str", "the minutes of an event, by paragraph"),
    "share": ("ShareLinks", "links that pass it on"),
    "older": ("Item or None", "the one before it in time"),
    "newer": ("Item or None", "the one after it"),
}

_INCLUDED: Given = {
    "urgent": ("tuple of Notice", "what is urgent, as banners above all else"),
    "include": ("Include or None", "where a script finds them instead (`sisipan`)"),
    "all_materials": ("Target", "the network's list of them"),
}

TEMPLATES: dict[str, Given] = {
    "beranda.html": {
        "stories": ("list of Item", "the newest news, the first to lead the page"),
        "events": ("list of Item", "what is coming up, the next first"),
        "announcements": ("list of Item", "the newest announcements"),
        "galleries": ("list of Item", "the newest galleries"),
        "materials": ("tuple of Notice", "the newest information for this KIM"),
        **_INCLUDED,
        "photo": ("Shot or None", "the KIM's photo"),
        "about": ("tuple of str", "who it is, by paragraph"),
        "fields": ("tuple of Tag", "its fields of activity"),
        "side": ("bool", "whether there is anything beside the news"),
        "empty": ("bool", "whether nothing was posted yet"),
        "lists": ("dict of Target", "the list of each kind: `lists['berita']`"),
        "ends": _ENDS,
    },
    "item.html": _ITEM,
    "galeri.html": _ITEM,
    "agenda.html": _ITEM,
    "halaman.html": _ITEM,
    "ditarik.html": {
        "reason": ("str", "why it was withdrawn, perhaps empty"),
        "kind": ("str", "what it was: `berita` …"),
    },
    "daftar.html": {
        "kind": ("str", "`berita`, `galeri`, `pengumuman`, `agenda` or `halaman`"),
        "groups": ("list of Group", "the items, under headings where there are several"),
        "months": ("sequence of Month", "pages of older items"),
        "bulletins": ("sequence of MenuEntry", "the monthly bulletins, on the list of news"),
        "calendar": ("Target or None", "on the list of events: the KIM's calendar"),
        "back": ("Target or None", "from a month's page to the newest"),
        "ends": _ENDS,
    },
    "profil.html": {
        "profile": ("Profile", "the profile; its fields are in panduan/isian.md"),
        "parts": ("ProfileParts", "its pictures, papers, products and accounts"),
        "facts": ("sequence of (str, str)", "labels and values of the short facts"),
        "about": ("tuple of str", "the overview, by paragraph"),
        "vision": ("tuple of str", "the vision, by paragraph"),
        "fields": ("tuple of Tag", "its fields of activity"),
        "ways": ("tuple of Way", "how to reach it"),
        "address_text": ("str", "the secretariat's address on one line"),
        "mentions": (
            "dict of str to ToldGroup",
            "what the network says of it: `penghargaan`, `program`, `peserta`",
        ),
    },
    "bahan.html": {
        "materials": ("tuple of Notice", "information for this KIM, newest first"),
        **_INCLUDED,
        "ends": _ENDS,
    },
    "unduhan.html": {"rows": ("sequence of Row", "every file, with the page that brought it")},
    "cari.html": {
        "told": ("str", "what `cari.js` is told, as JSON: its words, and where the titles are"),
        "lists": ("list of MenuEntry", "the lists of the site, for readers without the script"),
    },
    "papan.html": {
        "stories": ("list of Item", "the newest news and galleries"),
        "announcements": ("list of Item", "the newest announcements"),
        "events": ("list of Item", "what is coming up"),
    },
    "poster.html": {},
    "buletin.html": {
        "month": ("str", "the month in words"),
        "stories": ("list of Item", "the news shown at length, newest first"),
        "short": ("list of Item", "the news of which only the title is named"),
        "pictures": ("list of Item", "galleries, of which one picture is shown"),
        "announcements": ("list of Item", "announcements of the month"),
        "events": ("list of Item", "events of this month and the next"),
        "more": ("int", "how many items of the month did not fit"),
        "sheets": ("int", "1 where all of it fits on one sheet, else 2"),
    },
}
"""Pages of a KIM's site: what they are told besides EVERY_PAGE and EVERY_SITE."""

_CRUMBS: Given = {"crumbs": ("sequence of (str, Target)", "the way back up")}
EVERY_DIRECTORY_PAGE: Given = {
    **_CRUMBS,
    "press": (
        "directory's Press",
        "`press.day(date)`, `press.number(n)`, `press.kim(n)`, `press.verdict(v)` write words",
    ),
    "feeds_page": ("Target", "the page that explains feeds"),
    "data_page": ("Target", "`data/index.html`"),
    "licence": ("Licence or None", "the licence: its title, short name and address"),
}

_MAP: Given = {"map": ("Chart or None", "its map, for `peta(map, press)` of `peta.html`")}
_AREA: Given = {
    **_MAP,
    "count": ("str", "how many KIM, in words"),
    "newest": ("list of Headline", "the newest posts"),
    "numbers": ("list of (str, Target)", "the pages of a long list"),
    "part": ("Part", "the KIM that this page lists"),
}

_LEAF: Given = {
    "leaf": ("Leaf", "the materials of this page, urgent first: `leaf.cards`, `leaf.number`"),
    "numbers": ("list of (str, Target)", "the pages of a long list"),
}

DIRECTORY: dict[str, Given] = {
    "direktori/cari.html": {
        "told": ("str", "what `cari.js` is told, as JSON: its words, shards and indexes"),
        "provinces": ("list of Choice", "the provinces that have KIM, where there are several"),
        "areas": ("list of Choice", "the kabupaten/kota instead, where there is one province"),
        "fields": ("list of Choice", "the fields of activity"),
        "kinds": ("list of Choice", "the kinds of record"),
        "texts": ("bool", "whether texts are found, or names alone"),
        "sizes": ("tuple of int", "about how many KB a search for names and one for texts load"),
        "doors": ("list of Entry", "the provinces that have KIM, with their pages"),
        "topics": ("list of Entry", "the fields of activity, with their pages"),
    },
    "direktori/beranda.html": {
        **_MAP,
        "figures": ("sequence of (str, str)", "labels and numbers"),
        "newest": ("list of Headline", "the newest posts of all KIM"),
        "cards": ("list of Card", "the newest materials"),
        "provinces": ("list of Entry", "the regions below"),
        "fields": ("list of Entry", "the fields of activity"),
        "regions_page": ("Target", "all regions"),
        "fields_page": ("Target", "all fields"),
        "materials_page": ("Target", "all materials"),
        "feed": ("Target", "the network's feed"),
        "ends": _ENDS,
    },
    "direktori/wilayah.html": {
        **_MAP,
        "count": ("str", "how many KIM, in words"),
        "figures": ("list of (str, str)", "labels and numbers"),
        "lines": ("list of RegionLine", "the regions, for `press.lines(lines)`"),
        "doors": ("list of Entry", "the other lists: by bidang, level …"),
    },
    "direktori/daerah.html": {
        **_AREA,
        "region": ("Region", "the region"),
        "figures": ("list of (str, str)", "labels and numbers; empty without a KIM"),
        "lines": ("list of RegionLine", "the regions inside, for `press.lines(lines)`"),
        "facets": ("list of (str, list of Entry)", "its KIM by bidang, level and status"),
        "bare": ("sequence of Region", "the villages of a kecamatan without a KIM"),
        "materials": ("list of Notice", "the newest information meant for it by name"),
        "lessons_page": ("Target or None", "Belajar, where there is anything to learn"),
        "feed": ("Target or None", "its feed"),
        "events": ("list of Meeting", "the next events of the network that were meant for it"),
        "calendar": ("Target or None", "its calendar"),
        "feeds": ("Target or None", "of a province: the outline of its KIM's feeds"),
        "near": ("list of Entry", "the nearest regions"),
        "office": ("OfficeCard or None", "the office responsible"),
    },
    "direktori/umpan.html": {
        "common": ("list of Subject", "the feeds of the network and its materials"),
        "materials_page": ("Target or None", "where feeds of materials are found"),
        "regions": ("list of Subject", "the regions that have feeds, with them"),
        "fields": ("list of Subject", "the bidang, likewise"),
        "regions_page": ("Target or None", "where further regions are, if there are any"),
        "outline": ("Target", "the outline of all feeds"),
    },
    "direktori/daftar.html": {"entries": ("list of Entry", "the marks that have any KIM")},
    "direktori/satu-daftar.html": {
        **_AREA,
        "children": ("list of Entry", "the regions inside, where the list is divided"),
    },
    "direktori/bahan.html": {
        **_LEAF,
        "feed": ("Target", "the materials' feed"),
        "topics": ("list of Entry", "the topics with the most materials"),
        "topics_page": ("Target", "the list of all topics"),
        "issuers": ("list of Entry", "the issuers with the most materials"),
        "issuers_page": ("Target", "the list of all issuers"),
        "hoaxes_page": ("Target or None", "Cek Hoaks, where there is any"),
        "lessons_page": ("Target or None", "Belajar, where there is any"),
    },
    "direktori/bahan-menurut.html": {**_LEAF, "feed": ("Target", "the list's feed")},
    "direktori/hoaks.html": _LEAF,
    "direktori/belajar.html": _LEAF,
    "direktori/satu-bahan.html": {
        "card": ("Card", "the material as lists show it"),
        "article": ("Article", "its text, pictures and files"),
        "form": ("Material", "its front matter"),
        "kind": ("str", "what kind of material, in words"),
        "validity": ("str", "from when until when, in words"),
        "verdict": ("str", "what a clarification finds, in words; else empty"),
        "topic_page": ("Target or None", "the list of its topic"),
        "issuer_page": ("Target or None", "the list of its issuer"),
        "videos": ("list of VideoLink", "videos that are elsewhere"),
        "changed": ("Change or None", "what was changed in it last"),
        "changes": ("tuple of Change", "all that was changed in it, newest first"),
        "share": ("ShareLinks", "links that pass it on"),
        "message": ("str", "the text that they send"),
        "code": ("Target", "the QR code of its page; there is none of a withdrawn one"),
        "page_address": ("str", "the address that the code holds"),
        "relays": ("Relays or None", "who passed it on"),
    },
    "direktori/diteruskan.html": {
        "heading": ("str", "in which region they passed it on"),
        "relays": ("Relays", "who did"),
        "numbers": ("list of (str, Target)", "the pages of a list in parts"),
    },
    "direktori/agenda.html": {
        "coming": ("list of Meeting", "the network's events to come"),
        "past": ("Target or None", "the page of those that are over"),
        "community": ("list of Announced", "events of KIM, when, calendar leaf"),
        "calendar": ("Target", "the calendar of the network"),
    },
    "direktori/agenda-lewat.html": {
        "past": ("list of Meeting", "the network's events of one year that are over"),
        "years": ("list of MenuEntry", "the pages of all years, where there are several"),
    },
    "direktori/acara.html": {
        "meeting": ("Meeting", "the event"),
        "details": ("Details", "its kind, organizer, participants and next times"),
        "calendar": ("CalendarLinks or None", "the ways into a calendar while it is to come"),
        "article": ("Article", "its text, pictures and files"),
        "notes": ("tuple of str", "its minutes, by paragraph"),
        "share": ("ShareLinks", "links that pass it on"),
    },
    "direktori/penghargaan.html": {
        "years": ("list of Year", "the years, newest first, with their events"),
    },
    "direktori/satu-penghargaan.html": {
        "ceremonies": ("list of Ceremony", "the award events, with categories and winners"),
        "numbers": ("list of (str, Target)", "the pages of a year that has several"),
    },
    "direktori/program.html": {
        "stages": (
            "list of (str, list of Project)",
            "`jalan`, `nanti` and `selesai`, each with its programmes",
        ),
    },
    "direktori/satu-program.html": {
        "project": ("Project", "the programme"),
        "article": ("Article", "its text, pictures and files"),
        "period": ("str", "from when until when, in words"),
        "counting": ("tuple of str", "the days that are counted before it and during it"),
        "parties": ("list of Party", "the KIM that take part, by region, with their numbers"),
        "total": ("tuple of int", "how many KIM, and their items before and during"),
        "share": ("ShareLinks", "links that pass it on"),
    },
    "direktori/data.html": {
        "downloads": ("list of Download", "the data files, with their size"),
        "package": ("Target", "`data/datapackage.json`"),
        "shelves": ("list of Shelf", "the files of each province, in a network of the nation"),
        "tables": ("list of (str, list of Meant)", "`kim`, `wilayah`, `bahan`: their columns"),
        "newest": ("str", "the day of the newest item, in words; empty where there is none"),
        "python": ("str", "a line that reads the data"),
        "sql": ("str", "a question to the database"),
        "version": ("int", "the version of the columns"),
    },
    "direktori/halaman.html": {
        "article": ("Article", "its text, pictures and files"),
        "share": ("ShareLinks", "links that pass it on"),
    },
}
"""Pages of the directory: what they are told besides EVERY_PAGE and EVERY_DIRECTORY_PAGE."""

PIECES: dict[str, Given] = {
    "direktori/kim.html": {"row": ("Row (of KIM)", "a KIM in a list")},
    "direktori/kabar.html": {"headline": ("Headline", "a post in a list")},
    "direktori/dinas.html": {"office": ("OfficeCard", "the office responsible")},
}
"""Parts that many pages of the directory show alike; they are told ``press``, too."""

APART: dict[str, Given] = {
    "pengalihan.html": {
        "target": ("Target", "where the page has moved"),
        "page": ("Page", "the page that was"),
        "frame": ("Frame", "the site's"),
        "network": ("Network", "`kimsite.yaml`"),
        "policy": ("str", "the content security policy"),
    },
    "direktori/404.html": {
        "style": ("Markup", "the text of `direktori/404.css`"),
        "policy": ("str", "the policy that lets this style through"),
        "icon": ("str", "the absolute address of `ikon.svg`"),
        "network": ("Network", "`kimsite.yaml`"),
        "menu": ("list of (str, str)", "labels and absolute addresses"),
    },
    "direktori/404.css": {},
}
"""Templates that are told just this."""

BLOCKS = {
    "judul": "the text of `<title>`",
    "kanonik": "the page's own address for search engines",
    "ikon": "the icons of the browser's tab and the phone's home screen",
    "gaya": "the main style sheet (the colours of `aksen.css` are loaded before it)",
    "kepala": "what else stands in `<head>`: further styles, scripts from files",
    "badan": "all that stands in `<body>`",
    "kop": "below the site's name: the region of a KIM",
    "maklumat": "above the text: that a KIM is inactive or dissolved",
    "isi": "the page's content",
    "daftar": "in a list: the items, without its title and the links to older ones",
    "direktori": "the same on pages of the directory, below the way back up",
    "kaki": "the footer",
}
"""Every block, with what stands in it."""
