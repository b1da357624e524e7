"""For people at GitHub: a table that a run shows as its summary, and that needs no knowledge of programs.

Markdown reads meaning into nearly every sign, and GitHub into names, numbers and addresses besides. So only plain words
stand as they are. All else stands in code, where nothing is read into it, save the three signs that could end the code
or the cell: they are written as numbers.
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import for_one_line
from generator.report.words import count, counted

_MOST_ROWS = 100
_LONGEST_CELL = 300
_KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}
_HEAD = "| | File | Line | What is wrong | What to do |\n|---|---|--:|---|---|\n"
_ADVICE = " An error must be mended before the entry can be merged; a warning need not be."
_PLAIN = re.compile(r"\(?(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,6})?[.,;:?)]*")
"""A word or a short number with the marks that sentences put around it."""

_ENDING = re.compile(r"([`|\\])")


def render(result: Result) -> str:
    """Tell the first hundred things that were found, errors before warnings."""
    wrong = [*result.errors, *result.warnings]
    heading = f"## Check of the catalogue\n\n{counted(result)}"
    if not wrong:
        return f"{heading}\n"
    rows = "".join(map(_row, islice(wrong, _MOST_ROWS)))
    left = len(wrong) - _MOST_ROWS
    more = f"\nAnd {count(left, 'finding')} more, which the log of this step tells.\n" if left > 0 else ""
    return f"{heading}{_ADVICE}\n\n{_HEAD}{rows}{more}"


def _row(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    also = "".join(
        f" See line {each.location.span.start.line} of `{each.location.path}`: {each.message}"
        for each in diagnostic.related
    )
    cells = (
        _KINDS[diagnostic.severity],
        _code(_short(place.path)),
        str(place.span.start.line),
        _cell(diagnostic.message),
        _cell(diagnostic.help + also),
    )
    return f"| {' | '.join(cells)} |\n"


def _short(text: str) -> str:
    shown = for_one_line(text)
    return shown if len(shown) <= _LONGEST_CELL else f"{shown[:_LONGEST_CELL]}..."


def _cell(text: str) -> str:
    """Put into code what stands in backticks, and any word that is not plain. Neighbours in code become one piece."""
    pieces = groupby(_pieces(_short(text)), key=lambda piece: piece[0])
    joined = ((in_code, "".join(text for _, text in group)) for in_code, group in pieces)
    return "".join(_code(text) if in_code else text for in_code, text in joined)


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    for number, part in enumerate(text.split("`")):
        if number % 2:
            yield True, part
        else:
            yield from ((not (word.isspace() or _PLAIN.fullmatch(word)), word) for word in re.split(r"(\s+)", part))


def _code(text: str) -> str:
    """Write text so that nothing is read into it."""
    parts = (part for part in _ENDING.split(text) if part)
    return "".join(f"&#{ord(part)};" if _ENDING.fullmatch(part) else f"`{part}`" for part in parts)
