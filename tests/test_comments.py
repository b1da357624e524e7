"""Comments: what people meant as text is told from honest comments, and nothing is dropped without a word."""

import re

import pytest
import yaml
from hypothesis import example, given

from generator import document
from generator.source import Position
from tests.yaml_like import YAML_LIKE

COMMENT = re.compile(r"(?<!\S)#[^\r\n]*(?:\r\n|\r|\n|$)", re.MULTILINE)


def lost(written: str, *pointer: str | int) -> str:
    parsed = document.parse("bins.yml", written.encode())
    assert parsed.data is not None
    assert parsed.diagnostics == ()
    return parsed.cut_off_text(pointer)


@pytest.mark.parametrize(
    ("written", "cut_off"),
    [
        ("Our number #1 service", " #1 service"),
        ("Our number  #1 service", "  #1 service"),
        ("Our number\t#1 service", "\t#1 service"),
        ("Our # 1 service", " # 1 service"),
        ("Team #bins", " #bins"),
        ("See issue #42.", " #42."),
        ("Written in C #", " #"),
        ("Bins #(all)", " #(all)"),
        ("Bins #£5", " #£5"),
        ("Bins (see # in the list)", " # in the list)"),
        ("“Our #1 service”", " #1 service”"),
        ('"Bin days" #3', " #3"),
        ("'Bin days' #3", " #3"),
        ("| #1 in town\n  Bin days", " #1 in town"),
        (">- #bins\n  Bin days", " #bins"),
        ("Our number\n  #1 service", " #1 service"),
        ("Our\n  very\n\n  #1 service", " #1 service"),
        ("Our number\r\n  #1 service", " #1 service"),
        ("#1 in town", " #1 in town"),
    ],
)
def test_what_people_cut_off_text_is_seen(written: str, cut_off: str) -> None:
    assert lost(f"value: {written}\nother: x\n", "value") == cut_off
    below = written.replace("\n  ", "\n      ")
    assert lost(f"values:\n  - value: {below}\n    other: x\n", "values", 0, "value") == cut_off
    assert lost(f"values:\n  - {below}\n  - x\n", "values", 0) == cut_off


@pytest.mark.parametrize(
    "written",
    [
        "Bins",
        "Bins  # our short name",
        "Bins # our short name",
        "Bins  # 3 councils so far",
        "Bins (all)  # since May (or June)",
        "Bins ## section",
        "Bins #---",
        "Bins # ----",
        "Bins #!",
        "C# and F#",
        "x#1",
        '"Our number #1 service"',
        '"Bin days"  # the service',
        "|  # as people wrote it\n  Our number #1",
        ">\n  Our number\n  #1 service",
        "Bins\n  # our short name",
        "Bins\n# our short name",
        "Bins\n#other: y",
    ],
)
def test_an_honest_comment_is_left_alone(written: str) -> None:
    assert lost(f"value: {written}\nother: x\n", "value") == ""


@pytest.mark.parametrize(
    "written",
    [
        '"Bin days"#3',
        "'Bin days'#3",
        '["Bin days"#3\n  ]',
        "[a, b]#c",
        "{a: b}#c",
        "[a,#b\n  c]",
        "[#a\n  b]",
        "{#a\n  b: c}",
        '{"a":#b\n  c}',
        "|#x\n  text",
        ">-#x\n  text",
        "|2#x\n   text",
        '"Bin days"## c#',
    ],
)
def test_text_directly_behind_what_ends_a_value_is_an_error(written: str) -> None:
    parsed = document.parse("bins.yml", f"value: {written}\nother: x\n".encode())
    (diagnostic,) = parsed.diagnostics
    assert diagnostic.rule.code == "D101"
    assert diagnostic.location.span.start == Position(1, len("value: ") + written.index("#") + 1)
    assert "follows directly after" in diagnostic.message


@given(YAML_LIKE)
@example('a: [b,#c\n"d"#e\n]')
@example("a: [b, #c\n] #e\n#f")
def test_all_that_the_parser_drops_is_comments_with_a_space_before_them(written: str) -> None:
    parsed = document.parse("x.yml", written.encode())
    if parsed.diagnostics:
        return
    end = 0
    for token in yaml.scan(parsed.text, Loader=yaml.CSafeLoader):
        start = token.start_mark.index
        comments_between = "".join(match[0] for match in COMMENT.finditer(parsed.text, end, start))
        assert parsed.text[end:start].split() == comments_between.split()
        end = max(end, token.end_mark.index)
