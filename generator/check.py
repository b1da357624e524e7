"""The whole pipeline: files to a catalogue and everything wrong with it. Checking is building without output."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from generator import document, model, rules, schema, schema_coverage
from generator.catalogue import Catalogue
from generator.checked_entry import CheckedEntry
from generator.diagnostic import Diagnostic, Related, Rule, Severity, in_order
from generator.document import MAX_BYTES, Document
from generator.project import SHARED, Collection, EntryFile, MisplacedFile, MisplacedReason, Project
from generator.rules.context import Context, RuleResult
from generator.schema import Schema, SchemaError


@dataclass(frozen=True)
class Result:
    """What a check found. `files` names all that were looked at; `diagnostics` stand in the order of showing.

    `strays` are the files that cannot be entries. Where only what a branch did is told of, `older` holds what else is
    wrong, and was before.
    """

    project: Project
    schemas: Mapping[Collection, Schema]
    context: Context
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    misplaced: tuple[Document, ...] = ()
    older: tuple[Diagnostic, ...] | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The graph of the entries that are whole. When there are errors, it is not fit to be published.

        Raises SchemaError where the schemas ask for what it cannot hold.
        """
        if self.schema_diagnostics:
            raise SchemaError(f"{self.schema_diagnostics[0].location.path}: {self.schema_diagnostics[0].message}")
        return _catalogue(self.context)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every file that was looked at, by its path, as it was checked."""
        return {each.path: each for each in (*self.misplaced, *(entry.document for entry in self.context.entries))}

    @property
    def schema_diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are about the schemas: what they ask for and the program does not know."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.rule is schema_coverage.RULE)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that fail a check."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that do not."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is not Severity.ERROR)


def utc_day(environment: Mapping[str, str], seconds: float) -> date:
    """Give the day on which files are judged, wherever that happens: that of a moment, in seconds since 1970, in UTC.

    The environment may name another, as builds that can be repeated agreed to do it. Raises ValueError in words for a
    moment that is none.
    """
    try:
        return datetime.fromtimestamp(int(environment.get("SOURCE_DATE_EPOCH", seconds)), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError("SOURCE_DATE_EPOCH is no number of seconds since 1970: correct or unset it") from error


def check(project: Project, today: date, *, progress: Callable[[int], None] = lambda _: None) -> Result:
    """Read all files of a project and hold them to all rules.

    `progress` is called with the number of files read so far. Raises schema.SchemaError where the project's own schemas
    cannot be used.
    """
    schemas = schema.load(project.schemas)
    entries: list[CheckedEntry] = []
    misplaced: list[Document] = []
    for count, file in enumerate(project.files(), 1):
        if isinstance(file, MisplacedFile):
            misplaced.append(_read_misplaced(project, file))
        else:
            entries.append(schemas[file.collection].read(file, _read(project, file)))
        progress(count)
    return _run_rules(project, schemas, Context(tuple(entries), today), misplaced)


def check_with(result: Result, contents: Mapping[EntryFile, bytes | None]) -> Result:
    """Check again as if some files held other bytes, or with None were not there. Nothing is read a second time."""
    unchanged = (entry for entry in result.context.entries if entry.file not in contents)
    changed = (
        result.schemas[file.collection].read(file, document.parse(file.path, raw))
        for file, raw in contents.items()
        if raw is not None
    )
    entries = sorted((*unchanged, *changed), key=lambda entry: entry.file.path)
    context = Context(tuple(entries), result.context.today)
    return _run_rules(result.project, result.schemas, context, result.misplaced)


def _run_rules(
    project: Project, schemas: Mapping[Collection, Schema], context: Context, misplaced: Sequence[Document]
) -> Result:
    """Hold what was read to all rules."""
    documents = [*misplaced, *(entry.document for entry in context.entries)]
    diagnostics = [diagnostic for document in documents for diagnostic in document.diagnostics]
    for collection, collection_schema in schemas.items():
        diagnostics += schema_coverage.diagnostics(collection, collection_schema.node)
    for rule, find in rules.FINDERS:
        diagnostics += (_diagnostic(rule, result) for result in find(context))
    files = sorted(document.path for document in documents)
    return Result(project, schemas, context, in_order(diagnostics), tuple(files), tuple(misplaced))


def _read(project: Project, file: EntryFile) -> Document:
    try:
        return document.parse(file.path, _read_bytes(project, file.path))
    except OSError as error:
        return document.unreadable_document(file.path, error.strerror or "the system refuses it")


def _read_misplaced(project: Project, file: MisplacedFile) -> Document:
    """Read a file for reports to show. A link or a pipe could lead anywhere or never end, so it has nothing to show."""
    try:
        raw = b"" if file.reason is MisplacedReason.NOT_PLAIN else _read_bytes(project, file.path)
    except OSError:
        raw = b""
    return document.misplaced_document(file.path, file.reason, raw)


def _read_bytes(project: Project, path: str) -> bytes:
    with (project.root / path).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _diagnostic(rule: Rule, result: RuleResult) -> Diagnostic:
    """Turn a finding's pointers into places, and its mend into an edit: the one spot where that happens."""
    related = tuple(Related(message, other.document.locate(pointer)) for message, other, pointer in result.related)
    source = result.entry.document
    location = source.locate(result.pointer, key=result.key)
    edit = source.edit(result.pointer, result.fix, key=result.key) if result.fix else None
    return Diagnostic(rule, location, result.message, result.help, result.pointer, related, edit)


def _catalogue(context: Context) -> Catalogue:
    """Build the graph from the entries that are whole."""
    return Catalogue(
        entries={
            entry.file.slug: model.entry(entry.file.collection, entry.file.slug, entry.file.path, entry.data)
            for entry in _valid_entries(context, *SHARED)
        },
        organisations={
            entry.file.slug: model.organisation(entry.file.slug, entry.file.path, entry.data)
            for entry in _valid_entries(context, Collection.ORGANISATIONS)
        },
        vocabularies={
            entry.file.slug: model.vocabulary(entry.file.slug, entry.file.path, entry.data)
            for entry in _valid_entries(context, Collection.VOCABULARIES)
        },
    )


def _valid_entries(context: Context, *collections: Collection) -> Iterator[CheckedEntry]:
    entries = (entry for entry in context.of(*collections) if entry.is_valid)
    yield from sorted(entries, key=lambda entry: entry.file.slug)
