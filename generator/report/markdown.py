"""A Markdown table for the summary of a GitHub Actions run, for readers who do not program.

Only plain words are written as they are; everything else is in code spans, where Markdown has no effect.
"""

from itertools import islice

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import totals

_MAX_ROWS = 100
_MAX_CELL_LENGTH = 300
_KINDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}
_HEAD = "| | File | Line | What is wrong | What to do |\n|---|---|--:|---|---|\n"
_ADVICE = " Errors must be fixed before the entry can be merged. Warnings do not have to be."


def render(result: Result) -> str:
    """Return a table of the first `_MAX_ROWS` diagnostics, errors before warnings."""
    diagnostics = [*result.errors, *result.warnings]
    heading = f"## Check of the catalogue\n\n{totals(result)}"
    if not diagnostics:
        return f"{heading}\n"
    rows = "".join(map(_row, islice(diagnostics, _MAX_ROWS)))
    remaining = len(diagnostics) - _MAX_ROWS
    rest = f"\nAnd {remaining:,} more, which are in the log of this step.\n" if remaining > 0 else ""
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
