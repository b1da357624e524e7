"""A web address is not that of a public page over https."""

from collections.abc import Iterator

from generator import formats
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S109", "bad-address", "A web address is not sound")


def find(context: Context) -> Iterator[RuleResult]:
    advice = "Copy the whole address from your browser. It has to start with https://."
    return of_format(context, "uri", advice=advice, correct=formats.as_https)
