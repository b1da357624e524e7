"""What an entry says of who uses it, told apart by who may say it: what some organisations say, and all the rest."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checked_entry import CheckedEntry
from generator.fixes.source_lines import SourceLines

_FIELD = "used_by"
_HEADER = f"{_FIELD}:"
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
    own_adoptions = {index: adoption for index, adoption in groups.items() if is_own(adoption["organisation"])}
    other_adoptions = [adoption for index, adoption in groups.items() if index not in own_adoptions]
    source = SourceLines(entry.document)
    omitted_lines = set(_adoption_lines(source, own_adoptions)) | set(() if other_adoptions else _header_line(source))
    lines = [line for number, line in enumerate(source.lines) if number not in omitted_lines]
    lines[-1:] = [line.removesuffix("\r") for line in lines[-1:]]
    return Split(tuple(own_adoptions.values()), {**entry.data, _FIELD: other_adoptions}, tuple(lines))


def _adoption_lines(source: SourceLines, indexes: Collection[int]) -> Iterator[int]:
    """Yield the lines of some items of the list."""
    for index in indexes if _is_block_list(source) else ():
        lines = [source.line(pointer) for pointer in source.places if pointer[:2] == (_FIELD, index)]
        last = max(source.texts.get(line, range(line + 1)).stop for line in lines)
        item = range(source.hyphen_line((_FIELD, index)), last)
        yield from (line for line in item if not source.is_comment(line) and not source.is_blank(line))


def _header_line(source: SourceLines) -> Iterator[int]:
    if _is_block_list(source) and source.lines[line := source.line((_FIELD,))].removesuffix("\r") == _HEADER:
        yield line


def _is_block_list(source: SourceLines) -> bool:
    """Tell whether each item begins with a hyphen on a line of its own: one that YAML and we count alike."""
    return "\r" not in source.document.text.replace("\r\n", "") and source.is_list((_FIELD,))
