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
        return tuple(each for each in self.diagnostics if each.rule is schema_coverage.RULE)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that fail a check."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that do not."""
        return tuple(each for each in self.diagnostics if each.severity is not Severity.ERROR)


def utc_day(environment: Mapping[str, str], seconds: float) -> date:
    """Give the day on which files are judged, wherever that happens: that of a moment, in seconds since 1970, in UTC.

    The environment may name another, as builds that can be repeated agreed to do it. Raises ValueError in words for a
    moment that is none.
    """
    try:
        return datetime.fromtimestamp(int(environment.get("SOURCE_DATE_EPOCH", seconds)), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError("SOURCE_DATE_EPOCH is not a number of seconds since 1970: correct or unset it") from error


def check(project: Project, today: date, *, progress: Callable[[int], None] = lambda _: None) -> Result:
    """Read all files of a project and hold them to all rules.

    `progress` is called with the number of files read so far. Raises schema.SchemaError where the project's own schemas
    cannot be used.
    """
    schemas = schema.load(project.schemas)
    readings: list[CheckedEntry] = []
    strays: list[Document] = []
    for count, file in enumerate(project.files(), 1):
        if isinstance(file, MisplacedFile):
            strays.append(_stray(project, file))
        else:
            readings.append(schemas[file.collection].read(file, _read(project, file)))
        progress(count)
    return _judged(project, schemas, Context(tuple(readings), today), strays)


def check_with(result: Result, contents: Mapping[EntryFile, bytes | None]) -> Result:
    """Check again as if some files held other bytes, or with None were not there. Nothing is read a second time."""
    others = (each for each in result.context.entries if each.file not in contents)
    changed = (
        result.schemas[file.collection].read(file, document.parse(file.path, raw))
        for file, raw in contents.items()
        if raw is not None
    )
    readings = sorted((*others, *changed), key=lambda entry: entry.file.path)
    context = Context(tuple(readings), result.context.today)
    return _judged(result.project, result.schemas, context, result.misplaced)


def _judged(
    project: Project, schemas: Mapping[Collection, Schema], context: Context, strays: Sequence[Document]
) -> Result:
    """Hold what was read to all rules."""
    documents = [*strays, *(entry.document for entry in context.entries)]
    found = [each for document in documents for each in document.diagnostics]
    found += (each for collection, one in schemas.items() for each in schema_coverage.diagnostics(collection, one.node))
    found += (_placed(rule, finding) for rule, find in rules.FINDERS for finding in find(context))
    files = sorted(each.path for each in documents)
    return Result(project, schemas, context, in_order(found), tuple(files), tuple(strays))


def _read(project: Project, file: EntryFile) -> Document:
    try:
        return document.parse(file.path, _bytes(project, file.path))
    except OSError as error:
        return document.unreadable_document(file.path, error.strerror or "the system refuses it")


def _stray(project: Project, file: MisplacedFile) -> Document:
    """Read a file for reports to show. A link or a pipe could lead anywhere or never end, so it has nothing to show."""
    try:
        raw = b"" if file.reason is MisplacedReason.NOT_PLAIN else _bytes(project, file.path)
    except OSError:
        raw = b""
    return document.misplaced_document(file.path, file.reason, raw)


def _bytes(project: Project, path: str) -> bytes:
    with (project.root / path).open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _placed(rule: Rule, finding: RuleResult) -> Diagnostic:
    """Turn a finding's pointers into places, and its mend into an edit: the one spot where that happens."""
    related = tuple(Related(words, each.document.locate(pointer)) for words, each, pointer in finding.related)
    written = finding.entry.document
    place = written.locate(finding.pointer, key=finding.key)
    edit = written.edit(finding.pointer, finding.fix, key=finding.key) if finding.fix else None
    return Diagnostic(rule, place, finding.message, finding.help, finding.pointer, related, edit)


def _catalogue(context: Context) -> Catalogue:
    """Build the graph from the entries that are whole."""
    return Catalogue(
        entries={
            each.file.slug: model.entry(each.file.collection, each.file.slug, each.file.path, each.data)
            for each in _whole(context, *SHARED)
        },
        organisations={
            each.file.slug: model.organisation(each.file.slug, each.file.path, each.data)
            for each in _whole(context, Collection.ORGANISATIONS)
        },
        vocabularies={
            each.file.slug: model.vocabulary(each.file.slug, each.file.path, each.data)
            for each in _whole(context, Collection.VOCABULARIES)
        },
    )


def _whole(context: Context, *collections: Collection) -> Iterator[CheckedEntry]:
    found = (entry for entry in context.of(*collections) if entry.is_valid)
    yield from sorted(found, key=lambda entry: entry.file.slug)
