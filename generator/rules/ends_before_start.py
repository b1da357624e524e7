"""An organisation is said to have ended before it began."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, Finding

RULE = Rule("C112", "ends-before-start", "An organisation ended before it started")


def find(context: Context) -> Iterator[Finding]:
    for reading in context.of(Collection.ORGANISATIONS):
        if not (reading.is_sound("started") and reading.is_sound("ended")):
            continue
        started, ended = reading.text("started"), reading.text("ended")
        if started and ended and ended[: len(started)] < started[: len(ended)]:
            message = f"The organisation ended (`{ended}`) before it started (`{started}`)"
            yield Finding(reading, ("ended",), message, "Correct one of the dates.")
