"""An entry says that it was checked on a day that is still to come."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult

RULE = Rule("C106", "reviewed-in-future", "The day of the last review is still to come")


def find(context: Context) -> Iterator[RuleResult]:
    for reading in context.entries:
        reviewed = reading.text("reviewed")
        if context.is_future(reviewed) and reading.is_valid_at("reviewed"):
            advice = "Write the day on which a person last checked this entry."
            yield RuleResult(reading, ("reviewed",), f"The date `{reviewed}` is still to come", advice)
