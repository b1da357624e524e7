"""An entry's data and where it breaks its schema: plain data for rules to check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.document import Document
from generator.project import Collection, EntryFile
from generator.source import Pointer

ADOPTION_KEYS = {"used_by": "organisation", "uses": "entry"}
"""The lists of adoptions, in the file of what is used and in that of the organisation that uses it.

Each has the field of its items that names the other end.
"""

SchemaNode = dict[str, Any]
"""The schema of a field, a list item or a whole entry, with every `$ref` replaced by its target."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One keyword of a schema that a value does not satisfy.

    `pointer` points to the value; for a missing field, to the group without it; for an unknown field, to that field.
    `limit` is what the keyword requires. `name` is the missing or unknown field. Two keywords are not as in JSON
    Schema: `empty` is a field without a value, and the `limit` of `format` is the phrase that `formats` returns.
    """

    keyword: str
    pointer: Pointer
    value: Any
    limit: Any
    node: SchemaNode
    name: str = ""


class Reference(NamedTuple):
    """A slug that should be that of an entry in one of `collections`.

    This and `TermUse` are named tuples since a check makes more of them than of all else, and those are made sooner.
    """

    pointer: Pointer
    slug: str
    collections: tuple[Collection, ...]


class TermUse(NamedTuple):
    """A term that should be in a vocabulary."""

    pointer: Pointer
    term: str
    vocabulary: str


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry's file, checked against its schema. `data` has numbers and booleans where the schema says so."""

    file: EntryFile
    document: Document
    data: Mapping[str, Any]
    violations: tuple[Violation, ...] = ()
    references: tuple[Reference, ...] = ()
    terms: tuple[TermUse, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether the entry can be part of the catalogue."""
        return not self.violations and not self.document.diagnostics and self.document.data is not None

    def is_valid_at(self, *pointer: str | int) -> bool:
        """Whether the value at a pointer has no violation itself; those below it do not count."""
        return not self.violations or all(violation.pointer != pointer for violation in self.violations)

    def text(self, name: str) -> str:
        """Return the text of a field, or "" if it has none."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, *pointer: str) -> Iterator[tuple[int, str]]:
        """Yield the texts of a list with their indexes; other values in it are skipped."""
        values: Any = self.data
        for name in pointer:
            values = values.get(name) if isinstance(values, Mapping) else None
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, str):
                yield index, value

    def adoptions(self) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
        """Yield each statement that somebody uses something with its pointer: users of it, or what it uses itself."""
        for name in ADOPTION_KEYS:
            if name in self.data:  # asked first, as most entries have neither
                yield from (((name, index), adoption) for index, adoption in self.groups(name))

    def groups(self, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the groups of fields in a list with their indexes; other values in it are skipped."""
        values = self.data.get(name)
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, dict):
                yield index, value
