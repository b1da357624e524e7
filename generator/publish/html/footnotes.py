"""Numbers for links to evidence, and a list of their addresses: on paper, where nobody can follow a link."""

import re

from markupsafe import Markup

_EVIDENCE = re.compile(r'<a class="evidence" href="([^"]*)"')
_LIST = '<section class="print-only footnotes">\n<h2>{}</h2>\n<ol>\n{}</ol>\n</section>\n'


def with_footnotes(body: Markup, title: str) -> Markup:
    """Return a page on which each link to evidence has a number, with a list of the addresses at its end.

    An address has one number, however many links lead to it. `title` is the heading of the list.
    """
    numbers: dict[str, int] = {}

    def numbered(link: re.Match[str]) -> str:
        return f'{link[0]} data-number="{numbers.setdefault(link[1], len(numbers) + 1)}"'

    html = _EVIDENCE.sub(numbered, body)
    if not numbers:
        return body
    addresses = "".join(f"<li>{address}</li>\n" for address in numbers)
    return Markup(f"{html}{_LIST.format(title, addresses)}")  # noqa: S704 - addresses are escaped in the links
