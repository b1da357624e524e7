"""What holds for any input at all, tried on many that nobody thought of; the same ones every time."""

import json as reader
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from generator import document, schema
from generator.check import Result, check
from generator.diagnostic import Diagnostic, Edit, Related, Severity
from generator.document import Document
from generator.project import Collection, EntryFile, Project
from generator.report import FORMATS, github, markdown, text
from generator.rules import RULES
from generator.rules.context import Context
from generator.source import Location, Position, Span
from tests.conftest import ROOT, TODAY, small_project

SCHEMAS = schema.load(ROOT / "schemas")
KINDS = list(SCHEMAS)

SIGNS = "\n\n\n  ::--[]{}\"'#&*!|>%@`,?~\t\r\\/.0123456789aAyYnN_=<é\u200b\u00a0\u2028\U0001f5d1"
WORDS = ["name: ", "\n", "- ", "  ", "owner: ", "[", "]", "&a ", "*a", "<<: ", "---\n", "? ", "| ", "x"]
YAML_LIKE = some.one_of(some.text(SIGNS, max_size=60), some.lists(some.sampled_from(WORDS), max_size=40).map("".join))
TEXTS = some.text(max_size=30)


def is_sound(parsed: Document) -> bool:
    """Data or a reason, never neither; every place lies in the text; codes are of rules."""
    lines = re.split("\r\n|\r|\n", parsed.text)
    for each in parsed.diagnostics:
        start, end = each.location.span.start, each.location.span.end
        assert (1, 1) <= (start.line, start.column) <= (end.line, end.column)
        assert each.rule in RULES
        assert not parsed.text or start.line <= len(lines) + 1
    return parsed.data is not None or bool(parsed.diagnostics)


# Reading


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


# Checking

USUAL = some.sampled_from(["live", "stockport", "https://www.example.gov.uk/", "2024-13-45"])
JSON_VALUES = some.recursive(
    some.one_of(some.none(), TEXTS, USUAL),
    lambda values: some.one_of(some.lists(values, max_size=4), some.dictionaries(TEXTS, values, max_size=4)),
    max_leaves=12,
)


def of_shape(node: dict[str, Any]) -> some.SearchStrategy[Any]:
    """Values that have the shape that a schema asks for, with any texts in them."""
    if "properties" in node:
        fields = {name: of_shape(each) for name, each in node["properties"].items()}
        needed = {name: fields.pop(name) for name in node.get("required", ())}
        return some.fixed_dictionaries(needed, optional=fields)
    if "items" in node:
        return some.lists(of_shape(node["items"]), max_size=3)
    return some.one_of(some.sampled_from([str(each) for each in node["examples"]]), TEXTS)


SHAPED = {kind: of_shape(loaded.node) for kind, loaded in SCHEMAS.items()}


PROJECT_FIELDS = some.sampled_from(sorted(SCHEMAS[Collection.PROJECTS].node["properties"]))


def as_yaml(data: dict[str, Any]) -> bytes:
    return str(yaml.safe_dump(data, allow_unicode=True)).encode(errors="replace")


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as folder:
        yield Project(small_project(Path(folder) / "project"))


def checked(project: Project, kind: Collection, raw: bytes) -> Result:
    path = project.catalogue / kind / "entry.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    try:
        result = check(project, TODAY)
        for render in (*FORMATS.values(), markdown.render):
            assert render(result)
        return result
    finally:
        path.unlink()


@settings(max_examples=40)
@given(data=some.data(), kind=some.sampled_from(KINDS))
def test_an_entry_with_any_texts_in_it_gets_diagnostics_and_no_more(
    data: some.DataObject, kind: Collection, project: Project
) -> None:
    result = checked(project, kind, as_yaml(data.draw(SHAPED[kind])))
    assert all(each.location.path == f"catalogue/{kind}/entry.yml" for each in result.errors)


@settings(max_examples=40)
@given(
    fields=some.dictionaries(some.sampled_from(sorted(SCHEMAS[Collection.PROJECTS].node["properties"])), JSON_VALUES)
)
def test_an_entry_with_anything_in_its_fields_gets_diagnostics_and_no_more(
    fields: dict[str, Any], project: Project
) -> None:
    assert checked(project, Collection.PROJECTS, as_yaml(fields)).diagnostics


