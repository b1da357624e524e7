"""A licence is not in the SPDX list, or is not spelt as there."""

from collections.abc import Iterator

from generator import spdx
from generator.diagnostic import Rule
from generator.names import join_words
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S112", "bad-licence", "A licence is not written as in the SPDX list")


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "spdx-expression", advice=_which, correct=spdx.canonical_licence)


def _which(text: str) -> str:
    """Return which licence a text means, or a question if it may be one of a few; "" if it is none, or one of many."""
    if canonical := spdx.canonical_licence(text):
        return f"Write `{canonical}`."
    names = [f"`{name}`" for name in spdx.possible_licences(text)]
    return f"Write which one it is: {join_words(names, 'or')}." if names else ""
