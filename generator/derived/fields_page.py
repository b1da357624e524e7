"""The reference of all fields, `contribute/fields.md`, generated from the schemas and vocabularies."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.check import Result
from generator.model import Vocabulary
from generator.plain_yaml import is_misread
from generator.project import SHARED, Collection
from generator.yaml_writer import quote

PATH = "site_overrides/pages/contribute/fields.md"
_MAX_EXAMPLE_LENGTH = 100
"""Characters; a longer example is not printed on the line of its field."""

_INTRODUCTION = """\
---
title: Every field
description: What you can write in an entry, field by field, with an example of each.
---

# Every field

An entry is a list of fields. A field is a name, a colon and a value: `name: LocalGov Drupal`.

Write only what you know. Fields marked (required) must be there. Leave out any other field if you are not sure.
Fields can be in any order.

New here? Start with [how to contribute](index.md). It has examples to copy. The [glossary](../glossary.md) explains
words such as slug and SPDX.

## Fields of every component, standard and project
"""

_VOCABULARIES = """
## Words to choose from

Some fields take only words from a list. Write the word on the left. If no word fits, leave the field out, or ask for a
new word in the description of your pull request.
"""

_WORD_LISTS = """\
## Fields of a list of words

The people who look after the catalogue keep these lists. You do not need this part to add an entry.
"""

_KINDS = (*SHARED, Collection.ORGANISATIONS, Collection.REGISTERS)

_Schema = dict[str, Any]
_Row = tuple[str, _Schema, bool]
"""Name and schema of a field, and whether it is required."""


def render(result: Result) -> str:
    """Return the page in Markdown."""
    page = _Page(_schemas(result.project.schemas), result.catalogue.vocabularies)
    return "\n".join(page.lines()).rstrip() + "\n"


def anchor(title: str) -> str:
    """Return the fragment that Markdown gives a heading as its id."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())


def _schemas(folder: Path) -> dict[str, _Schema]:
    """Return the schemas in a folder, by file name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}


class _Page:
    """The page, section by section. Fields with inner fields wait in `_groups` until their section is written."""

    def __init__(self, schemas: Mapping[str, _Schema], vocabularies: Mapping[str, Vocabulary]) -> None:
        self._schemas = schemas
        self._vocabularies = vocabularies
        self._rows_of = {each: self._rows(self._schema(each)) for each in _KINDS}
        self._shared_names = set.intersection(*({name for name, _, _ in self._rows_of[each]} for each in SHARED))
        self._groups: dict[str, dict[str, _Schema]] = {}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        yield _INTRODUCTION
        yield from self._fields([row for row in self._rows_of[Collection.PROJECTS] if row[0] in self._shared_names])
        for collection in SHARED:
            yield from self._section(collection, f"More fields of a {collection.kind}", self._shared_names)
        yield from self._section(Collection.ORGANISATIONS, "Fields of an organisation", set())
        yield from self._group_sections()
        yield _VOCABULARIES
        for vocabulary in self._vocabularies.values():
            yield from _vocabulary(vocabulary)
        yield _WORD_LISTS
        yield from self._fields(self._rows(self._schema(Collection.VOCABULARIES)))
        yield from self._group_sections()
        yield from self._section(Collection.REGISTERS, "Fields of a register", set())
        yield from self._group_sections()

    def _schema(self, collection: Collection) -> _Schema:
        return self._schemas[f"{collection.kind}.schema.json"]

    def _section(self, collection: Collection, title: str, excluded: set[str]) -> Iterator[str]:
        """Yield the fields of one kind of entry."""
        yield f"\n## {title}\n"
        yield f"{self._schema(collection)['description']}\n"
        yield from self._fields([row for row in self._rows_of[collection] if row[0] not in excluded])

    def _fields(self, rows: Iterable[_Row]) -> Iterator[str]:
        """Yield fields as a list, and add those with inner fields to `_groups`."""
        for name, schema, required in rows:
            group = self._group_of(schema)
            if group:
                self._groups.setdefault(_title_of(group), {}).setdefault(name, schema)
            yield " ".join(self._field(name, schema, required=required, group=group))

    def _field(self, name: str, schema: _Schema, *, required: bool, group: _Schema | None) -> Iterator[str]:
        """Yield the sentences about one field."""
        yield f"* **`{name}`**{' (required)' if required else ''}: {schema['description']}"
        line = _on_one_line(name, schema["examples"][0])
        if line:
            yield f"Example: `{line}`"
        if group:
            yield f"[What goes inside `{name}`](#{anchor(_title_of(group))})."
        vocabulary = schema.get("x-vocabulary") or schema.get("items", {}).get("x-vocabulary")
        if vocabulary:
            yield f"[Words for `{name}`](#{anchor(self._vocabularies[vocabulary].name)})."

    def _group_sections(self) -> Iterator[str]:
        """Yield a section for each field with inner fields. Fields with the same inner fields share a section."""
        while self._groups:
            title, members = next(iter(self._groups.items()))
            del self._groups[title]
            name, schema = next(iter(members.items()))
            group = self._group_of(schema) or {}
            yield f"\n## {title}\n"
            yield f"For {_joined(members)}. {_how_to_write(schema)}\n"
            yield from self._fields(self._rows(group))
            yield f"\n```yaml\n{_yaml({name: self._full_example(schema, group)})}```"

    def _full_example(self, schema: _Schema, group: _Schema) -> Any:
        """Return an example with inner fields, even if the first example of the schema is only a slug."""
        example = schema["examples"][0]
        if not isinstance(example, list) or isinstance(example[0], dict):
            return example
        fields = {name: field["examples"][0] for name, field, _ in self._rows(group)}
        return [{**fields, "entry": example[0]}]

    def _group_of(self, schema: _Schema) -> _Schema | None:
        """Return the schema of a field's inner fields, or of those in each item of its list; None if it has none."""
        inner = self._resolved(schema.get("items", schema))
        return inner if "properties" in inner else None

    def _rows(self, schema: _Schema) -> list[_Row]:
        required = schema.get("required", [])
        return [(name, self._resolved(each), name in required) for name, each in schema["properties"].items()]

    def _resolved(self, schema: _Schema) -> _Schema:
        """Return a schema with its reference resolved. Keywords next to the reference win.

        A reference without a file is one in the common schema, to another part of it.
        """
        if "$ref" not in schema or "x-vocabulary" in schema:
            return schema
        file, _, pointer = schema["$ref"].partition("#")
        target: _Schema = self._schemas[file or "common.schema.json"]
        for step in pointer.split("/")[1:]:
            target = target[step]
        target = self._resolved(target)
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}


