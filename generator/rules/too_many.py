"""A list has more items than its field takes."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, label

RULE = Rule("S106", "too-many", "A list has too many items")


def find(context: Context) -> Iterator[Finding]:
    for reading, violation in context.violations("maxItems", "maxProperties"):
        message = f"{label(violation.pointer)} has {len(violation.value)} items, but {violation.limit} is the most"
        advice = f"Keep the {violation.limit} that matter most."
        yield Finding(reading, violation.pointer, message[0].upper() + message[1:], advice)
