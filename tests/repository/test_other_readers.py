"""Other readers of YAML read our entries as we do, and the schemas that they ask take what the check takes."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest

from generator import document, schema
from generator.check import check
from generator.cli import init
from generator.project import Collection, Project
from generator.publish.api.json_schemas import schema_texts
from tests.conftest import ROOT, TODAY, Files
from tests.other_readers import yaml_1_1, yaml_1_2

RESULT = check(Project(ROOT), TODAY)
TEXTS = schema_texts(ROOT / "schemas", RESULT.catalogue.vocabularies.values())
PUBLISHED = {name: json.loads(text) for name, text in TEXTS.items()}


def published(reference: str) -> jsonschema_rs.Draft202012Validator:
    """Return a validator as other programs have it."""
    registry = jsonschema_rs.Registry([(f"https://example.org/{name}", each) for name, each in PUBLISHED.items()])
    return jsonschema_rs.Draft202012Validator({"$ref": f"https://example.org/{reference}"}, registry=registry)


def test_every_reader_reads_every_entry_as_we_do_and_the_published_schemas_take_it() -> None:
    validators = {each: published(f"{each.kind}.schema.json") for each in Collection}
    for entry in RESULT.context.entries:
        raw = entry.document.raw
        assert yaml_1_1(raw) == yaml_1_2(raw) == entry.data, entry.file.path
        assert validators[entry.file.collection].is_valid(yaml_1_1(raw)), entry.file.path


def test_every_reader_reads_the_entries_of_a_new_catalogue_as_we_do() -> None:
    answers = dict.fromkeys(("url", "repository", "strapline"), "x") | {"member": "on"}
    values = init._values(answers, "https://example.org/")
    for path in init._SCAFFOLD.glob("catalogue/**/*.yml"):
        text = init._fill(path, values)
        assert yaml_1_1(text) == yaml_1_2(text) == document.parse("", text.encode()).data, path


def single_values(node: Any, pointer: str = "") -> Iterator[str]:
    """Yield the pointer of each schema of a single value, except those of words from a list."""
    if isinstance(node, dict):
        types = node.get("type", ())
        if "x-vocabulary" not in node and {"string", "integer"} & {*([types] if isinstance(types, str) else types)}:
            yield pointer
        for name, each in node.items():
            yield from single_values(each, f"{pointer}/{name}") if name != "examples" else ()


WRITTEN_BY_THE_PROGRAM = {"links.schema.json", "reading.schema.json", "repositories.schema.json"}
BARE = ("2024", "1.2", "1.10", "0", "8", "360", "007", "-1", "1799", "10000", "10001", '"8"', '"0"', '"10001"', "true")


@pytest.mark.parametrize("name", sorted({*PUBLISHED} - {"terms.schema.json", *WRITTEN_BY_THE_PROGRAM}))
def test_a_published_schema_takes_of_numbers_what_the_check_takes(name: str) -> None:
    for pointer in single_values(PUBLISHED[name]):
        node = schema._inline(PUBLISHED, name, pointer, ())
        validator, field = published(f"{name}#{pointer}"), schema.Schema({"type": "object", "properties": {"x": node}})
        for bare in BARE:
            value = yaml_1_2(bare)
            is_word = value is True and "pattern" in node  # a short name is never `true`
            if is_word or (isinstance(value, str) and node["type"] != "integer"):
                continue
            takes = not field.convert({"x": bare.strip('"')})[1]
            assert validator.is_valid(value) == takes, (pointer, bare)


def test_a_word_that_is_a_number_may_be_chosen_without_quotes(write: Callable[[Files], Project]) -> None:
    term = "name: Principles\ndescription: Ours.\nterms:\n  - {id: '1', name: First, definition: Comes first.}\n"
    result = check(write({"vocabularies/principles.yml": term}), TODAY)
    words = json.loads(schema_texts(ROOT / "schemas", result.catalogue.vocabularies.values())["terms.schema.json"])
    assert words["$defs"]["principles"] == {"enum": ["1", 1], "enumDescriptions": ["Comes first.", "Comes first."]}
    assert PUBLISHED["common.schema.json"]["$defs"]["principles"]["items"]["type"] == ["string", "integer"]
