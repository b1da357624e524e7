"""What an entry's file says, and where it does not keep to its schema: plain data for rules to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.document import Document
from generator.project import Collection, EntryFile
from generator.source import Pointer

SchemaNode = dict[str, Any]
"""A schema for one field, list item or whole entry, every `$ref` in it replaced by what it points to."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One keyword of a schema that is not met.

    `pointer` leads to the value; for a missing field, to the group that lacks it; for an unknown field, to that field.
    `limit` is what the keyword asks for. `name` is the missing or unknown field. Two keywords are not as in JSON
    Schema: `empty` is for a field with nothing behind it, and the `limit` of `format` is what `formats` has to say.
    """

    keyword: str
    pointer: Pointer
    value: Any
    limit: Any
    node: SchemaNode
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A slug that names an entry in one of `collections`."""

    pointer: Pointer
    slug: str
    collections: tuple[Collection, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term that a vocabulary should hold."""

    pointer: Pointer
    term: str
    vocabulary: str


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry's file as its schema understands it. `data` has numbers where the schema asks for them."""

    file: EntryFile
    document: Document
    data: Mapping[str, Any]
    violations: tuple[Violation, ...] = ()
    references: tuple[Reference, ...] = ()
    terms: tuple[TermUse, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Tell whether the entry can stand in the catalogue."""
        return not self.violations and not self.document.diagnostics and self.document.data is not None

    def is_valid_at(self, *pointer: str | int) -> bool:
        """Tell whether the schema finds nothing wrong with the value at a place."""
        return not any(violation.pointer == pointer for violation in self.violations)

    def text(self, name: str) -> str:
        """Give a field's text, or nothing where it holds none."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield the texts of a list with their indexes, past whatever else stands in it."""
        values = self.data.get(name)
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, str):
                yield index, value

    def groups(self, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the groups of fields in a list with their indexes, past whatever else stands in it."""
        values = self.data.get(name)
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, dict):
                yield index, value