def _how_to_write(schema: _Schema) -> str:
    """Return instructions for writing the inner fields of a field."""
    if schema["type"] == "array":
        short = (
            " If you have only the short name, write that alone." if isinstance(schema["examples"][0][0], str) else ""
        )
        return f"Each one in the list begins with a hyphen. Its fields are below each other.{short}"
    return "Write these below the field, 2 spaces further in."


def _title_of(group: _Schema) -> str:
    return f"{group['title']}: what goes inside"


def _joined(names: Iterable[str]) -> str:
    *others, last = (f"`{name}`" for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def _vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines about one vocabulary."""
    yield f"### {vocabulary.name}\n"
    yield f"{vocabulary.description}\n"
    for term in vocabulary.terms.values():
        yield f"* **`{term.id}`**: {term.name}. {term.definition}"
    yield ""


def _on_one_line(name: str, value: Any) -> str | None:
    """Return a field as one line of YAML; None if the line is too long or the field has inner fields."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        line = f"{name}: [{', '.join(map(_value, value))}]"
    elif isinstance(value, str | int):
        line = f"{name}: {_value(value)}"
    else:
        return None
    return line if len(line) <= _MAX_EXAMPLE_LENGTH and "\n" not in line else None


def _value(value: str | int) -> str:
    """Return a single value, in quotes if other programs than ours would read another one."""
    return quote(value) if isinstance(value, str) and is_misread(value) else str(value)


def _yaml(value: Mapping[str, Any]) -> str:
    """Return YAML as a person would write it: no quotes where none are needed, lists two spaces in."""
    return "".join(f"{line}\n" for line in _yaml_lines(value, ""))


def _yaml_lines(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{name}:"
            yield from _yaml_lines(inner, f"{indent}  ")
        elif line := _on_one_line(name, inner):
            yield f"{indent}{line}"
        elif isinstance(inner, list):
            yield f"{indent}{name}:"
            for item in inner:
                first, *rest = _yaml_lines(item, f"{indent}    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
        else:
            yield f"{indent}{name}: {inner}"
