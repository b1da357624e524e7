"""Read the answers from an issue that was written with one of our GitHub forms.

GitHub turns a form into headings with an answer below each. The forms are generated from the questions here, so the
headings match. An answer ends at the next heading of the form. It may hold other headings, but if a heading of the form
appears twice, it is not clear which one is real, and the issue is rejected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.characters import MEANINGLESS
from generator.entry_form import Answer, EntryForm, Fields, Question
from generator.importing import uses
from generator.importing.answers import answer, without_comments, written
from generator.importing.contact import contact
from generator.importing.draft import CannotImportError
from generator.project import SHARED, Collection

MAX_BYTES = 256 * 1024
CONFIRMATION_LABEL = "Before you send this"
"""Heading of the checkboxes at the end of each form."""

MORE_LABEL = "More answers"
"""Heading of what a form on the site asks besides, as text for people. Nothing below it is part of an answer."""

CORRECTION_LABEL = "What is to be corrected"
"""First heading of what a form on the site sends as a correction. A person reads it."""

USE_LABEL = "What your organisation uses"
"""First heading of the form that reports a use."""

USER_LABEL = "Organisation"
_USER = Question(
    "organisation",
    ("organisation",),
    {"title": USER_LABEL, "description": "Your council or other body. Write its name as it is in this catalogue."},
    required=True,
)

STILL_TRUE_LABEL = "What is still true"
"""First heading of the form that confirms an entry."""

HOW_LABEL = "How you know"
"""Heading of that form whose answer only people read."""

COLLECTIONS = (*SHARED, Collection.ORGANISATIONS)
"""Collections with a form for a new entry. There are two more forms: for a use, and to confirm an entry."""


@dataclass(frozen=True, slots=True)
class ReportedUse:
    """An organisation's use of an entry, both as written in the issue: a slug, a name or an address.

    `texts` has what is written about it, by the names of the fields.
    """

    entry: str
    organisation: str
    texts: Mapping[str, str]


def first_label(collection: Collection) -> str:
    """Return the first heading of a form, which identifies it."""
    return f"Name of the {collection.kind}"


FIRST_HEADINGS = frozenset(
    f"### {label}" for label in (*map(first_label, COLLECTIONS), USE_LABEL, STILL_TRUE_LABEL, CORRECTION_LABEL)
)
"""The lines with which forms begin."""


def questions(form: EntryForm) -> Mapping[str, Question]:
    """Return the questions of a form by their headings."""
    first = first_label(form.collection)
    return {first if each.name == "name" else str(each.node["title"]): each for each in form.short_form()}


def use_questions(form: EntryForm) -> Mapping[str, Question]:
    """Return the questions of the form for a use, except what is used, by their headings. The first is who uses it.

    `form` is that of organisations.
    """
    fields = uses.questions(form)
    asked = form.schema.node["properties"]["uses"]["items"]["x-asked"]
    return {USER_LABEL: _USER, **{str(fields[name].node["title"]): fields[name] for name in asked if name != "entry"}}


def collection_of(body: str) -> Collection | None:
    """Return the collection that an issue adds to, by its first heading; None if it reports a use.

    No answer can come before that heading, so none can imitate it. Raises CannotImportError for any other heading.
    """
    first_line = _first_line(body)
    collections: dict[str, Collection | None] = {f"### {first_label(each)}": each for each in COLLECTIONS}
    collections[f"### {USE_LABEL}"] = None
    if first_line not in collections:
        raise CannotImportError("the issue was not written with one of the forms, so it cannot be read")
    return collections[first_line]


def confirms_entry(body: str) -> bool:
    """Whether an issue was written with the form that confirms an entry, by its first heading."""
    return _first_line(body) == f"### {STILL_TRUE_LABEL}"


def has_more(body: str) -> bool:
    """Whether a text says more than the questions of its form ask."""
    return f"### {MORE_LABEL}" in map(str.rstrip, body.splitlines())


def asks_for_correction(body: str) -> bool:
    """Whether a text says what is to be corrected, by its first heading. A person makes corrections."""
    return _first_line(body) == f"### {CORRECTION_LABEL}"


def confirmed_entry(body: str) -> str:
    """Return the entry that an issue names as still true. Raises CannotImportError if a heading appears twice."""
    texts = _split_at_headings(body, [STILL_TRUE_LABEL, HOW_LABEL, CONFIRMATION_LABEL])
    return " ".join(texts.get(STILL_TRUE_LABEL, "").split())


def _first_line(body: str) -> str:
    text = without_comments(MEANINGLESS.sub("", body))
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def answers(form: EntryForm, body: str) -> dict[str, Answer]:
    """Return the answers for a new entry, by question. Raises CannotImportError if a heading appears twice."""
    by_label = questions(form)
    texts = _split_at_headings(body, [*by_label, MORE_LABEL, CONFIRMATION_LABEL])
    by_name = {each.name: answer(form, each, texts.get(label, "")) for label, each in by_label.items()}
    return {name: each for name, each in by_name.items() if each}


def fields(form: EntryForm, body: str) -> Fields:
    """Return the fields of a new entry. Raises CannotImportError if a heading appears twice."""
    by_name = answers(form, body)
    line = by_name.pop("contact", "")
    return form.to_fields(by_name) | ({"contact": contact(str(line))} if line else {})


def use(form: EntryForm, body: str) -> ReportedUse:
    """Return the answers of the form for a use.

    Raises CannotImportError if a heading appears twice, or if it does not say who uses what.
    """
    by_label = use_questions(form)
    answers_by_label = _split_at_headings(body, [USE_LABEL, *by_label, MORE_LABEL, CONFIRMATION_LABEL])
    lines = {label: " ".join(text.split()) for label, text in answers_by_label.items()}
    for label in (USE_LABEL, USER_LABEL):
        if not lines.get(label):
            raise CannotImportError(f"the question `{label}` has no answer")
    texts = {
        question.name: text
        for label, question in by_label.items()
        if question is not _USER and (text := lines.get(label))
    }
    return ReportedUse(lines[USE_LABEL], lines[USER_LABEL], texts)


def _split_at_headings(body: str, labels: Sequence[str]) -> Mapping[str, str]:
    """Return the text below each heading of the form. Raises CannotImportError if a heading appears twice."""
    headings = {f"### {label}": label for label in labels}
    lines_by_label: dict[str, list[str]] = {}
    current: list[str] = []
    for line in MEANINGLESS.sub("", body).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        label = headings.get(line.rstrip())
        if label in lines_by_label:
            raise CannotImportError(
                f"the heading `{label}` is in the issue twice, so it is not clear which answer is meant. Change "
                "it where it is part of an answer"
            )
        if label:
            current = lines_by_label.setdefault(label, [])
        else:
            current.append(line)
    texts = {label: "\n".join(lines).strip() for label, lines in lines_by_label.items()}
    return {label: written(text) for label, text in texts.items()}
