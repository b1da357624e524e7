"""A licence is not in the SPDX list, or is not spelt as there."""

from collections.abc import Iterator

from generator import formats
from generator.diagnostic import Rule
from generator.names import join_words
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S112", "bad-licence", "A licence is not written as in the SPDX list")


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "spdx-expression", advice=_which, correct=formats.canonical_licence)


def _which(text: str) -> str:
    """Return a question about which of a few licences a text means; "" if it is the start of none, or of many."""
    names = [f"`{name}`" for name in formats.possible_licences(text)]
    return f"Write which one it is: {join_words(names, 'or')}." if names else ""
