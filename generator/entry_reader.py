"""Read the files of entries. If many have to be parsed, other processes help.

Another process hands back lines as `KeptEntries` has them. This one opens every file itself, and uses a line only for
the bytes that it was made from. It parses what has an error itself, so that messages are the same, and what has changed
in between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from generator import document, processes
from generator.checked_entry import CheckedEntry
from generator.document import MAX_BYTES, Document
from generator.kept_entries import KeptEntries
from generator.project import Collection, EntryFile, Project
from generator.schema import Schema

_FEWEST_FILES = 400
"""The fewest files to parse for which it is worth starting a process."""

_FILES_IN_PART = 20
_USUAL_BYTES = 16 * 1024
"""More than nearly all files have."""

Schemas = Mapping[Collection, Schema]


def read_all(
    project: Project,
    files: Sequence[EntryFile],
    schemas: Schemas,
    kept: KeptEntries,
    progress: Callable[[int], None],
) -> list[CheckedEntry]:
    """Read the entries of files, in their order. `progress` is called with the number of files read so far."""
    size = processes.part_size(len(files), _FILES_IN_PART)
    parts = [files[start : start + size] for start in range(0, len(files), size)]
    entries: list[list[CheckedEntry]] = [[] for _ in parts]
    count = 0

    def prepare(number: int) -> bytes:
        return "".join(_lines_to_add(project, parts[number], schemas, kept)).encode("ascii")

    def use(number: int, lines: bytes) -> None:
        nonlocal count
        kept.add(lines.decode("ascii"))
        for file in parts[number]:
            entries[number].append(_read(project, file, schemas[file.collection], kept))
            progress(count := count + 1)

    processes.share(len(parts), prepare, use, processes.workers_for(len(files) - kept.count, _FEWEST_FILES))
    return [entry for part in entries for entry in part]


def read_bytes(project: Project, path: str) -> bytes:
    """Return what a file contains; if it is too large, its start. Raises OSError."""
    with open(f"{project.root}/{path}", "rb") as file:  # noqa: PTH123 - to make a Path takes as long as to read the file
        raw = file.read(_USUAL_BYTES)  # room for the largest would take longer than to read the file
        return raw if len(raw) < _USUAL_BYTES else raw + file.read(MAX_BYTES + 1 - _USUAL_BYTES)


def unreadable(path: str, error: OSError) -> Document:
    """Return the document of a file whose bytes could not be read."""
    return document.unreadable_document(path, error.strerror or "the system refuses it")


def _read(project: Project, file: EntryFile, schema: Schema, kept: KeptEntries) -> CheckedEntry:
    try:
        raw = read_bytes(project, file.path)
    except OSError as error:
        return schema.read(file, unreadable(file.path, error))
    return kept.read(file, raw, schema)


def _lines_to_add(project: Project, files: Sequence[EntryFile], schemas: Schemas, kept: KeptEntries) -> Iterator[str]:
    for file in files:
        with suppress(OSError):
            yield kept.line_to_add(file, read_bytes(project, file.path), schemas[file.collection])
