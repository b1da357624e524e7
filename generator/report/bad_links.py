"""The addresses that no longer work, in Markdown, by entry: the text of one issue that is kept up to date."""

from collections.abc import Iterable

from generator.checked_entry import CheckedEntry
from generator.links import BadLink, Trouble, addresses, asked_address
from generator.report.escape import address_for_markdown, as_code
from generator.report.phrases import count, within_limit
from generator.rules.context import Context

_MAX_CHARACTERS = 50_000  # GitHub accepts no issue with more than 65,536
_HEAD = """\
When they were asked, these addresses failed at least three times over at least two weeks. A person has to decide what \
becomes of each: look for its new address, or for another page that shows the same. If there is none, leave it as it is.
"""


def render(context: Context, links: Iterable[BadLink]) -> str:
    """Return what to say about addresses that certainly do not work; "" if there is nothing to say."""
    certain = {each.address: each for each in links if each.is_certain}
    blocks: list[str] = []
    corrections = 0
    for entry in context.entries if certain else ():
        bad = _in_entry(entry, certain)
        to_decide = dict.fromkeys(each for text, each in bad if not each.correction(text))
        corrections += len(bad) - sum(each in to_decide for _, each in bad)
        if to_decide:
            blocks.append(f"\n{_heading(entry)}\n\n{''.join(map(_line, to_decide))}")
    parts = [_HEAD, *within_limit(blocks, _MAX_CHARACTERS, _left_out)] if blocks else []
    if corrections:
        parts.append(f"{chr(10) if parts else ''}{_sentence(corrections)}\n")
    return "".join(parts)


def _in_entry(entry: CheckedEntry, certain: dict[str, BadLink]) -> list[tuple[str, BadLink]]:
    texts = (text for _, text in addresses(entry.data))
    return [(text, certain[address]) for text in texts if (address := asked_address(text)) in certain]


def _heading(entry: CheckedEntry) -> str:
    return f"**{as_code(entry.text('name') or entry.file.slug)}**, in {as_code(entry.file.path)}"


def _line(bad: BadLink) -> str:
    address = address_for_markdown(bad.address)
    if bad.what is Trouble.MOVED:
        return f"- Moved: {address} leads to {address_for_markdown(bad.target)}\n"
    if bad.what is Trouble.GONE:
        return f"- Gone since {bad.first_seen}: {address}\n"
    return f"- Has failed since {bad.first_seen}: {address}\n"


def _sentence(number: int) -> str:
    moved = (
        f"{count(number, 'address', 'addresses')} {'has' if number == 1 else 'have'} only moved within the same site"
    )
    return f"{moved}: `catalogue fix` corrects that."


def _left_out(number: int) -> str:
    return f"\n{count(number, 'more entry', 'more entries')} did not fit here.\n"
