"""The questions and choices of the forms, as data that the browser fetches: one file for each kind, and two shared."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator import names, organisation_names, spdx
from generator.characters import HIDDEN
from generator.collation import by_name, collation_key
from generator.entry_form import EntryForm, Question
from generator.importing import issue_form
from generator.model import Organisation
from generator.plain_yaml import MISREAD
from generator.project import MAX_SLUG_LENGTH, SHARED, SLUG, Collection
from generator.publish.edition import dates
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json
from generator.publish.forms import messages

FOLDER = "contribute/form/"
COLLECTIONS = (*SHARED, Collection.ORGANISATIONS)
"""Collections with a form. Vocabularies have none: only maintainers change them."""

SECTIONS = (
    "More about it",
    "Where people can find it",
    "What it helps with",
    "Who uses it, and who makes it",
    "What it uses",
    "How it fits with other entries",
    "In Welsh",
    "What helps others to trust it",
    "Anything else",
)
"""Headings for optional fields. A field names its heading as `x-section`; one without it goes to the last."""

NAMING = {
    "any_council": sorted(organisation_names.WORDS_OF_ANY_COUNCIL),
    "spellings": organisation_names.WAYS_TO_WRITE,
    "abbreviations": organisation_names.ABBREVIATIONS.pattern,
    "abbreviated": organisation_names.ABBREVIATION_IN_BRACKETS.pattern,
    "tail": organisation_names.TAIL.pattern,
    "address": names.PAGE_OR_FILE.pattern,
}
"""By what a form compares names, so that it takes what the check of an issue takes: words, and patterns for both."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the data files of all forms."""
    for collection in COLLECTIONS:
        yield File(f"{FOLDER}{collection}.json", partial(_form, edition, collection))
    yield File(f"{FOLDER}choices.json", lambda: compact_json(choices(edition)))
    yield File(f"{FOLDER}licences.json", lambda: compact_json(spdx.licence_names()))


def _form(edition: Edition, collection: Collection) -> str:
    return compact_json(form(edition, collection))


def form(edition: Edition, collection: Collection) -> Mapping[str, Any]:
    """Return the data of the form for one kind of entry, except what depends on other entries."""
    entry_form = EntryForm(collection, edition.checked)
    schema = entry_form.schema.node
    return {
        "collection": collection,
        "kind": collection.kind,
        "schema": schema,
        "names_schema": edition.project.has_own_schemas,
        "sections": list(_sections(schema)),
        "vocabularies": {
            name: [[term.id, term.name, term.definition] for term in vocabulary.terms.values()]
            for name, vocabulary in edition.catalogue.vocabularies.items()
            if f'"x-vocabulary": "{name}"' in json.dumps(schema)
        },
        "slug": {"pattern": SLUG.pattern, "maxLength": MAX_SLUG_LENGTH},
        "words": messages.messages(entry_form),
        "formats": messages.format_messages(),
        "hidden": HIDDEN.pattern,
        "misread": MISREAD.pattern,
        "repository": edition.settings.repository,
        "branch": edition.settings.branch,
        "mailbox": edition.settings.mailbox,
        "issue_form": has_issue_form(edition, collection.kind),
        "asked": [_asked(*each) for each in issue_form.questions(entry_form).items()],
        "labels": {
            "correction": issue_form.CORRECTION_LABEL,
            "more": issue_form.MORE_LABEL,
            "end": issue_form.CONFIRMATION_LABEL,
        },
        **(_use(edition, entry_form) if collection is Collection.ORGANISATIONS else {}),
    }


def has_issue_form(edition: Edition, name: str) -> bool:
    """Whether the catalogue has an issue form on GitHub. Not every catalogue has one."""
    return (edition.project.root / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").is_file()


def _use(edition: Edition, form: EntryForm) -> Mapping[str, Any]:
    """Return what the form about a use needs besides. Its first two questions are what is used, and who uses it."""
    others = (_asked(*each) for each in issue_form.use_questions(form).items())
    asked = [[issue_form.USE_LABEL, "entry", ["entry"]], *others]
    return {"use": {"asked": asked, "issue_form": has_issue_form(edition, "use")}}


def _asked(label: str, question: Question) -> list[Any]:
    """Return a question of an issue form: its heading, its id there, and the place of the answer in the file."""
    return [label, question.name, question.pointer]


def _sections(schema: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield each heading with its fields. First, under an empty heading, come those of the short form, up to the last
    that is required. Of a group only some may be among those, such as `links.website`; then each has its own place.
    """
    asked: list[str] = schema.get("x-asked") or schema["required"]
    first = asked[: max(map(asked.index, schema["required"])) + 1]
    yield "", first
    by_heading: dict[str, list[str]] = {heading: [] for heading in SECTIONS}
    for name, node in schema["properties"].items():
        is_split = any(each.startswith(f"{name}.") for each in first)
        names = [f"{name}.{inner}" for inner in node["properties"]] if is_split else [name]
        heading = node.get("x-section", SECTIONS[-1])
        by_heading.setdefault(heading, []).extend(each for each in names if each not in first)
    yield from ((heading, names) for heading, names in by_heading.items() if names)


def choices(edition: Edition) -> Mapping[str, Any]:
    """Return the slug and name of everything an answer may refer to, by collection, sorted by name.

    An organisation that has ended or has not begun has a third text, which says so. `also_known_as` has other names by
    which organisations are found, by slug, and `successors` those that replaced one that has ended. `former` maps
    former slugs to files, since no new entry may have them. `naming` is by what names are compared.
    """
    catalogue = edition.catalogue
    by_collection: dict[str, list[list[str]]] = {each.value: [] for each in COLLECTIONS}
    former: dict[str, dict[str, str]] = {each.value: {} for each in COLLECTIONS}
    also_known_as: dict[str, list[str]] = {}
    successors: dict[str, tuple[str, ...]] = {}
    for entry in by_name(catalogue.entries.values()):
        by_collection[entry.collection].append([entry.slug, entry.name])
        former[entry.collection] |= dict.fromkeys(entry.formerly, entry.path)
    for organisation in by_name(catalogue.organisations.values()):
        begins = dates.in_words(organisation.begins)
        note = [f"from {begins}"] if begins else ["ended"] if organisation.ended else []
        by_collection[Collection.ORGANISATIONS].append([organisation.slug, organisation.name, *note])
        former[Collection.ORGANISATIONS] |= dict.fromkeys(organisation.formerly, organisation.path)
        if others := list(_names_with_more_words(organisation)):
            also_known_as[organisation.slug] = others
        if organisation.ended and organisation.replaced_by:
            successors[organisation.slug] = organisation.replaced_by
    return {
        **by_collection,
        "also_known_as": also_known_as,
        "former": former,
        "successors": successors,
        "naming": NAMING,
    }


def _names_with_more_words(organisation: Organisation) -> Iterator[str]:
    """Yield the other names of an organisation, in Welsh too, by which more is found than by its name and slug."""
    known = collation_key(f"{organisation.name} {organisation.slug.replace('-', ' ')}")
    in_welsh = (organisation.cy.name, *organisation.cy.also_known_as) if organisation.cy else ()
    for name in (*organisation.also_known_as, *in_welsh):
        if any(word not in known for word in collation_key(name).replace("-", " ").split()):
            yield name
