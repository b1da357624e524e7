"""Parse untrusted bytes into plain data, with the location of every field and value."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from generator import comments, encoding, file_rules, yaml_reader
from generator.characters import BYTE_ORDER_MARK, HIDDEN, LINE_START, MEANINGLESS, ODD_SPACE, REPLACEMENT, is_mark
from generator.diagnostic import Diagnostic, Edit, Related
from generator.file_rules import SYNTAX, FileFault
from generator.plain_yaml import is_misread
from generator.project import MisplacedReason
from generator.source import START, Location, Pointer, Position, Span, line_starts, slice_of

MAX_BYTES = 256 * 1024
"""The largest file to parse. No honest entry comes close: one with all 382 councils as users has about 100 kB."""

MAX_HIDDEN_CHARACTERS = 20
"""The most hidden characters to report per file, and the most comments without a space: one answer will do."""

_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z0-9](?:[^\s,:\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S) (?=[A-Za-z0-9(]))*")
"""A text that needs no quotes anywhere in a YAML file."""

_ORDINARY = bytes((*b"\t\n\r", *range(0x20, 0x7F)))

_BETWEEN_ITEMS = re.compile(r"\s*,\s*|[ \t]*[\r\n]\s*-[ \t]+")
"""What separates two items of a list, on one line or below each other."""

_NOT_TO_REPLACE = re.compile("[&*!]|[|>].*#")
"""The start of aliases, anchors and tags, and of block scalars with a comment, which an edit would drop."""


@dataclass(frozen=True)
class Document:
    """A parsed file. `data` is None if nothing could be read; `diagnostics` say why, and what else is wrong.

    `unreadable_pointers` are the values that could not be read although the rest of the document could. `raw` is what
    the file contains in bytes; if it is too large, its start.
    """

    path: str
    data: Mapping[str, Any] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable_pointers: frozenset[Pointer] = frozenset()
    raw: bytes = b""

    @cached_property
    def text(self) -> str:
        """The text, with another character for each that is hidden. It is empty if it is too large or not UTF-8.

        It is kept only where it is asked for, which is where something is wrong or is to be changed.
        """
        try:
            return "" if len(self.raw) > MAX_BYTES else _without_hidden_characters(_decode(self.raw))
        except UnicodeDecodeError:
            return ""

    @property
    def lines(self) -> list[bytes]:
        """The lines of the file, without their ends. Lines end as in YAML: at CRLF, CR or LF."""
        return self.raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")

    def locate(self, pointer: Pointer, *, key: bool = False) -> Location:
        """Return the location of a value, or of the name of its field if `key` is true.

        A list or a group of fields has no text of its own, so the name of its field is used. If nothing is there, the
        location is that of the nearest group or list around it.
        """
        while pointer and pointer not in self.places:
            pointer = pointer[:-1]
        place = self.places.get(pointer)
        if place is None:
            return Location(self.path)
        return Location(self.path, place.name if place.name and (key or not place.is_text) else place.value)

    def written(self, pointer: Pointer) -> str:
        """Return a value as it is written in the file; of a list or a group, only the sign that it starts with."""
        place = self.places.get(pointer)
        stretch = slice_of(self._line_starts, place.value) if place else slice(0, 0)
        return self.text[stretch.start : max(stretch.stop, stretch.start + 1)] if place else ""

    def edit(self, pointer: Pointer, text: str, *, key: bool = False) -> Edit | None:
        """Return the edit that replaces a text, or the name of a field if `key` is true, in the quotes it has or needs.

        None if the value is no text, or has a comment in it, or if the new text has hidden characters or line ends.
        """
        place = self.places.get(pointer)
        if place is None or not (key or place.is_text) or HIDDEN.search(text) or "\n" in text:
            return None
        span = self.locate(pointer, key=key).span
        current = self.text[slice_of(self._line_starts, span)]
        if not current or REPLACEMENT in current or _NOT_TO_REPLACE.match(current):
            return None
        return Edit(span, _with_quotes(text, current[0]) + current[len(current.rstrip()) :])

    def removal(self, pointer: Pointer) -> Edit | None:
        """Return the edit that removes an item from a list, together with what separates it from another.

        None if no other is beside it, if more than a comma or a hyphen stands between the two, such as a comment, or if
        the file has errors of its own, so that its lines stay where they are reported.
        """
        *above, index = pointer
        if not isinstance(index, int) or self.diagnostics:
            return None
        first = max(index - 1, 0)
        one, other = self.places.get((*above, first)), self.places.get((*above, first + 1))
        if one is None or other is None:
            return None
        between = Span(one.value.end, other.value.start)
        if not _BETWEEN_ITEMS.fullmatch(self.text[slice_of(self._line_starts, between)]):
            return None
        return Edit(Span(one.value.end, other.value.end) if index else Span(one.value.start, other.value.start), "")

    def cut_off_text(self, pointer: Pointer) -> str:
        """Return the comment behind a text, with the spaces before it, if it belongs to the text; otherwise ""."""
        return comments.cut_off_text(self.text, self._line_starts, self.places, pointer)

    @cached_property
    def places(self) -> Mapping[Pointer, yaml_reader.Place]:
        """The place of every value, in the order of the file.

        Computed only for the few documents with diagnostics, as it takes as long as all other parsing.
        """
        return yaml_reader.read(self.text, places=True).places

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return line_starts(self.text)


def _with_quotes(text: str, quote: str) -> str:
    if quote == "'":
        return f"'{text.replace(quote, quote * 2)}'"
    is_plain = quote != '"' and _NEEDS_NO_QUOTES.fullmatch(text) and not is_misread(text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def parse(path: str, raw: bytes) -> Document:
    """Parse a file's bytes. Never raises: whatever the bytes are, errors are diagnostics of the document."""
    if len(raw) > MAX_BYTES:
        too_large = file_rules.too_large(START, f"it has more than {MAX_BYTES // 1024} kB")
        return _with_faults(Document(path, None, raw=raw), [too_large])
    try:
        if name := encoding.other_than_utf8(raw):
            return _with_faults(Document(path, None, raw=raw), [file_rules.other_encoding(name)])
        text = _decode(raw)
    except UnicodeDecodeError as error:
        span = _end_span(_decode(raw[: error.start]))
        letter = encoding.windows_letter(raw, error.start)
        return _with_faults(Document(path, None, raw=raw), [file_rules.not_utf8(span, raw[error.start], letter)])
    hidden = [] if _is_ordinary(raw) else list(islice(_hidden_characters(text), MAX_HIDDEN_CHARACTERS))
    plain = _without_hidden_characters(text) if hidden else text
    parsed = yaml_reader.read(plain)
    data = parsed.root if isinstance(parsed.root, dict) else None
    document = Document(path, data, unreadable_pointers=parsed.unreadable_pointers, raw=raw)
    hidden_lines = {fault.span.start.line for fault in hidden}  # the parser may trip there over what was replaced
    others = [fault for fault in parsed.faults if fault.rule is not SYNTAX or fault.span.start.line not in hidden_lines]
    return _with_faults(document, [*hidden, *others, *([] if parsed.faults else _touching_comments(plain))])


