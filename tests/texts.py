"""Texts to render: the examples of CommonMark, and what people type on phones, whole or broken."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from tests.tools import ROOT, need

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


@cache
def commonmark_examples() -> tuple[str, ...]:
    """The Markdown of every example in the specification; ``→`` stands for a tab there."""
    file = ROOT / "node_modules" / "commonmark-spec" / "spec.txt"
    text = Path(need("commonmark-spec", file)).read_text("utf-8")
    found = tuple(example.replace("→", "\t") for example in _EXAMPLE.findall(text))
    assert len(found) > 600
    return found


PHONE_EXAMPLES = (
    "Satu paragraf dengan “kutipan” – dan tanda.\nBaris kedua.\n\nParagraf kedua  dengan spasi. ",
    "teks\n\n\n\nteks\n  \nteks\r\nteks\u2028teks\x00\ud800\ufeff teks\u00a0teks\n\u3000teks",
    "Harga hari ini\nBarang | Harga\n:-- | --:\nCabai | `a|b` \\| Rp35.000\nBawang |\nLalu teks",
    "|a|b|\n|-|-|\n|www.x.id|*c*|\n\n> |a|b|\n> |-|-|\n> |[^1]|~~d~~|\n\n[^1]: catatan",
    "Kata[^a] dan[^b] dan[^a]\n\n[^a]: Satu\n[^b]: Dua *tebal*\n\n    - tiga[^a]\n\n[^c]: lepas",
    "a [Info] b [lagi][info] ![c][info]\n\n[info]: x.md 'judul'\n[PENTING]: harap datang",
    "teks\n[info]: https://x.id\n[lain]: y.md\nteks [Info] [lain]",
    "Lihat https://x.id/a_b*c*. HTTP://X.ID Www.x.id, WWW.X.ID www.x.id; pak.rt@desa.go.id!",
    "<https://x.id> <pak@x.id> <mailto:pak@x.id> a<br>b<BR/>c <b>d</b> a > b < c & d &copy; &amp;",
    "Satu baris<br>lalu baris lain.",
    "Buka WWW.DESA.ID untuk kabar lain.",
    "•a\n‣ b\n▪ c\n● d\n◦e\n· f\n· g\n— h\n— i\n– j\n– k\n–l",
    "~~coret~~ ~a~ ~~~b~~~ ~~ c ~~ `kode` ``a`b`` `c *d* https://x.id`",
    "*a* **b** ***c*** _d_ __e__ f_g_h *i **j* k** *[l](m.md)* [*n*](o.md) \\*p\\* **q\nr**",
    "![a](b.jpg)\n![c](d.jpg \"e\") ![](f.jpg)\n\nteks ![g](h.jpg 'i') [![j](k.jpg)](l.md)",
    "Bawa:\n- a\n- b\n  - c\n    lanjut\n\n  paragraf\n1) d\n2) e\n   • f\n– g\n– h\n\n- [ ] i",
    "3. a\n4. b\n\nteks\n17. lalu\n\n١. angka\n² pangkat\nª huruf\n\n- - a\n- > b\n- 1. c\n- # d",
    "# a\n\n### b\n##c\n#tagar\nd\n---\ne\n===\nf\n***\n# g #\n- h\n  ## i\n  j",
    "> a\n> > b\n> - c\n>\n> d\nbalas\n>e\n\n    > f",
    "```\n*a*\n\n- b\n```\nteks\n~~~ py\nc\n~~~\n- d\n  ```\n  e\n  ```\n```\nterbuka",
    "teks\n\n\tjorok\n\n    jorok lagi\nteks\\\nteks  \nteks\\\\\n\\# a\n\\- b \\x \\[c\\](d)",
    "a[b\\](c) [d](e [f](<g h> 'i') [j]( k ) [l](m (n).md \"o\") [p [q] r](s) [[t]](u)",
    "![[a](b)](c) [d ![e](f) g](h) [i `j](k)` [l](m)[n](o) *[p*](q) [r](s\nt) !\n[u](v)",
)
"""Each construct at least once, in the way that phones write it: tables, notes and the like."""

_PIECES = r"""
warga Desa éa RT/03 Rp35.000,- 17 1. (12/9) a_b #kim – … 🙏🏽 “ya” & &amp; &copy; &#42; a|b > < <br>
*satu* **dua** _tiga_ ***empat*** *lima enam* ~~tujuh~~ `delapan` \* \_ \[ \\ ` * ** _ ~~ <b>
[a](b.md) [c](https://x.id 'd') [e][f] [f] [g] ![h](i.jpg) ![f] ![j](k.jpg "l") [![m](n)](o) x[^1]
https://x.id/a_(b) (www.x.id) WWW.X.ID a@b.id <https://y.id> <c@d.id> http:// www. @nama [^2] [^ [ ]
]( ]: ![ klzzwxh:0001 kode:0 **tebal "kata"** *"kata,"*
"""
_SENTENCES = st.lists(st.sampled_from(_PIECES.split()), min_size=1, max_size=9).map(" ".join)
_INDENTS = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "\t", "\u00a0", "        "])
_MARKS = (
    "-_ *_ +_ •_ • –_ 1._ 2)_ 10._ -_[x]_ >_ >>_ > #_ ## ###_ # [^1]:_ [^2]:_ [f]:_ |_ ``` ~~~_"
)
_STARTS = st.one_of(
    st.just(""), st.sampled_from([mark.replace("_", " ") for mark in _MARKS.split()])
)
_LINES = st.one_of(
    st.tuples(_INDENTS, _STARTS, _SENTENCES).map("".join),
    st.sampled_from(["", "", "", "---", "===", "***", "```", "~~~", "|-|-|", "- | :-:", " ", "  "]),
)
_TABLES = st.lists(st.lists(_SENTENCES, min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda rows: "\n".join(["| a | b |", "|---|--:|", *("|" + "|".join(row) + "|" for row in rows)])
)
_ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "  \n", "\\\n", "\n\n\n", "\u2028"])
PHONE_TEXTS = st.lists(st.tuples(st.one_of(_LINES, _LINES, _TABLES), _ENDS), max_size=12).map(
    lambda lines: "".join(line + end for line, end in lines)
)
"""Constructs that people use, beside, within and across each other, some of them broken."""

ANY_TEXTS = st.one_of(
    PHONE_TEXTS,
    st.tuples(PHONE_TEXTS, st.text(max_size=9), PHONE_TEXTS).map("".join),
)
"""The same, mixed with any characters at all."""
