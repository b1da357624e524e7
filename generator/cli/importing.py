"""``catalogue import``: draft entries from a repository, a metadata file or a table, or add a table of uses."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten

from generator.check import check
from generator.checked_entry import CheckedEntry
from generator.cli import table_import
from generator.cli.entry_writing import KINDS, add_answers, answers_from_flags, show, write_entry
from generator.cli.environment import CannotRunError, print_text, read_bytes, today
from generator.cli.place import add_root, require_project
from generator.code_hosts import page_of
from generator.document import MAX_BYTES
from generator.entry_form import EntryForm, proposed_slug
from generator.formats import web_address
from generator.history.clone import remote_of, temporary_clone
from generator.history.untrusted_git import CloneError, Limits
from generator.importing import codemeta, file_kinds, publiccode, repository
from generator.importing.addresses import for_git, owner_by_account
from generator.importing.answers import written
from generator.importing.draft import (
    REPOSITORY,
    CannotImportError,
    Draft,
    Fact,
    Skipped,
    Statement,
    draft_entry,
    existing_entry,
)
from generator.names import join_words
from generator.project import real_path
from generator.report.escape import for_one_line
from generator.report.phrases import sentence

_SOURCES = "a publiccode.yml, a codemeta.json, a table (.csv), the folder of a git repository, or its https:// address"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:/|:)|[^/\\]+@[^/\\]+:")
_COPIED_FIELDS = ("summary", "description", "cy")
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_MAX_SKIPPED = 60
_MAX_LENGTH = 300


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        f"Draft entries from SOURCE: {_SOURCES}. Nothing is guessed: what does not fit is listed with its "
        "reason, and flags supply what is missing. Nothing in a repository is run. The first row of a table names the "
        "columns, for example: kind,name,summary,owner,links.repository,services,sources; semicolons separate several "
        "values in a cell. A table with the columns organisation and entry, and others such as status and evidence, "
        "says who uses what: each row becomes a line in the organisation's own file. Exit code: 0 written, 1 something "
        "is left to fix, 2 nothing written."
    )
    parser.add_argument("origin", metavar="SOURCE", help="what to draft the entries from")
    add_root(parser)
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help=f"{', '.join(KINDS)} (default: project)")
    parser.add_argument("--slug", metavar="SLUG", help="name of the entry's file (default: made from its name)")
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, and write nothing")
    parser.add_argument("--keep-going", action="store_true", help="write the valid rows of a table, without the others")
    add_answers(parser)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    result = check(project, today())
    try:
        if options.origin.lower().endswith(_TABLES) and not _ADDRESS.match(options.origin):
            return table_import.run(options, project, result, read_bytes(Path(options.origin), table_import.MAX_BYTES))
        with _open_source(options.origin) as source:
            form = EntryForm(KINDS[options.kind or "project"], result)
            answers = answers_from_flags(options, form)
            statements = list(source)
    except (CannotImportError, CloneError) as error:
        origin = "the source" if "@" in options.origin else options.origin  # an address may contain a password
        reason = for_one_line(f"{origin} cannot be imported: {error}").rstrip(".")
        raise CannotRunError(f"{reason}. Nothing was written.") from error
    address = str(answers.get("repository") or _first_value(statements, REPOSITORY))
    if address and (entry := existing_entry(form, address)):
        raise CannotRunError(_already_there(entry))
    slug = _new_slug(
        form, options.slug or proposed_slug(str(answers.get("name") or written(_first_value(statements, ("name",)))))
    )
    draft = draft_entry(form, [*owner_by_account(form, address), *statements], answers, slug)
    if options.dry_run:
        print_text("\n".join(_summary(draft)), is_message=True)
        return show(form, slug, draft.fields)
    print_text("\n".join(_summary(draft)))
    return write_entry(form, project, slug, draft.fields)


def _first_value(statements: Sequence[Statement], pointer: tuple[str, ...]) -> str:
    return next((str(each.value) for each in statements if isinstance(each, Fact) and each.pointer == pointer), "")


@contextmanager
def _open_source(source: str) -> Iterator[Iterator[Statement]]:
    """Open a source and return its statements. A clone exists only inside the block.

    Raises CannotRunError, CannotImportError or CloneError, also while the statements are read.
    """
    path = Path(source)
    if source.startswith("https://"):
        if error := web_address(source):
            raise CannotImportError(f"the address {error}")
        with temporary_clone(for_git(source), Limits()) as clone:
            yield repository.read(clone, page_of(source))
    elif _ADDRESS.match(source) and not path.exists():
        raise CannotImportError("a repository elsewhere must have an https:// address")
    elif path.is_dir():
        remote = page_of(remote_of(path))
        with temporary_clone(real_path(path).as_uri(), Limits()) as clone:
            yield repository.read(clone, "" if web_address(remote) else remote)
    else:
        readers = {".yml": publiccode.read, ".yaml": publiccode.read, ".json": codemeta.read}
        if path.suffix.lower() not in readers:
            raise CannotImportError(file_kinds.advice(path.name) or f"it is not {_SOURCES}")
        yield _with_source_note(readers[path.suffix.lower()](path.name, read_bytes(path, MAX_BYTES)))


def _with_source_note(statements: Iterator[Statement]) -> Iterator[Statement]:
    yield from statements
    yield Skipped("sources", "name with --source the page on which this file can be read")


def _new_slug(form: EntryForm, slug: str) -> str:
    """Return a slug if it is free and valid. Raises CannotRunError if not, or if it is empty."""
    if not slug:
        raise CannotRunError("no name was found; give one with --name. Nothing was written.")
    if error := form.slug_error(slug):
        raise CannotRunError(error)
    return slug


def _already_there(entry: CheckedEntry) -> str:
    """Return the message for when an entry has its code at the same address already."""
    summary = f"{entry.text('name')}: {entry.text('summary').removesuffix('.')}"
    return f"{entry.file.path} has its code at the same address ({summary}). Correct that entry; nothing was written"


def _summary(draft: Draft) -> Iterator[str]:
    """Yield lines about what was skipped and why, and which texts were copied and need rewriting."""
    if draft.skipped:
        yield "Left out"
        for statement in draft.skipped[:_MAX_SKIPPED]:
            yield for_one_line(
                f"  {shorten(statement.source_field, _MAX_LENGTH)}: {sentence(shorten(statement.reason, _MAX_LENGTH))}"
            )
        if len(draft.skipped) > _MAX_SKIPPED:
            yield f"  And {len(draft.skipped) - _MAX_SKIPPED} more."
        yield ""
    if copied_fields := [name for name in _COPIED_FIELDS if name in draft.fields]:
        yield f"Copied word for word: {join_words(copied_fields, 'and')}. Put them into your own plain words.\n"
