"""Text for a terminal: the location and message of each diagnostic, the line with a marker below it, and the help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.check import Result
from generator.collation import grouped
from generator.diagnostic import Severity
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


@dataclass(frozen=True, slots=True)
class Block:
    """What is printed about one diagnostic. Every text is one line, harmless in a terminal.

    `label` is its severity and code, `excerpt` the line of the file and the marker below it, or nothing.
    """

    place: str
    label: str
    message: str
    excerpt: tuple[str, ...]
    help: str
    related: tuple[str, ...]
    is_error: bool


def render(result: Result, *, colour: bool = False) -> str:
    """Return all diagnostics, then the totals. A message about several places is explained at the first."""
    style = _COLOURED if colour else _PLAIN
    groups = grouped(((block.label, block.message, block.help, block.related), block) for block in blocks(result))
    printed = ["\n".join(_printed(group, style)) for group in groups.values()]
    return "\n\n".join([*printed, f"{style.bold}{totals(result)}{style.end}{hint(result)}"]) + "\n"


def blocks(result: Result) -> Iterator[Block]:
    """Yield what is printed about each diagnostic."""
    lines = cache(lambda path: _lines(result, path))
    for each in result.diagnostics:
        yield Block(
            place(each.location),
            f"{each.severity}[{each.rule.code}]",
            for_one_line(each.message),
            tuple(_excerpt(each.location, lines(each.location.path))),
            for_one_line(each.help),
            tuple(f"{place(related.location)}: {for_one_line(related.message)}" for related in each.related),
            each.severity is Severity.ERROR,
        )


def _printed(group: Sequence[Block], style: _Style) -> Iterator[str]:
    """Yield the lines about diagnostics that differ in nothing but their places."""
    first, *others = group
    yield _first_line(first, style)
    yield from (f"  {style.quiet}{line}{style.end}" for line in first.excerpt)
    yield f"  help: {first.help}"
    yield from (f"  see {related}" for related in first.related)
    yield from (_first_line(other, style) for other in others)


def _first_line(block: Block, style: _Style) -> str:
    label = f"{style.error if block.is_error else style.warning}{block.label}{style.end}"
    return f"{style.bold}{block.place}{style.end}: {label} {block.message}"


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


def hint(result: Result) -> str:
    """Return which commands help to put the diagnostics right, with a space before, or an empty string."""
    return (" `catalogue explain CODE` says more about each." if result.errors else "") + _fixable(result)


def _fixable(result: Result) -> str:
    """Return a sentence about the diagnostics that `catalogue fix` can fix, or an empty string."""
    number = sum(each.edit is not None for each in result.diagnostics)
    if not number:
        return ""
    everything = "it" if number == 1 else "all of them"
    them = everything if number == len(result.diagnostics) else f"{number:,} of them"
    return f" `catalogue fix` fixes {them} for you."
