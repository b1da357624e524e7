"""Strangers' bytes to plain data, with the place of every field and value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from generator import faults, yaml_reader
from generator.diagnostic import Diagnostic, Related
from generator.faults import HIDDEN, LINE_START, LOST, ODD_SPACE, SYNTAX, Fault
from generator.source import START, Location, Pointer, Position, Span

MOST_BYTES = 256 * 1024
"""No honest entry comes near: one that names all 382 councils as users takes about 100 kB."""

MOST_HIDDEN = 20
"""How many hidden characters of one file are shown: a file full of them needs one answer, not thousands."""


@dataclass(frozen=True)
class Document:
    """A file as read. `data` is None where nothing could be told; `diagnostics` say why, and what else is amiss.

    `doubtful` are the places whose value could not be told although the rest of the document could.
    """

    path: str
    text: str
    data: Mapping[str, Any] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    doubtful: frozenset[Pointer] = frozenset()

    def locate(self, pointer: Pointer, *, key: bool = False) -> Location:
        """Turn a pointer into a place: its value's, or its field name's where `key` asks for that.

        A list or a group of fields has no text of its own, so its name stands for it. A pointer to what is not there
        gives the place of the nearest thing around it.
        """
        while pointer and pointer not in self._places:
            pointer = pointer[:-1]
        place = self._places.get(pointer)
        if place is None:
            return Location(self.path)
        return Location(self.path, place.name if place.name and (key or not place.is_text) else place.value)

    @cached_property
    def _places(self) -> Mapping[Pointer, yaml_reader.Place]:
        """Worked out only for the few documents that are spoken of: it takes as long as all the rest."""
        return yaml_reader.read(self.text, places=True).places


def parse(path: str, raw: bytes) -> Document:
    """Read a file's bytes. Whatever they are, a document comes back: faults are values in it, never exceptions."""
    if len(raw) > MOST_BYTES:
        return _with_faults(
            Document(path, "", None), [faults.too_large(START, f"it has more than {MOST_BYTES // 1024} kB")]
        )
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        readable = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        return _with_faults(Document(path, "", None), [faults.not_utf8(_end_of(readable), raw[error.start])])
    hidden = list(islice(_hidden(text), MOST_HIDDEN))
    if hidden:  # one for one, so that every place stays where it was
        text = HIDDEN.sub(LOST, LINE_START.sub(lambda found: ODD_SPACE.sub(" ", found[0]), text))
    read = yaml_reader.read(text)
    document = Document(path, text, read.root if isinstance(read.root, dict) else None, doubtful=read.doubtful)
    amiss = {fault.span.start.line for fault in hidden}  # there the parser may trip over what was taken out
    others = [each for each in read.faults if each.rule is not SYNTAX or each.span.start.line not in amiss]
    return _with_faults(document, [*hidden, *others])


def unreadable(path: str, reason: str) -> Document:
    """Stand in for a file whose bytes could not be had at all."""
    return _with_faults(Document(path, "", None), [faults.not_readable(reason)])


def _with_faults(document: Document, found: list[Fault]) -> Document:
    """Place the faults in the file, and the earlier places that they name."""
    if not found:
        return document
    return Document(
        document.path,
        document.text,
        document.data,
        tuple(_diagnostic(document, fault) for fault in found),
        document.doubtful,
    )


def _diagnostic(document: Document, fault: Fault) -> Diagnostic:
    related = tuple(Related(words, document.locate(pointer, key=True)) for words, pointer in fault.related)
    return Diagnostic(
        fault.rule, Location(document.path, fault.span), fault.message, fault.help, fault.pointer, related
    )


def _hidden(text: str) -> Iterator[Fault]:
    for found in HIDDEN.finditer(text):
        yield faults.hidden(_character(text, found.start()), found[0])
    if not text.isascii():
        for start in LINE_START.finditer(text):
            if odd := ODD_SPACE.search(start[0]):
                yield faults.odd_space(_character(text, start.start() + odd.start()), odd[0])


def _character(text: str, index: int) -> Span:
    start = _end_of(text[:index]).start
    return Span(start, Position(start.line, start.column + 1))


def _end_of(text: str) -> Span:
    """Give the place just behind a text, counting lines as YAML does."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    position = Position(len(lines), len(lines[-1]) + 1)
    return Span(position, position)
