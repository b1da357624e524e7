"""Strangers' bytes: whatever they are, they give the text that was meant or a diagnostic, and soon."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as some

from generator import document
from generator.document import MAX_BYTES, Document
from generator.rules import RULES
from generator.yaml_reader import MAX_LEVELS, MAX_VALUES
from tests.yaml_like import YAML_LIKE

ENTRY = b"name: Bin reminders\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"


def parse(raw: bytes | str) -> Document:
    return document.parse("bins.yml", raw if isinstance(raw, bytes) else raw.encode())


def codes(parsed: Document) -> list[str]:
    return [each.rule.code for each in parsed.diagnostics]


def places(parsed: Document) -> list[tuple[str, int, int]]:
    return [
        (each.rule.code, each.location.span.start.line, each.location.span.start.column) for each in parsed.diagnostics
    ]


# What people write stays as they wrote it


@pytest.mark.parametrize(
    "written",
    [
        "NO", "no", "Yes", "on", "true", "null", "~", "010", "0x1F", "1e3", "1.10", "12:30", "1_000", ".inf", "NaN",
        "2024-03-31", "2024-13-45", "2025-02-30", "1e999999", "9" * 5000, "0o17", "0b1", "190:20:30", "-.inf",
        "2024-03-31T12:30:00Z", "9223372036854775808", "-9223372036854775809",
        "=", "<<<", "Café", "\U0001f5d1 bins", "a\tb", "a: b".replace(": ", ":"), "#1"[1:], "x#y",
        "\u26a0\ufe0f Bins", "\u2764\ufe0f", "A&B", "5 * 5",
    ],
)  # fmt: skip
def test_a_plain_value_stays_text(written: str) -> None:
    parsed = parse(f"value: {written}\n")
    assert parsed.data == {"value": written}
    assert codes(parsed) == []


@pytest.mark.parametrize("code", ["\\U00110000", "\\UFFFFFFFF", "\\uD800", "\\xZZ", "\\u12"])
def test_a_code_of_no_character_is_an_error_at_its_line(code: str) -> None:
    parsed = parse(f'summary: Bins\nname: "{code}"\n')
    assert [(rule, line) for rule, line, _ in places(parsed)] == [("D101", 2)]
    assert "begins the code of a character" in parsed.diagnostics[0].message


def test_a_field_without_a_value_is_not_the_word_null() -> None:
    assert parse("a:\nb: null\nc: ~\nd: ''\n").data == {"a": None, "b": "null", "c": "~", "d": ""}


def test_a_text_of_nothing_but_spaces_is_empty() -> None:
    assert parse("a: '  '\nb: |\n\n").data == {"a": "", "b": ""}


@pytest.mark.parametrize("name", ["NO", "010", "1.10", "2024-13-45", "null", "~"])
def test_a_name_stays_text(name: str) -> None:
    assert parse(f"{name}: x\n").data == {name: "x"}


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    parsed = parse(b"\xef\xbb\xbf" + ENTRY.replace(b"\n", b"\r\n"))
    assert parsed.data == parse(ENTRY).data
    assert codes(parsed) == []


def test_a_byte_order_mark_does_not_move_the_first_line() -> None:
    assert places(parse(b"\xef\xbb\xbfname: @x\n")) == [("D101", 1, 7)]


def test_lone_carriage_returns_end_lines() -> None:
    parsed = parse(ENTRY.replace(b"\n", b"\r") + b"name: again\r")
    assert parsed.data == parse(ENTRY).data
    assert places(parsed) == [("D105", 5, 1)]


def test_a_document_may_be_marked_as_one() -> None:
    assert parse(b"---\n" + ENTRY + b"...\n").data == parse(ENTRY).data


def test_a_long_line_and_a_long_text_are_read_whole() -> None:
    long = "bin " * 50_000
    assert parse(f"a: {long}\n").data == {"a": long.strip()}
    assert parse("a: |\n" + "  bin\n" * 30_000).data == {"a": "bin\n" * 30_000}


def test_columns_count_characters_and_not_bytes() -> None:
    assert places(parse("name: '\U0001f5d1é' x\n")) == [("D101", 1, 12)]


# One fault, one diagnostic, at its place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (b"", ("D104", 1, 1)),
        (b"# nothing but a remark\n", ("D104", 1, 1)),
        (b"---\n", ("D104", 2, 1)),
        (b"a: [x", ("D101", 1, 4)),
        (b"a: {x\n# y", ("D101", 1, 4)),
        (b"just some words\n", ("D104", 1, 1)),
        (b"- a\n- b\n", ("D104", 1, 1)),
        (b"caf\xe9: x\n", ("D102", 1, 4)),
        (b"a: x\nb: caf\xe9\n", ("D102", 2, 7)),
        ("name: x\n".encode("utf-16"), ("D102", 1, 1)),
        (b"\xed\xa0\x80", ("D102", 1, 1)),
        (b"a: x\x00y\n", ("D112", 1, 5)),
        (b"a: x\x1b[31my\n", ("D112", 1, 5)),
        ("a: x\u200by\n".encode(), ("D112", 1, 5)),
        ("a: x\u202ey\n".encode(), ("D112", 1, 5)),
        ("a: x\u2028b: y\n".encode(), ("D112", 1, 5)),
        ("a: x\x85b: y\n".encode(), ("D112", 1, 5)),
        ("a: \ufeffx\n".encode(), ("D112", 1, 4)),
        ("a: x\U000e0041\n".encode(), ("D112", 1, 5)),
        ("\u200bname: x\n".encode(), ("D112", 1, 1)),
        ("a: x\ue000y\n".encode(), ("D112", 1, 5)),
        ("a: x\U0001fffey\n".encode(), ("D112", 1, 5)),
        ("a: x\ufdd0y\n".encode(), ("D112", 1, 5)),
        ("a: x\u200dy\n".encode(), ("D112", 1, 5)),
        (f"a: x{6 * chr(0x301)}y\n".encode(), ("D112", 1, 8)),
        (f"a: {9 * chr(0xE47)}\n".encode(), ("D112", 1, 7)),
        (b'"na\\ue000me": x\n', ("D112", 1, 1)),
        (b'a: "x\\u0301\\u0301\\u0301\\u0301"\n', ("D112", 1, 4)),
        (b'a: "x\\u200by"\n', ("D112", 1, 4)),
        (b'"na\\u200bme": x\n', ("D112", 1, 1)),
        ("a:\u00a0x\nb: y\n".encode(), ("D112", 1, 3)),
        ("a:\n\u00a0 b: y\n".encode(), ("D112", 2, 1)),
        ("a:\n  -\u00a0y\n".encode(), ("D112", 2, 4)),
        (b"a: x\na: y\n", ("D105", 2, 1)),
        (b"a: x\n'a': &x [*y, !z q]\n", ("D105", 2, 1)),
        (b"a: {b: 1, c: 2, b: 3}\n", ("D105", 1, 17)),
        (b"a: &b x\n", ("D106", 1, 4)),
        (b"a: *b\n", ("D106", 1, 4)),
        (b"&a b: x\n", ("D106", 1, 1)),
        (b"a: !!python/object/apply:os.system [x]\n", ("D107", 1, 4)),
        (b"!!map {a: x}\n", ("D107", 1, 1)),
        (b"!x a: b\n", ("D107", 1, 1)),
        (b"%YAML 1.1\n---\na: x\n", ("D108", 1, 1)),
        (b"%TAG ! tag:example.org,2000:\n---\na: x\n", ("D108", 1, 1)),
        (b"a: x\n---\nb: y\n", ("D109", 2, 1)),
        (b"a: x\n...\n---\n", ("D109", 3, 1)),
        (b"a: {<<: x}\n", ("D110", 1, 5)),
        (b"<<: {x: y}\nb: x\n", ("D110", 1, 1)),
        (b"? [a]\n: x\n", ("D111", 1, 3)),
        (b"a: {[b]: x}\n", ("D111", 1, 5)),
        (b"a: {{ b }}\n", ("D111", 1, 5)),
        (b"*a : x\n", ("D111", 1, 1)),
        (b"\ta: x\n", ("D101", 1, 1)),
        (b"a: 'x\n", ("D101", 1, 4)),
        (b"a: [x\n", ("D101", 1, 4)),
        (b"a: x: y\n", ("D101", 1, 5)),
        (b"a: %x\n", ("D101", 1, 4)),
        (b"a: x\n <<<<<<< HEAD\n", None),
        (b"a: x\n<<<<<<< HEAD\nb: x\n=======\nb: y\n>>>>>>> x\n", ("D101", 2, 1)),
    ],
)  # fmt: skip
def test_a_fault_gives_one_diagnostic_at_its_place(written: bytes, place: tuple[str, int, int] | None) -> None:
    assert places(parse(written)) == ([place] if place else [])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("name: Café\n".encode("cp1252"), "probably as Windows-1252, where the byte here is `é`"),
        ("name: It’s\n".encode("cp1252"), "probably as Windows-1252, where the byte here is `’`"),
        ("name: Café\n".encode("latin-1"), "probably as Windows-1252"),
        (b"name: Caf\xe9 \xc3\xa9\n", "the byte `E9` has no meaning here"),
        (b"name: \x81\n", "the byte `81` has no meaning here"),
        ("name: Café\n".encode("utf-16"), "but as UTF-16"),
        ("name: Café\n".encode("utf-16-le"), "but as UTF-16"),
        ("name: Café – x\n".encode("utf-16-be"), "but as UTF-16"),
        ("name: x\n".encode("utf-32"), "but as UTF-32"),
    ],
)
def test_a_file_in_another_encoding_is_called_so(raw: bytes, words: str) -> None:
    (diagnostic,) = parse(raw).diagnostics
    assert diagnostic.rule.code == "D102"
    assert diagnostic.message.startswith("The file is not saved as UTF-8 text")
    assert words in diagnostic.message
    assert "UTF-8" in diagnostic.help


def test_odd_spaces_are_read_as_the_spaces_that_were_meant() -> None:
    assert parse("links:\n\u00a0\u00a0website:\u00a0x\n").data == {"links": {"website": "x"}}
    assert parse("a: x\u00a0y\n").data == {"a": "x\u00a0y"}


def test_the_first_of_two_equal_fields_is_kept_and_both_are_named() -> None:
    parsed = parse(b"a: x\nb: y\na: z\n")
    assert parsed.data == {"a": "x", "b": "y"}
    assert [each.location.span.start.line for each in parsed.diagnostics[0].related] == [1]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    parsed = parse("a: &x 1\nb: *x\nc: !t 1\na: 2\nd: e\u200b\n<<: x\n")
    assert sorted(codes(parsed)) == ["D105", "D106", "D106", "D107", "D110", "D112"]


# Bounds


def nested(opening: str, closing: str, depth: int) -> bytes:
    return f"a: {opening * depth}x{closing * depth}\n".encode()


def test_a_file_may_have_so_many_bytes_and_no_more() -> None:
    assert codes(parse(b"#" * (MAX_BYTES - len(ENTRY) - 1) + b"\n" + ENTRY)) == []
    assert codes(parse(b"#" * (MAX_BYTES - len(ENTRY)) + b"\n" + ENTRY)) == ["D103"]


def test_a_file_may_have_so_many_values_and_no_more() -> None:
    assert codes(parse("".join(f"k{number}: x\n" for number in range(MAX_VALUES - 1)))) == []
    assert codes(parse("".join(f"k{number}: x\n" for number in range(MAX_VALUES)))) == ["D103"]


@pytest.mark.parametrize(("opening", "closing"), ["[]", ("{a: ", "}")])
def test_values_may_stand_so_deep_and_no_deeper(opening: str, closing: str) -> None:
    assert codes(parse(nested(opening, closing, MAX_LEVELS - 1))) == []
    assert codes(parse(nested(opening, closing, MAX_LEVELS))) == ["D103"]


def is_sound(parsed: Document) -> bool:
    """Data or a reason, never neither; every place lies in the text; codes are of rules."""
    lines = re.split("\r\n|\r|\n", parsed.text)
    for each in parsed.diagnostics:
        start, end = each.location.span.start, each.location.span.end
        assert (1, 1) <= (start.line, start.column) <= (end.line, end.column)
        assert each.rule in RULES
        assert not parsed.text or start.line <= len(lines) + 1
    return parsed.data is not None or bool(parsed.diagnostics)


@given(some.binary(max_size=300))
def test_any_bytes_give_a_document(raw: bytes) -> None:
    assert is_sound(document.parse("x.yml", raw))


@given(YAML_LIKE)
@example("a: \u2028b: c")
@example("\u00a0")
@example("a: 'x\r\n'\rb: &x\r")
def test_anything_like_yaml_gives_a_document(written: str) -> None:
    parsed = document.parse("x.yml", written.encode())
    assert is_sound(parsed)
    assert document.parse("x.yml", written.encode()) == parsed


@given(YAML_LIKE)
def test_what_is_read_without_a_fault_is_what_yaml_says(written: str) -> None:
    parsed = document.parse("x.yml", written.encode())
    if not parsed.diagnostics:
        assert parsed.data == empty_for_blank(yaml.load(written.removeprefix("\ufeff"), Loader=yaml.CBaseLoader))


def empty_for_blank(value: Any) -> Any:
    """Change what the library says to how an entry is read: blank text is empty, and nothing is nothing."""
    if isinstance(value, dict):
        return {name: empty_for_blank(each) for name, each in value.items()}
    if isinstance(value, list):
        return [empty_for_blank(each) for each in value]
    return Blank() if not value.strip() else value


class Blank:
    """Equal to an empty text and to nothing, which the library does not tell apart."""

    def __eq__(self, other: object) -> bool:
        return other in {"", None}

    def __hash__(self) -> int:
        return 0
