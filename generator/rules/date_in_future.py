"""An entry says that something happened on a day that is still to come."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.reading import Reading
from generator.rules.context import Context, Finding
from generator.source import Pointer
from generator.spelling import near

RULE = Rule("C116", "date-in-future", "A date is in the future")

_PLANNED = "planned"
"""The one status of an adoption that may begin later."""


def find(context: Context) -> Iterator[Finding]:
    for reading in context.readings:
        for pointer, date, advice in _dates(reading):
            if context.is_future(date) and reading.is_sound(*pointer):
                yield Finding(reading, pointer, f"The date `{date}` is in the future", advice)


def _dates(reading: Reading) -> Iterator[tuple[Pointer, object, str]]:
    """Yield each date of something that is said to have happened, with what to do where it has not."""
    yield (
        ("published",),
        reading.data.get("published"),
        "Write when this version came out, or leave this out until it has.",
    )
    for index, adoption in reading.groups("used_by"):
        status = adoption.get("status")
        if isinstance(status, str) and not near(status, iter((_PLANNED,))):
            advice = f"Correct the date, or choose the status `{_PLANNED}` if it will start then."
            yield ("used_by", index, "since"), adoption.get("since"), advice
    declaration = reading.data.get("declaration")
    if isinstance(declaration, dict):
        advice = "Write when it was signed, or leave the declaration out until it is."
        yield ("declaration", "signed"), declaration.get("signed"), advice
