"""The page of entries that look for help, by kind of help and by service area."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.facets import FACETS
from generator.model import Entry, Term
from generator.publish.analysis.facet_values import Value, values_of
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.metadata import head_elements

URL = "help-wanted/"
_MAX_ENTRIES = 20
_MAX_ENTRIES_PER_AREA = 6
_LOOKING_FOR = FACETS["looking-for"]
_SERVICES = FACETS["services"]


@dataclass(frozen=True, slots=True)
class HelpKind:
    """A kind of help, with the first entries that look for it."""

    value: Value
    entries: tuple[Entry, ...]

    @property
    def more(self) -> int:
        """How many further entries look for it."""
        return len(self.value.entries) - len(self.entries)


@dataclass(frozen=True, slots=True)
class ServiceArea:
    """A service area, with its first entries that look for help and the number of further ones."""

    term: Term
    url: str
    entries: tuple[Entry, ...]
    more: int


def page(edition: Edition) -> Page:
    """Return the page."""
    return edition.page(
        "wanted",
        URL,
        values=lambda: _values(edition.catalogue),
        head=lambda: head_elements.of_list(edition, "Help wanted"),
        title=edition.gettext("Help wanted"),
        description=edition.gettext("Entries looking for adopters, partners, contributors, feedback or funding."),
        layout="listing",
        section="help-wanted",
    )


def _values(catalogue: Catalogue) -> dict[str, object]:
    kinds = tuple(HelpKind(value, value.entries[:_MAX_ENTRIES]) for value in values_of(catalogue, _LOOKING_FOR))
    number = sum(bool(entry.looking_for) for entry in catalogue.entries.values())
    return {"sought": kinds, "areas": tuple(_areas(catalogue)), "number": number}


def _areas(catalogue: Catalogue) -> Iterator[ServiceArea]:
    for value in values_of(catalogue, _SERVICES):
        seeking = tuple(entry for entry in value.entries if entry.looking_for)
        if seeking:
            yield ServiceArea(
                value.term, value.url, seeking[:_MAX_ENTRIES_PER_AREA], len(seeking[_MAX_ENTRIES_PER_AREA:])
            )
