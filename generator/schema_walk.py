"""Walk over data as its schema says: convert texts, check their formats, and collect the references and terms in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.checked_entry import Reference, SchemaNode, TermUse, Violation
from generator.formats import FORMATS
from generator.project import Collection
from generator.source import Pointer


@dataclass(frozen=True, slots=True)
class CompiledNode:
    """A schema node as the walk over data needs it: how to convert and check a text, and its fields and items.

    A node is compiled only if something in it needs the walk, so that most of a file is skipped.
    """

    fields: Mapping[str, "CompiledNode"]
    items: "CompiledNode | None"
    convert: Callable[[str], Any] | None
    check_format: Callable[[str], str] | None
    max_length: int
    refers_to: tuple[Collection, ...]
    vocabulary: str
    node: SchemaNode


_make: Callable[..., Any] = tuple.__new__

NOTHING = CompiledNode({}, None, None, None, 0, (), "", {})


@dataclass(slots=True)
class WalkResult:
    """The violations, references and terms that `walk` collects."""

    violations: list[Violation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    terms: list[TermUse] = field(default_factory=list)

    def add(self, text: str, compiled: CompiledNode, group: Pointer, step: str | int) -> None:
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


def compile_node(node: SchemaNode) -> CompiledNode | None:
    """Return what the walk needs of a schema node, or None if it needs nothing of it."""
    types = node.get("type", ())
    fields = {name: compile_node(each) for name, each in node.get("properties", {}).items()}
    compiled = CompiledNode(
        fields={name: each for name, each in fields.items() if each is not None},
        items=compile_node(node["items"]) if "items" in node else None,
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


def only_links(compiled: CompiledNode) -> CompiledNode | None:
    """Return what is left of a node without conversions and checks: the references and terms in it."""
    links = {name: only_links(each) for name, each in compiled.fields.items()}
    fields = {name: each for name, each in links.items() if each is not None}
    items = compiled.items and only_links(compiled.items)
    has_links = fields or items or compiled.refers_to or compiled.vocabulary
    return replace(compiled, fields=fields, items=items, convert=None, check_format=None) if has_links else None


_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_CONVERTERS: Mapping[str, Callable[[str], Any]] = {
    "integer": lambda text: int(text) if _WHOLE_NUMBER.fullmatch(text) else text,
    "number": lambda text: float(text) if _NUMBER.fullmatch(text) else text,
    "boolean": lambda text: {"true": True, "false": False}.get(text, text),
}
"""Conversions by JSON Schema type. A text that cannot be converted stays a text, which is a violation of `type`."""


def walk(group: Any, compiled: CompiledNode, pointer: Pointer, result: WalkResult) -> Any:
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
                new = walk(value, node, (*pointer, step), result)
                if new is not value:
                    converted[step] = new
        elif node.convert:
            converted[step] = node.convert(value)
        else:
            result.add(value, node, pointer, step)
    if not converted:
        return group
    return [converted.get(*each) for each in enumerate(group)] if is_list else group | converted


def collect_links(group: Any, links: CompiledNode, pointer: Pointer, result: WalkResult) -> None:
    """Collect what texts refer to in data that was accepted before. `links` is what `only_links` returns.

    A check with kept entries does little else, so tuples are made without their own class's function.
    """
    is_list = group.__class__ is list
    for step, value in enumerate(group) if is_list else group.items():
        node = links.items if is_list else links.fields.get(step)  # type: ignore[arg-type]
        if node is None:
            continue
        if value.__class__ is not str:
            if value.__class__ in (dict, list):
                collect_links(value, node, (*pointer, step), result)
            continue
        if node.vocabulary:
            result.terms.append(_make(TermUse, ((*pointer, step), value, node.vocabulary)))
        if node.refers_to:
            result.references.append(_make(Reference, ((*pointer, step), value, node.refers_to)))
