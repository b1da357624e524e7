"""The pages of councils and of every other body that takes part."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.catalogue import Catalogue, Use, by_name
from generator.model import Entry, Organisation
from generator.publish import alike, heads, links, usage
from generator.publish.bodies import Bodies
from generator.publish.page import Page


def pages(bodies: Bodies) -> Iterator[Page]:
    """Write a page for each organisation."""
    for organisation in bodies.catalogue.organisations.values():
        yield _page(bodies, organisation)


def _page(bodies: Bodies, organisation: Organisation) -> Page:
    return bodies.page(
        "organisation",
        links.page_of(organisation),
        values=partial(_values, bodies, organisation),
        head=partial(heads.of_organisation, bodies, organisation),
        title=organisation.name,
        description=organisation.summary
        or bodies.say("What %(name)s shares, uses and takes part in, with the evidence.", name=organisation.name),
        layout="organisation",
        section=organisation.collection.value,
        path=organisation.path,
        form=links.form_of(organisation),
        changed=bodies.changed(organisation.path),
    )


def _values(bodies: Bodies, organisation: Organisation) -> Mapping[str, Any]:
    catalogue, slug = bodies.catalogue, organisation.slug
    uses = _by_progress(bodies, catalogue.uses_by(slug))
    named = catalogue.organisations
    return {
        "organisation": organisation,
        "owned": catalogue.owned_by(slug),
        "uses": tuple(use for use in uses if use.adoption.status != usage.INVOLVED),
        "involved": tuple(use for use in uses if use.adoption.status == usage.INVOLVED),
        "partner_in": catalogue.partner_in(slug),
        "companions": tuple(_companions(catalogue, organisation)),
        "alike": bodies.alike.of(organisation),
        "of_members": alike.of_members(catalogue, organisation),
        "mandates": catalogue.mandates_by(slug),
        "supports": catalogue.supported_by(slug),
        "members": tuple(named[member] for member in organisation.members if member in named),
        "memberships": catalogue.memberships(slug),
        "past_memberships": catalogue.past_memberships(slug),
        "part_of": named.get(organisation.part_of),
        "parts_of_it": catalogue.parts(slug),
        "predecessors": catalogue.predecessors(slug),
        "successors": tuple(named[heir] for heir in organisation.replaced_by if heir in named),
        "days": bodies.history.get(organisation.path),
    }


def _companions(catalogue: Catalogue, organisation: Organisation) -> Iterator[tuple[Entry, tuple[Organisation, ...]]]:
    """Yield what an organisation makes with others, by name, each with those others by theirs."""
    made = (*catalogue.owned_by(organisation.slug), *catalogue.partner_in(organisation.slug))
    for entry in by_name({entry.slug: entry for entry in made}.values()):
        makers = {entry.owner, *(partner.organisation for partner in entry.partners)} - {organisation.slug}
        if others := by_name(catalogue.organisations[slug] for slug in makers if slug in catalogue.organisations):
            yield entry, others


def _by_progress(bodies: Bodies, uses: tuple[Use, ...]) -> list[Use]:
    """Sort uses by status in the order of the vocabulary; within a status they stay by name."""
    order = {term: place for place, term in enumerate(bodies.catalogue.terms("adoption-statuses"))}
    return sorted(uses, key=lambda use: order.get(use.adoption.status, len(order)))
