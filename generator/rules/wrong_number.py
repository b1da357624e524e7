"""A number is smaller or larger than its field allows."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S107", "wrong-number", "A number is too small or too large")

_LIMIT_PHRASES = {
    "minimum": "must be at least {limit}",
    "maximum": "must be at most {limit}",
    "exclusiveMinimum": "must be more than {limit}",
    "exclusiveMaximum": "must be less than {limit}",
    "multipleOf": "must be a multiple of {limit}",
}


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations(*_LIMIT_PHRASES):
        limit_phrase = _LIMIT_PHRASES[violation.keyword].format(limit=violation.limit)
        message = f"{label(violation.pointer, starts=True)} is {violation.value}, but {limit_phrase}"
        yield RuleResult(entry, violation.pointer, message, str(violation.node["description"]))
