"""The pages that hold a form: one for each kind of new entry, and one for all entries that can be corrected."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.drafts import Desk
from generator.project import CATALOGUE, SLUG, Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.forms.questions import ASKED_FOR

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
    yield _edit(edition)


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


def _edit(edition: Edition) -> Page:
    title = "Correct an entry"
    return edition.page(
        "form-edit",
        urls.EDIT,
        values=lambda: {"title": title, **_values(edition)},
        head=lambda: _NOT_TO_BE_FOUND + _HEAD.format(root=urls.root_of(urls.EDIT)),
        title=title,
        description="Correct or complete what this catalogue says about an entry or an organisation.",
        languages=(),
        layout="form",
        section="contribute",
        is_listed=False,
    )


def _values(edition: Edition) -> Mapping[str, object]:
    """Return what the form knows before it knows which entry is asked for: how one is named, and where files are."""
    return {
        "pattern": f"({'|'.join(ASKED_FOR)})/({SLUG.pattern})",
        "files": urls.outward(edition.settings.edit_url(f"{CATALOGUE}/")),
        "has_short_form": (edition.result.project.root / _SHORT_FORM).is_file(),
    }
