"""Descriptions: Markdown that strangers wrote, shown without ever letting them write HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import markup
from generator.markup import to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//example.org)",
    "[x](../../other)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](https://example.org/pixel.png)",
    '[x](https://example.org/ "onmouseover=alert(1)")',
    "<https://example.org/><svg/onload=alert(1)>",
    "`</code><script>`",
    "```<script>\n</pre><script>alert(1)</script>\n```",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_markup_of_a_stranger_runs_or_loads_anything(text: str) -> None:
    html = to_html(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert 'href="j' not in html.lower()
    assert 'href="d' not in html
    assert 'href="/' not in html
    assert 'href="."' not in html
    assert "title=" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Plain words.", "<p>Plain words.</p>\n"),
        ("One\ntwo\n\n\nthree & four", "<p>One\ntwo</p>\n<p>three &amp; four</p>\n"),
        ("*really* **so**", "<p><em>really</em> <strong>so</strong></p>\n"),
        ("# Top\n\n###### Low", "<h3>Top</h3>\n<h3>Low</h3>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>\n'),
        ("`code`  \nand\n\n---", "<p><code>code</code><br>\nand</p>\n<hr>\n"),
        ("> quoted\n\n```\nkept\n```", "<blockquote>\n<p>quoted</p>\n</blockquote>\n<pre><code>kept\n</code></pre>\n"),
        ("[x](https://example.org/)", '<p><a href="https://example.org/" rel="nofollow">x</a></p>\n'),
        ("<mailto:a@example.org>", '<p><a href="mailto:a@example.org" rel="nofollow">mailto:a@example.org</a></p>\n'),
    ],
)
def test_markdown_reads_as_it_should(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        *(piece * 5000 for piece in ("[", "*", "`", "<", "&", "\n", ">", "_")),
        *(piece * 1600 for piece in ("> ", "- ", "1. ", "![", "a](", "_a ", "**a", "[a](<b", "a\n\n")),
    ],
)
def test_text_that_nests_or_repeats_without_end_ends(text: str) -> None:
    assert len(to_html(text)) < 300_000


@given(st.text(alphabet=st.sampled_from("ab Z9.,;:?!'\"()%/–—‘’“”£\n\té&<>*_#-+=~`[]\\"), max_size=60))
def test_plain_text_takes_a_short_way_to_the_same_page(text: str) -> None:
    short, markup_found = to_html(text), bool(markup._MAY_BE_MARKUP.search(text))
    if not markup_found:
        assert short == markup._render(text)


@pytest.mark.parametrize("line_end", ["\n", "  \n", "\\\n"])
def test_words_on_two_lines_stay_two_words(line_end: str) -> None:
    assert [*markup.blocks(f"First line{line_end}second line\n")] == [("p", "First line second line")]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("None & *none*", ""),
        ("One <b>bold</b>", "<b>"),
        ("  <table\nclass=a>\n", "<table"),
        (f"<p title='{'x' * 50}'>", f"<p title='{'x' * 30}"),
    ],
)
def test_the_first_html_is_its_first_line_cut_at_40_characters(text: str, html: str) -> None:
    assert markup.first_html(text) == html
