"""Read the title and the first sentence of a README."""

import re
from collections.abc import Iterator

from generator import document, markup
from generator.importing.draft import SUMMARY, Fact, Skipped, Statement

FILES = re.compile(r"readme(?:\.(?:md|markdown|rst|txt))?", re.IGNORECASE)
_MAX_CHARACTERS = 20_000
_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
"""Fields above the text that are for the program that makes a site of it."""

_NOT_TEXT = re.compile(r"(?<!\S):[a-z0-9_+-]+:(?!\S)|\{[#.:][^{}]*\}$|^(?:={3,}|-{3,}|\*{3,}|#{3,}|~{3,}) ")
"""The name of an emoji, attributes of a heading, and the line above a title in reStructuredText."""

_NO_TITLE = re.compile(
    r"(?:read ?me(?:\.\w+)?|(?:table of )?contents|introduction|overview|about|description|summary|features|"
    r"(?:quick|getting) ?start(?:ed)?|install(?:ation|ing)?|set ?up|usage|"
    r"requirements|prerequisites|home|welcome|title|project (?:overview|description|name)|"
    r"introduzione|descrizione|indice|sommario|einleitung|\u00fcbersicht|inhalt(?:sverzeichnis)?|beschreibung|"
    r"pr\u00e9sentation|contexte|sommaire|inleiding|beschrijving|inhoudsopgave|cyflwyniad|cynnwys)[:!]?",
    re.IGNORECASE,
)
"""Headings that many files have, and that name no project."""

_SENTENCE = re.compile(r"([^?]{10,}?(?<![.-][A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bSt)(?<!\bDr)[.!])(?=\s+[\"'(A-Z]|$)")
"""A sentence, which does not end at an initial or an abbreviation. A question says nothing."""

_SECTIONS = {"h2", "h3", "h4", "h5", "h6"}
_WORD_CHARACTER = re.compile(r"\w")


def read(file_name: str, text: str) -> Iterator[Statement]:
    """Yield the title and the first sentence, or that they are missing."""
    title_above, text = _without_front_matter(text[:_MAX_CHARACTERS].replace("\r\n", "\n"))
    title = sentence = ""
    has_text = is_below = False  # below the first words, only a heading of the highest level can be the title
    for tag, content in markup.blocks(text):
        bare = " ".join(_NOT_TEXT.sub("", content).split())
        has_text = has_text or (tag == "p" and bool(_WORD_CHARACTER.search(bare)))
        is_below = is_below or (has_text and tag in _SECTIONS)
        if tag.startswith("h") and not title and not is_below and _WORD_CHARACTER.search(bare):
            title = "" if _NO_TITLE.fullmatch(bare) else bare
        elif tag.startswith("h") and title:
            break
        elif tag == "p" and not sentence and (match := _SENTENCE.match(bare)):
            sentence = match[1] if match[1].count("(") == match[1].count(")") else ""
    if title := title or title_above:
        yield Fact(f"{file_name}, title", ("name",), title)
    if sentence:
        yield Fact(f"{file_name}, first sentence", SUMMARY, sentence)
    for missing in [*([] if title else ["title"]), *([] if sentence else ["first sentence"])]:
        yield Skipped(f"{file_name}, {missing}", "it is not clear")


def _without_front_matter(text: str) -> tuple[str, str]:
    """Return the title that fields above a text have, or "", and the text below them."""
    match = _FRONT_MATTER.match(text)
    fields = document.parse("", match[2].encode(errors="replace")).data if match else None
    if not match or (match[1] == "---" and fields is None):
        return "", text  # a line across the page begins like front matter
    title = fields.get("title") if fields else None
    is_title = isinstance(title, str) and "{{" not in title and not _NO_TITLE.fullmatch(title)
    return str(title) if is_title else "", text[match.end() :]
