"""Mends as such: on every example of the rules' pages, on any bytes, and in each report that carries them."""

import json as reader
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as some

from generator import document
from generator.check import Result, check, check_with
from generator.fixes import fix
from generator.project import Collection, EntryFile, Project
from generator.report import json, rdjson, sarif
from tests.conftest import TODAY, Files, small_project
from tests.examples import examples
from tests.fixes.test_layout import entries
from tests.other_readers import yaml_1_1, yaml_1_2
from tests.rules.test_rules import EXAMPLES, PAGES, Example
from tests.yaml_like import YAML_LIKE

FILE = EntryFile("catalogue/projects/bins.yml", Collection.PROJECTS, "bins")
WRONG = (
    "\ufeff# caf\u00e9\n"
    "name: Bins\r\n"
    "links: {website: 'http://www.example.gov.uk/caf\u00e9', repository: \"http://example.org\"}\n"
    "summary: \U0001f5d1 Tells\ufeff when.\n"
    "services: [\u00e9, Waste, 'planing']\n"
    "owner:\u00a0Example Council\n"
    "lisence: apache 2  # caf\u00e9\n"
)

SLIPS = some.sampled_from(
    ["sumary: ", "Owner : ", "licence: mit\n", "stage: Live\n", "http://a.example", "\ufeff", "\r\n"]
)
ANYTHING = some.one_of(
    some.binary(max_size=200),
    some.lists(some.one_of(YAML_LIKE, SLIPS), max_size=8).map(lambda parts: "".join(parts).encode()),
    entries().map(str.encode),
    entries().map(lambda text: text.replace("\n", "\r\n").replace("summary", "sumary").encode()),
)


@pytest.fixture(scope="module")
def sound() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        yield check(Project(small_project(Path(folder) / "project")), TODAY)


def mended(sound: Result, raw: bytes) -> tuple[bytes, Result]:
    mends, after = fix(check_with(sound, {FILE: raw}), {FILE: raw})
    return (mends[0].after if mends else raw), after


@given(raw=ANYTHING)
@examples(80)
@example(raw=WRONG.encode())
def test_any_bytes_are_mended_once_and_for_all(raw: bytes, sound: Result) -> None:
    once, after = mended(sound, raw)
    assert mended(sound, once)[0] == once
    assert not [each for each in after.diagnostics if each.edit]
    assert after.diagnostics == check_with(sound, {FILE: once}).diagnostics
    if after.context.by_slug[FILE.collection][FILE.slug].document.diagnostics:
        assert len(once.split(b"\n")) == len(raw.split(b"\n")), "lines of a broken file moved"


