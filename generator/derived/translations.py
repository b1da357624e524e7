"""The messages that pages say in other languages, and the lists of what people at home in them have still to read.

A language is a file of messages, named by its code: new messages are put into it, not translated yet. Words of lists
and pages written by hand are listed where they are there in that language.
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
from generator.localised import is_translated, localised
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
    "say": None,
    "say_plural": (1, 2),
    "marked": None,
}
_METHODS = [("**.html", "jinja2.ext:babel_extract"), ("**.js", "javascript"), ("**.py", "python")]
_SETTINGS = {"**.html": {"newstyle_gettext": "true", "silent": "false"}}
_HEAD = """\
# {name}: what nobody at home in this language has read yet

Written by `make derived`. Everything below is on the site already. Please read it, and put right what is wrong.

* Messages are in `{code}.po`. When one is right, delete the line `#, fuzzy` above it.
* Words of lists are in `catalogue/vocabularies`, pages in `site_overrides/pages/{code}`. When one is right, add its
  name, as it stands here, to `{code}.read.txt`.
"""
_OF_THIS_CATALOGUE = (
    "Local Digital Catalogue", "What UK councils have already solved, and who uses it", "council", "councils",
    "Open Government Licence v3.0", "About this catalogue", "Contribute", "Download the data", "For developers",
    "Glossary",
)  # fmt: skip
"""What mkdocs.yml and the titles of pages say."""


def files(result: Result) -> Iterator[tuple[str, str]]:
    """Yield for each language its messages and the list of what is to be read: the paths in the checkout, the texts."""
    root = result.project.root
    found = extracted(root)
    for path in sorted((root / FOLDER).glob("*.po")):
        updated = _updated(messages(path), found)
        yield f"{FOLDER}/{path.name}", _as_text(updated)
        yield f"{FOLDER}/{path.stem}.to-read.md", _to_read(path.stem, updated, result)


def messages(path: Path) -> Catalog:
    """Read the messages of a language from its file, which bears its code as a name."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem.replace("-", "_"))


def extracted(root: Path) -> Catalog:
    """Find every message of templates, scripts and modules."""
    found = Catalog()
    for folder in _SOURCES:
        for name, _, message, _, context in extract_from_dir(
            root / folder, _METHODS, _SETTINGS, keywords=_KEYWORDS, directory_filter=_has_messages
        ):
            found.add(message, locations=[(name, 1)] if name.endswith(".js") else (), context=context)
    for message in _named():
        found.add(message)
    found.add("English", context=language.OWN_NAME)
    return found


def _has_messages(folder: str | os.PathLike[str]) -> bool:
    """Whether to look into a folder for messages: forms are in English alone."""
    return Path(folder).name != "form"


def _named() -> Iterator[str]:
    """Yield what stands in tables of words, and is said wherever it is shown."""
    for each in (*SHARED, Collection.ORGANISATIONS):
        yield from (each.kind, each.kind.capitalize(), each.value, each.value.capitalize())
    yield from (word for facet in FACETS.values() for word in (facet.name, facet.plural))
    yield from (field.label for field in fields.FIELDS)
    yield from (*fields.FACTS.values(), *fields.COMPARED, "Added", "same", "differs")
    yield from _OF_THIS_CATALOGUE
    for check in readiness.CHECKS:
        yield from (check.question, check.why, check.there, check.missing)
    yield from engagement.KINDS.values()
    yield from (word for pair in relations.WORDS.values() for word in pair)


def _updated(known: Catalog, found: Catalog) -> Catalog:
    """Add the messages that are new, not translated yet, and drop those that nothing says."""
    first = known.creation_date
    known.update(found, no_fuzzy_matching=True, update_header_comment=False)
    known.creation_date = first  # or each run would change the file
    known.obsolete.clear()
    return known


def _as_text(catalog: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalog, width=120, sort_output=True, omit_header=False, ignore_obsolete=True)
    text = written.getvalue().decode()
    if catalog.locale:
        return text
    rule = f"Plural-Forms: {catalog.plural_forms}"  # Babel keeps it for the languages alone that it knows
    return text.replace('"MIME-Version:', f'"{rule}\\n"\n"MIME-Version:', 1)


def _to_read(code: str, known: Catalog, result: Result) -> str:
    """List what is still to be read: pages, words of lists, messages."""
    root = result.project.root
    listed = root / FOLDER / f"{code}.read.txt"
    read = set(listed.read_text(encoding="utf-8").split()) if listed.is_file() else set()
    pages = [f"pages/{path.name}" for path in sorted((root / _PAGES / code).glob("*.md"))]
    words = dict(_words(code, result))
    unknown = read - {*pages, *words}
    if unknown:
        raise ValueError(f"{listed.name} names what is not there: {', '.join(sorted(unknown))}")
    parts = {
        "Pages": [f"`{page}`" for page in pages if page not in read],
        "Words of lists": [f"`{name}`: {words[name]}" for name in words if name not in read],
        "Messages": [f"`{_last(each.id)} = {_last(each.string)}`" for each in sorted(known) if each.id and each.fuzzy],
    }
    own_name = known.get("English", language.OWN_NAME)
    name = own_name.string if own_name else ""
    lists = (f"\n## {title}: {len(of)}\n\n" + "".join(f"* {each}\n" for each in of) for title, of in parts.items())
    return _HEAD.format(name=name, code=code) + "".join(lists)


def _words(code: str, result: Result) -> Iterator[tuple[str, str]]:
    """Yield each translated term of the lists, named by its list and id, with its name and definition."""
    for vocabulary in localised(result.catalogue, code).vocabularies.values():
        for term in vocabulary.terms.values():
            if is_translated(term, "name", code):
                english = result.catalogue.term_name(vocabulary.slug, term.id)
                yield f"{vocabulary.slug}/{term.id}", f"{english} = {term.name}. {term.definition}"


def _last(forms: str | Sequence[str] | None) -> str:
    return forms if isinstance(forms, str) else (forms or [""])[-1]
