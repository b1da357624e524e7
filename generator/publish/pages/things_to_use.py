"""Components and projects in one list, for visitors to whom these are the same: all, ready to use, and code to run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import folding, usage
from generator.publish.analysis.list_filters import list_filters
from generator.publish.analysis.offers import LABELS, Offer, offers
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import N_
from generator.publish.edition.page import Page
from generator.publish.edition.pagination import ListPage, numbered_title, paginate

URL = "things-to-use/"
_FOLDERS = {None: "", Offer.READY: "ready-to-use/", Offer.CODE: "code-to-run/"}
_TITLES: Mapping[Offer | None, str] = {None: N_("Things to use"), **{offer: LABELS[offer] for offer in Offer}}
_DESCRIPTIONS = {
    None: N_("Platforms, tools, code, data, patterns and agreements that are there to be used, most used first."),
    Offer.READY: N_("Running services to sign up for, and data, guidance and agreements to take as they are."),
    Offer.CODE: N_("Software that you host, build on or have somebody host for you."),
}


@dataclass(frozen=True, slots=True)
class OfferedList:
    """The list of all things, or of those with one offer, with its title and URL."""

    title: str
    url: str
    entries: Sequence[Entry]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of all things to use, and of those that can be had in one way."""
    catalogue = edition.catalogue
    things = (*catalogue.entries_of(Collection.COMPONENTS), *catalogue.entries_of(Collection.PROJECTS))
    by_use = usage.by_use(catalogue, things)
    lists = {offer: _list(edition, offer, by_use) for offer in _FOLDERS}
    for offer, offered in lists.items():
        for list_page in paginate(offered.entries):
            yield _page(edition, offer, tuple(lists.values()), offered, list_page)


def _list(edition: Edition, offer: Offer | None, things: Sequence[Entry]) -> OfferedList:
    entries = [entry for entry in things if offer is None or offer in offers(entry)]
    in_order = folding.in_folded_order(edition.catalogue, entries)
    return OfferedList(edition.gettext(_TITLES[offer]), URL + _FOLDERS[offer], in_order)


def _page(
    edition: Edition, offer: Offer | None, lists: Sequence[OfferedList], offered: OfferedList, list_page: ListPage
) -> Page:
    description = edition.gettext(_DESCRIPTIONS[offer])
    return edition.page(
        "things-to-use",
        offered.url + list_page.folder,
        values=lambda: {
            "offered": offered,
            "lists": lists,
            "lead": description,
            "entries": list_page.of(offered.entries),
            "filters": list_filters(edition, offered.entries, list_page),
            "part": list_page,
        },
        title=numbered_title(edition, offered.title, list_page),
        description=description,
        layout="listing",
        section="things-to-use",
    )
