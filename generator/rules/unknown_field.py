"""A field that entries of its kind do not have."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, near

RULE = Rule("S102", "unknown-field", "A field is not known")


def find(context: Context) -> Iterator[Finding]:
    for reading, violation in context.violations("additionalProperties"):
        known = violation.part["properties"]
        meant = near(violation.name, iter(known))
        advice = f"Did you mean `{meant}`?" if meant else f"Delete it, or use one of: {', '.join(known)}."
        yield Finding(reading, violation.pointer, f"`{violation.name}` is not a known field", advice, key=True)
