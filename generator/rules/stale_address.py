"""An entry names an address that is gone, has moved or fails, as several looks over two weeks have shown."""

from collections.abc import Iterator

from generator import links
from generator.diagnostic import Rule, Severity
from generator.links import BadLink, Trouble
from generator.rules.context import Context, RuleResult

RULE = Rule("C120", "stale-address", "An address has moved or no longer works", Severity.WARNING)

_LOOK_FOR_ANOTHER = "Look for its new address, or for another page that shows the same. If there is none, leave it."


def find(context: Context) -> Iterator[RuleResult]:
    certain = {address: each for address, each in context.links.items() if each.is_certain}
    if not certain:
        return
    for entry in context.entries:
        for pointer, text in links.addresses(entry.data):
            if bad := certain.get(links.asked_address(text)):
                message, advice = _words(bad)
                yield RuleResult(entry, pointer, message, advice, fix=bad.correction(text))


def _words(bad: BadLink) -> tuple[str, str]:
    """Return the message and the help text."""
    if bad.what is Trouble.MOVED:
        advice = "Open the new address. If it shows the same, write it here instead."
        return f"This address has moved to `{bad.target}`", advice
    if bad.what is Trouble.GONE:
        message = f"There is no page at this address any more; it has been missing since {bad.first_seen}"
        return message, _LOOK_FOR_ANOTHER
    return f"This address has not worked since {bad.first_seen}", f"Open it yourself. {_LOOK_FOR_ANOTHER}"
