"""Fix what needs no decision by a person: the edits of diagnostics first, then quotes, then the layout."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import document
from generator.check import Result, check_with
from generator.checked_entry import CheckedEntry
from generator.diagnostic import Edit
from generator.document import Document
from generator.fixes import quotes
from generator.fixes.layout import format_text
from generator.project import EntryFile
from generator.schema import Schema
from generator.source import line_starts, slice_of

MAX_ROUNDS = 20
"""The most rounds to run: one fix can make another possible, but not endlessly."""

_CHARACTERS_REPLACED = "hidden characters are removed, or replaced by plain spaces"
_TEXTS_QUOTED = "dates, numbers and the like are in quotes, so that other programs read them as text too"
_FIELDS_SORTED = "the fields are in their usual order"
_SPACING_CORRECTED = "spaces and line ends are corrected"
_SEPARATORS = " \t\r\n,-"
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FileFix:
    """A file before and after its fixes. `descriptions` are for people, with text from the file in backticks."""

    file: EntryFile
    before: bytes
    after: bytes
    descriptions: tuple[str, ...] = ()


def fix(result: Result, contents: Mapping[EntryFile, bytes]) -> tuple[tuple[FileFix, ...], Result]:
    """Fix the files in `contents` without writing them.

    Return the fixes of those that changed, and the result of checking again as if they were written.
    """
    fixes = {file: FileFix(file, raw, raw) for file, raw in contents.items()}
    to_fix: Iterable[EntryFile] = contents
    for _ in range(MAX_ROUNDS):
        changed = {file: each for file, each in _round(result, fixes, to_fix) if each.after != fixes[file].after}
        if not changed:
            break
        fixes |= changed
        result = check_with(result, {file: each.after for file, each in changed.items()})
        fixable = {diagnostic.location.path for diagnostic in result.diagnostics if diagnostic.edit}
        to_fix = [file for file in contents if file in changed or file.path in fixable]
    return tuple(each for each in fixes.values() if each.after != each.before), result


def _round(
    result: Result, fixes: Mapping[EntryFile, FileFix], to_fix: Iterable[EntryFile]
) -> Iterator[tuple[EntryFile, FileFix]]:
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for diagnostic in result.diagnostics:
        if diagnostic.edit:
            edits[diagnostic.location.path].append(diagnostic.edit)
    entries = {entry.file: entry for entry in result.context.entries}
    for file in to_fix:
        schema = result.schemas[file.collection]
        yield file, _fix_once(fixes[file], entries[file], edits[file.path], schema)


def _fix_once(file_fix: FileFix, entry: CheckedEntry, edits: list[Edit], schema: Schema) -> FileFix:
    """Run one round of fixes on a file. A file that is not UTF-8 stays as it is.

    Edits are not applied if the file has changed since it was checked, as their positions would be wrong.
    """
    try:
        text = file_fix.after.decode("utf-8")
    except UnicodeDecodeError:
        return file_fix
    descriptions: list[str] = []
    plain = document.without_odd_characters(text)
    if plain != text:
        descriptions.append(_CHARACTERS_REPLACED)
    elif edits and document.parse("", file_fix.after).text == entry.document.text:
        plain = _apply_edits(text, edits, descriptions)
    formatted = _format(plain, schema, descriptions)
    unique = dict.fromkeys((*file_fix.descriptions, *descriptions))
    layout_last = sorted(unique, key=(_TEXTS_QUOTED, _SPACING_CORRECTED, _FIELDS_SORTED).__contains__)
    return FileFix(file_fix.file, file_fix.before, formatted.encode(), tuple(layout_last))


def _apply_edits(text: str, edits: Iterable[Edit], descriptions: list[str]) -> str:
    """Apply edits and describe each. If two overlap, the second is left for the next round."""
    starts = line_starts(text)
    pieces: list[str] = []
    end = 0
    for edit in sorted(edits):
        stretch = slice_of(starts, edit.span)
        if stretch.start >= end:
            pieces += text[end : stretch.start], edit.text
            end = stretch.stop
            descriptions.append(_description(text[stretch], edit.text))
    return "".join([*pieces, text[end:]])


def _description(before: str, after: str) -> str:
    """Return what an edit does. What is removed comes with the comma or hyphen that separated it from another item."""
    return f"`{before}` is now `{after}`" if after else f"`{before.strip(_SEPARATORS)}` is removed"


def _format(text: str, schema: Schema, descriptions: list[str]) -> str:
    """Quote and lay out a text, if it has no errors.

    If all its lines end in CRLF, as git may write them, they still do.
    """
    plain = document.parse("", _LINE_END.sub("\n", text).encode())
    if plain.diagnostics or plain.data is None:
        return text
    quoted = _quote(plain, schema, descriptions)
    end = "\r\n" if set(_LINE_END.findall(text)) == {"\r\n"} else "\n"
    formatted = format_text(quoted, schema.node)
    if formatted != quoted.text or plain.text.replace("\n", end) != text:
        order = json.dumps(document.parse("", formatted.encode()).data)
        descriptions.append(_SPACING_CORRECTED if order == json.dumps(quoted.data) else _FIELDS_SORTED)
    return formatted.replace("\n", end)


def _quote(plain: Document, schema: Schema, descriptions: list[str]) -> Document:
    """Return the document with the values as other programs read them too, or as it was if that would change one."""
    data, _ = schema.convert(plain.data or {})
    by_edit: list[str] = []
    quoted = document.parse("", _apply_edits(plain.text, quotes.edits(plain, data, schema.node), by_edit).encode())
    if not by_edit or quoted.diagnostics or schema.convert(quoted.data or {})[0] != data:
        return plain
    numbers = [each for each in by_edit if not each.endswith('"`')]
    descriptions += numbers if len(numbers) == len(by_edit) else [*numbers, _TEXTS_QUOTED]
    return quoted
