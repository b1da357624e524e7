"""The issue forms, `.github/ISSUE_TEMPLATE/*.yml`, generated from the schemas and vocabularies.

`catalogue from-issue` reads answers under the same headings.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.check import Result
from generator.checked_entry import SchemaNode
from generator.entry_form import EntryForm, Question
from generator.importing.issue_form import (
    CONFIRMATION_LABEL,
    HOW_LABEL,
    STILL_TRUE_LABEL,
    USE_LABEL,
    questions,
    use_questions,
)
from generator.model import Term
from generator.project import Collection

FOLDER = ".github/ISSUE_TEMPLATE"
_GUIDE = "https://github.com/local-digital-declaration/catalogue/blob/main/site_overrides/pages/contribute/index.md"
_MAX_DEFINED_TERMS = 8
"""Terms; in a longer list only their names are printed, without definitions."""

_HEAD = """\
# Written by `make derived` from the schemas and the vocabularies. Change those, and run it again.
"""
_KINDS = {
    Collection.COMPONENTS: "Something that councils can use as it is: a service, a dataset, a pattern, a template.",
    Collection.STANDARDS: "An agreement to do something in the same way.",
    Collection.PROJECTS: "Software that councils develop, alone or together.",
    Collection.ORGANISATIONS: "A partnership, a company, a charity or a public body. All councils are here already.",
}
_DESCRIPTIONS = {
    "owner": "The council or other body responsible for it. If it is not here yet, a maintainer adds it.",
    "language": "The programming languages that it is written in, one a line.",
    "source": "The public pages from which you have these facts, one address a line. At least one is required.",
    "contact": "Whom people may ask about it: the shared email address of a team, or a web page. Never a private "
    "person's address.",
    "status": "Write one of these words, and only what the page that you name below shows.",
    "evidence": "The address of a public page that shows it.",
    "ask": "Whom others may ask how it went: the shared email address of a team, or a web page. Never a private "
    "person's address.",
}
"""Descriptions for people who fill in a form, where the schema's are for people who write a file."""

_MANY_LINES = ("description", "language", "source")
_CONFIRMATIONS = (
    "Every page that I name is public, and shows what I say.",
    "I give no private person's name, email address or phone number.",
    "I use my own words.",
)
_INTRODUCTION = """\
Thank you for adding to the catalogue. Leave out what you do not know. You cannot break anything: a person looks at \
everything before it is shown. What you write here, and the name of your account, are public.
"""
_NEED_INTRODUCTION = """\
Somebody may know of something that fits, or need it too: they can answer below. No one promises to. What you write \
here, and the name of your account, are public.
"""
_STILL_TRUE_INTRODUCTION = """\
Thank you for checking. Once a person has looked at this, the page says that it was checked today. If something is no \
longer true, correct the entry instead. What you write here, and the name of your account, are public.
"""


