"""A field has no value."""

import re
from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

_ANNOUNCED = re.compile(r"[|>][-+]?[1-9]")
"""How a text such as `>5` starts, after which YAML expects another on the lines below."""

_OR_DELETE = "If the entry does not need it, delete the line."

RULE = Rule("S104", "empty-field", "A field is empty")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("empty", "minLength", "minItems", "minProperties"):
        message = f"{label(violation.pointer, starts=True)} is empty"
        if entry.document.cut_off_text(violation.pointer):
            advice = "YAML takes what starts with `#` for a comment: put the text in double quotes."
        elif _ANNOUNCED.match(written := entry.document.written(violation.pointer)):
            advice = f"YAML takes `{written[0]}` to announce a text on the lines below: put the text in double quotes."
        elif "properties" in violation.node:
            advice = (
                f"{violation.node['description']} Write that on the lines below, each 2 spaces further in. {_OR_DELETE}"
            )
        else:
            advice = f"{violation.node['description']} {_OR_DELETE}"
        yield RuleResult(entry, violation.pointer, message, advice, key=True)
