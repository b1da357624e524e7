"""A web address is not that of a public page over https."""

from collections.abc import Iterator

from generator import formats
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.rules.wrong_form import of_format

RULE = Rule("S109", "bad-address", "A web address is not valid")

_ADVICE = "Copy the full address of a page that everybody can open from your browser. It must start with https://."


def find(context: Context) -> Iterator[RuleResult]:
    return of_format(context, "uri", advice=_advice, correct=_intended)


def _advice(text: str) -> str:
    return _ADVICE if "." in text else f"{_ADVICE} If there is none, delete the line."


def _intended(text: str) -> str:
    """Return the address that a text certainly means, or ""."""
    address = formats.intended_address(text)
    return "" if formats.web_address(address) else address
