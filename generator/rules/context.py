"""The input and the output of every rule."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from generator.checked_entry import CheckedEntry, SchemaNode, Violation
from generator.links import BadLink
from generator.names import Names
from generator.observations import Observations
from generator.project import SHARED, Collection
from generator.source import Pointer


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One place where an entry breaks a rule. If `key`, the place is the name of a field rather than its value.

    `related` holds a message, an entry and a pointer for each other place that helps to understand it. `fix` is the
    text to put there instead, if that is certain; if `is_superfluous`, it is certain that the item can be removed.
    """

    entry: CheckedEntry
    pointer: Pointer
    message: str
    help: str
    key: bool = False
    related: tuple[tuple[str, CheckedEntry, Pointer], ...] = ()
    fix: str = ""
    is_superfluous: bool = False


@dataclass(frozen=True)
class Context:
    """All entries that were read, sorted by path, including invalid ones. `links` are addresses that do not work.

    `observations` are what was seen in the repositories that entries name. `nodes` are the schemas of the collections.
    """

    entries: tuple[CheckedEntry, ...]
    today: date
    links: Mapping[str, BadLink] = field(default_factory=dict)
    observations: Observations = field(default_factory=Observations)
    nodes: Mapping[Collection, SchemaNode] = field(default_factory=dict)

    def is_future(self, value: object) -> bool:
        """Whether a valid date, month or year starts after tomorrow, which may already be today for the writer."""
        if not isinstance(value, str) or not (value.isascii() and value[:4].isdigit()):
            return False  # empty, "yes" where the date is not known, or not readable
        return value > self._tomorrow

    @cached_property
    def _tomorrow(self) -> str:
        return (min(self.today, date.max - timedelta(days=1)) + timedelta(days=1)).isoformat()

    @cached_property
    def by_slug(self) -> Mapping[Collection, Mapping[str, CheckedEntry]]:
        """The entries of each collection by slug, including invalid ones: a reference to one is still correct."""
        entries: dict[Collection, dict[str, CheckedEntry]] = {collection: {} for collection in Collection}
        for entry in self.entries:
            entries[entry.file.collection][entry.file.slug] = entry
        return entries

    def of(self, *collections: Collection) -> Iterator[CheckedEntry]:
        """Yield the entries of some collections."""
        for collection in collections:
            yield from self.by_slug[collection].values()

    @cached_property
    def shared(self) -> tuple[CheckedEntry, ...]:
        """The components, standards and projects."""
        return tuple(self.of(*SHARED))

    def violations(self, *keywords: str) -> Iterator[tuple[CheckedEntry, Violation]]:
        """Yield the violations of some keywords of the schemas, each with its entry."""
        for keyword in keywords:
            yield from self._violations.get(keyword, ())

    @cached_property
    def _violations(self) -> Mapping[str, list[tuple[CheckedEntry, Violation]]]:
        violations: defaultdict[str, list[tuple[CheckedEntry, Violation]]] = defaultdict(list)
        for entry in self.entries:
            for violation in entry.violations:
                violations[violation.keyword].append((entry, violation))
        return violations

    @cached_property
    def by_former_slug(self) -> Mapping[Collection, Mapping[str, CheckedEntry]]:
        """The entries of each collection by their former slugs."""
        entries: dict[Collection, dict[str, CheckedEntry]] = {collection: {} for collection in Collection}
        for entry in self.entries:
            for _, slug in entry.texts("formerly"):
                entries[entry.file.collection].setdefault(slug, entry)
        return entries

    @cached_property
    def names(self) -> Names:
        """All that entries and organisations are called."""
        return Names(self.by_slug, self.today)


def label(pointer: Pointer, *, starts: bool = False) -> str:
    """Return the name of a place for messages: `owner`, or item 2 of `services`. If `starts`, it starts a sentence."""
    if pointer and isinstance(pointer[-1], int):
        return f"{'Item' if starts else 'item'} {pointer[-1] + 1} of `{pointer[-2]}`"
    return f"`{pointer[-1]}`"


def field_name(pointer: Pointer) -> str:
    """Return the name of the field that a pointer is in, without its index in a list."""
    return next(step for step in reversed(pointer) if isinstance(step, str))
