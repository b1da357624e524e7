"""What a source says, and what an entry can take of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten

from generator.diagnostic import Severity
from generator.drafts import Answer, Answers, Desk, Fields, Question, put
from generator.faults import HIDDEN
from generator.reading import Reading
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

    said: str
    pointer: tuple[str, ...]
    value: Answer
    is_slug: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that a source says and no entry takes over, and why."""

    said: str
    reason: str


Told = Fact | Left


@dataclass(frozen=True, slots=True)
class Draft:
    """The entry that came of a source, and what did not go into it."""

    fields: Fields
    left: tuple[Left, ...]


def drafted(desk: Desk, told: Iterable[Told], answers: Answers, slug: str) -> Draft:
    """Put each fact in its place. What a person answered comes first; then, what is told earlier."""
    fields = desk.fields(answers)
    places = {each.pointer: each for each in desk.places()}
    taken = {place.pointer: "" for name in answers if (place := desk.question(name))}
    left: list[Left] = []
    for each in told:
        unfit = each if isinstance(each, Left) else _put(desk, fields, places.get(each.pointer), each, taken)
        if unfit and unfit not in left:
            left.append(unfit)
    left += _without_the_unsound(desk, fields, taken, slug)
    return Draft(fields, tuple(left))


def _put(
    desk: Desk, fields: Fields, place: Question | None, fact: Fact, taken: dict[tuple[str, ...], str]
) -> Left | None:
    """Take a fact over, or say why not."""
    if place is None:
        return Left(fact.said, f"no {desk.collection.kind} has such a field")
    value = _clean(fact.value)
    if not value:
        return None
    if any(map(_NOT_TO_BE_SEEN.search, (value,) if isinstance(value, str) else value)):
        return Left(fact.said, "it has characters in it that cannot be seen")
    if place.refers_to and isinstance(value, str) and not fact.is_slug:
        name, value = value, _slug_of(desk, place, value)
        if not value:
            return Left(fact.said, f"no organisation here has exactly the name {name}")
    elif isinstance(value, str):
        value = desk.meant(place, value)
    if place.several and isinstance(value, str):
        value = (value,)
    if fact.pointer == SOURCES:
        value = tuple(dict.fromkeys((*fields.get("sources", ()), *value)))
    elif fact.pointer in taken:
        by, there = taken[fact.pointer], _at(fields, fact.pointer)
        return Left(fact.said, f"it says {_shown(value)}; {by} comes first") if by and there != value else None
    taken.setdefault(fact.pointer, fact.said)
    put(fields, fact.pointer, value)
    return Left(fact.said, fact.doubt) if fact.doubt else None


def _shown(value: Answer) -> str:
    return f"`{shorten(value if isinstance(value, str) else ', '.join(value), 80)}`"


def _clean(value: Answer) -> Answer:
    if isinstance(value, str):
        return value.strip()
    return tuple(dict.fromkeys(stripped for each in value if (stripped := each.strip())))


def _slug_of(desk: Desk, place: Question, name: str) -> str:
    slugs = (desk.context.by_name[collection].get(name.casefold(), "") for collection in place.refers_to)
    return next(filter(None, slugs), "")


def _at(fields: Fields, pointer: tuple[str, ...]) -> Answer:
    *groups, field = pointer
    for group in groups:
        fields = fields[group]
    answer: Answer = fields[field]
    return answer


def _without_the_unsound(desk: Desk, fields: Fields, taken: dict[tuple[str, ...], str], slug: str) -> Iterator[Left]:
    """Take out again what the rules do not allow. What a person answered stays, and is theirs to mend."""
    path = desk.file(slug).path
    for each in desk.judged({slug: fields}).diagnostics:
        if each.location.path != path or each.severity is not Severity.ERROR:
            continue
        for pointer in [place for place in taken if place and each.pointer[: len(place)] == place]:
            if said := taken.pop(pointer):
                _remove(fields, pointer)
                yield Left(said, each.message)


def _remove(fields: Fields, pointer: tuple[str, ...]) -> None:
    """Take a value out, and its group too where that is empty then."""
    *groups, field = pointer
    inner = fields[groups[0]] if groups else fields
    del inner[field]
    if not inner:
        del fields[groups[0]]


def already_there(desk: Desk, address: str) -> Reading | None:
    """Find the entry that has its code at the same address, however that is spelt."""
    wanted = same_for_all_spellings(address)
    for reading in desk.context.shared:
        links = reading.data.get("links")
        there = links.get("repository") if isinstance(links, dict) else None
        if isinstance(there, str) and same_for_all_spellings(there) == wanted:
            return reading
    return None
