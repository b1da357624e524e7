"""What one build keeps for the next: for each file what it was made from, so that only what changed is made again.

A file stays if what the program says of it is the same (its page, the functions that make it and all that they hold),
if every question that was asked while it was made has the same answer, and if its bytes are those that were written.
"""

import base64
import json
import os
import shutil
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import questions, whole_file
from generator.catalogue import Catalogue
from generator.check import Result
from generator.digest import Digests, NoDigestError, of_bytes
from generator.edge import Edge
from generator.model import Entry, Organisation, Term, Vocabulary
from generator.observations import Observation
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import Language
from generator.publish.html.stencil import Stencil
from generator.questions import Notes, Owner, Question
from generator.register import Reading, Register
from generator.uses import Use

_SHARED = (Edge, Entry, Observation, Organisation, Reading, Register, Stencil, Term, Use, Vocabulary)
"""Objects that many pages show."""

_NEVER = b""
"""The digest of what cannot be compared: it never counts as unchanged."""


@dataclass(frozen=True, slots=True)
class Record:
    """What one file was made from: digests of what makes it and of its bytes, the numbers of the questions asked."""

    source: bytes
    asked: "array[int]"
    content: bytes


@dataclass(frozen=True)
class Table:
    """The records of all files by path, and the questions to which they refer. `key` is of what all depend on."""

    key: str = ""
    notes: Notes = field(default_factory=lambda: Notes(lambda _: _NEVER))
    records: dict[str, Record] = field(default_factory=dict)

    def adopt(self, other: "Table", paths: Iterable[str]) -> None:
        """Take records over from another table, with their questions and answers."""
        asked, numbers = list(other.notes.numbers), self.notes.numbers

        def number(old: int) -> int:
            if asked[old] not in numbers:
                self.notes.answers.append(other.notes.answers[old])
            return numbers.setdefault(asked[old], len(numbers))

        for path in paths:
            record = other.records[path]
            self.records[path] = replace(record, asked=array("I", map(number, record.asked)))

    def write(self, path: Path) -> None:
        """Write the table to a file, as `whole_file.keep` does."""
        data = {
            "key": self.key,
            "questions": list(self.notes.numbers),
            "answers": [answer.hex() for answer in self.notes.answers],
            "records": {name: list(_as_text(record)) for name, record in self.records.items()},
        }
        whole_file.keep(path, [json.dumps(data, separators=(",", ":")).encode()])


def read(path: Path, key: str) -> Table:
    """Return the table in a file; an empty one if there is none with this key, or it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return _table(data) if data["key"] == key else Table(key)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Table(key)


def _table(data: Mapping[str, Any]) -> Table:
    table = Table(data["key"])
    for owner, name, arguments in data["questions"]:
        plain = (tuple(each) if isinstance(each, list) else each for each in arguments)
        table.notes.numbers[Question(owner, name, tuple(plain))] = len(table.notes.numbers)
    table.notes.answers.extend(map(bytes.fromhex, data["answers"]))
    for path, (source, asked, content) in data["records"].items():
        numbers = array("I", base64.b64decode(asked))
        if max(numbers, default=0) >= len(table.notes.answers) and numbers:
            raise ValueError("a question is missing")
        table.records[path] = Record(bytes.fromhex(source), numbers, bytes.fromhex(content))
    return table


def _as_text(record: Record) -> Iterator[str]:
    yield record.source.hex()
    yield base64.b64encode(record.asked.tobytes()).decode()
    yield record.content.hex()


def link(old: Path, new: Path) -> bool:
    """Put a file in another place as well, with its time, and return whether that worked."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(old, new)
        except OSError:  # some file systems have no links
            shutil.copy2(old, new)
    except OSError:
        return False
    return True


