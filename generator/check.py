"""The complete pipeline from files to a catalogue and its diagnostics. A check is a build without output."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from generator import document, entry_reader, links, observations, rules, schema, schema_rule
from generator.diagnostic import Diagnostic, Related, Rule, Severity, in_order
from generator.document import Document
from generator.errors import SchemaError
from generator.kept_entries import KeptEntries
from generator.links import BadLink
from generator.observations import Observations
from generator.project import (
    LINKS,
    Collection,
    EntryFile,
    MisplacedFile,
    MisplacedReason,
    ProgramFile,
    Project,
)
from generator.rules.context import Context, RuleResult
from generator.schema import Schema

if TYPE_CHECKING:
    from generator.assembly import Models
    from generator.catalogue import Catalogue


@dataclass(frozen=True)
class Result:
    """The result of a check. `files` are the paths of all files checked; `diagnostics` are in the order of reports.

    `others` are the documents of files that are no entries: misplaced ones, and the lists that the program keeps.
    If only the diagnostics that a branch introduced are reported, `older` are the rest; otherwise it is None.
    `models` are kept for the check after this one, so that it need not build them again.
    """

    project: Project
    schemas: Mapping[Collection, Schema]
    context: Context
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    others: tuple[Document, ...] = ()
    older: tuple[Diagnostic, ...] | None = None
    models: "Models" = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The graph of the valid entries. If there are errors it is incomplete, and must not be published.

        Raises SchemaError if the schemas allow what the model does not support.
        """
        if self.schema_diagnostics:
            raise SchemaError(f"{self.schema_diagnostics[0].location.path}: {self.schema_diagnostics[0].message}")
        from generator import assembly  # noqa: PLC0415 - most checks end without it, and it takes long to load

        return assembly.catalogue(self.context, self.models)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every document that was checked, by path."""
        return {each.path: each for each in (*self.others, *(entry.document for entry in self.context.entries))}

    @property
    def schema_diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics about the schemas, where they differ from what the program supports."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.rule is schema_rule.RULE)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that make a check fail."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that do not make a check fail."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is not Severity.ERROR)


def check(
    project: Project,
    today: date,
    *,
    kept: KeptEntries | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Result:
    """Read all files of a project and check them against all rules.

    `progress` is called with the number of files read so far. Raises SchemaError if the schemas cannot be
    used.
    """
    schemas = schema.load(project.schemas)
    entry_files: list[EntryFile] = []
    others: list[Document] = []
    bad_links: Mapping[str, BadLink] = {}
    observed = Observations()
    for file in project.files():
        if isinstance(file, MisplacedFile):
            others.append(_read_misplaced(project, file))
        elif isinstance(file, ProgramFile):
            read_document = _read_list(project, file)
            if file.path == LINKS:
                read_document, bad_links = links.read(read_document)
            else:
                read_document, observed = observations.read(read_document)
            others.append(read_document)
        else:
            entry_files.append(file)
    kept = KeptEntries() if kept is None else kept
    entries = entry_reader.read_all(project, entry_files, schemas, kept, lambda count: progress(len(others) + count))
    nodes = {collection: each.node for collection, each in schemas.items()}
    context = Context(tuple(entries), today, bad_links, observed, nodes)
    return _run_rules(project, schemas, context, others, _unsupported(schemas, kept))


def check_with(result: Result, contents: Mapping[EntryFile, bytes | None]) -> Result:
    """Check again as if some files had other bytes, or did not exist if None, without reading any file again."""
    unchanged = (entry for entry in result.context.entries if entry.file not in contents)
    changed = (
        result.schemas[file.collection].read(file, document.parse(file.path, raw))
        for file, raw in contents.items()
        if raw is not None
    )
    entries = sorted((*unchanged, *changed), key=lambda entry: entry.file.path)
    context = replace(result.context, entries=tuple(entries))
    again = _run_rules(result.project, result.schemas, context, result.others, result.schema_diagnostics)
    return replace(again, models=result.models)


def _run_rules(
    project: Project,
    schemas: Mapping[Collection, Schema],
    context: Context,
    others: Sequence[Document],
    unsupported: Iterable[Diagnostic],
) -> Result:
    """Run all rules and return the result. `unsupported` is what is wrong with the schemas."""
    documents = [*others, *(entry.document for entry in context.entries)]
    diagnostics = [diagnostic for document in documents for diagnostic in document.diagnostics]
    diagnostics += unsupported
    for rule, find in rules.FINDERS:
        diagnostics += (_diagnostic(rule, result) for result in find(context))
    files = sorted(document.path for document in documents)
    return Result(project, schemas, context, in_order(diagnostics), tuple(files), tuple(others))


def _unsupported(schemas: Mapping[Collection, Schema], kept: KeptEntries) -> Iterator[Diagnostic]:
    """Yield what the schemas have that the program does not support. Those that had nothing are not asked again."""
    for collection, collection_schema in schemas.items():
        if kept.is_supported(collection, collection_schema):
            continue
        from generator import schema_coverage  # noqa: PLC0415 - it loads the whole model

        diagnostics = tuple(schema_coverage.diagnostics(collection, collection_schema.node))
        if not diagnostics:
            kept.add_supported(collection, collection_schema)
        yield from diagnostics


def _read_list(project: Project, file: ProgramFile) -> Document:
    try:
        return document.parse(file.path, entry_reader.read_bytes(project, file.path))
    except OSError as error:
        return entry_reader.unreadable(file.path, error)


def _read_misplaced(project: Project, file: MisplacedFile) -> Document:
    """Read a misplaced file so that reports can show it. Links, pipes and the like are not opened, but left empty."""
    try:
        raw = b"" if file.reason is MisplacedReason.NOT_PLAIN else entry_reader.read_bytes(project, file.path)
    except OSError:
        raw = b""
    return document.misplaced_document(file.path, file.reason, raw)


def _diagnostic(rule: Rule, result: RuleResult) -> Diagnostic:
    """Return the result of a rule as a diagnostic: with locations for its pointers and an edit for its fix."""
    related = tuple(Related(message, other.document.locate(pointer)) for message, other, pointer in result.related)
    source = result.entry.document
    location = source.locate(result.pointer, key=result.key)
    edit = source.edit(result.pointer, result.fix, key=result.key) if result.fix else None
    if result.is_superfluous:
        edit = source.removal(result.pointer)
    return Diagnostic(rule, location, result.message, result.help, result.pointer, related, edit)
