"""The schemas: their words are the users' help, so each field has some, with examples that are right."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import schema
from generator.check import Result
from generator.checked_entry import CheckedEntry
from generator.document import parse
from generator.facets import FACETS
from generator.formats import FORMATS
from generator.project import Collection, EntryFile
from generator.publish.forms.questions import COLLECTIONS, SECTIONS
from generator.schema import SchemaError
from tests.conftest import ROOT, Files

SCHEMAS = ROOT / "schemas"
LOADED = schema.load(SCHEMAS)
UNDERSTOOD = {
    "type", "title", "description", "examples", "properties", "required", "additionalProperties", "items",
    "uniqueItems", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "minimum", "maximum", "pattern",
    "format", "x-refers-to", "x-vocabulary", "x-hint", "x-section", "x-asked", "$schema",
}  # fmt: skip
"""Keywords that rules have words for. `const`, `oneOf` and the like would give violations that nobody explains."""

Part = dict[str, Any]


def parts(name: str, node: Part) -> Iterator[tuple[str, Part]]:
    """Yield each field and list item of a schema with its path."""
    yield name, node
    for field, below in node.get("properties", {}).items():
        yield from parts(f"{name}.{field}", below)
    if "items" in node:
        yield from parts(f"{name}[]", node["items"])


PARTS = [each for collection, loaded in LOADED.items() for each in parts(collection.kind, loaded.node)]
FIELDS = [(name, node) for name, node in PARTS if "." in name]

each_part = pytest.mark.parametrize("part", [node for _, node in PARTS], ids=[name for name, _ in PARTS])
each_field = pytest.mark.parametrize("part", [node for _, node in FIELDS], ids=[name for name, _ in FIELDS])


@each_part
def test_every_part_says_what_it_is(node: Part) -> None:
    assert re.fullmatch(r"[A-Z].*[^.]", node["title"])
    assert re.fullmatch(r"[A-Z].*\.", node["description"])


@each_field
def test_every_description_says_what_to_do(node: Part) -> None:
    verbs = "Write|Say|Give|List|Name|Tell|Add"
    assert re.match(rf"({verbs}) ", node["description"])


@each_field
def test_every_example_is_right(node: Part) -> None:
    assert node["examples"]
    only_field = schema.Schema({"type": "object", "description": "Any.", "properties": {"field": node}})
    for example in node["examples"]:
        document = parse("example.yml", json.dumps({"field": example}).encode())
        entry = only_field.read(EntryFile("example.yml", Collection.PROJECTS, "example"), document)
        assert [*document.diagnostics, *entry.violations] == []


@each_part
def test_only_keywords_are_used_that_the_check_can_explain(node: Part) -> None:
    assert set(node) <= UNDERSTOOD
    assert node.get("format", "uri") in FORMATS


@each_part
def test_every_size_has_a_bound(node: Part) -> None:
    kinds = {node["type"]} if isinstance(node["type"], str) else set(node["type"])
    assert ("maxLength" in node) == ("string" in kinds)
    assert ("maxItems" in node) == ("array" in kinds)
    assert ("properties" in node and node["additionalProperties"] is False) == ("object" in kinds)
    assert set(node.get("required", ())) <= set(node.get("properties", ()))


@each_part
def test_every_pattern_covers_the_whole_text(node: Part) -> None:
    pattern = node.get("pattern", "^$")
    assert pattern.startswith("^")
    assert pattern.endswith("$")


@each_part
def test_every_vocabulary_and_collection_that_is_named_exists(node: Part) -> None:
    if "x-vocabulary" in node:
        assert (ROOT / "catalogue" / "vocabularies" / f"{node['x-vocabulary']}.yml").is_file()
    assert {Collection(each) for each in node.get("x-refers-to", ())} <= set(Collection)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_that_may_be_left_out_names_its_place_in_the_form(collection: Collection) -> None:
    node = LOADED[collection].node
    named = {name: each.get("x-section") for name, each in node["properties"].items()}
    assert {named.pop(name) for name in node["required"]} == {None}
    assert set(named.values()) <= set(SECTIONS)


@each_part
def test_what_shorter_forms_ask_for_exists(node: Part) -> None:
    for name in node.get("x-asked", ()):
        field, _, within = name.partition(".")
        assert within in ("", *node["properties"][field].get("properties", ()))
    assert set(node.get("required", ())) <= set(node.get("x-asked", node.get("required", ())))


def test_every_vocabulary_is_used() -> None:
    used = {node["x-vocabulary"] for _, node in PARTS if "x-vocabulary" in node}
    assert {path.stem for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml")} == used


def test_facets_draw_on_vocabularies_that_exist() -> None:
    used = {node["x-vocabulary"] for _, node in PARTS if "x-vocabulary" in node}
    assert {facet.vocabulary for facet in FACETS.values()} - {""} <= used


@pytest.mark.parametrize(
    ("vocabulary", "term"),
    [("adoption-statuses", "live"), ("organisation-types", "council")],
)
def test_terms_that_the_code_names_exist(vocabulary: str, term: str) -> None:
    text = (ROOT / "catalogue" / "vocabularies" / f"{vocabulary}.yml").read_text(encoding="utf-8")
    assert f"  - id: {term}\n" in text


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_is_written_as_all_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = json.loads(text)
    assert text == json.dumps(written, indent=2, ensure_ascii=False) + "\n"
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert written["title"]
    assert written["description"]


def test_components_standards_and_projects_say_the_same_of_what_they_share() -> None:
    shared = [
        LOADED[each].node["properties"] for each in (Collection.COMPONENTS, Collection.STANDARDS, Collection.PROJECTS)
    ]
    for name in set.intersection(*map(set, shared)):
        assert shared[0][name] == shared[1][name] == shared[2][name]


# Loading


def copied(folder: Path, **changes: str) -> Path:
    for path in SCHEMAS.glob("*.json"):
        content = changes.get(path.name.partition(".")[0], path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(content, encoding="utf-8")
    return folder


def test_no_reference_is_left_that_could_reach_a_network() -> None:
    assert not [name for name, node in PARTS if "$ref" in node or "$defs" in node]


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


# Dates

STANDARD = "name: x\nsummary: x\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
COUNCIL = "name: x\ntype: unitary\nsources: [https://www.example.gov.uk/]\n"
DATES = {
    "reviewed": ("standards", STANDARD + "reviewed: {0}\n", "C106"),
    "published": ("standards", STANDARD + "published: {0}\n", "C116"),
    "used_by[].since": (
        "standards",
        STANDARD + "used_by: [{{organisation: anytown, status: involved, since: {0}}}]\n",
        "C116",
    ),
    "declaration.signed": ("organisations", COUNCIL + "declaration: {{signed: {0}}}\n", "C116"),
    "started": ("organisations", COUNCIL + "started: {0}\n", "C117"),
    "ended": ("organisations", COUNCIL + "ended: {0}\n", "C117"),
}
"""Every field that holds a date, in a file, with the rule that says that it is still to come."""


@pytest.mark.parametrize("field", DATES)
def test_a_date_has_two_ends(field: str, checked: Callable[[Files], Result]) -> None:
    collection, text, code = DATES[field]
    days = ("1799-12-31", "1800-01-01", "2026-11-22", "2026-11-23")
    codes = [
        [each.rule.code for each in checked({f"{collection}/x.yml": text.format(day)}).diagnostics] for day in days
    ]
    assert codes == [["S111"], [], [], [code]]


def test_no_date_is_without_an_end() -> None:
    assert {name.partition(".")[2] for name, node in PARTS if "date" in node.get("format", "")} == set(DATES)
