"""The messages that pages say, and the list of what is still to be read by somebody at home in Welsh.

New messages are put into the file of Welsh words, without Welsh yet. A test fails while a message has none.
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
from generator.project import SHARED, Collection
from generator.publish import facts, neighbourhood, readiness, standing

MESSAGES = "site_overrides/theme/translations/cy.po"
TO_READ = "site_overrides/theme/translations/to-read.md"
_READ = "site_overrides/theme/translations/read.txt"
_PAGES = "site_overrides/pages/cy"
_SOURCES = ("site_overrides/theme", "generator/publish")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "say_plural": (1, 2),
    "marked": None,
    "sayPlural": (1, 2),
}
_METHODS = [("**.html", "jinja2.ext:babel_extract"), ("**.js", "javascript"), ("**.py", "python")]
_SETTINGS = {"**.html": {"newstyle_gettext": "true", "silent": "false"}}
_HEAD = """\
# What nobody at home in Welsh has read yet

Written by `make derived`. Everything below is on the site already. Please read it, and put right what is wrong.

* Messages are in `cy.po`. When one is right, delete the line `#, fuzzy` above it.
* Words of lists are in `catalogue/vocabularies`, pages in `site_overrides/pages/cy`. When one is right, add its name,
  as it stands here, to `read.txt`.
"""
_OF_THIS_CATALOGUE = (
    "Local Digital Catalogue", "What UK councils have already solved, and who uses it", "council", "councils",
    "Open Government Licence v3.0", "About this catalogue", "Contribute", "Download the data", "For developers",
    "Glossary",
)  # fmt: skip
"""What mkdocs.yml and the titles of pages say."""


def files(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the file of messages and the list of what is to be read: each one's path in the checkout and its text."""
    root = result.project.root
    updated = _updated(messages(root), extracted(root))
    yield MESSAGES, _as_text(updated)
    yield TO_READ, _to_read(updated, result)


def messages(root: Path) -> Catalog:
    """Read the Welsh words."""
    with (root / MESSAGES).open("rb") as file:
        return read_po(file, locale="cy")


def extracted(root: Path) -> Catalog:
    """Find every message of templates, scripts and modules."""
    found = Catalog(locale="cy")
    for folder in _SOURCES:
        for name, _, message, _, context in extract_from_dir(
            root / folder, _METHODS, _SETTINGS, keywords=_KEYWORDS, directory_filter=_has_messages
        ):
            found.add(message, locations=[(name, 1)] if name.endswith(".js") else (), context=context)
    for message in _named():
        found.add(message)
    return found


def _has_messages(folder: str | os.PathLike[str]) -> bool:
    """Whether to look into a folder for messages: forms are in English alone."""
    return Path(folder).name != "form"


def _named() -> Iterator[str]:
    """Yield what stands in tables of words, and is said wherever it is shown."""
    for each in (*SHARED, Collection.ORGANISATIONS):
        yield from (each.kind, each.kind.capitalize(), each.value, each.value.capitalize())
    yield from (word for facet in FACETS.values() for word in (facet.name, facet.plural))
    yield from (name.words for name in facts.GLANCE)
    yield from (word for group in facts.COMPARED.values() for _, word in group)
    yield from facts.COMPARED
    yield from ("About", "Taking part", "Status", "Added", "same", "differs")
    yield from _OF_THIS_CATALOGUE
    for check in readiness.CHECKS:
        yield from (check.question, check.why, check.there, check.missing)
    yield from standing.KINDS.values()
    yield from (word for pair in neighbourhood.WORDS.values() for word in pair)


def _updated(known: Catalog, found: Catalog) -> Catalog:
    """Add the messages that are new, without Welsh yet, and drop those that nothing says."""
    first = known.creation_date
    known.update(found, no_fuzzy_matching=True, update_header_comment=False)
    known.creation_date = first  # or each run would change the file
    known.obsolete.clear()
    return known


def _as_text(catalog: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalog, width=120, sort_output=True, omit_header=False, ignore_obsolete=True)
    return written.getvalue().decode()


def _to_read(known: Catalog, result: Result) -> str:
    """List what is still to be read: pages, words of lists, messages."""
    root = result.project.root
    read = set((root / _READ).read_text(encoding="utf-8").split())
    pages = [f"pages/{path.name}" for path in sorted((root / _PAGES).glob("*.md"))]
    words = dict(_words(result))
    unknown = read - {*pages, *words}
    if unknown:
        raise ValueError(f"{_READ} names what is not there: {', '.join(sorted(unknown))}")
    fuzzy = [f"{_last(each.id)} = {_last(each.string or '')}" for each in sorted(known) if each.id and each.fuzzy]
    parts = {
        "Pages": [f"`{page}`" for page in pages if page not in read],
        "Words of lists": [f"`{name}`: {words[name]}" for name in words if name not in read],
        "Messages": [f"`{each}`" for each in fuzzy],
    }
    lists = (
        f"\n## {title}: {len(lines)}\n\n" + "".join(f"* {each}\n" for each in lines) for title, lines in parts.items()
    )
    return _HEAD + "".join(lists)


def _words(result: Result) -> Iterator[tuple[str, str]]:
    """Yield each term of the lists, named by its list and id, with its Welsh name and definition."""
    for vocabulary in result.catalogue.vocabularies.values():
        for term in vocabulary.terms.values():
            if term.cy:
                yield f"{vocabulary.slug}/{term.id}", f"{term.name} = {term.cy.name}. {term.cy.definition}"


def _last(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else forms[-1]
