"""A required field is missing."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label
from generator.spelling import closest

RULE = Rule("S101", "missing-field", "A field is missing")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("required"):
        unknown = (name for name in violation.value if name not in violation.node["properties"])
        if closest(violation.name, unknown):
            continue  # its name is misspelt, which unknown_field reports
        where = f" in {label(violation.pointer)}" if violation.pointer else ""
        advice = violation.node["properties"][violation.name]["description"]
        yield RuleResult(entry, violation.pointer, f"`{violation.name}` is missing{where}", advice)
