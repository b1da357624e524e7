"""A date is not of the calendar, or not written as its field asks."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S111", "bad-date", "A date is not valid")


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "date", "partial-date", "partial-date-or-yes")
