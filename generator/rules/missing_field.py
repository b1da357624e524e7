"""A field that every entry of its kind has is not there."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label
from generator.spelling import closest

RULE = Rule("S101", "missing-field", "A field is missing")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("required"):
        unknown = (name for name in violation.value if name not in violation.node["properties"])
        if closest(violation.name, unknown):
            continue  # it is there under a misspelt name, and the rule on unknown fields says so
        where = f" in {label(violation.pointer)}" if violation.pointer else ""
        advice = violation.node["properties"][violation.name]["description"]
        yield RuleResult(entry, violation.pointer, f"`{violation.name}` is missing{where}", advice)
