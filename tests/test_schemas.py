"""The schemas themselves: their text is the users' help, so each field has some, with examples that are right."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import schema
from generator.check import Result
from generator.document import parse
from generator.facets import FACETS
from generator.formats import FORMATS
from generator.project import Collection, EntryFile
from generator.publish.forms.questions import COLLECTIONS, SECTIONS
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


PARTS = {collection: dict(parts(collection.kind, loaded.node)) for collection, loaded in LOADED.items()}
ALL_PARTS = [node for schema_parts in PARTS.values() for node in schema_parts.values()]
each_schema = pytest.mark.parametrize("collection", PARTS)


def unlike(collection: Collection, is_right: Callable[[Part], bool], *, fields_only: bool = False) -> list[str]:
    """Return the parts of a schema for which something does not hold, by their paths."""
    return [name for name, node in PARTS[collection].items() if ("." in name or not fields_only) and not is_right(node)]


@each_schema
def test_every_part_says_what_it_is(collection: Collection) -> None:
    assert unlike(collection, lambda node: bool(re.fullmatch(r"[A-Z].*[^.]", node["title"]))) == []
    assert unlike(collection, lambda node: bool(re.fullmatch(r"[A-Z].*\.", node["description"]))) == []


@each_schema
def test_every_description_says_what_to_do(collection: Collection) -> None:
    verbs = re.compile("(Write|Say|Give|List|Name|Tell|Add) ")
    assert unlike(collection, lambda node: bool(verbs.match(node["description"])), fields_only=True) == []


def faults_of_examples(node: Part) -> list[Any]:
    """Return what the check finds in the examples of a field."""
    only_field = schema.Schema({"type": "object", "description": "Any.", "properties": {"field": node}})
    documents = [parse("example.yml", json.dumps({"field": example}).encode()) for example in node["examples"]]
    file = EntryFile("example.yml", Collection.PROJECTS, "example")
    return [fault for each in documents for fault in (*each.diagnostics, *only_field.read(file, each).violations)]


@each_schema
def test_every_example_is_right(collection: Collection) -> None:
    assert unlike(collection, lambda node: bool(node["examples"]), fields_only=True) == []
    assert unlike(collection, lambda node: faults_of_examples(node) == [], fields_only=True) == []


@each_schema
def test_only_keywords_are_used_that_the_check_can_explain(collection: Collection) -> None:
    assert unlike(collection, lambda node: set(node) <= UNDERSTOOD) == []
    assert unlike(collection, lambda node: node.get("format", "uri") in FORMATS) == []


def is_bounded(node: Part) -> bool:
    """Whether a part says how long a text or a list may be, and which fields a group has."""
    kinds = {node["type"]} if isinstance(node["type"], str) else set(node["type"])
    is_closed = "properties" in node and node["additionalProperties"] is False
    return (
        ("maxLength" in node) == ("string" in kinds)
        and ("maxItems" in node) == ("array" in kinds)
        and is_closed == ("object" in kinds)
        and set(node.get("required", ())) <= set(node.get("properties", ()))
    )


@each_schema
def test_every_size_has_a_bound(collection: Collection) -> None:
    assert unlike(collection, is_bounded) == []


@each_schema
def test_every_pattern_covers_the_whole_text(collection: Collection) -> None:
    assert unlike(collection, lambda node: bool(re.fullmatch(r"\^.*\$", node.get("pattern", "^$")))) == []


@each_schema
def test_every_vocabulary_and_collection_that_is_named_exists(collection: Collection) -> None:
    lists = {path.stem for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml")}
    assert unlike(collection, lambda node: node.get("x-vocabulary", "services") in lists) == []
    assert unlike(collection, lambda node: set(node.get("x-refers-to", ())) <= set(Collection)) == []


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_that_may_be_left_out_names_its_place_in_the_form(collection: Collection) -> None:
    node = LOADED[collection].node
    named = {name: each.get("x-section") for name, each in node["properties"].items()}
    assert {named.pop(name) for name in node["required"]} == {None}
    assert set(named.values()) <= set(SECTIONS)


def asks_for_what_exists(node: Part) -> bool:
    """Whether shorter forms ask for fields that a part has, the required ones among them."""
    asked = [name.partition(".") for name in node.get("x-asked", ())]
    properties = node.get("properties", {})
    exists = all(within in ("", *properties[field].get("properties", ())) for field, _, within in asked)
    return exists and set(node.get("required", ())) <= set(node.get("x-asked", node.get("required", ())))


@each_schema
def test_what_shorter_forms_ask_for_exists(collection: Collection) -> None:
    assert unlike(collection, asks_for_what_exists) == []


WORDS = [f"word {number}" for number in range(101)]
TERM = "name: Areas\ndescription: What councils do.\nterms:\n  - id: waste\n    name: Waste\n    definition: Bins.\n"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (WORDS[:100], []),
        (WORDS, ["S106"]),
        (["x" * 60], []),
        (["x" * 61], ["S105"]),
        (["bins", "bins"], ["S113"]),
        ([], ["S104"]),
    ],
)
@pytest.mark.parametrize("lines", ["    also: {}\n", "    cy:\n      also: {}\n"], ids=["in English", "in Welsh"])
def test_other_words_are_few_and_short(
    lines: str, words: list[str], codes: list[str], checked: Callable[[Files], Result]
) -> None:
    found = checked({"vocabularies/services.yml": TERM + lines.format(json.dumps(words))}).diagnostics
    assert [each.rule.code for each in found if each.location.path.endswith("services.yml")] == codes


def test_every_vocabulary_is_used() -> None:
    used = {node["x-vocabulary"] for node in ALL_PARTS if "x-vocabulary" in node}
    assert {path.stem for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml")} == used


def test_facets_draw_on_vocabularies_that_exist() -> None:
    used = {node["x-vocabulary"] for node in ALL_PARTS if "x-vocabulary" in node}
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


def test_no_reference_is_left_that_could_reach_a_network() -> None:
    assert not [node for node in ALL_PARTS if "$ref" in node or "$defs" in node]


STANDARD = "name: x\nsummary: x\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
REGISTER = (
    "name: x\npublisher: anytown\npage: https://www.example.gov.uk/\n"
    "shows: {{entry: bin-calendar, status: live, basis: x}}\n"
)
READ_ONCE = REGISTER.format() + "read: {once: 2026-01-01, evidence: https://www.example.gov.uk/}\n"
READING = f"version: {'0' * 40}\nread: 2026-08-21\nrows: 1\nunmatched: 0\nbodies:\n  - "
BODY = "organisation: anytown, first_seen: 2026-08-21"
COUNCIL = "name: x\ntype: unitary\nsources: [https://www.example.gov.uk/]\n"
DATES = {
    "reviewed": ("standards", STANDARD + "reviewed: {0}\n", "C106"),
    "published": ("standards", STANDARD + "published: {0}\n", "C116"),
    "used_by[].since": (
        "standards",
        STANDARD + "used_by: [{{organisation: anytown, status: involved, since: {0}}}]\n",
        "C116",
    ),
    "uses[].since": (
        "organisations",
        COUNCIL + "uses: [{{entry: bin-calendar, status: involved, since: {0}}}]\n",
        "C116",
    ),
    "last_change.day": (
        "standards",
        STANDARD + "last_change: {{day: {0}, evidence: 'https://www.example.gov.uk/'}}\n",
        "C116",
    ),
    "declaration.signed": ("organisations", COUNCIL + "declaration: {{signed: {0}}}\n", "C116"),
    "read.once": ("registers", REGISTER + "read: {{once: {0}, evidence: https://www.example.gov.uk/}}\n", "C116"),
    "read": ("readings", READING.replace("2026-08-21", "{0}", 1) + f"{{{{{BODY}}}}}\n", "C116"),
    "bodies[].first_seen": ("readings", READING + "{{organisation: anytown, first_seen: {0}}}\n", "C116"),
    "bodies[].since": ("readings", READING + f"{{{{{BODY}, since: {{0}}}}}}\n", "C116"),
    "bodies[].no_longer_listed": ("readings", READING + f"{{{{{BODY}, no_longer_listed: {{0}}}}}}\n", "C116"),
    "started": ("organisations", COUNCIL + "started: {0}\n", "C117"),
    "ended": ("organisations", COUNCIL + "ended: {0}\n", "C117"),
}
"""Every field that holds a date, in a file, with the rule that says that it is too late."""

LAST_DAYS = {"C117": ("2031-12-31", "2032-01-01")}
"""The last day that a rule allows and the first that it does not; tomorrow is the last one otherwise."""


@pytest.mark.parametrize("field", DATES)
def test_a_date_has_two_ends(field: str, checked: Callable[[Files], Result]) -> None:
    collection, text, code = DATES[field]
    days = ("1799-12-31", "1800-01-01", *LAST_DAYS.get(code, ("2026-11-22", "2026-11-23")))
    path = "registers/x.reading.yml" if collection == "readings" else f"{collection}/x.yml"
    beside: Files = {"registers/x.yml": READ_ONCE} if collection == "readings" else {}
    codes = [[each.rule.code for each in checked({**beside, path: text.format(day)}).diagnostics] for day in days]
    assert codes == [["S111"], [], [], [code]]


def test_no_date_is_without_an_end() -> None:
    assert {
        name.partition(".")[2]
        for schema_parts in PARTS.values()
        for name, node in schema_parts.items()
        if "date" in node.get("format", "")
    } == set(DATES)
