"""The form pages: one to add each kind of entry, and one to correct any entry."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.entry_form import EntryForm
from generator.project import CATALOGUE, SLUG, Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.forms.questions import COLLECTIONS, has_issue_form

_HEAD = Markup(
    '<link rel="stylesheet" href="{root}assets/form/form.css">\n'
    '<script type="module" src="{root}assets/form/form.js"></script>\n'
)
_NO_INDEX = Markup('<meta name="robots" content="noindex">\n')


def pages(edition: Edition) -> Iterator[Page]:
    """Yield all form pages."""
    for collection in COLLECTIONS:
        yield _new(edition, collection)
    yield _edit(edition)


def _new(edition: Edition, collection: Collection) -> Page:
    url = f"contribute/new/{collection.kind}/"
    article = "an" if collection.kind[0] in "aeiou" else "a"
    title = f"Add {article} {collection.kind}"
    return edition.page(
        "form-new",
        url,
        values=lambda: {
            "title": title,
            "collection": collection,
            "example": _example(edition, collection),
            "has_short_form": has_issue_form(edition, collection.kind),
        },
        head=lambda: _HEAD.format(root=urls.root_of(url)),
        title=title,
        description=f"Fill in a form about {article} {collection.kind}, and send it as a proposal. No YAML needed.",
        languages=(),
        layout="form",
        section="contribute",
    )


def _example(edition: Edition, collection: Collection) -> str:
    """Return an example entry as YAML, for people who write the file by hand."""
    form = EntryForm(collection, edition.checked)
    questions = [question for question in form.questions() if question.node.get("examples")]
    return form.to_yaml(form.to_fields({question.name: question.node["examples"][0] for question in questions}))


def _edit(edition: Edition) -> Page:
    title = "Correct an entry"
    return edition.page(
        "form-edit",
        urls.EDIT,
        values=lambda: {"title": title, **_values(edition)},
        head=lambda: _NO_INDEX + _HEAD.format(root=urls.root_of(urls.EDIT)),
        title=title,
        description="Correct or complete what this catalogue says about an entry or an organisation.",
        languages=(),
        layout="form",
        section="contribute",
        is_listed=False,
    )


def _values(edition: Edition) -> Mapping[str, object]:
    """Return the values of the correction form that do not depend on the entry."""
    return {
        "pattern": f"({'|'.join(COLLECTIONS)})/({SLUG.pattern})",
        "files": urls.safe_external_url(edition.settings.edit_url(f"{CATALOGUE}/")),
        "has_short_form": has_issue_form(edition, "use"),
    }
