"""The messages that pages say, and the list of what is still to be read by somebody at home in Welsh.

Run `make derived` after a change to what pages say: it puts new messages into the file of Welsh words and writes the
list anew. A test fails while either says something else, and while a message has no Welsh.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.facets import FACETS
from generator.project import SHARED, Collection
from generator.publish.analysis import engagement, readiness, relations
from generator.publish.html import entry_facts

ROOT = Path(__file__).parents[1]
THEME = ROOT / "site_overrides" / "theme"
MESSAGES = THEME / "translations" / "cy.po"
SPOKEN = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "say_plural": (1, 2),
    "marked": None,
    "sayPlural": (1, 2),
}
METHODS = [("**.html", "jinja2.ext:babel_extract"), ("**.js", "javascript"), ("**.py", "python")]
SETTINGS = {"**.html": {"newstyle_gettext": "true", "silent": "false"}}
READ = MESSAGES.parent / "read.txt"
TO_READ = MESSAGES.parent / "to-read.md"
PAGES = ROOT / "site_overrides" / "pages" / "cy"
VOCABULARIES = ROOT / "catalogue" / "vocabularies"
HEAD = """\
# What nobody at home in Welsh has read yet

Written by `make derived`. Everything below is on the site already. Please read it, and put right what is wrong.

* Messages are in `cy.po`. When one is right, delete the line `#, fuzzy` above it.
* Words of lists are in `catalogue/vocabularies`, pages in `site_overrides/pages/cy`. When one is right, add its name,
  as it stands here, to `read.txt`.
"""
OF_THIS_CATALOGUE = (
    "Local Digital Catalogue", "What UK councils have already solved, and who uses it", "council", "councils",
    "Open Government Licence v3.0", "About this catalogue", "Contribute", "Download the data", "For developers",
    "Glossary",
)  # fmt: skip
"""What mkdocs.yml and the titles of pages say."""


def extracted() -> Catalog:
    """Find every message of templates, scripts and modules."""
    found = Catalog(locale="cy")
    for folder in (THEME, ROOT / "generator" / "publish"):
        for name, _, message, _, context in extract_from_dir(
            folder, METHODS, SETTINGS, keywords=SPOKEN, directory_filter=lambda path: not path.endswith("form")
        ):
            found.add(message, locations=[(name, 1)] if name.endswith(".js") else (), context=context)
    for message in named():
        found.add(message)
    return found


def messages() -> Catalog:
    """Read the Welsh words."""
    with MESSAGES.open("rb") as file:
        return read_po(file, locale="cy")


def named() -> Iterator[str]:
    """Yield what stands in tables of words, and is said wherever it is shown."""
    for each in (*SHARED, Collection.ORGANISATIONS):
        yield from (each.kind, each.kind.capitalize(), each.value, each.value.capitalize())
    yield from (word for facet in FACETS.values() for word in (facet.name, facet.plural))
    yield from (name.words for name in entry_facts.GLANCE)
    yield from (word for group in entry_facts.COMPARED.values() for _, word in group)
    yield from entry_facts.COMPARED
    yield from ("About", "Taking part", "Status", "Added", "same", "differs")
    yield from OF_THIS_CATALOGUE
    for check in readiness.CHECKS:
        yield from (check.question, check.why, check.there, check.missing)
    yield from engagement.KINDS.values()
    yield from (word for pair in relations._WORDS.values() for word in pair)


def to_read() -> str:
    """List what is still to be read: pages, words of lists, messages."""
    read = set(READ.read_text(encoding="utf-8").split())
    pages = [f"pages/{path.name}" for path in sorted(PAGES.glob("*.md"))]
    words = {
        f"{path.stem}/{term['id']}": f"{term['name']} = {term['cy']['name']}. {term['cy']['definition']}"
        for path in sorted(VOCABULARIES.glob("*.yml"))
        for term in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]
    }
    unknown = read - {*pages, *words}
    assert not unknown, f"read.txt names what is not there: {', '.join(sorted(unknown))}"
    fuzzy = [f"{_one(each.id)} = {_one(each.string)}" for each in messages() if each.id and each.fuzzy]
    parts = {
        "Pages": [f"`{page}`" for page in pages if page not in read],
        "Words of lists": [f"`{name}`: {words[name]}" for name in words if name not in read],
        "Messages": [f"`{each}`" for each in fuzzy],
    }
    lists = (
        f"\n## {title}: {len(lines)}\n\n" + "".join(f"* {each}\n" for each in lines) for title, lines in parts.items()
    )
    return HEAD + "".join(lists)


def _one(forms: str | list[str] | tuple[str, ...]) -> str:
    return forms if isinstance(forms, str) else forms[-1]


def update() -> bytes:
    """Give the file of messages with those that are new, without Welsh yet, and without those that nothing says."""
    found = messages()
    first = found.creation_date
    found.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    found.creation_date = first  # or each run would change the file
    found.obsolete.clear()
    written = BytesIO()
    write_po(written, found, width=120, sort_output=True, omit_header=False, ignore_obsolete=True)
    return written.getvalue()


if __name__ == "__main__":
    MESSAGES.write_bytes(update())
    TO_READ.write_text(to_read(), encoding="utf-8")
