"""A licence is not in the SPDX list, or is not spelt as there."""

from collections.abc import Iterator

from generator import formats
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S112", "bad-licence", "A licence is not written as in the SPDX list")


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "spdx-expression", correct=formats.canonical_licence)
