"""A field has nothing behind its name."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, label

RULE = Rule("S104", "empty-field", "A field is empty")


def find(context: Context) -> Iterator[Finding]:
    for reading, violation in context.violations("empty", "minLength", "minItems", "minProperties"):
        message = f"{label(violation.pointer, starts=True)} is empty"
        advice = f"{violation.part['description']} If the entry does not need it, delete the line."
        yield Finding(reading, violation.pointer, message, advice, key=True)
