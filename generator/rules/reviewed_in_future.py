"""An entry was last reviewed on a date that is in the future."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult

RULE = Rule("C106", "reviewed-in-future", "The date of the last review is in the future")


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        reviewed = entry.text("reviewed")
        if context.is_future(reviewed) and entry.is_valid_at("reviewed"):
            advice = "Write the day on which a person last checked this entry."
            yield RuleResult(entry, ("reviewed",), f"The date `{reviewed}` is in the future", advice)
