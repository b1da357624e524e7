"""Data against its schema: what is not met, and what each text refers to. The one home of jsonschema_rs."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import jsonschema_rs

from generator.checked_entry import CheckedEntry, Reference, SchemaNode, TermUse, Violation
from generator.document import Document
from generator.formats import FORMATS
from generator.project import Collection, EntryFile
from generator.source import Pointer
from generator.yaml_reader import MERGE


class SchemaError(Exception):
    """The schemas of the project cannot be used: a fault of its maintainers, not of an entry."""


@dataclass(frozen=True, slots=True)
class _Node:
    """What a part asks of a text, and its fields and items: the schema as the walk over data needs it.

    A part below which no text has a meaning and no number stands has no node: most of a file is never walked over.
    """

    fields: Mapping[str, "_Node"]
    items: "_Node | None"
    convert: Callable[[str], Any] | None
    judge: Callable[[str], str] | None
    longest: int
    refers_to: tuple[Collection, ...]
    vocabulary: str
    part: SchemaNode


@dataclass(slots=True)
class _Meanings:
    """What the walk found."""

    violations: list[Violation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    terms: list[TermUse] = field(default_factory=list)

    def add(self, text: str, node: _Node, pointer: Pointer) -> None:
        if len(text) > node.longest:
            return  # its length is the fault
        if not text:
            self.violations.append(Violation("empty", pointer, text, None, node.part))
            return
        if node.judge and (fault := node.judge(text)):
            self.violations.append(Violation("format", pointer, text, fault, node.part))
        if node.refers_to:
            self.references.append(Reference(pointer, text, node.refers_to))
        if node.vocabulary:
            self.terms.append(TermUse(pointer, text, node.vocabulary))


class Schema:
    """The schema of one collection, ready for use."""

    def __init__(self, part: SchemaNode) -> None:
        self.part = part
        self._root = _node(part) or _Node({}, None, None, None, 0, (), "", part)
        self._accepts = jsonschema_rs.validator_for(part, validate_formats=False).is_valid

    def read(self, file: EntryFile, document: Document) -> CheckedEntry:
        """Hold a document to the schema."""
        if document.data is None:
            return CheckedEntry(file, document, {})
        meanings = _Meanings()
        data = _walk(document.data, self._root, (), meanings)
        violations = meanings.violations
        if not self._accepts(data):  # a hundred times quicker than saying why not
            violations = [*self._explained(data), *violations]
        if not violations and not document.unreadable_pointers:
            return CheckedEntry(file, document, data, (), tuple(meanings.references), tuple(meanings.terms))
        return _without_echoes(file, document, data, violations, meanings)

    @cached_property
    def _explained(self) -> Callable[[Any], Iterable[Violation]]:
        # Imported only here: most checks have nothing to explain, and it takes a tenth of their time.
        from generator.violations import explainer  # noqa: PLC0415

        return explainer(self.part)


def load(folder: Path) -> Mapping[Collection, Schema]:
    """Load the schema of every collection. Raises SchemaError where one is missing or not sound."""
    texts = {path.name: path for path in folder.glob("*.schema.json")}
    try:
        files = {name: _parsed(path) for name, path in texts.items()}
        return {each: Schema(_inlined(files, f"{each.kind}.schema.json", "", ())) for each in Collection}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SchemaError(f"the schemas in {folder.name}/ cannot be used: {error}") from error


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name} is not JSON: {error}") from error


def _inlined(files: Mapping[str, Any], name: str, pointer: str, above: tuple[str, ...]) -> Any:
    """Give a schema with every `$ref` replaced by its target: nothing is left that could lead to another host."""
    here = f"{name}#{pointer}"
    if here in above:
        raise ValueError(f"{here} refers to itself")
    target = files[name]
    for step in pointer.split("/")[1:]:
        target = target[step]
    return _replace_refs(files, name, target, (*above, here))


def _replace_refs(files: Mapping[str, Any], name: str, node: Any, above: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_replace_refs(files, name, each, above) for each in node]
    if not isinstance(node, dict):
        return node
    own = {key: _replace_refs(files, name, value, above) for key, value in node.items() if key not in ("$ref", "$defs")}
    if "$ref" not in node or "x-vocabulary" in node:
        return own  # the words are there for editors; the check asks the vocabularies of the very files it looks at
    file, _, pointer = node["$ref"].partition("#")
    return _inlined(files, file or name, pointer, above) | own


def _node(part: SchemaNode) -> _Node | None:
    types = part.get("type", ())
    fields = {name: _node(each) for name, each in part.get("properties", {}).items()}
    node = _Node(
        fields={name: each for name, each in fields.items() if each is not None},
        items=_node(part["items"]) if "items" in part else None,
        convert=_CONVERT.get(types) if isinstance(types, str) else None,
        judge=FORMATS[part["format"]] if "format" in part else None,
        longest=part.get("maxLength", 10_000),
        refers_to=tuple(Collection(each) for each in part.get("x-refers-to", ())),
        vocabulary=part.get("x-vocabulary", ""),
        part=part,
    )
    matters = (node.fields, node.items, node.convert, node.judge, node.refers_to, node.vocabulary)
    return node if any(matters) else None


_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_CONVERT: Mapping[str, Callable[[str], Any]] = {
    "integer": lambda text: int(text) if _WHOLE_NUMBER.fullmatch(text) else text,
    "number": lambda text: float(text) if _NUMBER.fullmatch(text) else text,
    "boolean": lambda text: {"true": True, "false": False}.get(text, text),
}
"""Text stays text unless its schema asks for something else; what cannot be that stays text and is refused."""


def _walk(value: Any, node: _Node, pointer: Pointer, meanings: _Meanings) -> Any:
    """Copy data with numbers for text where the schema asks for them, collecting what texts mean on the way."""
    if isinstance(value, str):
        if node.convert:
            return node.convert(value)
        meanings.add(value, node, pointer)
        return value
    if isinstance(value, dict):
        fields = node.fields
        return {
            name: _walk(each, fields[name], (*pointer, name), meanings) if name in fields else each
            for name, each in value.items()
        }
    if isinstance(value, list) and node.items is not None:
        items = node.items
        return [_walk(each, items, (*pointer, index), meanings) for index, each in enumerate(value)]
    return value


def _without_echoes(
    file: EntryFile, document: Document, data: Mapping[str, Any], violations: list[Violation], meanings: _Meanings
) -> CheckedEntry:
    """Leave out what only follows from a fault already told: one fault, one diagnostic."""
    kept: list[Violation] = []
    taken = set(document.unreadable_pointers)
    for violation in violations:  # the first fault at a place is the one that people need
        if _is_under(violation.pointer, taken):
            continue
        if violation.keyword == "required" and (*violation.pointer, MERGE) in taken:
            continue  # it would have come with the merge, which is refused
        kept.append(violation)
        if violation.keyword not in _LEAVE_THE_REST_SOUND:
            taken.add(violation.pointer)
    return CheckedEntry(
        file,
        document,
        data,
        tuple(kept),
        tuple(each for each in meanings.references if not _is_under(each.pointer, taken)),
        tuple(each for each in meanings.terms if not _is_under(each.pointer, taken)),
    )


_LEAVE_THE_REST_SOUND = frozenset({"required", "maxItems", "maxProperties"})
"""Keywords that may be broken together with others at one place, whose values can be judged all the same."""


def _is_under(pointer: Pointer, places: set[Pointer]) -> bool:
    return bool(places) and any(pointer[:length] in places for length in range(len(pointer) + 1))
