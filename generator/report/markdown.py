"""For people at GitHub: a table that a run shows as its summary, and that needs no knowledge of programs.

Only plain words stand as they are; all else stands in code, where Markdown reads nothing into it.
"""

from itertools import islice

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import count, totals

_MAX_ROWS = 100
_MAX_CELL_LENGTH = 300
_KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}
_HEAD = "| | File | Line | What is wrong | What to do |\n|---|---|--:|---|---|\n"
_ADVICE = " An error must be mended before the entry can be merged; a warning need not be."


def render(result: Result) -> str:
    """Tell the first hundred things that were found, errors before warnings."""
    diagnostics = [*result.errors, *result.warnings]
    heading = f"## Check of the catalogue\n\n{totals(result)}"
    if not diagnostics:
        return f"{heading}\n"
    rows = "".join(map(_row, islice(diagnostics, _MAX_ROWS)))
    remaining = len(diagnostics) - _MAX_ROWS
    rest = f"\nAnd {count(remaining, 'finding')} more, which the log of this step tells.\n" if remaining > 0 else ""
    return f"{heading}{_ADVICE}\n\n{_HEAD}{rows}{rest}"


def _row(diagnostic: Diagnostic) -> str:
    location = diagnostic.location
    see_also = "".join(
        f" See line {related.location.span.start.line} of `{related.location.path}`: {related.message}"
        for related in diagnostic.related
    )
    cells = (
        _KINDS[diagnostic.severity],
        as_code(_shorten(location.path)),
        str(location.span.start.line),
        for_markdown(_shorten(diagnostic.message)),
        for_markdown(_shorten(diagnostic.help + see_also)),
    )
    return f"| {' | '.join(cells)} |\n"


def _shorten(text: str) -> str:
    line = for_one_line(text)
    return line if len(line) <= _MAX_CELL_LENGTH else f"{line[:_MAX_CELL_LENGTH]}..."
