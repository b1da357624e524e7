"""What editors are given: fields and words to complete, with help, in the checkout and on the site."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
import referencing.jsonschema

from generator.check import check
from generator.project import Collection, Project
from tests.conftest import ROOT, TODAY
from tests.sites import SITE_URL, SMALL

SCHEMAS = ROOT / "schemas"
KINDS = [each.kind for each in Collection if each is not Collection.READINGS]
"""What people write by hand."""
VOCABULARIES = check(Project(ROOT), TODAY).catalogue.vocabularies

each_kind = pytest.mark.parametrize("kind", KINDS)


def words_of(schema: dict[str, Any]) -> dict[str, str]:
    return dict(zip(schema["enum"], schema["enumDescriptions"], strict=True))


def parts(node: Any) -> list[dict[str, Any]]:
    """Find all groups in a schema, at any depth."""
    if isinstance(node, list):
        return [each for item in node for each in parts(item)]
    if isinstance(node, dict):
        return [node, *(each for item in node.values() for each in parts(item))]
    return []


# In the checkout


def test_every_field_with_a_vocabulary_offers_its_words() -> None:
    found = [part for path in SCHEMAS.glob("*.json") for part in parts(json.loads(path.read_text()))]
    fields = [part for part in found if isinstance(part.get("x-vocabulary"), str)]
    assert len(fields) >= len(VOCABULARIES)
    for part in fields:
        assert part["$ref"] == f"terms.schema.json#/$defs/{part['x-vocabulary']}"


def test_the_check_asks_the_vocabularies_and_not_what_editors_are_given(root: Path) -> None:
    """A proposal may add a word and use it: the check must not wait for a file that a program writes."""
    path = root / "catalogue/vocabularies/stages.yml"
    path.write_text(path.read_text() + "  - id: paused\n    name: Paused\n    definition: Nobody works on it now.\n")
    entry = "name: Bins\nsummary: Tells when.\nowner: example-council\nstage: paused\n"
    (root / "catalogue/projects").mkdir()
    (root / "catalogue/projects/bins.yml").write_text(entry + "sources: [https://www.example.gov.uk/]\n")
    assert check(Project(root), TODAY).diagnostics == ()


def without_comments(path: Path) -> Any:
    return json.loads(re.sub(r"^\s*//.*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE))


@each_kind
def test_an_editor_knows_the_schema_of_every_entry_without_its_first_line(kind: str) -> None:
    globs = without_comments(ROOT / ".vscode/settings.json")["yaml.schemas"]
    collection = next(each for each in Collection if each.kind == kind)
    assert globs[f"./schemas/{kind}.schema.json"] == f"catalogue/{collection}/*.yml"
    assert (SCHEMAS / f"{kind}.schema.json").is_file()


def test_an_editor_moves_no_line_and_asks_no_other_host() -> None:
    settings = without_comments(ROOT / ".vscode/settings.json")
    assert not settings["yaml.format.enable"]
    assert not settings["yaml.schemaStore.enable"]


# On the site


@pytest.fixture(scope="module")
def published(small_site: Path) -> dict[str, dict[str, Any]]:
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (small_site / "schemas").iterdir()}


def test_every_schema_stands_at_the_address_that_it_says(published: dict[str, dict[str, Any]]) -> None:
    assert set(published) == {path.name for path in SCHEMAS.iterdir()}
    assert {name: schema["$id"] for name, schema in published.items()} == {
        name: f"{SITE_URL}schemas/{name}" for name in published
    }


def test_references_lead_to_schemas_beside(published: dict[str, dict[str, Any]]) -> None:
    references = {part["$ref"] for schema in published.values() for part in parts(schema) if "$ref" in part}
    assert references
    assert {each.partition("#")[0] for each in references} <= {*published, ""}


def test_the_words_are_those_of_the_catalogue_that_the_site_shows(published: dict[str, dict[str, Any]]) -> None:
    shown = check(Project(SMALL), TODAY).catalogue.vocabularies
    for name, vocabulary in shown.items():
        words = words_of(published["terms.schema.json"]["$defs"][name])
        assert words == {each.id: each.definition or each.name for each in vocabulary.terms.values()}


@each_kind
def test_a_stock_validator_accepts_entries_by_the_published_schema_and_refuses_unknown_words(
    kind: str, published: dict[str, dict[str, Any]]
) -> None:
    resources = [(schema["$id"], referencing.Resource.from_contents(schema)) for schema in published.values()]
    registry: referencing.Registry[Any] = referencing.Registry().with_resources(resources)
    validator = jsonschema.Draft202012Validator(published[f"{kind}.schema.json"], registry=registry)
    example = {"name": "Bins", "summary": "Tells when.", "owner": "makers", "sources": ["https://example.org/"]}
    example |= {"component": {"type": "platform"}, "standard": {"scope": "data"}}.get(kind, {})
    if kind == "organisation":
        example = {"name": "A council", "type": "council", "sources": ["https://example.org/"]}
    if kind == "register":
        shows = {"entry": "bin-days", "status": "live", "basis": "Listed."}
        example = {"name": "A", "publisher": "makers", "page": "https://example.org/", "shows": shows}
        example["read"] = {"address": "https://example.org/", "format": "json"}
    if kind == "vocabulary":
        example = {"name": "A", "description": "B.", "terms": [{"id": "a", "name": "A", "definition": "B."}]}
    assert [error.message for error in validator.iter_errors(example)] == []
    if kind in {"component", "standard", "project"}:
        assert not validator.is_valid({**example, "services": ["no-such-word"]})
