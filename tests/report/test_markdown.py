"""The summary in Markdown: a table that no stranger's text can leave."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.check import Result
from generator.report import markdown
from tests.examples import examples
from tests.report.results import FILES, HOSTILE, RESULTS, diagnostic, found_in, result_of, result_with


def body(result: Result) -> list[list[Token]]:
    """Read a summary as GitHub does, and give what stands in the cells of each row below the head."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(result))
    first = next((index for index, each in enumerate(tokens) if each.type == "tbody_open"), len(tokens))
    rows: list[list[Token]] = []
    for each in tokens[first:]:
        if each.type == "tr_open":
            rows.append([])
        if each.type == "inline":
            rows[-1].append(each)
    return rows


HOSTILE_IN_MARKDOWN = [
    *HOSTILE,
    "x | y",
    r"x \| y \\| z",
    "` | `x` | y",
    "``x`` ``",
    "`",
    "` `",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example www.evil.example a@evil.example",
    "`https://evil.example` @council #1 org/repo#2",
    "x` @council `y",
    "x`@council`#1`a@b.example`",
    "<img src=x onerror=y>",
    "<!-- x",
    "&lt;b&gt; &#64;council",
    "**x** _y_ ~~z~~ :tada: $x$",
    "# x",
]


@pytest.mark.parametrize("hostile", HOSTILE_IN_MARKDOWN)
@pytest.mark.parametrize("around", ["{}", "`{}` is not a known field", "See `{}`, {} or ({})."])
def test_a_stranger_cannot_leave_a_cell_or_mean_anything(hostile: str, around: str) -> None:
    (row,) = body(result_of(around.format(hostile, hostile, hostile), path=f"catalogue/{hostile}.yml"))
    assert len(row) == 5
    parts = [node for cell in row for node in cell.children or ()]
    assert {node.type for node in parts} <= {"text", "text_special", "code_inline"}
    apart = [node for node in parts if node.type != "code_inline"]
    assert not [node.content for node in apart if re.search(r"[@#<>&/_*~$\[\]]|www|\b:|:\w", node.content.rstrip(":"))]


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("`sumary` is not a known field", "`sumary` is not a known field"),
        ("It ended on 2023-03-31 (at last), twice", "It ended on `2023-03-31` (at last), twice"),
        ("`a`b@c", "`ab@c`"),
        ("`a|b` is wrong", "`a`&#124;`b` is wrong"),
        ("x" * 400, "x" * 300 + "..."),
    ],
)
def test_plain_words_stay_and_all_else_is_code(message: str, shown: str) -> None:
    assert f" | 1 | {shown} | Help. |\n" in markdown.render(result_with(diagnostic(message)))


def test_a_summary_tells_errors_first_and_a_hundred_at_most(tmp_path: Path) -> None:
    kinds = [row[0].content for row in body(found_in(tmp_path, FILES))]
    assert all(first <= second for first, second in pairwise(kinds))
    many = [diagnostic(line=number) for number in range(1, 151)]
    assert len(body(result_with(*many))) == 100
    assert markdown.render(result_with(*many)).endswith("\n\nAnd 50 more, which are in the log of this step.\n")
    assert len(body(result_with(*many[:100]))) == 100
    assert "more, which" not in markdown.render(result_with(*many[:100]))


@examples(60)
@given(RESULTS)
def test_a_summary_has_one_row_for_each_diagnostic(result: Result) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(result))
    cells = [each for each in tokens if each.type == "inline"][2:]
    assert sum(each.type == "tr_open" for each in tokens) == len(result.diagnostics) + bool(result.diagnostics)
    assert {node.type for cell in cells for node in cell.children or ()} <= {"text", "text_special", "code_inline"}
