"""What several reports say in the same words."""

from generator.check import Result
from generator.diagnostic import Diagnostic
from generator.report.escape import for_one_line
from generator.source import Location


def totals(result: Result) -> str:
    """Say how much was looked at, and how much of it is wrong."""
    files = count(len(result.files), "file")
    numbers = ((len(result.errors), "error"), (len(result.warnings), "warning"))
    found = " and ".join(count(number, word) for number, word in numbers if number)
    if result.older is not None and not result.files:
        return "This branch changes no entry, so there was nothing to check." + _older(len(result.older))
    told = f"{files} checked: {found}." if found else f"{files} checked, nothing wrong."
    return told + _older(len(result.older or ()))


def _older(number: int) -> str:
    """Say that there is more which nobody is blamed for."""
    if not number:
        return ""
    older = count(number, "older error or warning", "older errors or warnings")
    return f" Not counted: {older} in files that this branch did not change."


def count(number: int, word: str, words: str = "") -> str:
    """Say a number of things; `words` are several of them where that is no mere s more."""
    return f"{number:,} {word if number == 1 else words or f'{word}s'}"


def in_one_line(diagnostic: Diagnostic) -> str:
    """Say what is wrong and what to do, for places with room for one text only."""
    return for_one_line(f"{diagnostic.message}. {diagnostic.help}")


def place(location: Location) -> str:
    """Name a place as compilers do, so that terminals and editors make a link of it."""
    start = location.span.start
    return f"{for_one_line(location.path)}:{start.line}:{start.column}"
