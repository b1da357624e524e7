"""Writes the reference of all fields, `contribute/fields.md`, from the schemas and the vocabularies.

Run `.venv/bin/python tests/fields.py` after a change to either. A test fails while the page says something else.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "site_overrides" / "pages" / "contribute" / "fields.md"
SHARED = ("component", "standard", "project")
LONGEST_EXAMPLE = 100

INTRODUCTION = """\
---
title: Every field
description: What you can write in an entry, field by field, with an example of each.
---

# Every field

An entry is a list of fields. A field is a name, a colon and a value: `name: LocalGov Drupal`.

Write only what you know. Fields marked (needed) must be there. Leave out any other field if you are not sure.
Fields may stand in any order.

New here? Start with [how to contribute](index.md). It has examples to copy. The [glossary](../glossary.md) explains
words such as slug and SPDX.

## Fields of every component, standard and project
"""

VOCABULARIES = """
## Words to choose from

Some fields take only words from a list. Write the word on the left. If no word fits, leave the field out, or ask for a
new word in the description of your pull request.
"""

WORD_LISTS = """\
## Fields of a list of words

The people who look after the catalogue keep these lists. You do not need this part to add an entry.
"""

Schema = dict[str, Any]
Row = tuple[str, Schema, bool]


def load_schemas() -> dict[str, Schema]:
    """Read each schema under the name by which others refer to it."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schemas").glob("*.json")}


class Reference:
    """The page, built section by section."""

    def __init__(self, schemas: dict[str, Schema]) -> None:
        self.schemas = schemas
        self.kinds = {kind: self.rows(schemas[f"{kind}.schema.json"]) for kind in (*SHARED, "organisation")}
        self.in_all = set.intersection(*({name for name, _, _ in self.kinds[kind]} for kind in SHARED))
        self.groups: dict[str, dict[str, Schema]] = {}

    def lines(self) -> Iterator[str]:
        """Write the whole page."""
        yield INTRODUCTION
        yield from self.fields([row for row in self.kinds["project"] if row[0] in self.in_all])
        for kind in SHARED:
            yield from self.section(kind, f"More fields of a {kind}", self.in_all)
        yield from self.section("organisation", "Fields of an organisation", set())
        yield from self.groups_so_far()
        yield VOCABULARIES
        for path in sorted((ROOT / "catalogue" / "vocabularies").glob("*.yml")):
            yield from words(path)
        yield WORD_LISTS
        yield from self.fields(self.rows(self.schemas["vocabulary.schema.json"]))
        yield from self.groups_so_far()

    def section(self, kind: str, title: str, without: set[str]) -> Iterator[str]:
        """Write the fields of one kind of entry."""
        yield f"\n## {title}\n"
        yield f"{self.schemas[f'{kind}.schema.json']['description']}\n"
        yield from self.fields([row for row in self.kinds[kind] if row[0] not in without])

    def fields(self, rows: list[Row]) -> Iterator[str]:
        """Write fields as a list, and keep in mind those that hold fields of their own."""
        for name, schema, needed in rows:
            group = self.group_of(schema)
            if group:
                self.remember(name, schema, group)
            yield " ".join(self.field(name, schema, needed=needed, group=group))

    def field(self, name: str, schema: Schema, *, needed: bool, group: Schema | None) -> Iterator[str]:
        """Write the parts of what is said of one field."""
        yield f"* **`{name}`**{' (needed)' if needed else ''}: {schema['description']}"
        line = on_one_line(name, schema["examples"][0])
        if line:
            yield f"Example: `{line}`"
        if group:
            yield f"[What goes inside `{name}`](#{anchor(title_of(group))})."
        listed = vocabulary_of(schema)
        if listed:
            yield f"[Words for `{name}`](#{anchor(read(vocabulary_path(listed))['name'])})."

    def groups_so_far(self) -> Iterator[str]:
        """Write a section for each field that holds fields of its own; those with the same fields share one."""
        while self.groups:
            title, members = next(iter(self.groups.items()))
            del self.groups[title]
            name, schema = next(iter(members.items()))
            group = self.group_of(schema)
            assert group is not None
            yield f"\n## {title}\n"
            yield f"For {listing(members)}. {how_to_write(schema)}\n"
            yield from self.fields(self.rows(group))
            yield f"\n```yaml\n{block({name: self.full_example(schema, group)})}```"

    def full_example(self, schema: Schema, group: Schema) -> Any:
        """Give an example with fields inside, also where a slug alone is usual."""
        example = schema["examples"][0]
        if not isinstance(example, list) or isinstance(example[0], dict):
            return example
        own = {name: field["examples"][0] for name, field, _ in self.rows(group)}
        return [{**own, "entry": example[0]}]

    def remember(self, name: str, schema: Schema, group: Schema) -> None:
        self.groups.setdefault(title_of(group), {}).setdefault(name, schema)

    def group_of(self, schema: Schema) -> Schema | None:
        """Find the fields inside a field, of itself or of the lines of its list."""
        inner = self.resolve(schema.get("items", schema))
        return inner if "properties" in inner else None

    def rows(self, schema: Schema) -> list[Row]:
        """List a schema's fields: name, meaning, whether it is needed."""
        needed = schema.get("required", [])
        return [(name, self.resolve(each), name in needed) for name, each in schema["properties"].items()]

    def resolve(self, schema: Schema) -> Schema:
        """Follow references to the common parts. What stands beside one comes first."""
        if "$ref" not in schema or "x-vocabulary" in schema:
            return schema
        part = schema["$ref"].partition("#/$defs/")[2]
        target = self.resolve(self.schemas["common.schema.json"]["$defs"][part])
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}


