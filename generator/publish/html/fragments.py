"""Small pieces of pages that recur thousands of times, each made once: links, terms, rows of lists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.facets import FACETS
from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish.analysis import usage
from generator.publish.analysis.readiness import ReadinessResult
from generator.publish.analysis.similar_councils import Suggestion
from generator.publish.edition import dates, urls
from generator.publish.edition.language import Language
from generator.publish.edition.page import NO_MARKUP

Thing = Entry | Organisation
Macro = Callable[..., Markup]


class AdoptionCounts(NamedTuple):
    """Counts in words, such as ``118 live``: of use, and of taking part."""

    used: str
    part: str


_FORM_PLACEHOLDER = "\ue000"
"""Stands where the address of a form will: a letter that none of our own words has."""


@dataclass(frozen=True)
class Fragments:
    """Pieces of the pages of one catalogue. `macro` gives a macro of the theme, by its template and its name.

    `root` is always the way from the page where a piece stands up to the first page.
    """

    catalogue: Catalogue
    macro: Callable[[str, str], Macro]
    language: Language
    _links: dict[tuple[str, str, str], Markup] = field(default_factory=dict)
    _terms: dict[tuple[str, str, str], Markup] = field(default_factory=dict)
    _rows: dict[tuple[str, str, bool, bool], Markup] = field(default_factory=dict)
    _readiness_lists: dict[tuple[str, ...], Markup] = field(default_factory=dict)
    _suggestion_rows: dict[tuple[str, str, str, str], Markup] = field(default_factory=dict)
    _status_icons: dict[str, Markup] = field(default_factory=dict)

    def link(self, thing: Thing, root: str) -> Markup:
        """Name an entry or organisation, as a link to its page."""
        key = root, thing.collection, thing.slug
        html = self._links.get(key)
        if html is None:
            lang = self.language.lang_attribute_for(thing, "name")
            html = self._links[key] = _anchor(root + urls.page_of(thing), thing.name, lang)
        return html

    def term(self, id_: str, root: str, facet: str) -> Markup:
        """Name a value of a facet, as a link to its page."""
        key = root, facet, id_
        html = self._terms.get(key)
        if html is None:
            name = self.catalogue.term_name(FACETS[facet].vocabulary, id_)
            html = self._terms[key] = _anchor(root + urls.term_page(FACETS[facet], id_), name)
        return html

    def row(self, entry: Entry, root: str, *, with_kind: bool, with_owner: bool) -> Markup:
        """Tell about an entry in one row of a list."""
        key = root, entry.slug, with_kind, with_owner
        html = self._rows.get(key)
        if html is None:
            html = self._rows[key] = self.macro("parts", "row")(root, entry, with_kind, with_owner)
        return html

    def readiness_list(self, result: ReadinessResult, root: str, form: str, collection: Collection) -> Markup:
        """Say what an entry has and what is missing; its form, where people add that, is put in at the end."""
        key = root, collection, *(check.id for check in result.met), "", *(check.id for check in result.missing)
        html = self._readiness_lists.get(key)
        if html is None:
            html = self._readiness_lists[key] = self.macro("ready", "ready")(
                root, result, _FORM_PLACEHOLDER, collection
            )
        return html.replace(_FORM_PLACEHOLDER, escape(form))

    def suggestion_row(self, suggestion: Suggestion, root: str, whose: str) -> Markup:
        """Tell in one row who of some group uses an entry; the row is the same for everybody in that group."""
        key = root, suggestion.group, suggestion.entry.slug, whose
        html = self._suggestion_rows.get(key)
        if html is None:
            html = self._suggestion_rows[key] = self.macro("parts", "idea")(root, suggestion, whose)
        return html

    def status_icon(self, status: str) -> Markup:
        """Draw the shape of a status."""
        if status not in self._status_icons:
            self._status_icons[status] = self.macro("parts", "mark")(status)
        return self._status_icons[status]

    def time(self, date: str) -> Markup:
        """Write a date for people and machines; a word that is no date stays a word."""
        text = escape(dates.in_words(date, self.language))
        is_date = date[:4].isdigit()
        return Markup(f'<time datetime="{escape(date)}">{text}</time>') if is_date else text  # noqa: S704

    def owner(self, entry: Entry) -> Markup:
        """Name an entry's owner, by its slug where there is no such organisation, as an element of its own."""
        owner = self.catalogue.organisations.get(entry.owner)
        lang = self.language.lang_attribute_for(owner, "name") if owner else NO_MARKUP
        return Markup(f"<span{lang}>{escape(owner.name if owner else entry.owner)}</span>")  # noqa: S704 - escaped

    def adoption(self, thing: Thing) -> AdoptionCounts:
        """Count in words who uses an entry, or what an organisation uses."""
        return self._adoption_by_thing[thing.collection, thing.slug]

    @cached_property
    def _adoption_by_thing(self) -> dict[tuple[str, str], AdoptionCounts]:
        catalogue = self.catalogue
        things: list[Thing] = [*catalogue.entries.values(), *catalogue.organisations.values()]
        counts = {
            (thing.collection.value, thing.slug): usage.counts(
                catalogue,
                catalogue.uses_of(thing.slug) if isinstance(thing, Entry) else catalogue.uses_by(thing.slug),
            )
            for thing in things
        }
        return {key: _adoption_counts(usage.split_use(status_counts)) for key, status_counts in counts.items()}

    def counts(self, entry: Entry) -> tuple[usage.StatusCount, ...]:
        """Count who uses an entry, by status."""
        return usage.counts(self.catalogue, self.catalogue.uses_of(entry.slug))

    def is_used(self, entry: Entry) -> bool:
        """Tell whether anybody does or did more than take part, or plan to."""
        return any(use.adoption.status not in usage.TAKING_PART for use in self.catalogue.uses_of(entry.slug))


def _adoption_counts(use: usage.UseSplit) -> AdoptionCounts:
    return AdoptionCounts(usage.counts_text(use.using), usage.counts_text(use.taking_part))


def _anchor(address: str, label: str, lang: Markup = NO_MARKUP) -> Markup:
    return Markup(f'<a href="{escape(address)}"{lang}>{escape(label)}</a>')  # noqa: S704 - both parts are escaped


def external_link(address: str, label: str = "") -> Markup:
    """Link to a stranger's site, by its address unless there are words; only words where no link is safe."""
    text, safe = escape(label or urls.display_url(address)), urls.safe_external_url(address)
    return Markup(f'<a href="{escape(safe)}" rel="nofollow">{text}</a>') if safe else text  # noqa: S704 - both escaped
