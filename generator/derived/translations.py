"""The messages of each other language, and lists of the translations that a speaker has not reviewed yet.

A language is a file of messages, named by its code. New messages are added to it untranslated. The lists to review also
contain translated terms and pages.
"""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.check import Result
from generator.facets import FACETS
from generator.localisation import is_translated, localise
from generator.project import SHARED, Collection
from generator.publish.analysis import engagement, readiness, relations
from generator.publish.edition import fields, language

FOLDER = "site_overrides/theme/translations"
_PAGES = "site_overrides/pages"
_SOURCES = ("site_overrides/theme", "generator/publish")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "N_": None,
    "say": None,  # in JavaScript
}
_METHODS = [("**.html", "jinja2.ext:babel_extract"), ("**.js", "javascript"), ("**.py", "python")]
_SETTINGS = {"**.html": {"newstyle_gettext": "true", "silent": "false"}}
_TO_READ_HEAD = """\
# {name}: what nobody at home in this language has read yet

Written by `make derived`. Everything below is on the site already. Please read it, and put right what is wrong.

* Messages are in `{code}.po`. When one is right, delete the line `#, fuzzy` above it.
* Words of lists are in `catalogue/vocabularies`, pages in `site_overrides/pages/{code}`. When one is right, add its
  name, as it stands here, to `{code}.read.txt`.
"""
_SITE_TEXTS = (
    "Local Digital Catalogue", "What UK councils have already solved, and who uses it", "council", "councils",
    "Open Government Licence v3.0", "About this catalogue", "Contribute", "Download the data", "For developers",
    "Glossary",
)  # fmt: skip
"""Texts from mkdocs.yml and page titles."""


def files(result: Result) -> Iterator[tuple[str, str]]:
    """Yield two files for each language, as path in the checkout and text: its messages, and its list to review."""
    root = result.project.root
    extracted = extract_messages(root)
    for path in sorted((root / FOLDER).glob("*.po")):
        updated = _updated(messages(path), extracted)
        yield f"{FOLDER}/{path.name}", _as_text(updated)
        yield f"{FOLDER}/{path.stem}.to-read.md", _to_read(path.stem, updated, result)


def messages(path: Path) -> Catalog:
    """Return the messages in a file, which is named by the code of its language."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem.replace("-", "_"))


def extract_messages(root: Path) -> Catalog:
    """Return all messages in templates, scripts and modules."""
    catalog = Catalog()
    for folder in _SOURCES:
        for name, _, message, _, context in extract_from_dir(
            root / folder, _METHODS, _SETTINGS, keywords=_KEYWORDS, directory_filter=_has_messages
        ):
            catalog.add(message, locations=[(name, 1)] if name.endswith(".js") else (), context=context)
    for message in _labels():
        catalog.add(message)
    catalog.add("English", context=language.OWN_NAME)
    return catalog


def _has_messages(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder may have messages to translate: forms are only in English."""
    return Path(folder).name != "form"


def _labels() -> Iterator[str]:
    """Yield messages that the code looks up by a variable, so Babel cannot extract them."""
    for collection in (*SHARED, Collection.ORGANISATIONS):
        yield from (collection.kind, collection.kind.capitalize(), collection.value, collection.value.capitalize())
    yield from (label for facet in FACETS.values() for label in (facet.name, facet.plural))
    yield from (field.label for field in fields.FIELDS)
    yield from (*fields.FACTS.values(), *fields.COMPARED, "Added", "same", "differs")
    yield from _SITE_TEXTS
    for check in readiness.CHECKS:
        yield from (check.question, check.why, check.label)
    yield from engagement.KINDS.values()
    yield from (label for pair in relations.LABELS.values() for label in pair)


def _updated(catalog: Catalog, extracted: Catalog) -> Catalog:
    """Add new messages untranslated, remove unused ones, and return the same catalog."""
    creation_date = catalog.creation_date
    catalog.update(extracted, no_fuzzy_matching=True, update_header_comment=False)
    catalog.creation_date = creation_date  # otherwise each run would change the file
    catalog.obsolete.clear()
    return catalog


def _as_text(catalog: Catalog) -> str:
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, omit_header=False, ignore_obsolete=True)
    text = buffer.getvalue().decode()
    if catalog.locale:
        return text
    header = f"Plural-Forms: {catalog.plural_forms}"  # Babel writes it only for languages that it knows
    return text.replace('"MIME-Version:', f'"{header}\\n"\n"MIME-Version:', 1)


def _to_read(code: str, catalog: Catalog, result: Result) -> str:
    """Return the list of pages, terms and messages that a speaker has not reviewed yet, in Markdown.

    Raises ValueError if the file of reviewed names contains a name that does not exist.
    """
    root = result.project.root
    read_list = root / FOLDER / f"{code}.read.txt"
    done = set(read_list.read_text(encoding="utf-8").split()) if read_list.is_file() else set()
    pages = [f"pages/{path.name}" for path in sorted((root / _PAGES / code).glob("*.md"))]
    terms = dict(_translated_terms(code, result))
    unknown = done - {*pages, *terms}
    if unknown:
        raise ValueError(f"{read_list.name} names what is not there: {', '.join(sorted(unknown))}")
    fuzzy = [message for message in sorted(catalog) if message.fuzzy]
    sections = {
        "Pages": [f"`{page}`" for page in pages if page not in done],
        "Words of lists": [f"`{name}`: {terms[name]}" for name in terms if name not in done],
        "Messages": [f"`{_last(each.id)} = {_last(each.string)}`" for each in fuzzy if each.id],
    }
    own_name = catalog.get("English", language.OWN_NAME)
    name = own_name.string if own_name else ""
    blocks = (
        f"\n## {title}: {len(items)}\n\n" + "".join(f"* {each}\n" for each in items)
        for title, items in sections.items()
    )
    return _TO_READ_HEAD.format(name=name, code=code) + "".join(blocks)


def _translated_terms(code: str, result: Result) -> Iterator[tuple[str, str]]:
    """Yield each translated term: its vocabulary and id, and a line with its name and definition."""
    for vocabulary in localise(result.catalogue, code).vocabularies.values():
        for term in vocabulary.terms.values():
            if is_translated(term, "name", code):
                english = result.catalogue.term_name(vocabulary.slug, term.id)
                yield f"{vocabulary.slug}/{term.id}", f"{english} = {term.name}. {term.definition}"


def _last(texts: str | Sequence[str] | None) -> str:
    return texts if isinstance(texts, str) else (texts or [""])[-1]
