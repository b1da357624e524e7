"""A field that every entry of its kind has is not there."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, label
from generator.spelling import near

RULE = Rule("S101", "missing-field", "A field is missing")


def find(context: Context) -> Iterator[Finding]:
    for reading, violation in context.violations("required"):
        unknown = (name for name in violation.value if name not in violation.part["properties"])
        if near(violation.name, unknown):
            continue  # it is there under a misspelt name, and the rule on unknown fields says so
        where = f" in {label(violation.pointer)}" if violation.pointer else ""
        advice = violation.part["properties"][violation.name]["description"]
        yield Finding(reading, violation.pointer, f"`{violation.name}` is missing{where}", advice)
