"""A text is longer than pages can show well."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S105", "too-long", "A text is too long")

_NOT_FREE = ("format", "x-vocabulary", "x-refers-to")
"""Keywords of texts of some form, of which a shorter one is another, such as dates and the ids of terms."""


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("maxLength"):
        length, limit = len(violation.value), violation.limit
        message = f"{label(violation.pointer, starts=True)} has {length} characters, but may have only {limit}"
        advice = f"Shorten it by {length - limit} {'character' if length - limit == 1 else 'characters'}."
        if any(each in violation.node for each in _NOT_FREE):
            advice = str(violation.node["description"])
        yield RuleResult(entry, violation.pointer, message, advice)
