"""Check data against its schema and collect the references and terms in it. Only this module uses jsonschema_rs."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema_rs

from generator.checked_entry import CheckedEntry, SchemaNode, Violation
from generator.document import Document
from generator.errors import SchemaError
from generator.project import Collection, EntryFile, shipped
from generator.schema_walk import NOTHING, CompiledNode, WalkResult, collect_links, compile_node, only_links, walk
from generator.source import Pointer
from generator.yaml_reader import MERGE


class Schema:
    """The schema of one collection, ready for use."""

    def __init__(self, node: SchemaNode) -> None:
        self.node = node
        self._root = compile_node(node) or NOTHING
        self._accepts = jsonschema_rs.validator_for(node, validate_formats=False).is_valid

    def read(self, file: EntryFile, document: Document) -> CheckedEntry:
        """Check a document against the schema. That of the entry has its data, converted to the types of the schema."""
        if document.data is None:
            return CheckedEntry(file, document, {})
        data, violations, result = self._convert(document.data)
        if data is not document.data:
            document = replace(document, data=data)
        if not violations and not document.unreadable_pointers:
            return CheckedEntry(file, document, data, (), tuple(result.references), tuple(result.terms))
        return _without_consequences(file, document, data, violations, result)

    @cached_property
    def digest(self) -> bytes:
        """A digest of the schema, which is another one if anything in it changes."""
        return sha256(json.dumps(self.node).encode()).digest()

    def accepted(self, file: EntryFile, document: Document) -> CheckedEntry:
        """Return the entry of a document with data that this schema has converted, and accepted, before."""
        result = WalkResult()
        collect_links(document.data, self._links, (), result)
        return CheckedEntry(file, document, document.data or {}, (), tuple(result.references), tuple(result.terms))

    @cached_property
    def _links(self) -> CompiledNode:
        return only_links(self._root) or NOTHING

    def convert(self, data: Mapping[str, Any]) -> tuple[Any, list[Violation]]:
        """Return the data of a file that is no entry, converted to the types of the schema, and its violations."""
        converted, violations, _ = self._convert(data)
        return converted, violations

    def _convert(self, data: Mapping[str, Any]) -> tuple[Any, list[Violation], WalkResult]:
        result = WalkResult()
        converted = walk(data, self._root, (), result)
        if self._accepts(converted):  # a hundred times faster than explaining why not
            return converted, result.violations, result
        return converted, [*self._explain(converted), *result.violations], result

    @cached_property
    def _explain(self) -> Callable[[Any], Iterable[Violation]]:
        # Imported only here: most checks have nothing to explain, and the import takes a tenth of their time.
        from generator.violations import explainer  # noqa: PLC0415

        return explainer(self.node)


def load(folder: Path) -> Mapping[Collection, Schema]:
    """Load the schema of every collection. Raises SchemaError if one is missing or invalid."""
    return dict(zip(Collection, _load(folder, [each.kind for each in Collection]), strict=True))


@cache
def of_program_file(name: str) -> Schema:
    """Load the schema of a list that the program keeps: always its own, as the program writes the list."""
    return _load(shipped("schemas"), [name])[0]


def _load(folder: Path, names: Iterable[str]) -> list[Schema]:
    paths = {path.name: path for path in folder.glob("*.schema.json")}
    try:
        files = {name: _read_json(path) for name, path in paths.items()}
        return [Schema(_inline(files, f"{name}.schema.json", "", ())) for name in names]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SchemaError(f"the schemas in {folder.name}/ cannot be used: {error}") from error


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name} is not JSON: {error}") from error


def _inline(files: Mapping[str, Any], name: str, pointer: str, ancestors: tuple[str, ...]) -> Any:
    """Return a schema with every `$ref` replaced by its target, so that none can point to another host.

    `ancestors` are the references that led here. Raises ValueError if one refers to itself.
    """
    reference = f"{name}#{pointer}"
    if reference in ancestors:
        raise ValueError(f"{reference} refers to itself")
    target = files[name]
    for step in pointer.split("/")[1:]:
        target = target[step]
    return _replace_refs(files, name, target, (*ancestors, reference))


def _replace_refs(files: Mapping[str, Any], name: str, node: Any, ancestors: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_replace_refs(files, name, item, ancestors) for item in node]
    if not isinstance(node, dict):
        return node
    keys = [key for key in node if key not in ("$ref", "$defs")]
    copy = {key: _replace_refs(files, name, node[key], ancestors) for key in keys}
    if "$ref" not in node or "x-vocabulary" in node:
        return _as_read(copy)  # that `$ref` lists the terms for editors; the check reads them from the vocabularies
    file, _, pointer = node["$ref"].partition("#")
    return _as_read(_inline(files, file or name, pointer, ancestors) | copy)


_FOR_OTHER_READERS = {"string": ("minimum", "maximum"), "integer": ("pattern",)}
"""Keywords about a value as other readers read it, by the type as which the check reads it."""


def _as_read(node: dict[str, Any]) -> SchemaNode:
    """Return a schema node with the first of its types and those of groups and lists.

    The other types are what other readers of YAML make of a text without quotes, so that they accept what we accept.
    """
    types = node.get("type")
    if not isinstance(types, list) or types[:1] == types or types[0] not in _FOR_OTHER_READERS:
        return node
    types = [types[0], *(each for each in types[1:] if each in ("object", "array"))]
    kept = {key: value for key, value in node.items() if key not in _FOR_OTHER_READERS[types[0]]}
    return kept | {"type": types[0] if len(types) == 1 else types}


def _without_consequences(
    file: EntryFile, document: Document, data: Mapping[str, Any], violations: list[Violation], result: WalkResult
) -> CheckedEntry:
    """Build the checked entry without what only follows from another error, so that each error is reported once."""
    independent: list[Violation] = []
    unusable = set(document.unreadable_pointers)
    for violation in violations:  # the first violation at a pointer is the one that people need
        if _is_under(violation.pointer, unusable):
            continue
        if violation.keyword == "required" and (*violation.pointer, MERGE) in unusable:
            continue  # the merge key, already an error, may have been meant to add the field
        independent.append(violation)
        if violation.keyword not in _CONTENT_STILL_CHECKED:
            unusable.add(violation.pointer)
    return CheckedEntry(
        file,
        document,
        data,
        tuple(independent),
        tuple(item for item in result.references if not _is_under(item.pointer, unusable)),
        tuple(item for item in result.terms if not _is_under(item.pointer, unusable)),
    )


_CONTENT_STILL_CHECKED = frozenset({"required", "maxItems", "maxProperties"})
"""Keywords whose violation leaves the values inside usable, so that further violations there are reported as well."""


def _is_under(pointer: Pointer, ancestors: set[Pointer]) -> bool:
    return bool(ancestors) and any(pointer[:length] in ancestors for length in range(len(pointer) + 1))
