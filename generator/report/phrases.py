"""What several reports say in the same words."""

from generator.check import Result
from generator.diagnostic import Diagnostic
from generator.report.escape import for_one_line
from generator.source import Location


def totals(result: Result) -> str:
    """Say how much was looked at, and how much of it is wrong."""
    files = count(len(result.files), "file")
    numbers = ((len(result.errors), "error"), (len(result.warnings), "warning"))
    counts = " and ".join(count(number, word) for number, word in numbers if number)
    if result.older is not None and not result.files:
        return "This branch changes no entry, so there was nothing to check." + _older_faults(len(result.older))
    summary = f"{files} checked: {counts}." if counts else f"{files} checked, nothing wrong."
    return summary + _older_faults(len(result.older or ()))


def _older_faults(number: int) -> str:
    """Say that there is more which nobody is blamed for."""
    if not number:
        return ""
    is_or_are = "is" if number == 1 else "are"
    return f" {count(number, 'older fault')} in files that this branch did not touch {is_or_are} not counted."


def count(number: int, singular: str, plural: str = "") -> str:
    """Say a number of things; `words` are several of them where that is no mere s more."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def in_one_line(diagnostic: Diagnostic) -> str:
    """Say what is wrong and what to do, for places with room for one text only."""
    return for_one_line(f"{diagnostic.message}. {diagnostic.help}")


def place(location: Location) -> str:
    """Name a place as compilers do, so that terminals and editors make a link of it."""
    start = location.span.start
    return f"{for_one_line(location.path)}:{start.line}:{start.column}"
