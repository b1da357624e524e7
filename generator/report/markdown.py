"""For people at GitHub: a table that a run shows as its summary, and that needs no knowledge of programs.

Only plain words stand as they are; all else stands in code, where Markdown reads nothing into it.
"""

from itertools import islice

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import totals

_MOST_ROWS = 100
_LONGEST_CELL = 300
_KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}
_HEAD = "| | File | Line | What is wrong | What to do |\n|---|---|--:|---|---|\n"
_ADVICE = " Errors must be fixed before the entry can be merged. Warnings do not have to be."


def render(result: Result) -> str:
    """Tell the first hundred things that were found, errors before warnings."""
    wrong = [*result.errors, *result.warnings]
    heading = f"## Check of the catalogue\n\n{totals(result)}"
    if not wrong:
        return f"{heading}\n"
    rows = "".join(map(_row, islice(wrong, _MOST_ROWS)))
    left = len(wrong) - _MOST_ROWS
    more = f"\nAnd {left:,} more, which are in the log of this step.\n" if left > 0 else ""
    return f"{heading}{_ADVICE}\n\n{_HEAD}{rows}{more}"


def _row(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    also = "".join(
        f" See line {each.location.span.start.line} of `{each.location.path}`: {each.message}"
        for each in diagnostic.related
    )
    cells = (
        _KINDS[diagnostic.severity],
        as_code(_short(place.path)),
        str(place.span.start.line),
        for_markdown(_short(diagnostic.message)),
        for_markdown(_short(diagnostic.help + also)),
    )
    return f"| {' | '.join(cells)} |\n"


def _short(text: str) -> str:
    shown = for_one_line(text)
    return shown if len(shown) <= _LONGEST_CELL else f"{shown[:_LONGEST_CELL]}..."
