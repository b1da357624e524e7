"""A web address is not that of a public page over https."""

from collections.abc import Iterator

from generator import formats
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S109", "bad-address", "A web address is not valid")


def find(context: Context) -> Iterator[RuleResult]:
    advice = "Copy the full address from your browser. It must start with https://."
    return of_format(context, "uri", advice=lambda _: advice, correct=formats.as_https)
