"""Mend files as far as nobody has to choose or to know more: what rules say is beyond doubt, then the layout."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import document
from generator.check import Result, check_with
from generator.diagnostic import Edit
from generator.faults import BYTE_ORDER_MARK, HIDDEN, ODD_SPACE
from generator.mends.layout import tidied
from generator.project import EntryFile
from generator.reading import Part, Reading
from generator.source import line_starts, stretch

MOST_ROUNDS = 20
"""One mend can make room for the next, but not without end."""

_IN_ORDER = "the fields stand in their usual order"
_IN_PLACE = "spaces and line ends are put right"
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Mend:
    """What becomes of a file. `done` says it in words, with text from the file in backticks."""

    file: EntryFile
    before: bytes
    after: bytes
    done: tuple[str, ...] = ()


def mend(result: Result, contents: Mapping[EntryFile, bytes]) -> tuple[tuple[Mend, ...], Result]:
    """Mend the files whose bytes are given, and check again as if they were written."""
    mends = {file: Mend(file, raw, raw) for file, raw in contents.items()}
    looked_at: Iterable[EntryFile] = contents
    for _ in range(MOST_ROUNDS):
        changed = {file: each for file, each in _round(result, mends, looked_at) if each.after != mends[file].after}
        if not changed:
            break
        mends |= changed
        result = check_with(result, {file: each.after for file, each in changed.items()})
        mendable = {each.location.path for each in result.diagnostics if each.edit}
        looked_at = [file for file in contents if file in changed or file.path in mendable]
    return tuple(each for each in mends.values() if each.after != each.before), result


def _round(
    result: Result, mends: Mapping[EntryFile, Mend], looked_at: Iterable[EntryFile]
) -> Iterator[tuple[EntryFile, Mend]]:
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for diagnostic in result.diagnostics:
        if diagnostic.edit:
            edits[diagnostic.location.path].append(diagnostic.edit)
    readings = {reading.file: reading for reading in result.context.readings}
    for file in looked_at:
        part = result.schemas[file.collection].part
        yield file, _mended(mends[file], readings[file], edits[file.path], part)


def _mended(mend: Mend, reading: Reading, edits: list[Edit], part: Part) -> Mend:
    """Take a file one round further. What cannot be read as text stays as it is, and so does what changed meanwhile."""
    try:
        text = mend.after.decode("utf-8")
    except UnicodeDecodeError:
        return mend
    done: list[str] = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        done.append("an invisible byte-order mark at the start is gone")
    if edits and document.parse("", mend.after).text == reading.document.text:
        text = _edited(text, edits, done)
    laid = _laid_out(text, part, done)
    told = sorted(dict.fromkeys((*mend.done, *done)), key=(_IN_PLACE, _IN_ORDER).__contains__)
    return Mend(mend.file, mend.before, laid.encode(), tuple(told))


def _edited(text: str, edits: Iterable[Edit], done: list[str]) -> str:
    """Make edits. Of two that overlap, the second waits until the file was looked at again."""
    starts = line_starts(text)
    pieces: list[str] = []
    behind = 0
    for edit in sorted(edits):
        place = stretch(starts, edit.span)
        if place.start >= behind:
            pieces += text[behind : place.start], edit.text
            behind = place.stop
            done.append(_told(text[place], edit.text))
    return "".join([*pieces, text[behind:]])


def _told(old: str, new: str) -> str:
    if HIDDEN.search(old):
        return "a hidden character is gone"
    return "special spaces are plain ones now" if ODD_SPACE.search(old) else f"`{old}` is now `{new}`"


def _laid_out(text: str, part: Part, done: list[str]) -> str:
    """Lay out a sound text. Where all its lines end in the way of Windows they go on to, which git may have brought."""
    parsed = document.parse("", text.encode())
    if parsed.diagnostics or parsed.data is None:
        return text
    ends = set(_LINE_END.findall(text))
    laid = tidied(_LINE_END.sub("\n", text), part)
    laid = laid.replace("\n", "\r\n") if ends == {"\r\n"} else laid
    again = document.parse("", laid.encode())
    if laid == text or again.data != parsed.data:
        return text
    done.append(_IN_PLACE if json.dumps(again.data) == json.dumps(parsed.data) else _IN_ORDER)
    return laid
