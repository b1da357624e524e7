"""A field has no value."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S104", "empty-field", "A field is empty")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("empty", "minLength", "minItems", "minProperties"):
        message = f"{label(violation.pointer, starts=True)} is empty"
        if entry.document.cut_off_text(violation.pointer):
            advice = "YAML takes what starts with `#` for a comment: put the text in double quotes."
        else:
            advice = f"{violation.node['description']} If the entry does not need it, delete the line."
        yield RuleResult(entry, violation.pointer, message, advice, key=True)
