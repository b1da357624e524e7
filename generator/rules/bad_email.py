"""An email address is not complete."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S110", "bad-email", "An email address is not valid")


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "email")
