"""What phone authors type, and what their readers see."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.written import html

# Paragraphs and lines


def test_one_newline_is_a_line_break_and_a_blank_line_a_paragraph():
    assert html("satu\ndua\n\ntiga") == "<p>satu<br>\ndua</p>\n<p>tiga</p>"


def test_windows_and_old_line_ends_are_lines_too():
    assert html("satu\r\ndua\rtiga\u2028empat") == "<p>satu<br>\ndua<br>\ntiga<br>\nempat</p>"


@pytest.mark.parametrize("ending", ["  ", "\\", " \t"])
def test_other_ways_to_break_a_line_give_one_break(ending):
    assert html(f"satu{ending}\ndua") == "<p>satu<br>\ndua</p>"


def test_br_is_the_one_tag_that_works():
    assert html("a<br>b<BR />c<br/>\nd") == "<p>a<br>\nb<br>\nc<br>\nd</p>"


@pytest.mark.parametrize("indent", ["    ", "\t", "        ", "\u00a0\u00a0\u00a0\u00a0", "\u3000"])
def test_an_indented_paragraph_is_a_paragraph_not_code(indent):
    assert html(f"satu\n\n{indent}dua") == "<p>satu</p>\n<p>dua</p>"


def test_emphasis_is_markdowns():
    assert html("*a* **b** _c_ ~~d~~ `e*`") == (
        "<p><em>a</em> <strong>b</strong> <em>c</em> <del>d</del> <code>e*</code></p>"
    )


def test_an_escaped_sign_is_the_sign():
    assert html(r"\*bukan miring\* \# \~\~ \< 1\. \`x\`") == (
        "<p>*bukan miring* # ~~ &lt; 1. `x`</p>"
    )


def test_names_with_underscores_stay_whole():
    assert html("berkas_nama_panjang.pdf") == "<p>berkas_nama_panjang.pdf</p>"


def test_emoji_and_typographic_signs_are_untouched():
    assert html("Selamat 🎉👨‍👩‍👧 – “ya”…") == "<p>Selamat 🎉👨‍👩‍👧 – “ya”…</p>"


def test_entities_are_what_they_stand_for_and_others_are_text():
    assert html("&copy; &#233; &lt;b&gt; AT&T &takada; &notes;") == (
        "<p>© é &lt;b&gt; AT&amp;T &amp;takada; &amp;notes;</p>"
    )


# Headings


def test_headings_start_below_the_pages_own():
    assert html("# Satu\n## Dua") == "<h2>Satu</h2>\n<h3>Dua</h3>"


def test_headings_never_go_beyond_the_sixth_level():
    assert html("# a\n\n#### b\n\n###### c", top_heading=4) == "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>"


def test_headings_skip_no_level_whatever_signs_the_author_began_with():
    assert (
        html("## a\n\n##### b\n\n## c\n\n# d") == "<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>\n<h2>d</h2>"
    )


def test_a_heading_needs_no_blank_lines_around_it():
    assert html("teks\n## Judul ##\nteks") == "<p>teks</p>\n<h2>Judul</h2>\n<p>teks</p>"


def test_an_underlined_line_is_a_heading_and_a_long_one_a_paragraph():
    assert html("Judul\n=====\nteks") == "<h2>Judul</h2>\n<p>teks</p>"
    long = "kata " * 20 + "akhir"
    assert html(f"{long}\n---\nteks") == f"<p>{long}</p>\n<hr>\n<p>teks</p>"


def test_a_hashtag_is_text():
    assert html("#panen #desa\n#kim\nteks") == "<p>#panen #desa<br>\n#kim<br>\nteks</p>"


def test_two_signs_without_a_space_are_a_heading():
    assert html("##Judul") == "<h2>Judul</h2>"


def test_signs_without_words_are_text():
    assert html("#\n\n####### tujuh") == "<p>#</p>\n<p>####### tujuh</p>"


@pytest.mark.parametrize("line", ["---", "***", "* * *", "_____", "- - -"])
def test_a_rule(line):
    assert html(f"teks yang\nberbaris\n{line}\nteks") == (
        "<p>teks yang<br>\nberbaris</p>\n<hr>\n<p>teks</p>"
    )


# Lists


def test_a_list_right_after_a_paragraph_is_a_list():
    assert html("Bawa:\n- beras\n- gula") == "<p>Bawa:</p>\n<ul><li>beras</li><li>gula</li></ul>"
    assert html("Acara:\n1. doa\n2. makan") == (
        "<p>Acara:</p>\n<ol><li>doa</li><li>makan</li></ol>"
    )


@pytest.mark.parametrize("step", ["  ", "   ", "    ", "\t"])
def test_a_nested_list_by_any_indentation(step):
    source = f"- a\n{step}- b\n{step}{step}- c\n{step}- d\n- e"
    assert html(source) == (
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>"
    )


def test_a_crooked_list_is_one_list():
    assert html(" - a\n- b\n - c") == "<ul><li>a</li><li>b</li><li>c</li></ul>"


def test_a_list_within_a_numbered_one():
    assert html("1. a\n   - b\n   - c\n2. d") == (
        "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"
    )


@pytest.mark.parametrize("sign", ["-", "*", "+", "•", "▪"])
def test_bullets_that_people_type(sign):
    assert html(f"{sign} a\n{sign} b") == "<ul><li>a</li><li>b</li></ul>"


def test_a_round_bullet_needs_no_space():
    assert html("•a\n•\u00a0b") == "<ul><li>a</li><li>b</li></ul>"


def test_dashes_are_bullets_in_company_and_dashes_alone():
    assert html("– a\n– b") == "<ul><li>a</li><li>b</li></ul>"
    assert html("– kata Pak RT") == "<p>– kata Pak RT</p>"


def test_numbers_with_a_bracket_are_a_list():
    assert html("1) a\n2) b") == "<ol><li>a</li><li>b</li></ol>"


def test_a_list_keeps_its_first_number():
    assert html("3. a\n4. b") == '<ol start="3"><li>a</li><li>b</li></ol>'


def test_a_number_that_goes_on_with_a_sentence_is_no_list():
    assert html("pada tanggal\n17. Lalu") == "<p>pada tanggal<br>\n17. Lalu</p>"
    assert html("1998. Reformasi") == "<p>1998. Reformasi</p>"


def test_numbers_after_bullets_are_a_list_of_their_own():
    assert html("- a\n1. b") == "<ul><li>a</li></ul>\n<ol><li>b</li></ol>"


def test_a_line_below_an_item_belongs_to_it():
    assert html("- a\nlanjut\n- b") == "<ul><li>a<br>\nlanjut</li><li>b</li></ul>"


def test_an_indented_paragraph_below_an_item_belongs_to_it():
    assert html("- a\n\n  lanjut\n- b\n\nselesai") == (
        "<ul><li><p>a</p><p>lanjut</p></li><li><p>b</p></li></ul>\n<p>selesai</p>"
    )


def test_checkboxes_are_shown():
    assert html("- [ ] a\n- [x] b\n1. [X] c") == (
        "<ul><li>☐ a</li><li>☑ b</li></ul>\n<ol><li>☑ c</li></ol>"
    )


def test_signs_that_start_an_item_are_text():
    assert html("- - a\n- > b\n- 1. c") == "<ul><li>- a</li><li>&gt; b</li><li>1. c</li></ul>"


def _write(tree: list, level: int) -> list[str]:
    lines = []
    for word, children in tree:
        lines += ["  " * level + "- " + word, *_write(children, level + 1)]
    return lines


def _expect(tree: list) -> str:
    if not tree:
        return ""
    items = "".join(f"<li>{word}{_expect(children)}</li>" for word, children in tree)
    return f"<ul>{items}</ul>"


TREES = st.recursive(
    st.just([]),
    lambda inner: st.lists(st.tuples(st.sampled_from(["a", "b c", "dé"]), inner), max_size=4),
    max_leaves=12,
)


def _depth(tree: list) -> int:
    return 1 + max((_depth(children) for _, children in tree), default=0)


@given(TREES.filter(lambda tree: _depth(tree) <= 6))
@settings(deadline=None)
def test_any_tree_of_items_indented_by_two_spaces_is_that_tree(tree):
    assert html("\n".join(_write(tree, 0))) == _expect(tree)


# Quotes, code


def test_a_quote_ends_with_its_signs():
    assert html("> a\n> - b\nbalas") == (
        "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>\n<p>balas</p>"
    )


def test_fenced_code_is_as_typed():
    assert html("teks\n```python\n  *a* <b>\n\n# c\n> d\n```\nteks") == (
        "<p>teks</p>\n<pre><code>  *a* &lt;b&gt;\n\n# c\n&gt; d\n</code></pre>\n<p>teks</p>"
    )


def test_fenced_code_within_an_item_stays_there():
    assert html("1. a\n   ~~~\n   b\n   ~~~\n2. c") == (
        "<ol><li><p>a</p><pre><code>b\n</code></pre></li><li><p>c</p></li></ol>"
    )


def test_a_fence_that_nobody_closed_takes_nothing_with_it():
    assert html("```\n*a*") == "<p>```<br>\n<em>a</em></p>"


# Tables


TABLE = (
    '<div class="tabel" tabindex="0" role="region" aria-label="{}"><table><thead><tr>{}</tr>'
    "</thead><tbody><tr>{}</tr></tbody></table></div>"
)


def test_a_table_scrolls_and_aligns_by_class():
    head = (
        '<th scope="col" class="kiri">a</th><th scope="col" class="tengah">b</th>'
        '<th scope="col" class="kanan">c</th><th scope="col">d</th>'
    )
    row = '<td class="kiri">1</td><td class="tengah">*</td><td class="kanan"></td><td></td>'
    source = "Harga:\n|a|b|c|d|\n|:-|:-:|-:|-|\n|1|\\*|\nlalu"
    assert html(source) == f"<p>Harga:</p>\n{TABLE.format('Tabel', head, row)}\n<p>lalu</p>"


def test_a_tables_label_is_the_callers():
    head, row = '<th scope="col">a</th><th scope="col">b</th>', "<td>1</td><td>2</td>"
    source = "a | b\n--|--\n1 | 2"
    assert html(source, table_label='"T"') == TABLE.format("&quot;T&quot;", head, row)


def test_lines_that_do_not_make_a_table_stay_lines():
    assert html("a | b\n- | -|-\nc") == "<p>a | b<br>\n- | -|-</p>\n<p>c</p>"


# Footnotes


def test_footnotes_are_numbered_as_the_reader_meets_them():
    source = "satu[^b] dua[^a] lagi[^b]\n\n[^a]: A\n[^b]: B\n\n    lanjut\n"
    back = '<a class="kembali" href="#isi-x-rujukan-{}" role="doc-backlink" aria-label="K">↩</a>'
    mark = '<sup id="isi-x-rujukan-{}"><a href="#isi-x-catatan-{}" role="doc-noteref">{}</a></sup>'
    assert html(source, footnote_prefix="x-", notes_label="C", back_label="K") == (
        f"<p>satu{mark.format(1, 1, 1)} dua{mark.format(2, 2, 2)} lagi{mark.format('1-2', 1, 1)}"
        '</p>\n<section class="catatan-kaki" role="doc-endnotes" aria-label="C"><ol>'
        f'<li id="isi-x-catatan-1"><p>B</p><p>lanjut {back.format(1)} {back.format("1-2")}</p></li>'
        f'<li id="isi-x-catatan-2"><p>A {back.format(2)}</p></li></ol></section>'
    )


def test_a_footnote_nobody_refers_to_is_still_read():
    assert '<li id="isi-catatan-1"><p>sendiri</p></li>' in html("teks\n\n[^a]: sendiri")


def test_a_footnote_that_only_refers_to_itself_still_leads_somewhere():
    page = html("teks\n\n[^a]: lihat[^a]")
    assert '<li id="isi-catatan-1"><p>lihat<sup id="isi-rujukan-1">' in page
    assert 'href="#isi-rujukan-1"' in page


def test_a_mark_without_a_footnote_is_text():
    assert html("teks[^a]") == "<p>teks[^a]</p>"


def test_the_second_footnote_of_a_name_stays_text():
    assert "<p>[^a]: dua</p>" in html("x[^a]\n\n[^a]: satu\n\n[^a]: dua")


def test_no_two_texts_share_their_footnotes():
    first = html("x[^a]\n\n[^a]: satu")
    assert "satu" not in html("x[^a]\n\n[^b]: dua")
    assert html("x[^a]\n\n[^a]: satu") == first
