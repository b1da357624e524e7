"""What becomes of a form that somebody filled in: a new entry, or lines of a file. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.check import Result, check_with
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import EntryForm, Fields, proposed_slug
from generator.importing import confirmation, issue_form, uses
from generator.importing.answers import is_address, names_several
from generator.importing.draft import CannotImportError
from generator.importing.naming import named_entries, named_entry
from generator.project import SHARED, Collection, EntryFile
from generator.source import Pointer

_Labels = Mapping[Pointer, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong in an answer, or worth a second look. `label` is that of its question, or "" if there is none."""

    label: str
    message: str
    help: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class FileChange:
    """The bytes of a file before and after. A new file has none before."""

    file: EntryFile
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files that a form changes, the first of which it is about, and the remarks on its answers.

    `new_owner` is the name of an organisation that the catalogue does not have, and that one of the files adds. If
    `has_more`, the text says more, which only a person can take up.
    """

    changes: tuple[FileChange, ...]
    remarks: tuple[Remark, ...]
    new_owner: str = ""
    has_more: bool = False

    @property
    def errors(self) -> tuple[Remark, ...]:
        """What has to be fixed."""
        return tuple(remark for remark in self.remarks if remark.is_error)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What is worth a second look."""
        return tuple(remark for remark in self.remarks if not remark.is_error)


def read(result: Result, body: str, day: date) -> Outcome:
    """Return what becomes of the text of a form, which was written on `day`, in a checked catalogue.

    Raises CannotImportError if nothing can, and OSError if a file that it changes cannot be read.
    """
    if issue_form.confirms_entry(body):
        return _confirmation(result, issue_form.confirmed_entry(body), day)
    collection = issue_form.collection_of(body)
    outcome = _use(result, body) if collection is None else _entry(EntryForm(collection, result), body)
    return replace(outcome, has_more=issue_form.has_more(body))


def _entry(form: EntryForm, body: str) -> Outcome:
    fields = issue_form.fields(form, body)
    slug = proposed_slug(str(fields.get("name", "")))
    if error := form.slug_error(slug) if slug else "No short name can be made from the name; use letters from a to z":
        raise CannotImportError(error)
    owner = str(fields.get("owner", ""))
    new_owner = _new_owner(EntryForm(Collection.ORGANISATIONS, form.result), owner, fields)
    for each in new_owner:
        fields["owner"] = each.file.slug
    changes = (FileChange(form.file(slug), None, form.to_yaml(fields).encode()), *new_owner)
    labels: _Labels = {question.pointer: label for label, question in issue_form.questions(form).items()}
    return Outcome(changes, _remarks(form.result, changes, labels), owner if new_owner else "")


def _new_owner(form: EntryForm, name: str, entry: Fields) -> tuple[FileChange, ...]:
    """Return the file of an owner that is no organisation, and resembles none, as far as an entry tells of it.

    A name that resembles one is more likely to be misspelt. An address, or the names of two organisations, is no name.
    `form` is that of organisations.
    """
    slug, names, among = proposed_slug(name), form.context.names, (form.collection,)
    if not slug or is_address(name) or names_several(name, lambda part: names.resolve(part, among).is_certain):
        return ()
    if names.resolve(name, among).slugs or names.advice(name, among) or form.slug_error(slug):
        return ()
    fields = {"name": name, "sources": entry.get("sources", ())}
    return (FileChange(form.file(slug), None, form.to_yaml(fields).encode()),)


def _use(result: Result, body: str) -> Outcome:
    form = EntryForm(Collection.ORGANISATIONS, result)
    use = issue_form.use(form, body)
    entry, organisation = named_entries(
        result.context, (use.entry, SHARED), (use.organisation, (Collection.ORGANISATIONS,))
    )
    before = (result.project.root / organisation.file.path).read_bytes()
    after = uses.add_use(organisation, before, form.schema.node, uses.statement(form, entry, use.texts))
    pointer: Pointer = ("uses", len(organisation.data.get("uses", ())))
    labels: _Labels = {(*pointer, question.name): label for label, question in issue_form.use_questions(form).items()}
    changes = (FileChange(organisation.file, before, after),)
    return Outcome(changes, _remarks(result, changes, labels, within=pointer))


def _confirmation(result: Result, name: str, day: date) -> Outcome:
    """Return an entry's file with the day on which somebody checked it."""
    entry = named_entry(result.context, name, SHARED)
    before = (result.project.root / entry.file.path).read_bytes()
    after = confirmation.set_reviewed(entry, before, result.schemas[entry.file.collection].node, day)
    changes = (FileChange(entry.file, before, after),)
    return Outcome(changes, _remarks(result, changes, {}, within=(confirmation.FIELD,)))


def _remarks(
    result: Result, changes: Iterable[FileChange], labels: _Labels, *, within: Pointer = ()
) -> tuple[Remark, ...]:
    """Return what a check says of the first changed file, as far as it is about what is at a pointer of it."""
    after = {change.file: change.after for change in changes}
    path = next(iter(after)).path
    return tuple(
        Remark(
            _label(diagnostic, labels),
            diagnostic.message,
            diagnostic.help,
            is_error=diagnostic.severity is Severity.ERROR,
        )
        for diagnostic in check_with(result, after).diagnostics
        if _is_about(diagnostic, path, within)
    )


def _is_about(diagnostic: Diagnostic, path: str, within: Pointer) -> bool:
    """Whether a diagnostic is about a file, or names it, and is about what is at a pointer."""
    paths = {diagnostic.location.path, *(related.location.path for related in diagnostic.related)}
    return path in paths and diagnostic.pointer[: len(within)] == within


def _label(diagnostic: Diagnostic, labels: _Labels) -> str:
    """Return the label of the question that a diagnostic is about, or "" if it is about none."""
    pointer = diagnostic.pointer
    return next((label for prefix, label in labels.items() if pointer[: len(prefix)] == prefix), "")
