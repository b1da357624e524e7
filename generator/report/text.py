"""Text for a terminal: the location and message of each diagnostic, the line with a marker below it, and the help."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import for_one_line, for_terminal
from generator.report.phrases import place, totals
from generator.source import Location

_MAX_LINE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class _Style:
    """The escape sequences around parts of the text; all empty without colours."""

    error: str = ""
    warning: str = ""
    quiet: str = ""
    bold: str = ""
    end: str = ""


_PLAIN = _Style()
_COLOURED = _Style("\x1b[1;31m", "\x1b[1;33m", "\x1b[2m", "\x1b[1m", "\x1b[0m")


def render(result: Result, *, colour: bool = False) -> str:
    """Return all diagnostics, then the totals."""
    style = _COLOURED if colour else _PLAIN
    lines = cache(lambda path: _lines(result, path))
    blocks = ["\n".join(_block(each, lines(each.location.path), style)) for each in result.diagnostics]
    return "\n\n".join([*blocks, _closing(result, style)]) + "\n"


def _block(diagnostic: Diagnostic, lines: list[str], style: _Style) -> Iterator[str]:
    tint = style.error if diagnostic.severity is Severity.ERROR else style.warning
    code = f"{tint}{diagnostic.severity}[{diagnostic.rule.code}]{style.end}"
    yield f"{style.bold}{place(diagnostic.location)}{style.end}: {code} {for_one_line(diagnostic.message)}"
    yield from (f"  {style.quiet}{line}{style.end}" for line in _excerpt(diagnostic.location, lines))
    yield f"  help: {for_one_line(diagnostic.help)}"
    yield from (f"  see {place(each.location)}: {for_one_line(each.message)}" for each in diagnostic.related)


def _excerpt(location: Location, lines: list[str]) -> Iterator[str]:
    """Yield the line and a marker below it. Long lines are cut around the marker."""
    start, end = location.span.start, location.span.end
    if start.line > len(lines) or not lines[start.line - 1].strip():
        return
    line = lines[start.line - 1]
    stop = end.column if end.line == start.line else len(line) + 1
    offset = max(0, start.column - 1 - _MAX_LINE_WIDTH // 2) if len(line) > _MAX_LINE_WIDTH else 0
    excerpt = line[offset : offset + _MAX_LINE_WIDTH]
    before = for_terminal(line[offset : start.column - 1].replace("\t", " "))
    highlight = for_terminal(excerpt[start.column - 1 - offset : stop - 1 - offset])
    number = str(start.line)
    yield f"{number} | {for_terminal(excerpt.replace(chr(9), ' '))}"
    yield f"{' ' * len(number)} | {' ' * len(before)}{'^' * max(1, len(highlight))}"


def _lines(result: Result, path: str) -> list[str]:
    document = result.documents.get(path)
    return b"\n".join(document.lines).decode("utf-8-sig", errors="replace").split("\n") if document else []


def _closing(result: Result, style: _Style) -> str:
    hint = " `catalogue explain CODE` says more about each." if result.errors else ""
    return f"{style.bold}{totals(result)}{style.end}{hint}{_fixable(result)}"


def _fixable(result: Result) -> str:
    """Return a sentence about the diagnostics that `catalogue fix` can fix, or an empty string."""
    number = sum(each.edit is not None for each in result.diagnostics)
    if not number:
        return ""
    everything = "it" if number == 1 else "all of them"
    them = everything if number == len(result.diagnostics) else f"{number:,} of them"
    return f" `catalogue fix` fixes {them} for you."
