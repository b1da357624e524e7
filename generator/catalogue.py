"""The catalogue as an immutable graph: look-up by slug, relations in both directions, and entries by facet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.collation import grouped, name_order
from generator.facets import FACETS, Facet
from generator.model import RELATIONS, Entry, Organisation, Relation, Term, Vocabulary
from generator.observations import Observation, normalised_address
from generator.project import SHARED, Collection
from generator.register import Reading, Register
from generator.uses import Use, Uses

AnyEntry = TypeVar("AnyEntry", Entry, Organisation)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation with both its ends. `kind` is the field of `source` that names `target`."""

    kind: str
    source: Entry
    target: Entry
    relation: Relation


@dataclass(frozen=True)
class Catalogue:
    """All entries, organisations, vocabularies, registers and readings by slug, each mapping sorted by slug.

    `observations` are by the normalised addresses of repositories.

    References to missing entries are left out of the graph: rules report them, and pages need not handle them. Uses by
    a replaced organisation count as its successor's; what it owns or makes stays its own until the file changes.
    """

    entries: Mapping[str, Entry]
    organisations: Mapping[str, Organisation]
    vocabularies: Mapping[str, Vocabulary]
    registers: Mapping[str, Register] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    observations: Mapping[str, Observation] = field(default_factory=dict)

    def entries_of(self, collection: Collection) -> tuple[Entry, ...]:
        """Return all components, standards or projects, sorted by name."""
        return self._by_collection[collection]

    @cached_property
    def _by_collection(self) -> Mapping[Collection, tuple[Entry, ...]]:
        return {each: by_name(entry for entry in self.entries.values() if entry.collection is each) for each in SHARED}

    def observed(self, entry: Entry) -> Observation | None:
        """Return what was seen in the repository of an entry, or None if nothing was, or it has none."""
        address = entry.links.get("repository")
        return self.observations.get(normalised_address(address)) if address else None

    def successor(self, organisation: str) -> str:
        """Return the slug of the organisation's successor, at the end of the chain; itself if it has none or several.

        One that has not begun takes nothing over yet. Permissions differ: see `review.accounts`.
        """
        visited: set[str] = set()
        while organisation in self.organisations and organisation not in visited:
            visited.add(organisation)
            successors = self.organisations[organisation].replaced_by
            successor = self.organisations.get(successors[0]) if len(successors) == 1 else None
            if successor and not successor.begins:
                organisation = successor.slug
        return organisation

    def owned_by(self, organisation: str) -> tuple[Entry, ...]:
        """Return the entries that an organisation owns, sorted by name."""
        return self._owned.get(organisation, ())

    @cached_property
    def _owned(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._entries_by(lambda entry: (entry.owner,))

    def partner_in(self, organisation: str) -> tuple[Entry, ...]:
        """Return the entries in which an organisation is a partner, sorted by name."""
        return self._partnered.get(organisation, ())

    @cached_property
    def _partnered(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._entries_by(lambda entry: (partner.organisation for partner in entry.partners))

    def _entries_by(self, organisations_of: Callable[[Entry], Iterable[str]]) -> Mapping[str, tuple[Entry, ...]]:
        """Group the entries, sorted by name, by the organisations that they name."""
        entries = by_name(self.entries.values())
        return grouped((slug, entry) for entry in entries for slug in dict.fromkeys(organisations_of(entry)))

    def uses_of(self, entry: str) -> tuple[Use, ...]:
        """Return the uses of an entry: those that organisations state, then the others in the order of its file."""
        return self._uses_by_entry.get(entry, ())

    def uses_by(self, organisation: str) -> tuple[Use, ...]:
        """Return the uses by an organisation, sorted by name of the entry."""
        return self._uses_by_organisation.get(organisation, ())

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every use, sorted by name of the entry."""
        ranks = {status: rank for rank, status in enumerate(self.terms("adoption-statuses"))}
        return tuple(
            Uses(self.organisations, self.registers, self.readings, self.successor, self.is_bound, ranks).of(
                by_name(self.entries.values())
            )
        )

    @cached_property
    def _uses_by_entry(self) -> Mapping[str, tuple[Use, ...]]:
        return grouped((use.entry.slug, use) for use in self.uses)

    @cached_property
    def _uses_by_organisation(self) -> Mapping[str, tuple[Use, ...]]:
        return grouped((use.organisation.slug, use) for use in self.uses)

    def edges_from(self, entry: str) -> tuple[Edge, ...]:
        """Return the relations that an entry states itself, in the order of `RELATIONS`."""
        return self._edges_from.get(entry, ())

    def edges_to(self, entry: str) -> tuple[Edge, ...]:
        """Return the relations that other entries state with an entry, sorted by name of the other."""
        return self._edges_to.get(entry, ())

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every relation between two entries, sorted by name of the one that states it."""
        return tuple(
            Edge(kind, entry, self.entries[relation.entry], relation)
            for entry in by_name(self.entries.values())
            for kind in RELATIONS
            for relation in getattr(entry, kind)
            if relation.entry in self.entries
        )

    @cached_property
    def _edges_from(self) -> Mapping[str, tuple[Edge, ...]]:
        return grouped((edge.source.slug, edge) for edge in self.edges)

    @cached_property
    def _edges_to(self) -> Mapping[str, tuple[Edge, ...]]:
        return grouped((edge.target.slug, edge) for edge in self.edges)

    def mandates_by(self, organisation: str) -> tuple[Entry, ...]:
        """Return the standards that an organisation requires or recommends, sorted by name."""
        return self._mandated.get(organisation, ())

    @cached_property
    def _mandated(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._entries_by(lambda entry: (mandate.organisation for mandate in entry.mandated_by))

    def supported_by(self, organisation: str) -> tuple[Entry, ...]:
        """Return the entries for which an organisation sells support, sorted by name."""
        return self._supported.get(organisation, ())

    @cached_property
    def _supported(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._entries_by(lambda entry: (each.organisation for each in entry.support if each.organisation))

    def memberships(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the partnerships that an organisation is a member of, sorted by name: neither has ended."""
        current = (each for each in self._memberships.get(organisation, ()) if each.is_current)
        return tuple(each for each in current if not self._is_past(organisation, each))

    def past_memberships(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the partnerships that an organisation was a member of, sorted by name: one of the two has ended."""
        return tuple(each for each in self._memberships.get(organisation, ()) if self._is_past(organisation, each))

    def _is_past(self, member: str, partnership: Organisation) -> bool:
        return bool(partnership.ended or (member in self.organisations and self.organisations[member].ended))

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((member, each) for each in by_name(self.organisations.values()) for member in each.members)

    def parts(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that are a part of another, sorted by name."""
        return self._parts.get(organisation, ())

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((each.part_of, each) for each in by_name(self.organisations.values()) if each.part_of)

    def predecessors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that an organisation replaces, alone or with others, sorted by name."""
        return self._predecessors.get(organisation, ())

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((slug, each) for each in by_name(self.organisations.values()) for slug in each.replaced_by)

    def planned_predecessors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that an organisation is to replace, alone or with others, sorted by name."""
        return by_name(self.organisations[old] for old, new in self._plans if new == organisation)

    def planned_successors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that are to replace an organisation, sorted by name."""
        return by_name(self.organisations[new] for old, new in self._plans if old == organisation)

    @cached_property
    def _plans(self) -> tuple[tuple[str, str], ...]:
        """Pairs of an organisation and one that is to replace it, whichever of the two says so; each once."""
        organisations = self.organisations.values()
        by_old = ((each.slug, new) for each in organisations for new in each.to_be_replaced_by)
        by_new = ((old, each.slug) for each in organisations if each.begins for old in each.replaces)
        pairs = dict.fromkeys((*by_old, *by_new))
        return tuple((old, new) for old, new in pairs if old in self.organisations and new in self.organisations)

    def is_bound(self, organisation: Organisation, entry: Entry) -> bool:
        """Whether an organisation must use an entry: it is of a type, and in a nation, for which that is a duty."""
        duty, types = entry.duty, self.vocabularies.get("organisation-types")
        if duty is None or types is None or (duty.nations and organisation.nation not in duty.nations):
            return False
        return any(types.is_under(organisation.type, type_) for type_ in duty.types)

    def is_council(self, organisation: Organisation) -> bool:
        """Whether an organisation is, or was, of the kind that the catalogue is for.

        Its type is the first in the list or below it. A council that has not begun is none.
        """
        types = self.vocabularies.get("organisation-types")
        first = next(iter(types.terms), "") if types else ""
        return types is not None and not organisation.begins and types.is_under(organisation.type, first)

    @cached_property
    def facet_values(self) -> Mapping[str, Mapping[str, tuple[Entry | Organisation, ...]]]:
        """By facet slug and value: the entries and organisations with that value, sorted by name."""
        return {facet.slug: self._entries_by_value(facet) for facet in FACETS.values()}

    def _entries_by_value(self, facet: Facet) -> Mapping[str, tuple[Entry | Organisation, ...]]:
        entries, bodies = by_name(self.entries.values()), by_name(self.organisations.values())
        of_entries = ((value, each) for each in entries for value in facet.of_entry(each))
        return grouped((*of_entries, *((value, each) for each in bodies for value in facet.of_organisation(each))))

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """Return the terms of a vocabulary by id, in its own order; none if there is no such vocabulary."""
        return self.vocabularies[vocabulary].terms if vocabulary in self.vocabularies else {}

    def term_name(self, vocabulary: str, term: str) -> str:
        """Return the name of a term for people, or the term itself if the vocabulary does not have it."""
        terms = self.terms(vocabulary)
        return terms[term].name if term in terms else term


def by_name(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Return entries or organisations sorted by name."""
    return tuple(sorted(entries, key=name_order))
