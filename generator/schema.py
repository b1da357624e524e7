"""Check data against its schema and collect the references and terms in it. Only this module uses jsonschema_rs."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jsonschema_rs

from generator.checked_entry import CheckedEntry, Reference, SchemaNode, TermUse, Violation
from generator.document import Document
from generator.errors import SchemaError
from generator.formats import FORMATS
from generator.project import Collection, EntryFile, shipped
from generator.source import Pointer
from generator.yaml_reader import MERGE


@dataclass(frozen=True, slots=True)
class _CompiledNode:
    """A schema node as the walk over data needs it: how to convert and check a text, and its fields and items.

    A node is compiled only if something in it needs the walk, so that most of a file is skipped.
    """

    fields: Mapping[str, "_CompiledNode"]
    items: "_CompiledNode | None"
    convert: Callable[[str], Any] | None
    check_format: Callable[[str], str] | None
    max_length: int
    refers_to: tuple[Collection, ...]
    vocabulary: str
    node: SchemaNode


@dataclass(slots=True)
class _WalkResult:
    """The violations, references and terms that `_walk` collects."""

    violations: list[Violation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    terms: list[TermUse] = field(default_factory=list)

    def add(self, text: str, compiled: _CompiledNode, group: Pointer, step: str | int) -> None:
        if len(text) > compiled.max_length:
            return  # its length is reported as a violation of maxLength
        if not text:
            self.violations.append(Violation("empty", (*group, step), text, None, compiled.node))
            return
        if compiled.check_format and (problem := compiled.check_format(text)):
            self.violations.append(Violation("format", (*group, step), text, problem, compiled.node))
        if compiled.refers_to:
            self.references.append(Reference((*group, step), text, compiled.refers_to))
        if compiled.vocabulary:
            self.terms.append(TermUse((*group, step), text, compiled.vocabulary))


class Schema:
    """The schema of one collection, ready for use."""

    def __init__(self, node: SchemaNode) -> None:
        self.node = node
        self._root = _compile(node) or _CompiledNode({}, None, None, None, 0, (), "", node)
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

    def convert(self, data: Mapping[str, Any]) -> tuple[Any, list[Violation]]:
        """Return the data of a file that is no entry, converted to the types of the schema, and its violations."""
        converted, violations, _ = self._convert(data)
        return converted, violations

    def _convert(self, data: Mapping[str, Any]) -> tuple[Any, list[Violation], _WalkResult]:
        result = _WalkResult()
        converted = _walk(data, self._root, (), result)
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
        return copy  # that `$ref` lists the terms for editors; the check reads them from the vocabularies it checks
    file, _, pointer = node["$ref"].partition("#")
    return _inline(files, file or name, pointer, ancestors) | copy


def _compile(node: SchemaNode) -> _CompiledNode | None:
    types = node.get("type", ())
    fields = {name: _compile(each) for name, each in node.get("properties", {}).items()}
    compiled = _CompiledNode(
        fields={name: each for name, each in fields.items() if each is not None},
        items=_compile(node["items"]) if "items" in node else None,
        convert=_CONVERTERS.get(types) if isinstance(types, str) else None,
        check_format=FORMATS[node["format"]] if "format" in node else None,
        max_length=node.get("maxLength", 10_000),
        refers_to=tuple(Collection(each) for each in node.get("x-refers-to", ())),
        vocabulary=node.get("x-vocabulary", ""),
        node=node,
    )
    reasons_to_walk = (
        compiled.fields,
        compiled.items,
        compiled.convert,
        compiled.check_format,
        compiled.refers_to,
        compiled.vocabulary,
    )
    return compiled if any(reasons_to_walk) else None


_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_CONVERTERS: Mapping[str, Callable[[str], Any]] = {
    "integer": lambda text: int(text) if _WHOLE_NUMBER.fullmatch(text) else text,
    "number": lambda text: float(text) if _NUMBER.fullmatch(text) else text,
    "boolean": lambda text: {"true": True, "false": False}.get(text, text),
}
"""Conversions by JSON Schema type. A text that cannot be converted stays a text, which is a violation of `type`."""


def _walk(group: Any, compiled: _CompiledNode, pointer: Pointer, result: _WalkResult) -> Any:
    """Return fields or a list with texts converted to the types of the schema, and collect what texts refer to.

    Nearly always nothing is converted, and the group itself is returned. It is the second-hottest code of a check.
    """
    fields, items = compiled.fields, compiled.items
    is_list = group.__class__ is list
    converted: dict[str | int, Any] = {}
    for step, value in enumerate(group) if is_list else group.items():
        node = items if is_list else fields.get(step)  # type: ignore[arg-type]
        if node is None:
            continue
        if value.__class__ is not str:
            if value.__class__ in (dict, list):
                new = _walk(value, node, (*pointer, step), result)
                if new is not value:
                    converted[step] = new
        elif node.convert:
            converted[step] = node.convert(value)
        else:
            result.add(value, node, pointer, step)
    if not converted:
        return group
    return [converted.get(*each) for each in enumerate(group)] if is_list else group | converted


def _without_consequences(
    file: EntryFile, document: Document, data: Mapping[str, Any], violations: list[Violation], result: _WalkResult
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
