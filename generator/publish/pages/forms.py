"""The pages that hold a form: one for each kind of new entry, and one for each entry that can be corrected."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.drafts import Desk
from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish.analysis import readiness
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.forms.questions import ASKED_FOR
from generator.publish.metadata.json_ld import json_script
from generator.reading import Reading

_HEAD = Markup(
    '<link rel="stylesheet" href="{root}assets/form/form.css">\n'
    '<script type="module" src="{root}assets/form/form.js"></script>\n'
)
_NOT_TO_BE_FOUND = Markup('<meta name="robots" content="noindex">\n')
_SHORT_FORM = ".github/ISSUE_TEMPLATE/use.yml"
"""What GitHub asks of those who say what they use. Not every catalogue has it."""


def pages(edition: Edition) -> Iterator[Page]:
    """Write the pages of all forms."""
    for collection in ASKED_FOR:
        yield _new(edition, collection)
    for entry in edition.catalogue.entries.values():
        yield _edit(edition, entry)
    for organisation in edition.catalogue.organisations.values():
        yield _edit(edition, organisation)


def _new(edition: Edition, collection: Collection) -> Page:
    url = f"contribute/new/{collection.kind}/"
    article = "an" if collection.kind[0] in "aeiou" else "a"
    title = f"Add {article} {collection.kind}"
    return edition.page(
        "form-new",
        url,
        values=lambda: {"title": title, "collection": collection, "example": _example(edition, collection)},
        head=lambda: _HEAD.format(root=urls.root_of(url)),
        title=title,
        description=f"Fill in a form about {article} {collection.kind}, and send it as a proposal. No YAML needed.",
        languages=(),
        layout="form",
        section="contribute",
    )


def _example(edition: Edition, collection: Collection) -> str:
    """Write an entry of examples, for those who write it by hand."""
    desk = Desk(collection, edition.result)
    asked = [question for question in desk.questions() if question.part.get("examples")]
    return desk.text(desk.fields({each.name: each.part["examples"][0] for each in asked}))


def _edit(edition: Edition, thing: Entry | Organisation) -> Page:
    url = urls.form_of(thing)
    of = "the entry of " if isinstance(thing, Organisation) else ""  # it may bear the name of the thing that it makes
    title = f"Correct {of}{thing.name}"
    return edition.page(
        "form-edit",
        url,
        values=partial(_values, edition, thing, title),
        head=lambda: _NOT_TO_BE_FOUND + _HEAD.format(root=urls.root_of(url)),
        title=title,
        description=f"Correct or complete what this catalogue says about {thing.name}.",
        languages=(),
        layout="form",
        section="contribute",
        is_listed=False,
    )


def _values(edition: Edition, thing: Entry | Organisation, title: str) -> Mapping[str, Any]:
    reading: Reading = edition.result.context.by_slug[thing.collection][thing.slug]
    text = reading.document.text
    return {
        "thing": thing,
        "title": title,
        "text": text.replace("\r\n", "\n"),
        "has_short_form": (edition.result.project.root / _SHORT_FORM).is_file(),
        "line_end": "crlf" if "\r\n" in text else "lf",
        "missing": _missing(edition, thing) if isinstance(thing, Entry) else (),
        "data": json_script(reading.data, "application/json"),
    }


def _missing(edition: Edition, entry: Entry) -> tuple[readiness.Check, ...]:
    """Give what an entry lacks and could say. Who uses it has a form of its own."""
    answers = readiness.answers(readiness.Situation(entry, edition.catalogue, edition.today))
    return tuple(check for check in answers.missing if check.field not in ("", "used_by"))
