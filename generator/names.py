"""Find the entry or organisation that somebody names, and ask where it is not certain. What people write comes here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.checked_entry import CheckedEntry
from generator.entry_names import EntryNames, letters
from generator.model import Term
from generator.organisation_names import Match, OrganisationNames
from generator.project import SHARED, SUFFIX, Collection
from generator.spelling import SortedWords, closest

_AROUND_NAME = " \t\n.,;:<>\"'`\u2018\u2019\u201c\u201d"
PAGE_OR_FILE = re.compile(
    rf"(?:.*/)?({'|'.join((*SHARED, Collection.ORGANISATIONS))})/([a-z0-9-]+)(?:{re.escape(SUFFIX)}|/)?(?:[?#].*)?"
)
"""The address of a page on the site, in any language, or of a file, on a host of code or in a folder."""

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_MAX_LISTED = 6  # of those that a text can mean


@dataclass(frozen=True)
class Names:
    """All that entries and organisations are called, those with errors too."""

    by_slug: Mapping[Collection, Mapping[str, CheckedEntry]]
    today: date

    @cached_property
    def organisations(self) -> OrganisationNames:
        """All that organisations are called."""
        return OrganisationNames.of(self.by_slug[Collection.ORGANISATIONS].values())

    @cached_property
    def entries(self) -> EntryNames:
        """All that components, standards and projects are called."""
        return EntryNames.of(entry for each in SHARED for entry in self.by_slug[each].values())

    def resolve(self, text: str, collections: tuple[Collection, ...]) -> Match:
        """Return what a text names: by slug, name or former slug, or by the address of its page or file."""
        written = text.strip(_AROUND_NAME)
        address = PAGE_OR_FILE.fullmatch(written)
        is_asked = address and (address[1] == Collection.ORGANISATIONS) == (Collection.ORGANISATIONS in collections)
        name = address[2] if address and is_asked else written
        if any(name in self.by_slug[each] for each in collections):
            return Match.of((name,))
        if Collection.ORGANISATIONS in collections:
            return self.organisations.resolve(name, self.today)
        return self.entries.resolve(name, lambda slug: any(slug in self.by_slug[each] for each in collections))

    def advice(self, text: str, collections: tuple[Collection, ...]) -> str:
        """Return a help text that suggests an entry, or asks which of several is meant; "" if none is similar."""
        slugs = self.resolve(text, collections).slugs
        if not slugs:
            similar, nearest = self.similar(text, collections), self.nearest(text, collections)
            slugs = similar if 0 < len(similar) <= _MAX_LISTED else (nearest,) if nearest else ()
        if not slugs:
            return ""
        listed = sorted(slugs)[:_MAX_LISTED]
        names = self._with_notes(listed, collections)
        if len(slugs) == 1:
            return f"Did you mean {names[0]}? Write `{slugs[0]}`."
        choices = [f"{name} (write `{slug}`)" for name, slug in zip(names, listed, strict=True)]
        return f"It could be {join_words(choices + ['others'] * (len(slugs) > _MAX_LISTED), 'or')}."

    def similar(self, text: str, collections: tuple[Collection, ...]) -> tuple[str, ...]:
        """Return those of which a name has, for each word of a text, one that begins with it. None has ended."""
        if Collection.ORGANISATIONS in collections:
            return self.organisations.similar(text, self.today)
        return tuple(
            slug for slug in self.entries.similar(text) if any(slug in self.by_slug[each] for each in collections)
        )

    def nearest(self, text: str, collections: tuple[Collection, ...]) -> str:
        """Return the slug that is spelt almost like a text, or ""."""
        written = _NOT_IN_SLUG.sub("-", text.casefold()).strip("-")
        return closest(written, (self._slugs[collection].closest(written) for collection in collections))

    def _with_notes(self, slugs: Sequence[str], collections: Iterable[Collection]) -> list[str]:
        """Return the names of entries, and what tells them apart: the nation if it differs, and whether they ended."""
        entries = [self.by_slug[each][slug] for slug in slugs for each in collections if slug in self.by_slug[each]]
        is_one_nation = len({entry.text("nation") for entry in entries}) == 1
        return [self._with_note(entry, "" if is_one_nation else entry.text("nation")) for entry in entries]

    def _with_note(self, entry: CheckedEntry, nation: str) -> str:
        ended = entry.text("ended")
        has_ended = ended and not self.organisations.exists(entry.file.slug, self.today)
        when = "which ended" + ("" if ended == "yes" else f" in {ended[:4]}") if has_ended else ""
        return ", ".join(filter(None, (entry.text("name") or entry.file.slug, nation.replace("-", " ").title(), when)))

    @cached_property
    def _slugs(self) -> Mapping[Collection, SortedWords]:
        return {collection: SortedWords.of(slugs) for collection, slugs in self.by_slug.items()}


def term_id(terms: Mapping[str, Term], text: str) -> str:
    """Return the id of the only term with an id or name as in a text, whatever its case and punctuation, or ""."""
    if text in terms:
        return text
    key = letters(text)
    ids = [
        term.id for term in terms.values() if key in map(letters, (term.id, term.name, term.cy.name if term.cy else ""))
    ]
    return ids[0] if key and len(ids) == 1 else ""


def join_words(words: Iterable[str], conjunction: str) -> str:
    """Join words as in a sentence, for example ``component, standard or project``."""
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last
