"""An issue that somebody wrote with one of our forms on GitHub, as answers.

GitHub turns a form into headings with an answer below each. What is asked here is what the forms ask: they are made
from these very words. An answer is whatever stands below its heading, up to the next heading of the form. It can hold
other headings, but not one of the form's: then nobody could tell which was meant, and nothing is taken.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.entry_form import Answer, EntryForm, Question
from generator.importing.draft import CannotImportError
from generator.project import SHARED, Collection

MAX_BYTES = 256 * 1024
CONFIRMATION_LABEL = "Before you send this"
"""The heading of what is ticked at the end of each form."""

USE_LABEL = "What your organisation uses"
"""The first heading of the form with which somebody says that they use something."""

COLLECTIONS = (*SHARED, Collection.ORGANISATIONS)
"""What there is a form for, besides the one for a use."""

_EMPTY = {"", "_No response_"}
_BULLET = re.compile(r"[-*+] +")
_MULTI_LINE_FIELDS = ("description",)


@dataclass(frozen=True, slots=True)
class ReportedUse:
    """What somebody says of their organisation's use of something."""

    entry: str
    adoption: Mapping[str, str]


def first_label(collection: Collection) -> str:
    """Give the first heading of a form, by which it is known."""
    return f"Name of the {collection.kind}"


def questions(form: EntryForm) -> Mapping[str, Question]:
    """Give what a form asks, by its headings."""
    first = first_label(form.collection)
    return {first if each.name == "name" else str(each.node["title"]): each for each in form.short_form()}


def use_questions(form: EntryForm) -> Mapping[str, Question]:
    """Give what the form for a use asks about the organisation, by its headings."""
    node = form.schema.node["properties"]["used_by"]["items"]
    names = node.get("x-asked") or node["required"]
    fields = [Question(name, (name,), node["properties"][name], name in node["required"]) for name in names]
    return {str(each.node["title"]): each for each in fields}


def collection_of(body: str) -> Collection | None:
    """Tell by its first heading which kind of entry an issue is about; None where it is a use of something.

    Nobody can write anything before that heading, so no answer can pass for it. Raises CannotImportError.
    """
    first_line = next((line.strip() for line in body.splitlines() if line.strip()), "")
    collections: dict[str, Collection | None] = {f"### {first_label(each)}": each for each in COLLECTIONS}
    collections[f"### {USE_LABEL}"] = None
    if first_line not in collections:
        raise CannotImportError("the issue was not written with one of the forms, so nothing can be told from it")
    return collections[first_line]


def answers(form: EntryForm, body: str) -> dict[str, Answer]:
    """Give the answers of a form for a new entry. Raises CannotImportError where they cannot be told apart."""
    by_label = questions(form)
    texts = _split_at_headings(body, [*by_label, CONFIRMATION_LABEL])
    result: dict[str, Answer] = {}
    for label, question in by_label.items():
        if (text := texts.get(label, "")) and (answer := _answer(form, question, text)):
            result[question.name] = answer
    return result


def use(form: EntryForm, body: str) -> ReportedUse:
    """Give the answers of the form for a use. Raises CannotImportError where they cannot be told apart."""
    by_label = use_questions(form)
    texts = _split_at_headings(body, [USE_LABEL, *by_label, CONFIRMATION_LABEL])
    adoption = {
        question.name: form.resolve(question, " ".join(text.split()))
        for label, question in by_label.items()
        if (text := texts.get(label))
    }
    return ReportedUse(" ".join(texts.get(USE_LABEL, "").split()), adoption)


def _split_at_headings(body: str, labels: Sequence[str]) -> Mapping[str, str]:
    """Take the text apart at the headings of the form, and at no others."""
    headings = {f"### {label}": label for label in labels}
    lines_by_label: dict[str, list[str]] = {}
    current: list[str] = []
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        label = headings.get(line.rstrip())
        if label in lines_by_label:
            raise CannotImportError(
                f"the heading `{label}` stands in the issue twice, so it is not clear which answer is meant. Put "
                "another sign in its place where it is part of an answer"
            )
        if label:
            current = lines_by_label.setdefault(label, [])
        else:
            current.append(line)
    texts = {label: "\n".join(lines).strip() for label, lines in lines_by_label.items()}
    return {label: "" if text in _EMPTY else text for label, text in texts.items()}


def _answer(form: EntryForm, question: Question, text: str) -> Answer:
    if question.is_multiple and question.vocabulary:
        return tuple(dict.fromkeys(form.resolve(question, each) for each in _split_names(form, question, text)))
    if question.is_multiple:
        lines = (_BULLET.sub("", line.strip(), count=1) for line in text.split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))
    return form.resolve(question, text if question.name in _MULTI_LINE_FIELDS else " ".join(text.split()))


def _split_names(form: EntryForm, question: Question, text: str) -> Iterable[str]:
    """Take apart the names that GitHub puts commas between, since a name may have commas of its own."""
    names = sorted((term.name for term in form.terms(question)), key=len, reverse=True)
    rest = " ".join(text.split())
    while rest:
        name = next((each for each in names if rest == each or rest.startswith(f"{each}, ")), rest.partition(", ")[0])
        yield name
        rest = rest[len(name) :].removeprefix(",").strip()
