"""Strangers' bytes: whatever they are, they give the text that was meant or a diagnostic, and soon."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import document
from generator.check import Result, check
from generator.document import MAX_BYTES, MAX_HIDDEN_CHARACTERS, Document
from generator.project import Project
from generator.report import text
from generator.yaml_reader import MAX_LEVELS, MAX_VALUES
from tests.conftest import TODAY, Files

FIELDS = b"name: Bin reminders\nsummary: Tells residents which bin to put out.\nowner: example-council\n"
ENTRY = FIELDS + b"sources: [https://www.example.gov.uk/bins]\n"


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
        "2024-03-31", "2024-13-45", "2024-03-31T12:30:00Z", "9223372036854775808", "-9223372036854775809",
        "=", "<<<", "Café", "\U0001f5d1 bins", "a\tb", "a: b".replace(": ", ":"), "#1"[1:], "x#y", "A&B", "5 * 5",
    ],
)  # fmt: skip
def test_a_plain_value_stays_text(written: str) -> None:
    parsed = parse(f"value: {written}\n")
    assert parsed.data == {"value": written}
    assert codes(parsed) == []


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
        (b"a: [x\n", ("D101", 2, 1)),
        (b"a: x: y\n", ("D101", 1, 5)),
        (b"a: %x\n", ("D101", 1, 4)),
        (b"a: x\n <<<<<<< HEAD\n", None),
        (b"a: x\n<<<<<<< HEAD\nb: x\n=======\nb: y\n>>>>>>> x\n", ("D101", 2, 1)),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_and_at_its_place(written: bytes, place: tuple[str, int, int] | None) -> None:
    assert places(parse(written)) == ([place] if place else [])


def test_a_name_with_a_hidden_character_in_it_is_still_that_name() -> None:
    assert parse("\u200bname: x\n").data == parse("name\u200d: x\n").data == parse('"na\\u200bme": x\n').data


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


def test_hidden_characters_beyond_a_screenful_are_not_told() -> None:
    parsed = parse("a: " + "\u200b" * 70_000)
    assert codes(parsed) == ["D112"] * MAX_HIDDEN_CHARACTERS


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


ALIAS_BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b",".join([b"*%c" % (letter - 1)] * 9)) for letter in b"bcdefg"
)
WORST = {
    "alias bomb": ALIAS_BOMB[:271],
    "square brackets": b"[" * 25_000,
    "braces": b"{" * 25_000,
    "square brackets in a field": b"a: " + b"[" * 250_000,
    "braces in a field": b"a: " + b"{a: " * 60_000,
    "question marks": b"? " * 100_000,
    "hyphens": b"- " * 100_000,
    "deep blocks": "".join(f"{' ' * depth}a:\n" for depth in range(700)).encode(),
    "a list 300 deep": "".join(f"{' ' * depth}-\n" for depth in range(300)).encode(),
    "closing brackets": b"]" * 250_000,
    "one long text": b"a: " + b"x" * 5_000_000,
    "100,000 fields": b"".join(b"k%d: x\n" % number for number in range(100_000)),
    "9,000 fields and a fault": b"".join(b"k%d: x\n" % number for number in range(9_000)) + b"a: b: c\n",
    "9,000 aliases": b"a: [" + b",".join([b"*x"] * 9_000) + b"]\n",
    "quotes": b"'" * 250_000,
    "an open quote": b"a: '" + b"x " * 125_000,
    "an open quote over many lines": b"a: \"" + b"x\n" * 125_000,
    "colons": b":" * 250_000,
    "colons with spaces": b": " * 125_000,
    "line ends": b"\n" * 250_000,
    "carriage returns": b"\r" * 250_000,
    "spaces": b" " * 250_000,
    "tabs": b"\t" * 250_000,
    "commas": b"a: [" + b"," * 250_000,
    "ampersands": b"&" * 250_000,
    "exclamation marks": b"!" * 250_000,
    "percent signs": b"%" * 250_000,
    "bars": b"a: |" * 60_000,
    "documents": b"---\n" * 60_000,
    "zero bytes": b"\0" * 250_000,
    "every byte": bytes(range(256)) * 900,
    "one very long name": b"a" * 200_000 + b": x\n",
    "a number with 200,000 digits": b"used_by: [{live_services: " + b"9" * 200_000 + b"}]\n",
    "a licence of brackets": b"licence: " + b"(" * 119 + b"\n",
    "a licence of many words": b"licence: " + b"MIT OR " * 16 + b"MIT\n",
    "an address of dots": b"sources: [https://" + b"a." * 240 + b"]\n",
    "a slug of hyphens": b"owner: " + b"a-" * 40 + b"!\n",
    "an address of at signs": b"contact: {email: " + b"a@" * 120 + b"}\n",
    "a description of brackets": b"description: '" + b"[" * 4_990 + b"<'\n",
    "a description of stars": b"description: 'a" + b"**a *a " * 700 + b"<'\n",
    "a description of quotes": b"description: |\n" + b"".join(b"  %s<b>\n" % (b"> " * depth) for depth in range(90)),
    "the same word 9,000 times": b"services: [" + b",".join([b"waste"] * 9_000) + b"]\n",
}  # fmt: skip
"""Files that were seen to break other readers, and some like them."""

RUN = """
import sys
from datetime import date
from pathlib import Path
from generator.check import check
from generator.project import Project
from generator.report import github, json, text
result = check(Project(Path(sys.argv[1])), date(2026, 11, 21))
for form in (text, json, github):
    form.render(result)