def files(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the path in the checkout and the text of each form, and of the file with the links next to them."""
    forms = {each.kind: _entry_form(EntryForm(each, result)) for each in _KINDS}
    forms |= {"use": _use_form(EntryForm(Collection.ORGANISATIONS, result)), "need": _need_form(), "config": _chooser()}
    forms |= {"still-true": _still_true_form()}
    for name, form in forms.items():
        yield f"{FOLDER}/{name}.yml", _HEAD + _yaml(form)


def _entry_form(form: EntryForm) -> dict[str, Any]:
    kind = form.collection.kind
    return {
        "name": f"Add {'an' if kind[0] in 'aeiou' else 'a'} {kind}",
        "description": _KINDS[form.collection],
        "title": f"New {kind}: ",
        "labels": ["new entry"],
        "body": [
            _markdown(_INTRODUCTION),
            *(_question(form, label, each) for label, each in questions(form).items()),
            _confirmation(),
        ],
    }


def _use_form(form: EntryForm) -> dict[str, Any]:
    """Return the form that reports that an organisation uses an entry."""
    name = {"label": USE_LABEL, "description": "Its name in this catalogue, or the address of its page there."}
    fields: list[tuple[str, dict[str, Any], bool]] = [("entry", name, True)]
    for label, question in use_questions(form).items():
        description = _DESCRIPTIONS.get(question.name, question.node["description"])
        attributes: dict[str, Any] = {"label": label, "description": description}
        if question.vocabulary:  # no dropdown: GitHub fills in only text boxes from the address of the form
            attributes["description"] = f"{attributes['description']} {_definitions(form.terms(question))}"
        else:
            attributes |= _example(question.node)
        fields.append((question.name, attributes, question.required or question.name == "evidence"))
    body = [
        {"type": "input", "id": id_, "attributes": attributes, "validations": {"required": required}}
        for id_, attributes, required in fields
    ]
    return {
        "name": "We use this too",
        "description": "Say that your council uses something in the catalogue.",
        "title": "We use: ",
        "labels": ["new use"],
        "body": [_markdown(_INTRODUCTION), *body, _confirmation()],
    }


def _still_true_form() -> dict[str, Any]:
    """Return the form that confirms an entry. The button on the page of an entry fills in which one it is."""
    fields = (
        ("entry", STILL_TRUE_LABEL, "Its name in this catalogue, or the address of its page there."),
        ("how", HOW_LABEL, "For example: we run it, or: I opened its website and every source today."),
    )
    body = [
        {
            "type": "input",
            "id": id_,
            "attributes": {"label": label, "description": description},
            "validations": {"required": True},
        }
        for id_, label, description in fields
    ]
    option = {"label": "I have read the whole entry, and all that it says is true today.", "required": True}
    promise = {"label": CONFIRMATION_LABEL, "options": [option]}
    return {
        "name": "This is still true",
        "description": "Say that you have checked an entry, and that nothing in it is out of date.",
        "title": "Still true: ",
        "labels": ["still true"],
        "body": [
            _markdown(_STILL_TRUE_INTRODUCTION),
            *body,
            {"type": "checkboxes", "id": "promise", "attributes": promise},
        ],
    }


def _need_form() -> dict[str, Any]:
    """Return the form that asks for something missing from the catalogue. People answer it; no program reads it."""
    fields = (
        (
            "textarea",
            "need",
            "What you need",
            "What should it do, and for whom? One or two sentences are enough.",
            True,
        ),
        ("textarea", "looked", "What you have looked at", "What did you find, and why does it not fit?", False),
        ("input", "organisation", "Organisation", "Your council or other body.", False),
    )
    body = [
        {
            "type": type_,
            "id": id_,
            "attributes": {"label": label, "description": description},
            "validations": {"required": required},
        }
        for type_, id_, label, description, required in fields
    ]
    return {
        "name": "We need something that is not here",
        "description": "Ask whether anyone knows of something that fits, or needs it too.",
        "title": "We need: ",
        "labels": ["need"],
        "body": [_markdown(_NEED_INTRODUCTION), *body],
    }


def _question(form: EntryForm, label: str, question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": label, "description": _description(form, question)}
    if question.vocabulary:
        type_ = "dropdown"
        attributes |= {"multiple": True} if question.is_multiple else {}
        attributes["options"] = [term.name for term in form.terms(question)]
    else:
        type_ = "textarea" if question.name in _MANY_LINES else "input"
        attributes |= _example(question.node)
    return {
        "type": type_,
        "id": question.name,
        "attributes": attributes,
        "validations": {"required": question.required},
    }


def _example(node: SchemaNode) -> dict[str, str]:
    """Return the schema's example as a placeholder, unless it is a slug or a group: people need neither here."""
    if "x-refers-to" in node or "properties" in node or "examples" not in node:
        return {}
    example = node["examples"][0]
    text = "\n".join(example) if isinstance(example, list) else str(example)
    return {"placeholder": text}


def _description(form: EntryForm, question: Question) -> str:
    if question.name in _DESCRIPTIONS and question.name != "status":
        return _DESCRIPTIONS[question.name]
    if not question.vocabulary:
        return str(question.node["description"])
    vocabulary = form.result.catalogue.vocabularies[question.vocabulary]
    hint = "Choose all that fit." if question.is_multiple else ""
    return " ".join(filter(None, [vocabulary.description, hint, _definitions(form.terms(question))]))


def _definitions(terms: tuple[Term, ...]) -> str:
    return " ".join(f"{term.name}: {term.definition}" for term in terms) if len(terms) <= _MAX_DEFINED_TERMS else ""


def _confirmation() -> dict[str, Any]:
    options = [{"label": each, "required": True} for each in _CONFIRMATIONS]
    return {"type": "checkboxes", "id": "promise", "attributes": {"label": CONFIRMATION_LABEL, "options": options}}


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _chooser() -> dict[str, Any]:
    """Return the settings of the page where people choose a form, with a link to the guide."""
    link = {
        "name": "How to contribute",
        "url": _GUIDE,
        "about": "Every step explained, with examples. You can also propose a file yourself.",
    }
    return {"blank_issues_enabled": True, "contact_links": [link]}


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as in all files here."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _yaml(value: Any) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=118)
    return text
