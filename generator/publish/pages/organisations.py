"""The pages of councils and other organisations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.model import Entry, Organisation
from generator.publish.analysis import similar_councils, usage
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import N_
from generator.publish.edition.page import Page
from generator.publish.metadata import head_elements
from generator.publish.pages import side_by_side
from generator.uses import Use

_TITLES = {
    "uses": N_("Uses"),
    "plans": N_("Plans to use"),
    "takes-part": N_("Takes part in"),
    "stopped": N_("No longer uses"),
    "duty": N_("Has to use"),
}
_BY_STATUS = {**dict.fromkeys(usage.IN_USE, "uses"), usage.PLANNED: "plans", usage.STOPPED: "stopped"}


@dataclass(frozen=True, slots=True)
class UseSection:
    """A section of the page, with uses that share a kind of status; `title` is its heading, untranslated."""

    id: str
    title: str
    uses: tuple[Use, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of each organisation."""
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
    organisations = catalogue.organisations
    return {
        "organisation": organisation,
        "owned": catalogue.owned_by(slug),
        "ways": tuple(_use_sections(uses)),
        "partner_in": catalogue.partner_in(slug),
        "companions": tuple(_made_with(catalogue, organisation)),
        "alike": similar_councils.peer_report(catalogue, organisation, edition.today),
        "of_members": similar_councils.member_report(catalogue, organisation),
        "mandates": catalogue.mandates_by(slug),
        "supports": catalogue.supported_by(slug),
        "members": tuple(organisations[slug] for slug in organisation.members if slug in organisations),
        "memberships": catalogue.memberships(slug),
        "past_memberships": catalogue.past_memberships(slug),
        "part_of": organisations.get(organisation.part_of),
        "parts_of_it": catalogue.parts(slug),
        "predecessors": catalogue.predecessors(slug),
        "planned_predecessors": catalogue.planned_predecessors(slug),
        "successors": tuple(organisations[slug] for slug in organisation.replaced_by if slug in organisations),
        "planned_successors": catalogue.planned_successors(slug),
        "days": edition.history.get(organisation.path),
        "side_by_side": side_by_side.group_of(edition, organisation),
        "successor_groups": tuple(side_by_side.group_of(edition, each) for each in catalogue.planned_successors(slug)),
        "unknown": tuple(_unknown(edition, organisation)),
    }


def _unknown(edition: Edition, organisation: Organisation) -> Iterator[str]:
    """Yield what should be known about an organisation and is not, in words."""
    if organisation.ended == "yes":
        yield edition.gettext("the day on which it ended")
    if organisation.is_current and not organisation.website:
        yield edition.gettext("its website")
    if organisation.is_current and not organisation.contact:
        yield edition.gettext("a team to ask")


def _made_with(catalogue: Catalogue, organisation: Organisation) -> Iterator[tuple[Entry, tuple[Organisation, ...]]]:
    """Yield entries that an organisation makes with others, sorted by name, each with those others by name."""
    entries = (*catalogue.owned_by(organisation.slug), *catalogue.partner_in(organisation.slug))
    for entry in by_name({entry.slug: entry for entry in entries}.values()):
        makers = {entry.owner, *(partner.organisation for partner in entry.partners)} - {organisation.slug}
        if others := by_name(catalogue.organisations[slug] for slug in makers if slug in catalogue.organisations):
            yield entry, others


def _use_sections(uses: Iterable[Use]) -> Iterator[UseSection]:
    """Yield the sections of uses in order, without empty ones.

    Neither plans nor stopped uses count as use. What it has to use comes last, whatever its status.
    """
    sections: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        sections["duty" if use.is_duty else _BY_STATUS.get(use.adoption.status, "takes-part")].append(use)
    for id_, title in _TITLES.items():
        if id_ in sections:
            yield UseSection(id_, title, tuple(sections[id_]))


def _by_progress(edition: Edition, uses: tuple[Use, ...]) -> list[Use]:
    """Return uses sorted by status, in the order of the vocabulary; within a status the order stays."""
    order = {term: place for place, term in enumerate(edition.catalogue.terms("adoption-statuses"))}
    return sorted(uses, key=lambda use: order.get(use.adoption.status, len(order)))
