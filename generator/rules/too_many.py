"""A list has more items than its field allows."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S106", "too-many", "A list has too many items")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("maxItems", "maxProperties"):
        number, limit = len(violation.value), violation.limit
        message = f"{label(violation.pointer, starts=True)} has {number} items, but may have only {limit}"
        advice = f"Keep the {limit} that matter most."
        yield RuleResult(entry, violation.pointer, message, advice)
