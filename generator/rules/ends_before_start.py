"""An organisation is said to have ended before it began."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, Finding

RULE = Rule("C112", "ends-before-start", "An organisation ended before it began")


def find(context: Context) -> Iterator[Finding]:
    for reading in context.of(Collection.ORGANISATIONS):
        started, ended = reading.text("started"), reading.text("ended")
        if started and ended and ended[: len(started)] < started[: len(ended)]:
            message = f"It ended on `{ended}`, before it started on `{started}`"
            yield Finding(reading, ("ended",), message, "Correct one of the two dates.")