def how_to_write(schema: Schema) -> str:
    """Say how the fields inside a field are set out."""
    if schema["type"] == "array":
        short = " If you have only the slug, write that alone." if isinstance(schema["examples"][0][0], str) else ""
        return f"Each one in the list begins with a hyphen. Its fields stand below each other.{short}"
    return "Write these below the field, two spaces further in."


def title_of(group: Schema) -> str:
    return f"{group['title']}: what goes inside"


def listing(names: Iterable[str]) -> str:
    *most, last = (f"`{name}`" for name in names)
    return f"{', '.join(most)} and {last}" if most else last


def vocabulary_of(schema: Schema) -> str | None:
    return schema.get("x-vocabulary") or schema.get("items", {}).get("x-vocabulary")


def vocabulary_path(name: str) -> Path:
    return ROOT / "catalogue" / "vocabularies" / f"{name}.yml"


def read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def words(path: Path) -> Iterator[str]:
    """Write one list of words."""
    content = read(path)
    yield f"### {content['name']}\n"
    yield f"{content['description']}\n"
    for term in content["terms"]:
        yield f"* **`{term['id']}`**: {term['name']}. {term['definition']}"
    yield ""


def on_one_line(name: str, value: Any) -> str | None:
    """Write a field as one line of YAML, if it is short enough to be read as one."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        line = f"{name}: [{', '.join(value)}]"
    elif isinstance(value, str | int):
        line = f"{name}: {value}"
    else:
        return None
    return line if len(line) <= LONGEST_EXAMPLE and "\n" not in line else None


def block(value: Any) -> str:
    """Write YAML as a person would: no quotes where none are needed, lists two spaces in."""
    return "".join(f"{line}\n" for line in _block(value, ""))


def _block(value: Any, indent: str) -> Iterator[str]:
    for name, each in value.items():
        if isinstance(each, dict):
            yield f"{indent}{name}:"
            yield from _block(each, f"{indent}  ")
        elif isinstance(each, list):
            yield f"{indent}{name}:"
            for item in each:
                first, *rest = _block(item, f"{indent}    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
        else:
            yield f"{indent}{name}: {each}"


def anchor(title: str) -> str:
    """The address that Markdown gives a heading."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())


def render() -> str:
    """The page as the schemas and vocabularies would have it."""
    return "\n".join(Reference(load_schemas()).lines()).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
