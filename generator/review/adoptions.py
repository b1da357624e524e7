"""Separate the adoptions that an account may change from the rest of an entry."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checked_entry import CheckedEntry
from generator.fixes.source_lines import SourceLines

_FIELD = "used_by"
_HEADER = f"{_FIELD}:"
"""The line above the list, which is added with the first adoption and removed with the last."""


@dataclass(frozen=True, slots=True)
class Split:
    """An entry in two parts.

    `own` are its adoptions by some organisations; `rest` and `lines` are everything else, as data and as lines.
    """

    own: tuple[Mapping[str, Any], ...]
    rest: Mapping[str, Any]
    lines: tuple[str, ...]


def split(entry: CheckedEntry, is_own: Callable[[str], bool]) -> Split:
    """Split a valid entry into the adoptions by organisations for which `is_own` is true, and the rest.

    The lines of those adoptions are removed from `lines`, except comments. If the list is not in block style, all lines
    remain. The end of the last line is ignored.
    """
    groups = dict(entry.groups(_FIELD))
    own_adoptions = {index: adoption for index, adoption in groups.items() if is_own(adoption["organisation"])}
    other_adoptions = [adoption for index, adoption in groups.items() if index not in own_adoptions]
    source = SourceLines(entry.document)
    omitted_lines = set(_adoption_lines(source, own_adoptions)) | set(() if other_adoptions else _header_line(source))
    lines = [line for number, line in enumerate(source.lines) if number not in omitted_lines]
    lines[-1:] = [line.removesuffix("\r") for line in lines[-1:]]
    return Split(tuple(own_adoptions.values()), {**entry.data, _FIELD: other_adoptions}, tuple(lines))


def _adoption_lines(source: SourceLines, indexes: Collection[int]) -> Iterator[int]:
    """Yield the numbers of the lines of some list items, except comments and blank lines."""
    for index in indexes if _is_block_list(source) else ():
        lines = [source.line(pointer) for pointer in source.places if pointer[:2] == (_FIELD, index)]
        last = max(source.texts.get(line, range(line + 1)).stop for line in lines)
        item = range(source.hyphen_line((_FIELD, index)), last)
        yield from (line for line in item if not source.is_comment(line) and not source.is_blank(line))


def _header_line(source: SourceLines) -> Iterator[int]:
    if _is_block_list(source) and source.lines[line := source.line((_FIELD,))].removesuffix("\r") == _HEADER:
        yield line


def _is_block_list(source: SourceLines) -> bool:
    """Whether each item begins with a hyphen on a new line, and no lone carriage return confuses line numbers."""
    return "\r" not in source.document.text.replace("\r\n", "") and source.is_list((_FIELD,))
