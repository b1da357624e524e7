"""The complete pipeline from files to a catalogue and its diagnostics. A check is a build without output."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import TypeVar, cast

from generator import building, document, entry_reader, links, observations, rules, schema, schema_coverage
from generator.catalogue import Catalogue
from generator.checked_entry import CheckedEntry
from generator.diagnostic import Diagnostic, Related, Rule, Severity, in_order
from generator.document import Document
from generator.errors import SchemaError
from generator.kept_entries import KeptEntries
from generator.links import BadLink
from generator.observations import Observations
from generator.project import (
    LINKS,
    SHARED,
    Collection,
    EntryFile,
    MisplacedFile,
    MisplacedReason,
    ProgramFile,
    Project,
)
from generator.rules.context import Context, RuleResult
from generator.schema import Schema

Built = TypeVar("Built")
Models = dict[tuple[date, EntryFile], tuple[CheckedEntry, object]]
"""What the graph is made of by day and file, each with the entry that it was built from."""


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
    models: Models = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The graph of the valid entries. If there are errors it is incomplete, and must not be published.

        Raises SchemaError if the schemas allow what the model does not support.
        """
        if self.schema_diagnostics:
            raise SchemaError(f"{self.schema_diagnostics[0].location.path}: {self.schema_diagnostics[0].message}")
        return _catalogue(self.context, self.models)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every document that was checked, by path."""
        return {each.path: each for each in (*self.others, *(entry.document for entry in self.context.entries))}

    @property
    def schema_diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics about the schemas, where they differ from what the program supports."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.rule is schema_coverage.RULE)

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

    `progress` is called with the number of files read so far. Raises SchemaError if the
    schemas cannot be used.
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
    return _run_rules(project, schemas, Context(tuple(entries), today, bad_links, observed), others)


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
    return replace(_run_rules(result.project, result.schemas, context, result.others), models=result.models)


def _run_rules(
    project: Project, schemas: Mapping[Collection, Schema], context: Context, others: Sequence[Document]
) -> Result:
    """Run all rules and return the result."""
    documents = [*others, *(entry.document for entry in context.entries)]
    diagnostics = [diagnostic for document in documents for diagnostic in document.diagnostics]
    for collection, collection_schema in schemas.items():
        diagnostics += schema_coverage.diagnostics(collection, collection_schema.node)
    for rule, find in rules.FINDERS:
        diagnostics += (_diagnostic(rule, result) for result in find(context))
    files = sorted(document.path for document in documents)
    return Result(project, schemas, context, in_order(diagnostics), tuple(files), tuple(others))


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


def _catalogue(context: Context, models: Models) -> Catalogue:
    """Build the graph, as it is today, from the valid entries. What `models` has of an entry is not built again."""

    def build(make: Callable[[str, str, building.Data], Built], collection: Collection) -> dict[str, Built]:
        return {each.file.slug: model(each, make) for each in _valid_entries(context, collection)}

    def model(entry: CheckedEntry, make: Callable[[str, str, building.Data], Built]) -> Built:
        key = context.today, entry.file
        before, built = models.get(key, (None, None))
        if before is not entry:
            built = make(entry.file.slug, entry.file.path, entry.data)
            models[key] = entry, built
        return cast("Built", built)

    return Catalogue(
        entries={
            entry.file.slug: model(entry, partial(building.entry, entry.file.collection))
            for entry in _valid_entries(context, *SHARED)
        },
        organisations=build(partial(building.organisation, today=context.today), Collection.ORGANISATIONS),
        vocabularies=build(building.vocabulary, Collection.VOCABULARIES),
        registers=build(building.register, Collection.REGISTERS),
        readings=build(building.reading, Collection.READINGS),
        observations=context.observations.by_address,
    )


def _valid_entries(context: Context, *collections: Collection) -> Iterator[CheckedEntry]:
    entries = (entry for entry in context.of(*collections) if entry.is_valid)
    yield from sorted(entries, key=lambda entry: entry.file.slug)
