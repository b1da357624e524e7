"""Valid entries, kept from one run to the next, so that only files that have changed are read again.

The data of an entry is kept by a hash of its file's bytes and of its schema. Files with an error of their own are not
kept, and rules are always asked. What is torn, or was written by another version of the program, is dropped without a
word. Whatever judges a stranger's proposal goes without all this.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from itertools import chain
from pathlib import Path

from generator import document, whole_file, yaml_reader
from generator.checked_entry import CheckedEntry
from generator.document import Document
from generator.project import Collection, EntryFile
from generator.schema import Schema

_KEY_LENGTH = sha256().digest_size * 2
"""The number of hexadecimal digits before the data in each line."""

_decode = json.JSONDecoder().raw_decode


class KeptEntries:
    """The valid entries of one project in the last run, and in this one. Each is a line: its key and its data."""

    def __init__(self, path: Path | None = None, program: str = "") -> None:
        """Read what is kept at `path`; without one, nothing is kept. `program` is what `program_digest` returns."""
        self._path = path
        self._program = program
        self._before = _read(path, program) if path else {}
        self._ahead: dict[str, str] = {}
        self._now: dict[str, str] = {}

    @property
    def count(self) -> int:
        """The number of entries that were kept in the last run."""
        return len(self._before)

    def read(self, file: EntryFile, raw: bytes, schema: Schema) -> CheckedEntry:
        """Read an entry's file as `Schema.read` does, unless it was valid before with the same bytes and schema."""
        key = _key(raw, schema)
        if line := self._before.get(key) or self._ahead.pop(key, ""):
            entry = schema.accepted(file, Document(file.path, _decode(line, _KEY_LENGTH)[0], raw=raw))
        else:
            entry = schema.read(file, document.parse(file.path, raw))
            line = _line(key, entry) if self._path else ""
        if line and self._path:
            self._now[key] = line
        return entry

    def line_to_add(self, file: EntryFile, raw: bytes, schema: Schema) -> str:
        """Return the line of an entry's file for `add`, or "" if the file has errors or is kept already."""
        key = _key(raw, schema)
        return "" if key in self._before else _line(key, schema.read(file, document.parse(file.path, raw)))

    def add(self, lines: str) -> None:
        """Add lines from another process of this run, so that their files need not be read again."""
        self._ahead = _by_key(lines)

    def is_supported(self, collection: Collection, schema: Schema) -> bool:
        """Whether this program supported all of a schema in the last run."""
        if is_kept := (key := _supported_key(collection, schema)) in self._before:
            self._now[key] = self._before[key]
        return is_kept

    def add_supported(self, collection: Collection, schema: Schema) -> None:
        """Keep that this program supports all of a schema."""
        key = _supported_key(collection, schema)
        self._now[key] = f"{key}{{}}\n"

    def save(self) -> None:
        """Write the entries of this run in place of those of the last. Nothing is kept where nothing can be written."""
        if not self._path or self._now.keys() == self._before.keys():
            return
        first_line = _first_line(self._program, map(str.encode, self._now.values()))
        # line by line, as all lines in one text would take much memory
        whole_file.keep(self._path, chain([first_line], map(str.encode, self._now.values())))


def _key(raw: bytes, schema: Schema) -> str:
    return sha256(schema.digest + raw).hexdigest()


def _supported_key(collection: Collection, schema: Schema) -> str:
    return sha256(f"supported as {collection}: {schema.digest.hex()}".encode()).hexdigest()


def _line(key: str, entry: CheckedEntry) -> str:
    return f"{key}{json.dumps(entry.data)}\n" if entry.is_valid else ""


def _by_key(lines: str) -> dict[str, str]:
    return {line[:_KEY_LENGTH]: line for line in lines.splitlines(keepends=True)}


def program_digest(package: Path) -> str:
    """Return a digest of the modules of a package, and of the library that parses: all that entries are read by."""
    digest = sha256(yaml_reader.VERSION.encode())
    for module in sorted(package.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _read(path: Path, program: str) -> dict[str, str]:
    """Return the lines kept at a path by their keys: none if they are not, to the byte, what `program` wrote there."""
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    first_line_end = raw.find(b"\n") + 1
    if raw[:first_line_end] != _first_line(program, [memoryview(raw)[first_line_end:]]):
        return {}
    return _by_key(raw[first_line_end:].decode("ascii"))


def _first_line(program: str, lines: Iterable[bytes | memoryview]) -> bytes:
    """Return the line above the kept lines, which says what wrote them and whether any of them has changed."""
    digest = sha256()
    for line in lines:
        digest.update(line)
    return f"{program} {digest.hexdigest()}\n".encode()
