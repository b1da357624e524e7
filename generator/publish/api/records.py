"""Entries, organisations, terms, relations and adoptions as records of the API."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator import model
from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.facets import FACETS
from generator.publish.analysis import activity, wholes
from generator.publish.api import adoption_types, types
from generator.publish.api.fields import Record, added, adoptions, changed, deduplicate, name_of, record, relation
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json

Thing = TypeVar("Thing", model.Entry, model.Organisation)

ROOT = "api/v1/"
"""Path of the API on the site. Addresses below it never change or disappear."""

_FACETS = {facet.vocabulary: facet for facet in FACETS.values() if facet.vocabulary}


def files(edition: Edition) -> Iterator[File]:
    """Yield each record, also under former slugs: a static site cannot redirect data."""
    records, catalogue = Records(edition), edition.catalogue
    for entry in catalogue.entries.values():
        make = partial(_as_json, records.entry, entry)
        for slug in (entry.slug, *urls.former_slugs(entry, catalogue.entries)):
            yield File(f"{ROOT}entries/{slug}.json", make)
    for organisation in catalogue.organisations.values():
        make = partial(_as_json, records.organisation, organisation)
        for slug in (organisation.slug, *urls.former_slugs(organisation, catalogue.organisations)):
            yield File(f"{ROOT}organisations/{slug}.json", make)


def _name_of_other(other: model.Entry | None, entry: model.Entry) -> adoption_types.Name | None:
    return name_of(other) if other and other is not entry else None


def _as_json(record_of: Callable[[Thing], object], thing: Thing) -> str:
    return compact_json(record_of(thing))


@dataclass(frozen=True)
class Records:
    """Builds the records of a catalogue."""

    edition: Edition

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the edition."""
        return self.edition.catalogue

    def address(self, path: str) -> str:
        """Return the absolute address of a path in the API."""
        return f"{self.edition.settings.url}{ROOT}{path}"

    def entry(self, entry: model.Entry) -> types.Entry:
        """Return the full record of a component, standard or project."""
        catalogue, slug = self.catalogue, entry.slug
        observation = catalogue.observed(entry)
        last_change = activity.last_change(catalogue, entry)
        return record(
            types.Entry,
            entry,
            **self.entry_summary(entry),
            path=urls.page_of(entry),
            file=entry.path,
            last_change=last_change and record(types.LastChange, last_change),
            observed=record(types.Observed, observation) if observation and observation.seen else None,
            contact=entry.contact and record(adoption_types.Contact, entry.contact),
            contact_as_for=_name_of_other(wholes.with_contact(catalogue, entry), entry),
            documentation_as_for=_name_of_other(wholes.with_documentation(catalogue, entry), entry),
            adoptions=[*adoptions(catalogue.uses_of(slug))],
            partners=[self._with_organisation(types.Partner, each) for each in entry.partners],
            relations=[relation(edge) for edge in deduplicate(catalogue.edges_from(slug))],
            related_by=[relation(edge) for edge in deduplicate(catalogue.edges_to(slug))],
            duty=entry.duty and record(types.Duty, entry.duty),
            mandated_by=[self._with_organisation(types.Mandate, each) for each in entry.mandated_by],
            support=[self._support(each) for each in entry.support],
            cy=entry.cy and record(types.Translation, entry.cy),
        )

    def entry_summary(self, entry: model.Entry) -> types.EntrySummary:
        """Return the short record of a component, standard or project."""
        days = self.edition.history.get(entry.path)
        return record(
            types.EntrySummary,
            entry,
            self=self.address(f"entries/{entry.slug}.json"),
            kind=entry.collection.kind,
            owner=self._organisation_name(entry.owner),
            adopters=self._adopters(entry, by_duty=False),
            adopters_by_duty=self._adopters(entry, by_duty=True),
            added=added(days),
            changed=changed(days),
            url=self.edition.settings.url + urls.page_of(entry),
        )

    def organisation(self, organisation: model.Organisation) -> types.Organisation:
        """Return the full record of an organisation."""
        catalogue, slug = self.catalogue, organisation.slug
        successors = [self._organisation_name(each) for each in organisation.replaced_by]
        predecessors = (*catalogue.predecessors(slug), *catalogue.planned_predecessors(slug))
        return record(
            types.Organisation,
            organisation,
            **self.organisation_summary(organisation),
            path=urls.page_of(organisation),
            file=organisation.path,
            identifiers=organisation.identifiers and record(types.Identifiers, organisation.identifiers),
            contact=organisation.contact and record(adoption_types.Contact, organisation.contact),
            started=organisation.started or organisation.begins or None,
            replaced_by=[*successors, *map(name_of, catalogue.planned_successors(slug))],
            replaces=[name_of(each) for each in by_name(predecessors)],
            part_of=self._organisation_name(organisation.part_of) if organisation.part_of else None,
            members=[self._organisation_name(each) for each in organisation.members],
            member_of=[name_of(each) for each in catalogue.memberships(slug)],
            declaration=organisation.declaration and record(types.Declaration, organisation.declaration),
            shares=[name_of(each) for each in catalogue.owned_by(slug)],
            makes_with_others=[name_of(each) for each in catalogue.partner_in(slug)],
            uses=[
                {**name_of(use.entry), "status": use.adoption.status, "by_duty": use.is_duty}
                for use in catalogue.uses_by(slug)
            ],
            cy=organisation.cy and record(types.TranslatedOrganisation, organisation.cy),
        )

    def organisation_summary(self, organisation: model.Organisation) -> types.OrganisationSummary:
        """Return the short record of an organisation."""
        days = self.edition.history.get(organisation.path)
        successor = self.catalogue.successor(organisation.slug)
        return record(
            types.OrganisationSummary,
            organisation,
            self=self.address(f"organisations/{organisation.slug}.json"),
            ended=organisation.ended or organisation.ends or None,
            successor=self._organisation_name(successor) if successor != organisation.slug else None,
            added=added(days),
            changed=changed(days),
            url=self.edition.settings.url + urls.page_of(organisation),
        )

    def terms(self) -> Iterator[types.Term]:
        """Yield the terms of all vocabularies."""
        for vocabulary in self.catalogue.vocabularies.values():
            for term in vocabulary.terms.values():
                yield self._term(vocabulary, term)

    def _term(self, vocabulary: model.Vocabulary, term: model.Term) -> types.Term:
        facet = _FACETS.get(vocabulary.slug)
        return record(
            types.Term,
            term,
            vocabulary=vocabulary.slug,
            cy=term.cy and record(types.TranslatedTerm, term.cy),
            url=self.edition.settings.url + urls.term_page(facet, term.id) if facet else None,
        )

    def relations(self) -> Iterator[types.Relation]:
        """Yield the relations between entries, one for each id."""
        return (relation(edge) for edge in deduplicate(self.catalogue.edges))

    def adoptions(self) -> Iterator[adoption_types.Adoption]:
        """Yield the adoptions of all entries."""
        return adoptions(self.catalogue.uses)

    @property
    def changed(self) -> str | None:
        """The day of the last change to any file, as an ISO date; None without a history."""
        return self.edition.last_change or None

    def _adopters(self, entry: model.Entry, *, by_duty: bool) -> dict[str, int]:
        uses = self.catalogue.uses_of(entry.slug)
        counts = Counter(use.adoption.status for use in uses if use.is_duty is by_duty)
        return {status: counts[status] for status in self._statuses}

    @property
    def _statuses(self) -> tuple[str, ...]:
        return tuple(self.catalogue.terms("adoption-statuses"))

    def _organisation_name(self, slug: str) -> adoption_types.Name:
        organisation = self.catalogue.organisations.get(slug)
        return name_of(organisation) if organisation else {"slug": slug, "name": slug}

    def _with_organisation(self, record_type: type[Record], item: model.Partner | model.Mandate) -> Record:
        return record(record_type, item, organisation=self._organisation_name(item.organisation))

    def _support(self, support: model.Support) -> types.Support:
        supplier = self._organisation_name(support.organisation) if support.organisation else None
        return record(
            types.Support,
            support,
            organisation=supplier,
            name=support.name or (supplier["name"] if supplier else support.url),
        )
