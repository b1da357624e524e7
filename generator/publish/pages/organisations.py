"""The pages of councils and of every other body that takes part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.catalogue import Catalogue, Use, by_name
from generator.model import Entry, Organisation
from generator.publish.analysis import similar_councils, usage
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import N_
from generator.publish.edition.page import Page
from generator.publish.metadata import head_elements

_TITLES = {
    "uses": N_("Uses"),
    "plans": N_("Plans to use"),
    "takes-part": N_("Takes part in"),
    "stopped": N_("No longer uses"),
}
_BY_STATUS = {**dict.fromkeys(usage.IN_USE, "uses"), usage.PLANNED: "plans", usage.STOPPED: "stopped"}


@dataclass(frozen=True, slots=True)
class UseSection:
    """What an organisation has to do with in one way; `id` and `title` are those of a part of its page."""

    id: str
    title: str
    uses: tuple[Use, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Write a page for each organisation."""
    for organisation in edition.catalogue.organisations.values():
        yield _page(edition, organisation)


def _page(edition: Edition, organisation: Organisation) -> Page:
    return edition.page(
        "organisation",
        urls.page_of(organisation),
        values=partial(_values, edition, organisation),
        head=partial(head_elements.of_organisation, edition, organisation),
        title=organisation.name,
        description=organisation.summary
        or edition.gettext("What %(name)s shares, uses and takes part in, with the evidence.", name=organisation.name),
        layout="organisation",
        section=organisation.collection.value,
        path=organisation.path,
        form=urls.form_of(organisation),
        changed=edition.changed(organisation.path),
    )


def _values(edition: Edition, organisation: Organisation) -> Mapping[str, Any]:
    catalogue, slug = edition.catalogue, organisation.slug
    uses = _by_progress(edition, catalogue.uses_by(slug))
    named = catalogue.organisations
    return {
        "organisation": organisation,
        "owned": catalogue.owned_by(slug),
        "ways": tuple(_use_sections(uses)),
        "partner_in": catalogue.partner_in(slug),
        "companions": tuple(_made_with(catalogue, organisation)),
        "alike": similar_councils.peer_report(catalogue, organisation),
        "of_members": similar_councils.member_report(catalogue, organisation),
        "mandates": catalogue.mandates_by(slug),
        "supports": catalogue.supported_by(slug),
        "members": tuple(named[member] for member in organisation.members if member in named),
        "memberships": catalogue.memberships(slug),
        "past_memberships": catalogue.past_memberships(slug),
        "part_of": named.get(organisation.part_of),
        "parts_of_it": catalogue.parts(slug),
        "predecessors": catalogue.predecessors(slug),
        "successors": tuple(named[heir] for heir in organisation.replaced_by if heir in named),
        "days": edition.history.get(organisation.path),
    }


def _made_with(catalogue: Catalogue, organisation: Organisation) -> Iterator[tuple[Entry, tuple[Organisation, ...]]]:
    """Yield what an organisation makes with others, by name, each with those others by theirs."""
    made = (*catalogue.owned_by(organisation.slug), *catalogue.partner_in(organisation.slug))
    for entry in by_name({entry.slug: entry for entry in made}.values()):
        makers = {entry.owner, *(partner.organisation for partner in entry.partners)} - {organisation.slug}
        if others := by_name(catalogue.organisations[slug] for slug in makers if slug in catalogue.organisations):
            yield entry, others


def _use_sections(uses: Iterable[Use]) -> Iterator[UseSection]:
    """Yield what an organisation has to do with, by how: neither a plan nor what has ended is use."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        found[_BY_STATUS.get(use.adoption.status, "takes-part")].append(use)
    for id_, title in _TITLES.items():
        if id_ in found:
            yield UseSection(id_, title, tuple(found[id_]))


def _by_progress(edition: Edition, uses: tuple[Use, ...]) -> list[Use]:
    """Sort uses by status in the order of the vocabulary; within a status they stay by name."""
    order = {term: place for place, term in enumerate(edition.catalogue.terms("adoption-statuses"))}
    return sorted(uses, key=lambda use: order.get(use.adoption.status, len(order)))