@given(data=some.data(), kind=some.sampled_from(KINDS))
def test_the_quick_yes_and_the_slow_no_agree(data: some.DataObject, kind: Collection) -> None:
    """Two libraries hold an entry to its schema: what the one refuses, the other must be able to explain."""
    fields = data.draw(some.one_of(SHAPED[kind], some.dictionaries(TEXTS, JSON_VALUES, max_size=4)))
    loaded = SCHEMAS[kind]
    assert loaded._accepts(fields) == (not list(loaded._explained(fields)))


@given(JSON_VALUES)
def test_every_pointer_into_a_document_has_a_place(value: Any) -> None:
    parsed = document.parse("x.yml", as_yaml({"field": value}))
    entry = SCHEMAS[Collection.PROJECTS].read(EntryFile("x.yml", Collection.PROJECTS, "x"), parsed)
    for violation in entry.violations:
        for key in (True, False):
            assert parsed.locate(violation.pointer, key=key).path == "x.yml"
    assert parsed.locate(("nothing", 0, "there")) == parsed.locate(())


# Reports

ANY_TEXT = some.text(some.characters(exclude_categories=[]), max_size=20)
PIECES = some.sampled_from(
    ["::", "error", "##[", "\n", "\r", "%0A", "\x1b[0m", " ", "`", "|", "\\", "<b>", "@x", "]]>", "&"]
)
STRANGE = some.one_of(ANY_TEXT, some.lists(PIECES, max_size=6).map("".join))
POSITIONS = some.builds(Position, some.integers(1, 9), some.integers(1, 200))
PLACES = some.builds(Location, STRANGE, some.builds(Span, POSITIONS, POSITIONS))
DIAGNOSTICS = some.builds(
    Diagnostic,
    some.sampled_from(RULES),
    PLACES,
    STRANGE,
    STRANGE,
    some.tuples(STRANGE),
    some.lists(some.builds(Related, STRANGE, PLACES), max_size=2).map(tuple),
    some.none() | some.builds(Edit, some.builds(Span, POSITIONS, POSITIONS), STRANGE),
)
RESULTS = some.lists(DIAGNOSTICS, max_size=3).map(
    lambda found: Result(Project(Path("/nowhere")), {}, Context((), TODAY), tuple(found), ("x.yml",))
)
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@settings(max_examples=60)
@given(RESULTS)
def test_no_report_holds_a_character_that_could_steer(result: Result) -> None:
    for render in (*FORMATS.values(), markdown.render):
        report = render(result)
        assert not UNSAFE.search(report)
        assert report.endswith("\n")


@settings(max_examples=60)
@given(RESULTS)
def test_a_report_for_github_has_one_command_for_each_diagnostic(result: Result) -> None:
    lines = github.render(result).split("\n")
    number = len(result.diagnostics)
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines[:number])
    assert not [line for line in lines[number:] if line.lstrip().startswith("::") or "##[" in line]


@settings(max_examples=60)
@given(RESULTS)
def test_a_text_report_has_one_block_for_each_diagnostic(result: Result) -> None:
    blocks = text.render(result).split("\n\n")
    assert len(blocks) == len(result.diagnostics) + 1
    assert all(Severity.ERROR in each or Severity.WARNING in each for each in blocks[:-1])


@settings(max_examples=60)
@given(RESULTS)
def test_a_report_for_a_program_is_whole(result: Result) -> None:
    """A strict reader takes it: no half of a surrogate pair, no number that is none, nothing that XML cannot hold."""
    for name in ("json", "gitlab", "sarif", "rdjson"):
        assert reader.loads(FORMATS[name](result)) is not None
    for name in ("gitlab", "sarif", "rdjson"):
        assert reader.dumps(reader.loads(FORMATS[name](result)), ensure_ascii=False).encode()
    cases = ElementTree.fromstring(FORMATS["junit"](result).encode()).findall("testsuite/testcase")
    assert len(cases) == len({each.location.path for each in result.diagnostics} | set(result.files))


@settings(max_examples=60)
@given(RESULTS)
def test_a_summary_has_one_row_for_each_diagnostic(result: Result) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(result))
    cells = [each for each in tokens if each.type == "inline"][2:]
    assert sum(each.type == "tr_open" for each in tokens) == len(result.diagnostics) + bool(result.diagnostics)
    assert {node.type for cell in cells for node in cell.children or ()} <= {"text", "text_special", "code_inline"}
