"""Mend files as far as nobody has to choose or to know more: what rules say is beyond doubt, then the layout."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import document
from generator.check import Result, check_with
from generator.checked_entry import CheckedEntry, SchemaNode
from generator.diagnostic import Edit
from generator.fixes.layout import format_text
from generator.project import EntryFile
from generator.source import line_starts, slice_of

MAX_ROUNDS = 20
"""One mend can make room for the next, but not without end."""

_CHARACTERS = "hidden characters are removed, or replaced by plain spaces"
_IN_ORDER = "the fields are in their usual order"
_IN_PLACE = "spaces and line ends are corrected"
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FileFix:
    """What becomes of a file. `done` says it in words, with text from the file in backticks."""

    file: EntryFile
    before: bytes
    after: bytes
    descriptions: tuple[str, ...] = ()


def fix(result: Result, contents: Mapping[EntryFile, bytes]) -> tuple[tuple[FileFix, ...], Result]:
    """Mend the files whose bytes are given, and check again as if they were written."""
    mends = {file: FileFix(file, raw, raw) for file, raw in contents.items()}
    looked_at: Iterable[EntryFile] = contents
    for _ in range(MAX_ROUNDS):
        changed = {file: each for file, each in _round(result, mends, looked_at) if each.after != mends[file].after}
        if not changed:
            break
        mends |= changed
        result = check_with(result, {file: each.after for file, each in changed.items()})
        mendable = {each.location.path for each in result.diagnostics if each.edit}
        looked_at = [file for file in contents if file in changed or file.path in mendable]
    return tuple(each for each in mends.values() if each.after != each.before), result


def _round(
    result: Result, mends: Mapping[EntryFile, FileFix], looked_at: Iterable[EntryFile]
) -> Iterator[tuple[EntryFile, FileFix]]:
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for diagnostic in result.diagnostics:
        if diagnostic.edit:
            edits[diagnostic.location.path].append(diagnostic.edit)
    entries = {entry.file: entry for entry in result.context.entries}
    for file in looked_at:
        node = result.schemas[file.collection].node
        yield file, _mended(mends[file], entries[file], edits[file.path], node)


def _mended(mend: FileFix, entry: CheckedEntry, edits: list[Edit], node: SchemaNode) -> FileFix:
    """Take a file one round further. What cannot be read as text stays as it is, and so does what changed meanwhile."""
    try:
        text = mend.after.decode("utf-8")
    except UnicodeDecodeError:
        return mend
    done: list[str] = []
    plain = document.without_odd_characters(text)
    if plain != text:
        done.append(_CHARACTERS)
    elif edits and document.parse("", mend.after).text == entry.document.text:
        plain = _edited(text, edits, done)
    laid = _laid_out(plain, node, done)
    told = sorted(dict.fromkeys((*mend.descriptions, *done)), key=(_IN_PLACE, _IN_ORDER).__contains__)
    return FileFix(mend.file, mend.before, laid.encode(), tuple(told))


def _edited(text: str, edits: Iterable[Edit], done: list[str]) -> str:
    """Make edits. Of two that overlap, the second waits until the file was looked at again."""
    starts = line_starts(text)
    pieces: list[str] = []
    behind = 0
    for edit in sorted(edits):
        place = slice_of(starts, edit.span)
        if place.start >= behind:
            pieces += text[behind : place.start], edit.text
            behind = place.stop
            done.append(f"`{text[place]}` is now `{edit.text}`")
    return "".join([*pieces, text[behind:]])


def _laid_out(text: str, node: SchemaNode, done: list[str]) -> str:
    """Lay out a sound text. Where all its lines end in the way of Windows they go on to, which git may have brought."""
    ends = set(_LINE_END.findall(text))
    plain = document.parse("", _LINE_END.sub("\n", text).encode())
    if plain.diagnostics or plain.data is None:
        return text
    laid = format_text(plain, node)
    if ends == {"\r\n"}:
        laid = laid.replace("\n", "\r\n")
    if laid != text:
        order = json.dumps(document.parse("", laid.encode()).data)
        done.append(_IN_PLACE if order == json.dumps(plain.data) else _IN_ORDER)
    return laid
