"""The input and the output of every rule."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from generator.checked_entry import CheckedEntry, Violation
from generator.links import BadLink
from generator.observations import Observations
from generator.organisation_names import Index, OrganisationNames, plain
from generator.project import SHARED, Collection
from generator.source import Pointer
from generator.spelling import SortedWords, closest

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")

_MAX_SLUGS_LISTED = 6  # of those that a text can mean


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

    `observations` are what was seen in the repositories that entries name.
    """

    entries: tuple[CheckedEntry, ...]
    today: date
    links: Mapping[str, BadLink] = field(default_factory=dict)
    observations: Observations = field(default_factory=Observations)

    def is_future(self, value: object) -> bool:
        """Whether a valid date, month or year starts after tomorrow, which may already be today for the writer."""
        if not isinstance(value, str) or not value[:1].isdigit():
            return False  # empty, or "yes" where the date is not known
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
    def by_name(self) -> Mapping[Collection, Index]:
        """The slugs of each collection by `plain` name. Organisations have several, and several may have the same."""
        slugs: dict[Collection, defaultdict[str, tuple[str, ...]]] = {each: defaultdict(tuple) for each in Collection}
        for entry in self.entries:
            if name := entry.text("name"):
                slugs[entry.file.collection][plain(name)] += (entry.file.slug,)
        return {**slugs, Collection.ORGANISATIONS: self.organisation_names.names}

    @cached_property
    def organisation_names(self) -> OrganisationNames:
        """All that organisations are called."""
        return OrganisationNames.of(self.of(Collection.ORGANISATIONS))

    def resolve(self, text: str, collections: tuple[Collection, ...]) -> tuple[str, ...]:
        """Return the slugs that a text can mean: one if that is certain, several if only its writer can say which."""
        if any(text in self.by_slug[collection] for collection in collections):
            return (text,)
        return tuple(slug for collection in collections for slug in self._named(text, collection))

    def _named(self, text: str, collection: Collection) -> tuple[str, ...]:
        if collection is Collection.ORGANISATIONS:
            return self.organisation_names.resolve(text, self.today).slugs
        return self.by_name[collection].get(plain(text), ())

    def certain_slug(self, text: str, collections: tuple[Collection, ...]) -> str:
        """Return the only slug that a text can mean, or "".

        The text may be the slug in another form, what `resolve` knows it by, or a former slug.
        """
        slugs = set(self._exact_matches(text, collections))
        return slugs.pop() if len(slugs) == 1 else ""

    def suggestion(self, text: str, collections: tuple[Collection, ...]) -> str:
        """Return the slug that a text most likely means, or "": an exact match, or else the most similar one."""
        if exact := next(self._exact_matches(text, collections), ""):
            return exact
        as_slug = _as_slug(text)
        return closest(as_slug, (self._slugs[collection].closest(as_slug) for collection in collections))

    def advice(self, text: str, collections: tuple[Collection, ...]) -> str:
        """Return a help text that suggests a slug, or asks which of several is meant; "" if none is similar."""
        if len(slugs := self.resolve(text, collections)) > 1:
            return self._which_of(slugs, collections)
        slug = self.suggestion(text, collections)
        return f"Did you mean `{slug}`?" if slug else ""

    def _which_of(self, slugs: Sequence[str], collections: tuple[Collection, ...]) -> str:
        entries = {slug: entry for each in collections for slug, entry in self.by_slug[each].items()}
        names = [f"{entries[slug].text('name')} (`{slug}`)" for slug in sorted(slugs)[:_MAX_SLUGS_LISTED]]
        others = ["others"] * (len(slugs) > _MAX_SLUGS_LISTED)
        return f"It could be {join_words(names + others, 'or')}. Write the slug of the one that you mean."

    def _exact_matches(self, text: str, collections: tuple[Collection, ...]) -> Iterator[str]:
        as_slug = _as_slug(text)
        for collection in collections:
            if as_slug != text and as_slug in self.by_slug[collection]:
                yield as_slug
            yield from self._named(text, collection)
            if text in self.by_former_slug[collection]:
                yield self.by_former_slug[collection][text].file.slug

    @cached_property
    def _slugs(self) -> Mapping[Collection, SortedWords]:
        return {collection: SortedWords.of(slugs) for collection, slugs in self.by_slug.items()}


def _as_slug(text: str) -> str:
    return _NOT_IN_SLUG.sub("-", text.lower()).strip("-")


def join_words(words: Iterable[str], conjunction: str) -> str:
    """Join words as in a sentence, for example ``component, standard or project``."""
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def label(pointer: Pointer, *, starts: bool = False) -> str:
    """Return the name of a place for messages: `owner`, or item 2 of `services`. If `starts`, it starts a sentence."""
    if pointer and isinstance(pointer[-1], int):
        return f"{'Item' if starts else 'item'} {pointer[-1] + 1} of `{pointer[-2]}`"
    return f"`{pointer[-1]}`"


def field_name(pointer: Pointer) -> str:
    """Return the name of the field that a pointer is in, without its index in a list."""
    return next(step for step in reversed(pointer) if isinstance(step, str))
