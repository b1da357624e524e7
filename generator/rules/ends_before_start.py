"""An organisation is said to have ended before it began."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C112", "ends-before-start", "An organisation ended before it began")


def find(context: Context) -> Iterator[RuleResult]:
    for reading in context.of(Collection.ORGANISATIONS):
        if not (reading.is_valid_at("started") and reading.is_valid_at("ended")):
            continue
        started, ended = reading.text("started"), reading.text("ended")
        if started and ended and ended[: len(started)] < started[: len(ended)]:
            message = f"The organisation ended (`{ended}`) before it started (`{started}`)"
            yield RuleResult(reading, ("ended",), message, "Correct one of the two dates.")