class Reuse:
    """Decides which files of the last build stay, and notes what all others are made from.

    `old` is the table of the last build, whose files are in `folder`. Questions are asked of `editions` and their
    catalogues.
    """

    def __init__(self, old: Table, folder: Path, editions: Iterable[Edition]) -> None:
        self._old, self._folder = old, folder
        self._owners = {owner.owner_name: owner for each in editions for owner in (each, each.catalogue)}
        self._sources = _or_never(Digests(_SHARED, _OWNERS).of)
        self._answers = _or_never(Digests(_SHARED, {Result: _checked}).of)
        self._asked = list(old.notes.numbers)
        self._unchanged: dict[int, bool] = {}
        self._source_of: dict[str, bytes] = {}
        self._reused: list[str] = []
        self._new = Table(old.key, Notes(self._answers))

    def reuses(self, path: str, source: object, folder: Path) -> bool:
        """Whether a file is as it was. If so, it is put into `folder`, the folder of the new site."""
        self._source_of[path] = digest = self._sources(source)
        record = self._old.records.get(path)
        if not record or not digest or record.source != digest or not all(map(self._is_unchanged, record.asked)):
            return False
        return self._reuses_bytes(path, record.content, folder)

    def _reuses_bytes(self, path: str, digest: bytes, folder: Path) -> bool:
        is_reused = self._has(path, digest) and link(self._folder / path, folder / path)
        if is_reused:
            self._reused.append(path)
        return is_reused

    def reuses_bundle(self, source: object, folder: Path) -> bool:
        """Whether the files of a bundle are as they were. If so, they are put into `folder`."""
        digest = self._sources(source)
        files = {path: record.content for path, record in self._old.records.items() if record.source == digest}
        if not digest or not files or not all(map(self._has, files, files.values())):
            return False
        return all(self._reuses_bytes(path, content, folder) for path, content in files.items())

    @contextmanager
    def making(self, path: str, source: object) -> Iterator[Callable[[bytes], None]]:
        """Note what is asked while a file is made. Yields a function to be called with its bytes."""
        digest = self._source_of.get(path) or self._sources(source)
        with questions.noted(self._new.notes) as asked:
            yield lambda raw: self._record(path, digest, asked, raw)

    def making_bundle(self, source: object) -> Callable[[str, bytes], None]:
        """Return a function to be called with path and bytes of each file of a bundle."""
        digest = self._sources(source)
        return lambda path, raw: self._record(path, digest, (), raw)

    def _record(self, path: str, source: bytes, asked: Iterable[int], raw: bytes) -> None:
        self._new.records[path] = Record(source, array("I", sorted(asked)), of_bytes(raw))

    def write(self, path: Path) -> None:
        """Write what was noted to a file, for the next build or another process."""
        self._new.adopt(self._old, self._reused)
        self._new.write(path)

    def add(self, parts: Iterable[Path]) -> None:
        """Add what other processes noted and wrote to files."""
        for part in parts:
            table = read(part, self._new.key)
            self._new.adopt(table, table.records)

    def _has(self, path: str, digest: bytes) -> bool:
        try:
            return of_bytes((self._folder / path).read_bytes()) == digest
        except OSError:
            return False

    def _is_unchanged(self, number: int) -> bool:
        if number not in self._unchanged:
            old = self._old.notes.answers[number]
            self._unchanged[number] = old != _NEVER and old == self._answer(self._asked[number])
        return self._unchanged[number]

    def _answer(self, question: Question) -> bytes:
        try:
            return self._answers(questions.ask(question, self._owners[question.owner]))
        except LookupError:  # nobody asks it any more
            return _NEVER


def _owner_name(owner: Owner) -> str:
    return owner.owner_name


_OWNERS: Mapping[type, Callable[[Any], str]] = {
    Catalogue: _owner_name,
    Edition: _owner_name,
    Language: lambda language: language.code,
}
"""What functions hold and ask: what they ask is noted."""


def _checked(result: Result) -> str:
    """Return a text that differs for results of different files."""
    return "".join(f"{path} {of_bytes(each.raw).hex()}\n" for path, each in sorted(result.documents.items()))


def _or_never(digest: Callable[[object], bytes]) -> Callable[[object], bytes]:
    """Return a function that returns `_NEVER` for what has no digest."""

    def digest_or_never(value: object) -> bytes:
        try:
            return digest(value)
        except NoDigestError:
            return _NEVER

    return digest_or_never