found = {each.location.path for each in result.diagnostics}
print(*(path for path in result.files if "/worst-" in path and path not in found), sep="\\n")
"""


def test_the_worst_files_neither_end_the_program_nor_pass(write: Callable[[Files], Project]) -> None:
    """In a process of its own: a crash is then seen as one."""
    project = write({f"projects/worst-{number}.yml": raw for number, raw in enumerate(WORST.values())})
    command = [sys.executable, "-W", "error", "-c", RUN, str(project.root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", [])


# Files that are none


LINKS = {"link to a file": "../../../secret.yml", "link to a folder": "../../..", "link to nothing": "nowhere"}


@pytest.mark.parametrize("kind", [*LINKS, "pipe"])
def test_what_is_no_plain_file_is_told_and_never_opened(
    kind: str, checked: Callable[[Files], Result], root: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.yml").write_text("password: open sesame\n")
    path = root / "catalogue" / "projects" / "bins.yml"
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(LINKS[kind])
    result = checked({})
    assert [(each.rule.code, each.location.path) for each in result.diagnostics] == [
        ("D115", "catalogue/projects/bins.yml")
    ]
    assert "sesame" not in text.render(result)


def test_a_link_to_a_folder_of_entries_is_not_followed(checked: Callable[[Files], Result], root: Path) -> None:
    (root / "catalogue" / "projects").symlink_to("components")
    assert [each.location.path for each in checked({}).diagnostics] == ["catalogue/projects"]


def test_a_file_that_the_system_refuses_is_told(
    checked: Callable[[Files], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.stem == "bins" and arguments == ("rb",):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    result = checked({"projects/bins.yml": ENTRY})
    assert [each.message for each in result.diagnostics] == ["The file cannot be read: Permission denied"]
    assert "error[D115]" in text.render(result)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("projects/.bins.yml.swp", "D114"),
        ("projects/README.md", "D114"),
        ("projects/Bins.yml", "D114"),
        ("projects/bins.YML", "D114"),
        ("projects/bins--x.yml", "D114"),
        ("projects/-bins.yml", "D114"),
        ("projects/.yml", "D114"),
        ("projects/bins\n::error::x.yml", "D114"),
        ("projects/caf\u00e9.yml", "D114"),
        ("projects/cafe\udce9.yml", "D114"),
        (f"projects/{'b' * 81}.yml", "D114"),
        ("project/bins.yml", "D113"),
        ("projects/waste/bins.yml", "D113"),
        (".DS_Store", "D113"),
    ],
)  # fmt: skip
def test_no_file_is_left_out_in_silence(name: str, code: str, checked: Callable[[Files], Result]) -> None:
    result = checked({name: ENTRY})
    assert [(each.rule.code, each.location.path) for each in result.diagnostics] == [(code, f"catalogue/{name}")]
    assert f"catalogue/{name}" in result.files


def test_a_name_of_the_greatest_length_is_fine(checked: Callable[[Files], Result]) -> None:
    assert checked({f"projects/{'b' * 80}.yml": ENTRY}).diagnostics == ()


# What follows from a fault is not told


def entry(*lines: str) -> str:
    return ENTRY.decode() + "".join(f"{line}\n" for line in lines)


SOUND = {"projects/bins.yml": entry("depends_on: [calendar]")}


@pytest.mark.parametrize(
    ("calendar", "code"),
    [
        ("", "D104"),
        ("name: [", "D101"),
        ("name: caf\udce9", "D102"),
        ("a: " + "[" * 20, "D103"),
        (entry("stage: lively"), "C102"),
        (entry("name: again"), "D105"),
    ],
)  # fmt: skip
def test_a_broken_entry_may_be_referred_to(calendar: str, code: str, checked: Callable[[Files], Result]) -> None:
    broken = calendar.encode(errors="surrogateescape")
    assert [each.rule.code for each in checked({**SOUND, "projects/calendar.yml": broken}).diagnostics] == [code]


def test_a_broken_list_of_words_is_one_fault(checked: Callable[[Files], Result]) -> None:
    files: Files = {"vocabularies/services.yml": "name: [", "projects/bins.yml": entry("services: [a, b, c]")}
    assert [each.rule.code for each in checked(files).diagnostics] == ["D101"]


def test_a_missing_list_of_words_is_one_fault(write: Callable[[Files], Project]) -> None:
    project = write({"projects/bins.yml": entry("services: [a, b]"), "projects/x.yml": entry("services: [c]")})
    (project.catalogue / "vocabularies" / "services.yml").unlink()
    assert [each.rule.code for each in check(project, TODAY).diagnostics] == ["C102"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("owner: *x", "D106"),
        ("owner: !x y", "D107"),
        ("owner: nob\u200body", "D112"),
        ("owner: {{ owner }}", "D111"),
        ("owner:", "S104"),
        ("owner: ''", "S104"),
        ("owner: ' '", "S104"),
        ("owner: [nobody]", "S103"),
        (f"owner: {'Nobody ' * 20}", "S105"),
        ("owner: No Body", "S108"),
        ("owner: nobody", "C101"),
        ("ower: nobody", "S102"),
        ("\u200bowner: example-council", "D112"),
    ],
)  # fmt: skip
def test_a_fault_of_a_field_is_told_once(line: str, code: str, checked: Callable[[Files], Result]) -> None:
    files: Files = {"projects/bins.yml": ENTRY.decode().replace("owner: example-council", line)}
    assert [each.rule.code for each in checked(files).diagnostics] == [code]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["services: [nonsense, nonsense]"], ["C102", "S113"]),
        (["services: *x"], ["D106"]),
        (["links: {repository: http://x.example}"], ["S109"]),
        (["links: {repository: ''}"], ["S104"]),
        (["used_by: [{organisation: anytown, status: live, evidance: https://www.example.gov.uk/}]"], ["S102"]),
        (["used_by: [{organisation: anytown, status: live, evidence: }]"], ["S104"]),
        (["used_by: [{organisation: anytown, status: live, evidence: nowhere}]"], ["S109"]),
        (["used_by: [{organisation: nobody, status: sleeping}]"], ["C101", "C102"]),
        (["used_by: anytown"], ["S103"]),
        (["used_by: [anytown]"], ["S103"]),
        (["used_by: [{<<: x}]"], ["D110"]),
        (["used_by: [{}]"], ["S101", "S101"]),
        (["reviewed: 2099-13-45"], ["S111"]),
        (["reviewed: 2026-11-22"], []),
        (["reviewed: 2026-11-23"], ["C106"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-11-22}]"], []),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-11-23}]"], ["C116"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-11}]"], []),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-12}]"], ["C116"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2026}]"], []),
        (["used_by: [{organisation: anytown, status: involved, since: 2027}]"], ["C116"]),
        (["used_by: [{organisation: anytown, status: planned, since: 9999}]"], []),
        (["used_by: [{organisation: anytown, status: planed, since: 2027}]"], ["C102"]),
        (["used_by: [{organisation: anytown, since: 2027}]"], ["S101"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2027-13}]"], ["S111"]),
        (["used_by: [{organisation: anytown, status: involved, since: 1799}]"], ["S111"]),
        (["description: '<b>'"], ["C115"]),
        (["description: '1 < 2'"], []),
    ],
)  # fmt: skip
def test_faults_do_not_follow_from_each_other(
    lines: list[str], found: list[str], checked: Callable[[Files], Result]
) -> None:
    assert [each.rule.code for each in checked({"projects/bins.yml": entry(*lines)}).diagnostics] == found


def test_two_entries_with_a_bad_value_in_common_are_not_taken_for_one(checked: Callable[[Files], Result]) -> None:
    bad = entry("links: {repository: nowhere}")
    council = (
        "name: x\ntype: unitary\ngss_code: tbc\nstarted: 2020\nended: 1st May\nsources: [https://www.example.gov.uk/]\n"
    )
    files: Files = {f"projects/{name}.yml": bad for name in ("one", "two")}
    files |= {f"organisations/{name}.yml": council for name in ("one", "two")}
    assert [each.rule.code for each in checked(files).diagnostics] == ["S108", "S111", "S108", "S111", "S109", "S109"]


def test_a_hint_does_not_depend_on_what_else_is_wrong(checked: Callable[[Files], Result]) -> None:
    council = "name: {0}\ntype: unitary\ngss_code: bad-{0}\nsources: [https://www.example.gov.uk/]\n"
    files: Files = {f"organisations/council-{number}.yml": council.format(number) for number in range(260)}
    files |= {
        f"projects/bins-{number}.yml": ENTRY.decode().replace("example-council", f"exampel-council-{number}")
        for number in range(260)
    }
    helps = {each.help for each in checked(files).diagnostics if each.rule.code == "C101"}
    assert helps == {"Did you mean `example-council`?"}


def test_all_faults_of_all_files_are_told_at_once(checked: Callable[[Files], Result]) -> None:
    files: Files = {
        "components/one.yml": "name: [",
        "organisations/two.yml": "name: x\ntype: nonsense\nsources: [nowhere]\n",
        "projects/Three.yml": "",
        "projects/four.yml": entry("depends_on: [nothing]", "sumary: x", "reviewed: never"),
        "standards/five.yml": entry("status: nonsense"),
    }
    found = [(each.location.path.rpartition("/")[2], each.rule.code) for each in checked(files).diagnostics]
    assert found == [
        ("one.yml", "D101"),
        ("two.yml", "C102"),
        ("two.yml", "S109"),
        ("Three.yml", "D114"),
        ("four.yml", "C101"),
        ("four.yml", "S102"),
        ("four.yml", "S111"),
        ("five.yml", "C102"),
    ]
