"""Loading schemas, and holding an entry to one."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator import document, schema
from generator.checked_entry import CheckedEntry
from generator.document import parse
from generator.errors import SchemaError
from generator.project import Collection, EntryFile
from tests.conftest import ROOT
from tests.schema_shaped import JSON_VALUES, KINDS, SCHEMAS, SHAPED, TEXTS, as_yaml


@given(data=some.data(), kind=some.sampled_from(KINDS))
def test_both_schema_validators_agree(data: some.DataObject, kind: Collection) -> None:
    """Two libraries hold an entry to its schema: what the one refuses, the other must be able to explain."""
    fields = data.draw(some.one_of(SHAPED[kind], some.dictionaries(TEXTS, JSON_VALUES, max_size=4)))
    loaded = SCHEMAS[kind]
    assert loaded._accepts(fields) == (not list(loaded._explain(fields)))


@given(JSON_VALUES)
def test_every_pointer_into_a_document_has_a_place(value: Any) -> None:
    parsed = document.parse("x.yml", as_yaml({"field": value}))
    entry = SCHEMAS[Collection.PROJECTS].read(EntryFile("x.yml", Collection.PROJECTS, "x"), parsed)
    for violation in entry.violations:
        for key in (True, False):
            assert parsed.locate(violation.pointer, key=key).path == "x.yml"
    assert parsed.locate(("nothing", 0, "there")) == parsed.locate(())


# Loading


def copied(folder: Path, **changes: str) -> Path:
    for path in (ROOT / "schemas").glob("*.json"):
        content = changes.get(path.name.partition(".")[0], path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        '{"type": "object", "properties": {"a": {"$ref": "https://example.org/schema.json"}}}',
        '{"type": "object", "properties": {"a": {"$ref": "#/properties/a"}}}',
        '{"type": "object", "properties": {"a": {"$ref": "common.schema.json#/$defs/nothing"}}}',
        '{"type": "object", "properties": {"a": {"type": "string", "format": "nothing"}}}',
        '{"type": "object", "properties": {"a": {"type": "string", "x-refers-to": ["nothing"]}}}',
        '{"type": "no such type"}',
        '{"type": "string", "pattern": "("}',
    ],
)
def test_schemas_that_cannot_be_used_are_a_fault_of_their_own(broken: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="cannot be used"):
        schema.load(copied(tmp_path, project=broken))


def test_a_schema_that_is_not_json_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"project\.schema\.json is not JSON: .* line 1 column 2"):
        schema.load(copied(tmp_path, project="{"))


def test_a_missing_schema_is_a_fault_of_its_own(tmp_path: Path) -> None:
    (copied(tmp_path) / "project.schema.json").unlink()
    with pytest.raises(SchemaError, match=r"project\.schema\.json"):
        schema.load(tmp_path)


# Types


def read(text: str, **node: Any) -> CheckedEntry:
    one = schema.Schema({"type": "object", "properties": {"a": node}})
    return one.read(EntryFile("x.yml", Collection.PROJECTS, "x"), parse("x.yml", f"a: {text}\n".encode()))


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("string", "NO", "NO"),
        ("string", "010", "010"),
        ("integer", "8", 8),
        ("integer", "-8", -8),
        ("integer", "010", 10),
        ("integer", "999999999999999", 999_999_999_999_999),
        ("number", "1.10", 1.1),
        ("boolean", "true", True),
        ("boolean", "false", False),
    ],
)
def test_the_schema_decides_what_a_text_means(kind: str, written: str, value: object) -> None:
    entry = read(written, type=kind)
    assert (entry.data["a"], entry.violations) == (value, ())


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("integer", "9223372036854775808"),
        ("integer", "8.0"),
        ("integer", "1_000"),
        ("integer", "0x1F"),
        ("integer", "\u0668"),
        ("integer", "9" * 5000),
        ("number", "1e400"),
        ("number", ".inf"),
        ("number", "NaN"),
        ("boolean", "yes"),
        ("boolean", "True"),
    ],
)
def test_what_does_not_mean_it_plainly_is_refused(kind: str, written: str) -> None:
    entry = read(written, type=kind)
    assert entry.data["a"] == written
    assert [each.keyword for each in entry.violations] == ["type"]


def test_a_pattern_covers_the_line_end_too() -> None:
    assert read("E06999999", type="string", pattern="^[A-Z][0-9]{8}$").violations == ()
    found = read('"E06999999\\n"', type="string", pattern="^[A-Z][0-9]{8}$").violations
    assert [each.keyword for each in found] == ["pattern"]
