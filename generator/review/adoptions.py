"""What an entry says of who uses it, told apart by who may say it: what some organisations say, and all the rest."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checked_entry import CheckedEntry
from generator.fixes.source_lines import SourceLines

_FIELD = "used_by"
_HEAD = f"{_FIELD}:"
"""The line above a list of lines, which comes with the first adoption and goes with the last."""


@dataclass(frozen=True, slots=True)
class Split:
    """An entry in two: its adoptions by some organisations, and what is left, as data and as lines of the file."""

    own: tuple[Mapping[str, Any], ...]
    rest: Mapping[str, Any]
    lines: tuple[str, ...]


def split(entry: CheckedEntry, is_own: Callable[[str], bool]) -> Split:
    """Tell the adoptions of some organisations from the rest of an entry that is whole.

    Only lines that hold nothing but such an adoption are left out of the lines. Remarks on lines of their own stay,
    as does all that is laid out in such a way that nobody can tell lines apart. How the last line ends does not count.
    """
    groups = dict(entry.groups(_FIELD))
    own = {index: each for index, each in groups.items() if is_own(each["organisation"])}
    others = [each for index, each in groups.items() if index not in own]
    page = SourceLines(entry.document)
    left_out = set(_lines(page, own)) | set(() if others else _head(page))
    lines = [line for number, line in enumerate(page.lines) if number not in left_out]
    lines[-1:] = [line.removesuffix("\r") for line in lines[-1:]]
    return Split(tuple(own.values()), {**entry.data, _FIELD: others}, tuple(lines))


def _lines(page: SourceLines, own: Collection[int]) -> Iterator[int]:
    """Yield the lines of some items of the list."""
    for index in own if _has_lines(page) else ():
        places = [page.line(each) for each in page.places if each[:2] == (_FIELD, index)]
        last = max(page.texts.get(line, range(line + 1)).stop for line in places)
        item = range(page.hyphen_line((_FIELD, index)), last)
        yield from (line for line in item if not page.is_comment(line) and not page.is_blank(line))


def _head(page: SourceLines) -> Iterator[int]:
    if _has_lines(page) and page.lines[line := page.line((_FIELD,))].removesuffix("\r") == _HEAD:
        yield line


def _has_lines(page: SourceLines) -> bool:
    """Tell whether each item begins with a hyphen on a line of its own: one that YAML and we count alike."""
    return "\r" not in page.document.text.replace("\r\n", "") and page.is_list((_FIELD,))