FIELDS = """name: {0}  # why
languages: [{1},{2} ]
cy: {{name: {0}, "summary": {1}}}
implements:
- entry: {2}
  note:   {0}
used_by:
-   organisation: {1}
    live_services: 0012
    since: 2024-06-30
      12:00:00
    note: '{0}'
- live_services: "8" # quoted
  note: >-
    {0}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: 2024  # a year\n", 'name: "2024"  # a year\n'),
        ("summary: yes\r\nowner: 007\r\n", 'summary: "yes"\r\nowner: "007"\r\n'),
        ("languages: [1.10,C, on ]\n", 'languages: ["1.10",C, "on" ]\n'),
        ("languages:\n  - ~  # none\n  - null\n", 'languages:\n  - "~"  # none\n  - "null"\n'),
        ("cy: {name: 12:30, summary: 2026-01-31}\n", 'cy: {name: "12:30", summary: "2026-01-31"}\n'),
        ("summary: bins\tand skips\n", 'summary: "bins\\tand skips"\n'),
        (
            "used_by:\n  - since: 2024\n    live_services: '010'\n",
            'used_by:\n  - since: "2024"\n    live_services: 10\n',
        ),
        ("name: |-\n  2024\nsummary: '2024'\n", "name: |-\n  2024\nsummary: '2024'\n"),
        ("version: 1.2.3\nsince: 2024-06\n", "version: 1.2.3\nsince: 2024-06\n"),
        ("cost: 3\nused_by:\n  - live_services: 1_000\n", "cost: 3\nused_by:\n  - live_services: 1_000\n"),
    ],
)
def test_what_others_misread_is_put_in_quotes_and_nothing_else(before: str, after: str, sound: Result) -> None:
    assert mended(sound, before.encode())[0] == after.encode()


SHORT = some.text("01259.:-+_exobTZ~=<nNoOfF #", min_size=1, max_size=9).map(str.strip).filter(bool)


@given(texts=some.lists(SHORT, min_size=3, max_size=3, unique=True))
@examples(40)
@example(texts=["1.10", "yes", "2024-02-31"])
@example(texts=["~", "0o17", ".5"])
@example(texts=["<<", "1e3", "="])
@example(texts=["12:30:00", "010", "n"])
def test_every_reader_reads_what_is_fixed_as_we_do(texts: list[str], sound: Result) -> None:
    raw = FIELDS.format(*texts).encode()
    before = document.parse("", raw)
    assume(not before.diagnostics)
    once, after = mended(sound, raw)
    entry = after.context.by_slug[FILE.collection][FILE.slug]
    assert yaml_1_1(once) == yaml_1_2(once) == entry.data
    assert entry.data == sound.schemas[FILE.collection].convert(before.data or {})[0]
    words = [sorted(each.replace(b'"', b"").split()) for each in (raw.replace(b"0012", b"12"), once)]
    assert words[0] == words[1]


@pytest.mark.parametrize("each", EXAMPLES, ids=lambda each: f"{each.rule.code}-{each.heading.replace(' ', '-')}")
def test_a_mend_takes_a_fault_away_and_brings_no_other(each: Example, checked: Callable[[Files], Result]) -> None:
    before = checked(each.files)
    contents = {entry.file: entry.document.text.encode() for entry in before.context.entries}
    _, after = fix(
        before, {file: raw for file, raw in contents.items() if file.path[len("catalogue/") :] in each.files}
    )
    left = Counter((found.location.path, found.message) for found in before.diagnostics if not found.edit)
    assert Counter((found.location.path, found.message) for found in after.diagnostics) <= left


def test_the_page_of_a_rule_says_whether_its_faults_can_be_mended(checked: Callable[[Files], Result]) -> None:
    found = {each.rule.name for example in EXAMPLES for each in checked(example.files).diagnostics if each.edit}
    said = {path.stem for path in PAGES.glob("*.md") if "`catalogue fix`" in path.read_text(encoding="utf-8")}
    assert said == found | {"hidden-character"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("also: [bins, Bin days]\n", "also: [bins]\n"),
        ("also: [' bin  days', bins]\n", "also: [bins]\n"),
        ("also: [bins, bins, BIN DAYS, rubbish]\n", "also: [bins, rubbish]\n"),
        ("also:\n  - Bin days\n  - bins\n", "also:\n  - bins\n"),
        ('also:\n  - bins\n  - "bin days"\n  - bins\n', "also:\n  - bins\n"),
        ("cy:\n  also: [sbwriel, Bin days]\n", "cy:\n  also: [sbwriel]\n"),
        ("cy:\n  name: Biniau\n  also: [biniau, Bin days]\n", "cy:\n  name: Biniau\n  also: [Bin days]\n"),
    ],
)
def test_a_name_that_is_there_already_is_removed(before: str, after: str, sound: Result) -> None:
    fixed, result = mended(sound, bin_days(before))
    assert fixed == bin_days(after)
    assert [each.message for each in result.diagnostics if each.location.path == FILE.path] == []


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param("also: [bins, Bins]\n", id="people say which spelling is better"),
        pytest.param("also: [Bin days]\n", id="an empty list would be the next error"),
        pytest.param("also:\n  - bins\n  # Said on the phone.\n  - Bin days\n", id="a comment stays"),
    ],
)
def test_a_name_that_is_there_already_stays_where_something_has_to_be_decided(kept: str, sound: Result) -> None:
    fixed, result = mended(sound, bin_days(kept))
    assert fixed == bin_days(kept)
    assert [each.rule.code for each in result.diagnostics if each.location.path == FILE.path] == ["S113"]


def test_no_line_of_a_file_that_cannot_be_read_whole_is_removed(sound: Result) -> None:
    broken = bin_days("also:\n  - bins\n  - Bin days\n") + b"note: &a x\n"
    fixed, result = mended(sound, broken)
    assert fixed == broken
    assert "S113" in {each.rule.code for each in result.diagnostics if each.location.path == FILE.path}


def bin_days(lines: str) -> bytes:
    also, cy = (lines, "") if lines.startswith("also") else ("", lines)
    text = f"name: Bin days\n{also}summary: Tells.\nowner: anytown\n{cy}sources: [https://www.example.gov.uk/]\n"
    return text.encode()


# In reports


def by_lines(raw: bytes, fixes: list[tuple[dict[str, int], str]]) -> str:
    """Make edits that name lines and columns of characters, the last first."""
    text = raw.decode("utf-8-sig")
    starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    for at, new in sorted(fixes, key=lambda fix: (fix[0]["line"], fix[0]["column"]), reverse=True):
        start, end = starts[at["line"] - 1] + at["column"] - 1, starts[at["end_line"] - 1] + at["end_column"] - 1
        text = text[:start] + new + text[end:]
    return text


def by_bytes(raw: bytes, suggestions: list[dict[str, Any]]) -> str:
    """Make edits that count bytes, as reviewdog does."""
    lines = raw.split(b"\n")
    for each in sorted(suggestions, key=lambda each: sorted(each["range"]["start"].items()), reverse=True):
        start, end = each["range"]["start"], each["range"]["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"] - 1]
        lines[start["line"] - 1] = line[: start["column"] - 1] + each["text"].encode() + line[end["column"] - 1 :]
    return b"\n".join(lines).decode("utf-8-sig")


def test_every_report_carries_the_same_edits(sound: Result) -> None:
    raw = WRONG.encode()
    result = check_with(sound, {FILE: raw})
    told = [each["fix"] for each in reader.loads(json.render(result))["diagnostics"] if each["fix"]]
    in_json = by_lines(raw, [(each, each["text"]) for each in told])
    assert in_json == (
        "# caf\u00e9\n"
        "name: Bins\r\n"
        "links: {website: 'https://www.example.gov.uk/caf\u00e9', repository: \"https://example.org\"}\n"
        "summary: \U0001f5d1 Tells when.\n"
        "services: [\u00e9, waste, 'planning']\n"
        "owner: example-council\n"
        "licence: apache 2  # caf\u00e9\n"
    )
    (log,) = reader.loads(sarif.render(result))["runs"]
    fixes = [change for each in log["results"] for fix in each.get("fixes", ()) for change in fix["artifactChanges"]]
    assert {each["artifactLocation"]["uri"] for each in fixes} == {FILE.path}
    assert by_lines(raw, [as_line(each) for change in fixes for each in change["replacements"]]) == in_json
    suggestions = [
        suggestion
        for each in reader.loads(rdjson.render(result))["diagnostics"]
        for suggestion in each.get("suggestions", ())
    ]
    assert by_bytes(raw, suggestions) == in_json


def as_line(replacement: dict[str, Any]) -> tuple[dict[str, int], str]:
    region = replacement["deletedRegion"]
    names = {"line": "startLine", "column": "startColumn", "end_line": "endLine", "end_column": "endColumn"}
    return {name: region[theirs] for name, theirs in names.items()}, replacement["insertedContent"]["text"]
