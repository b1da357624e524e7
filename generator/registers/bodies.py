"""Find the organisations that the rows of a register name: exactly, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.formats import full_date, partial_date
from generator.organisation_names import OrganisationNames, plain
from generator.register import Condition, Register
from generator.registers.rows import WHOLE, Row

_DAY_LENGTH = len("2026-08-21")


@dataclass(frozen=True, slots=True)
class Matches:
    """What the rows of a register name.

    `bodies` has the earliest day of each organisation, by slug; it is empty if no row says a day. `rows` is the number
    of rows that count, `unmatched` the numbers of those that name no organisation.
    """

    bodies: Mapping[str, str]
    rows: int
    unmatched: tuple[int, ...]


def columns_of(register: Register) -> frozenset[str]:
    """Return the columns that a register is read by."""
    return frozenset(
        {register.bodies.column or WHOLE, *(condition.column for condition in register.where)}
        | ({register.since} if register.since else set())
    )


def match(rows: Iterable[Row], register: Register, names: OrganisationNames, today: date) -> Matches:
    """Return the organisations that the rows name. A row whose day is still to come does not count yet."""
    called = {plain(each.written): each.organisation for each in register.bodies.called}

    @cache
    def organisation(cell: str, day: date) -> str:
        text = _without_pattern(cell, register.bodies.patterns)
        return called.get(plain(text)) or (names.exact(register.bodies.scheme, text, day) if text else "")

    bodies: dict[str, str] = {}
    unmatched: list[int] = []
    count = 0
    for row in rows:
        since = _day(row.cells.get(register.since, "")) if register.since else ""
        if since > today.isoformat() or not all(_holds(each, row) for each in register.where):
            continue
        count += 1
        day = today if full_date(since) else date.fromisoformat(since)
        slug = organisation(row.cells.get(register.bodies.column or WHOLE, "").strip(), day)
        if slug:
            bodies[slug] = min(filter(None, (bodies.get(slug), since)), default="")
        else:
            unmatched.append(row.number)
    return Matches(bodies, count, tuple(unmatched))


def _holds(condition: Condition, row: Row) -> bool:
    text = row.cells.get(condition.column, "").strip()
    if condition.other_than:
        return text not in condition.other_than
    return text in condition.equals or bool(condition.has and condition.has in map(str.strip, text.split(";")))


def _without_pattern(text: str, patterns: tuple[str, ...]) -> str:
    """Return what stands in place of the asterisk of the first pattern that fits; without patterns, the whole text."""
    for pattern in patterns:
        start, _, end = pattern.partition("*")
        if text.startswith(start) and text.endswith(end) and len(text) > len(start) + len(end):
            return text[len(start) : len(text) - len(end)]
    return "" if patterns else text


def _day(text: str) -> str:
    """Return a year, month or day that a text begins with, or "" if it is none."""
    day = text.strip()[:_DAY_LENGTH]
    return "" if partial_date(day) else day
