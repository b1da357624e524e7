"""What a source says, and what an entry can take of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Severity
from generator.entry_form import Answer, Answers, EntryForm, Fields, Question, set_field
from generator.file_rules import HIDDEN
from generator.rules.repeated_repository import same_for_all_spellings

SOURCES = ("sources",)
OWNER = ("owner",)
REPOSITORY = ("links", "repository")
SUMMARY = ("summary",)


_NOT_TO_BE_SEEN = re.compile(rf"[\ud800-\udfff]|{HIDDEN.pattern}")


class CannotImportError(Exception):
    """Nothing can be had from the source; the words say why, and what to do."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a source says: where it says so, the place in an entry that is for it, and what it says.

    An organisation is told by its name, or by its slug where `is_slug` says so. `doubt` is what should still be looked
    at if the fact is taken over.
    """

    source_field: str
    pointer: tuple[str, ...]
    value: Answer
    is_slug: bool = False
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that a source says and no entry takes over, and why."""

    source_field: str
    reason: str


Statement = Fact | Skipped


@dataclass(frozen=True, slots=True)
class Draft:
    """The entry that came of a source, and what did not go into it."""

    fields: Fields
    skipped: tuple[Skipped, ...]


def draft_entry(desk: EntryForm, told: Iterable[Statement], answers: Answers, slug: str) -> Draft:
    """Put each fact in its place. What a person answered comes first; then, what is told earlier."""
    form = _Form(desk, answers)
    left: list[Skipped] = []
    for each in told:
        unfit = each if isinstance(each, Skipped) else form.take(each)
        if unfit and unfit not in left:
            left.append(unfit)
    left += form.without_the_unsound(slug)
    return Draft(form.fields, tuple(left))


class _Form:
    """An entry that is being filled in. `taken` tells who said what stands at a place: nobody, where a person did."""

    def __init__(self, desk: EntryForm, answers: Answers) -> None:
        self.desk = desk
        self.fields = desk.to_fields(answers)
        self.places = {each.pointer: each for each in desk.text_fields()}
        self.taken = {place.pointer: "" for name in answers if (place := desk.question(name))}

    def take(self, fact: Fact) -> Skipped | None:
        """Take a fact over, or say why not."""
        place, value = self.places.get(fact.pointer), _clean(fact.value)
        if place is None:
            return Skipped(fact.source_field, f"no {self.desk.collection.kind} has such a field")
        if not value:
            return None
        if any(map(_NOT_TO_BE_SEEN.search, (value,) if isinstance(value, str) else value)):
            return Skipped(fact.source_field, "it has characters in it that cannot be seen")
        if isinstance(value, str) and not fact.is_slug:
            name, value = value, self._meant(place, value)
            if not value:
                return Skipped(fact.source_field, self._unfound(place, name))
        if place.is_multiple and isinstance(value, str):
            value = (value,)
        if fact.pointer == SOURCES:
            value = tuple(dict.fromkeys((*self.fields.get("sources", ()), *value)))
        elif fact.pointer in self.taken:
            return self._second(fact, value)
        self.taken.setdefault(fact.pointer, fact.source_field)
        set_field(self.fields, fact.pointer, value)
        return Skipped(fact.source_field, fact.caveat) if fact.caveat else None

    def _meant(self, place: Question, value: str) -> str:
        """Find the slug of the organisation of just that name, or nothing; for all else, what the word stands for."""
        if not place.refers_to:
            return self.desk.resolve(place, value)
        slugs = self.desk.context.slugs_with_name(value, place.refers_to)
        return slugs[0] if len(slugs) == 1 else ""

    def _unfound(self, place: Question, name: str) -> str:
        if self.desk.context.slugs_with_name(name, place.refers_to):
            return f"several organisations here have the name {name}; write the slug of the one you mean"
        return f"no organisation here has exactly the name {name}"

    def _second(self, fact: Fact, value: Answer) -> Skipped | None:
        """Say so if what is told later is not what was told before. A person's answer needs no second."""
        by = self.taken[fact.pointer]
        there: Any = self.fields
        for step in fact.pointer:
            there = there[step]
        shown = shorten(value if isinstance(value, str) else ", ".join(value), 80)
        return Skipped(fact.source_field, f"it says `{shown}`; {by} comes first") if by and there != value else None

    def without_the_unsound(self, slug: str) -> Iterator[Skipped]:
        """Take out again what the rules do not allow. What a person answered stays, and is theirs to mend."""
        path = self.desk.file(slug).path
        for each in self.desk.check_with({slug: self.fields}).diagnostics:
            if each.location.path != path or each.severity is not Severity.ERROR:
                continue
            for pointer in [place for place in self.taken if each.pointer[: len(place)] == place]:
                if said := self.taken.pop(pointer):
                    self._remove(pointer)
                    yield Skipped(said, each.message)

    def _remove(self, pointer: tuple[str, ...]) -> None:
        """Take a value out, and its group too where that is empty then."""
        *groups, field = pointer
        inner = self.fields[groups[0]] if groups else self.fields
        del inner[field]
        if groups and not inner:
            del self.fields[groups[0]]


def _clean(value: Answer) -> Answer:
    if isinstance(value, str):
        return value.strip()
    return tuple(dict.fromkeys(stripped for each in value if (stripped := each.strip())))


def existing_entry(desk: EntryForm, address: str) -> CheckedEntry | None:
    """Find the entry that has its code at the same address, however that is spelt."""
    wanted = same_for_all_spellings(address)
    for entry in desk.context.shared:
        links = entry.data.get("links")
        there = links.get("repository") if isinstance(links, dict) else None
        if isinstance(there, str) and same_for_all_spellings(there) == wanted:
            return entry
    return None