def _touching_comments(text: str) -> Iterator[FileFault]:
    """Yield the comments of a text without faults that touch what is before them: hardly anybody wants that."""
    if comments.MAY_TOUCH.search(text):
        places = yaml_reader.read(text, places=True).places
        for start, stop in islice(comments.touching(text, places), MAX_HIDDEN_CHARACTERS):
            span = Span(_end_span(text[:start]).start, _end_span(text[:stop]).start)
            yield file_rules.touching_comment(span, text[start - 1], text[start:stop])


def _decode(raw: bytes) -> str:
    """Return the text of a file without a byte-order mark at its start. Raises UnicodeDecodeError."""
    return raw.decode("utf-8").removeprefix(BYTE_ORDER_MARK)


def _is_ordinary(raw: bytes) -> bool:
    """Whether bytes are all printable ASCII characters, tabs and line ends: a fast no to hidden characters."""
    return not raw.translate(None, _ORDINARY)


def _without_hidden_characters(text: str) -> str:
    """Return a text with one character for another, so that every position stays the same."""
    return HIDDEN.sub(REPLACEMENT, LINE_START.sub(_with_plain_spaces, text))


def unreadable_document(path: str, reason: str) -> Document:
    """Return the document of a file whose bytes could not be read. `reason` continues "The file cannot be read:"."""
    return _with_faults(Document(path, None), [file_rules.not_readable(reason)])


def misplaced_document(path: str, reason: MisplacedReason, raw: bytes) -> Document:
    """Return the document of a file that cannot be an entry: its bytes are kept, but not parsed."""
    return _with_faults(Document(path, None, raw=raw), [file_rules.misplaced(reason, path.rpartition("/")[2])])


def _with_faults(document: Document, faults: list[FileFault]) -> Document:
    """Return the document with its faults as diagnostics, located in the file."""
    diagnostics = tuple(_diagnostic(document, fault) for fault in faults)
    return replace(document, diagnostics=diagnostics) if faults else document


def _diagnostic(document: Document, fault: FileFault) -> Diagnostic:
    related = tuple(Related(message, document.locate(pointer, key=True)) for message, pointer in fault.related)
    return Diagnostic(
        fault.rule, Location(document.path, fault.span), fault.message, fault.help, fault.pointer, related, fault.edit
    )


def _hidden_characters(text: str) -> Iterator[FileFault]:
    pile_end = 0  # of marks on one letter, which are one fault
    for match in HIDDEN.finditer(text):
        is_pile = is_mark(match[0]) and match.start() == pile_end
        pile_end = match.end()
        if not is_pile:
            span = _character_span(text, match.start())
            edit = Edit(span, "") if MEANINGLESS.fullmatch(match[0]) else None
            yield file_rules.hidden_character(span, text, match.start(), edit=edit)
    if not text.isascii():
        for match in LINE_START.finditer(text):
            if odd_space := ODD_SPACE.search(match[0]):
                leading_span = Span(_end_span(text[: match.start()]).start, _end_span(text[: match.end()]).start)
                edit = Edit(leading_span, _with_plain_spaces(match))
                yield file_rules.odd_space(_character_span(text, match.start() + odd_space.start()), odd_space[0], edit)


def without_odd_characters(text: str) -> str:
    """Return a text without what is hidden and means nothing, and with ordinary spaces where YAML needs them.

    All are replaced, even those beyond the number that is reported.
    """
    return LINE_START.sub(_with_plain_spaces, MEANINGLESS.sub("", text))


def _with_plain_spaces(match: re.Match[str]) -> str:
    return ODD_SPACE.sub(" ", match[0])


def _character_span(text: str, index: int) -> Span:
    start = _end_span(text[:index]).start
    return Span(start, Position(start.line, start.column + 1))


def _end_span(text: str) -> Span:
    """Return the empty span just after a text, with lines counted as in YAML."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    position = Position(len(lines), len(lines[-1]) + 1)
    return Span(position, position)
