"""A date does not exist, or is not written in the format of its field."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S111", "bad-date", "A date is not valid")


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "date", "partial-date", "partial-date-or-yes")
