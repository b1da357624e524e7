"""An entry states that something happened on a date that is in the future."""

from collections.abc import Iterator
from itertools import chain

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult
from generator.source import Pointer
from generator.spelling import closest

RULE = Rule("C116", "date-in-future", "A date is in the future")

_PLANNED = "planned"
"""The only status of an adoption that may start in the future."""

_DATES_OF_BODIES = ("since", "first_seen", "no_longer_listed")

_Date = tuple[Pointer, object, str]
"""The pointer and value of a date of a past event, and the help text if it is in the future."""


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        for pointer, date, advice in chain(_dates(entry), _starts(entry, context)):
            if context.is_future(date) and entry.is_valid_at(*pointer):
                yield RuleResult(entry, pointer, f"The date `{date}` is in the future", advice)


def _starts(entry: CheckedEntry, context: Context) -> Iterator[_Date]:
    """Yield the start of each adoption that is in the future although its status is not, even misspelt, planned."""
    for pointer, adoption in entry.adoptions():
        since, status = adoption.get("since"), adoption.get("status")
        if context.is_future(since) and isinstance(status, str) and not closest(status, iter((_PLANNED,))):
            advice = f"Correct the date, or choose the status `{_PLANNED}` if it will start then."
            yield (*pointer, "since"), since, advice


def _dates(entry: CheckedEntry) -> Iterator[_Date]:
    """Yield each other date of a past event."""
    if "published" in entry.data:
        advice = "Write when this version came out, or leave this out until it has."
        yield ("published",), entry.data["published"], advice
    last_change = entry.data.get("last_change")
    if isinstance(last_change, dict):
        yield ("last_change", "day"), last_change.get("day"), "Write when it last changed, or leave this out."
    read = entry.data.get("read")
    if isinstance(read, dict):
        yield ("read", "once"), read.get("once"), "Write the day on which it was gathered."
    if entry.file.collection is Collection.READINGS:
        advice = "Harvest the register again: the program alone writes readings."
        yield ("read",), read, advice
        for index, body in entry.groups("bodies"):
            yield from ((("bodies", index, name), body.get(name), advice) for name in _DATES_OF_BODIES)
    declaration = entry.data.get("declaration")
    if isinstance(declaration, dict):
        advice = "Write when it was signed, or leave the declaration out until it is."
        yield ("declaration", "signed"), declaration.get("signed"), advice
