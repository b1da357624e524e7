"""Statements of a source, and the draft of an entry that they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from generator.characters import MEANINGLESS, hidden_fault
from generator.checked_entry import CheckedEntry
from generator.code_hosts import normalised_address
from generator.diagnostic import Severity
from generator.entry_form import Answer, Answers, EntryForm, Fields, Question, set_field
from generator.importing.answers import answer, is_none, items, may_have_lines, written
from generator.importing.references import addressed, not_addressed
from generator.names import join_words
from generator.project import Collection
from generator.rules.context import Context

SOURCES = ("sources",)
OWNER = ("owner",)
REPOSITORY = ("links", "repository")
SUMMARY = ("summary",)
IMPLEMENTS = ("implements",)

_COLLECTED = (SOURCES, IMPLEMENTS)
"""The lists to which each statement of a source adds. Of all other fields, the first statement has the last word."""


class CannotImportError(Exception):
    """The source cannot be imported. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value from a source for the field of an entry at `pointer`. `source_field` names where the source has it.

    An organisation or standard is given by its name, by its slug if `is_slug`, or if `is_address` by an address that it
    has in the catalogue. `caveat` is what a person should still check.
    """

    source_field: str
    pointer: tuple[str, ...]
    value: Answer
    is_slug: bool = False
    is_address: bool = False
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a source that does not go into the entry, or needs a check, and the reason."""

    source_field: str
    reason: str


Statement = Fact | Skipped


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an entry drafted from a source, and what did not go into them."""

    fields: Fields
    skipped: tuple[Skipped, ...]


def draft_entry(form: EntryForm, statements: Iterable[Statement], answers: Answers, slug: str) -> Draft:
    """Return the draft of an entry. A person's answers take precedence, then earlier statements over later ones."""
    builder = _DraftBuilder(form, answers)
    skipped: list[Skipped] = []
    for statement in statements:
        skip = statement if isinstance(statement, Skipped) else builder.add(statement)
        if skip and skip not in skipped:
            skipped.append(skip)
    skipped += builder.remove_invalid(slug)
    return Draft(builder.fields, tuple(skipped))


class _DraftBuilder:
    """Fields of an entry being filled in. `origins` has the source field of each value, empty for a person's answer."""

    def __init__(self, form: EntryForm, answers: Answers) -> None:
        self.form = form
        self.fields = form.to_fields(answers)
        self.questions = {question.pointer: question for question in form.text_fields()}
        self.origins = {question.pointer: "" for name in answers if (question := form.question(name))}

    def add(self, fact: Fact) -> Skipped | None:
        """Add a fact to the fields. Return what a person should know: why it was skipped, or its caveat."""
        question = self.questions.get(fact.pointer)
        if question is None:
            return Skipped(fact.source_field, f"no {self.form.collection.kind} has such a field")
        value = self._cleaned(question, fact)
        if not value:
            return Skipped(fact.source_field, f"`{text}` says nothing") if (text := _in_brief(fact.value)) else None
        if fault := hidden_fault(value if isinstance(value, str) else "\n".join(value)):
            return Skipped(fact.source_field, f"it has {fault}")
        if isinstance(value, str) and not fact.is_slug:
            resolved = self._resolve(fact, question, value)
            if isinstance(resolved, Skipped):
                return resolved
            value = resolved
        if question.is_multiple and isinstance(value, str):
            value = (value,)
        if fact.pointer in _COLLECTED:
            value = tuple(dict.fromkeys((*self.fields.get(fact.pointer[0], ()), *value)))
        elif fact.pointer in self.origins:
            return self._conflict(fact, value)
        self.origins.setdefault(fact.pointer, fact.source_field)
        set_field(self.fields, fact.pointer, value)
        return Skipped(fact.source_field, fact.caveat) if fact.caveat else None

    def _resolve(self, fact: Fact, question: Question, value: str) -> str | Skipped:
        """Return the term id, slug or SPDX licence that a value names, or why it names no entry or several."""
        collections, context = question.refers_to, self.form.context
        if fact.is_address:
            slugs = addressed(context, value, collections)
            return slugs[0] if len(slugs) == 1 else Skipped(fact.source_field, not_addressed(value, slugs, collections))
        if collections and not context.names.resolve(value, collections).is_certain:
            return Skipped(fact.source_field, unresolved(context, value, collections))
        resolved = answer(self.form, question, value)
        return resolved if isinstance(resolved, str) else value

    def _conflict(self, fact: Fact, value: Answer) -> Skipped | None:
        """Report a value that differs from an earlier one in the source; a person's answer wins without a report."""
        origin = self.origins[fact.pointer]
        current: Any = self.fields
        for step in fact.pointer:
            current = current[step]
        if not origin or current == value:
            return None
        return Skipped(fact.source_field, f"it says `{_in_brief(value)}`; {origin} comes first")

    def _cleaned(self, question: Question, fact: Fact) -> Answer:
        """Return a value without what says or shows nothing: on one line, or as a list, where the field has one."""
        values = (fact.value,) if isinstance(fact.value, str) else fact.value
        texts = [MEANINGLESS.sub("", text).replace("\r\n", "\n") for text in values]
        if question.is_multiple and not fact.is_address:
            parts = (part for text in texts for part in items(self.form, question, text))
            return tuple(dict.fromkeys(part for part in parts if not is_none(part)))
        value = written(texts[0]) if isinstance(fact.value, str) else ""
        return value if may_have_lines(question) else " ".join(value.split())

    def remove_invalid(self, slug: str) -> Iterator[Skipped]:
        """Remove values with errors and yield the reasons. A person's answers stay, for the person to fix."""
        path = self.form.file(slug).path
        for diagnostic in self.form.check_with({slug: self.fields}).diagnostics:
            if diagnostic.location.path != path or diagnostic.severity is not Severity.ERROR:
                continue
            for pointer in [prefix for prefix in self.origins if diagnostic.pointer[: len(prefix)] == prefix]:
                if origin := self.origins.pop(pointer):
                    self._remove(pointer)
                    advice = f". {diagnostic.help}" if pointer == ("licence",) else ""  # which of a few it may be
                    yield Skipped(origin, f"{diagnostic.message}{advice}")

    def _remove(self, pointer: tuple[str, ...]) -> None:
        """Remove a value, and its group if that becomes empty."""
        *groups, field = pointer
        inner = self.fields[groups[0]] if groups else self.fields
        del inner[field]
        if groups and not inner:
            del self.fields[groups[0]]


def unresolved(context: Context, text: str, collections: tuple[Collection, ...]) -> str:
    """Return why a text names no entry, or which of several it can mean, and what to do."""
    advice = context.names.advice(text, collections)
    if context.names.resolve(text, collections).slugs:
        return f"it is not clear what `{text}` is. {advice}"
    kinds = join_words((each.kind for each in collections), "or")
    return f"there is no {kinds} `{text}` in the catalogue. {advice or 'Check the spelling, or add it first.'}"


def _in_brief(value: Answer) -> str:
    """Return a value as one line, shortened."""
    return shorten(value if isinstance(value, str) else ", ".join(value), 80)


def existing_entry(form: EntryForm, address: str) -> CheckedEntry | None:
    """Return the entry whose repository has this address, in any spelling; None if there is none."""
    address_key = normalised_address(address)
    for entry in form.context.shared:
        links = entry.data.get("links")
        repository = links.get("repository") if isinstance(links, dict) else None
        if isinstance(repository, str) and normalised_address(repository) == address_key:
            return entry
    return None
