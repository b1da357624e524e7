"""An organisation has an end date before its start date."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C112", "ends-before-start", "An organisation ended before it started")


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.of(Collection.ORGANISATIONS):
        if not (entry.is_valid_at("started") and entry.is_valid_at("ended")):
            continue
        started, ended = entry.text("started"), entry.text("ended")
        if started and ended and ended[: len(started)] < started[: len(ended)]:
            message = f"The organisation ended (`{ended}`) before it started (`{started}`)"
            yield RuleResult(entry, ("ended",), message, "Correct one of the dates.")
