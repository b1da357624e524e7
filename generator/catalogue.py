"""The catalogue as an immutable graph: look-up by slug, relations in both directions, and entries by facet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.code_hosts import normalised_address
from generator.collation import by_name, grouped
from generator.edge import Edge
from generator.facets import FACETS
from generator.lineage import Lineage
from generator.memo import memoised
from generator.model import RELATIONS, Entry, Organisation, Term, Vocabulary
from generator.observations import Observation
from generator.project import SHARED, Collection
from generator.questions import Answers, question
from generator.register import Reading, Register
from generator.uses import Use, Uses

_MAPPINGS = ("entries", "organisations", "vocabularies", "registers", "readings", "observations")

_PARTS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "owner": lambda entry: (entry.owner,),
    "partner": lambda entry: (partner.organisation for partner in entry.partners),
    "mandate": lambda entry: (mandate.organisation for mandate in entry.mandated_by),
    "support": lambda entry: (each.organisation for each in entry.support if each.organisation),
}
"""The organisations that an entry names, by the part that they have in it."""


@dataclass(frozen=True)
class Catalogue:
    """All entries, organisations, vocabularies, registers and readings by slug, each mapping sorted by slug.

    `observations` are by the normalised addresses of repositories. `language` is that of its texts.

    References to missing entries are left out of the graph: rules report them, and pages need not handle them. Uses by
    a replaced organisation count as its successor's; what it owns or makes stays its own until the file changes.
    """

    entries: Mapping[str, Entry]
    organisations: Mapping[str, Organisation]
    vocabularies: Mapping[str, Vocabulary]
    registers: Mapping[str, Register] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    observations: Mapping[str, Observation] = field(default_factory=dict)
    language: str = "en-GB"

    def __post_init__(self) -> None:
        """Make each look-up in a mapping a question."""
        for name in _MAPPINGS:
            object.__setattr__(self, name, Answers(getattr(self, name), self.owner_name, name))

    @cached_property
    def owner_name(self) -> str:
        """The name of the catalogue in questions that were noted."""
        return f"catalogue {self.language}"

    @question
    def entries_of(self, collection: Collection) -> tuple[Entry, ...]:
        """Return all components, standards or projects, sorted by name."""
        return self._by_collection[collection]

    @cached_property
    def _by_collection(self) -> Mapping[Collection, tuple[Entry, ...]]:
        return {each: tuple(entry for entry in self._by_name if entry.collection is each) for each in SHARED}

    @cached_property
    def _by_name(self) -> tuple[Entry, ...]:
        return by_name(self.entries.values())

    @question
    def observed(self, entry: Entry) -> Observation | None:
        """Return what was seen in the repository of an entry, or None if nothing was, or it has none."""
        address = entry.links.get("repository")
        return self.observations.get(normalised_address(address)) if address else None

    @question
    def successor(self, organisation: str) -> str:
        """Return the slug of the successor, as `Lineage.successor`. Permissions differ: see `review.accounts`."""
        return self._lineage.successor(organisation)

    @cached_property
    def _lineage(self) -> Lineage:
        return Lineage(self.organisations)

    @question
    def owned_by(self, organisation: str) -> tuple[Entry, ...]:
        """Return the entries that an organisation owns, sorted by name."""
        return self._entries_by("owner").get(organisation, ())

    @question
    def partner_in(self, organisation: str) -> tuple[Entry, ...]:
        """Return the entries in which an organisation is a partner, sorted by name."""
        return self._entries_by("partner").get(organisation, ())

    @memoised
    def _entries_by(self, part: str) -> Mapping[str, tuple[Entry, ...]]:
        """Return the entries in which organisations have a part by the slugs of these, sorted by name."""
        organisations_of = _PARTS[part]
        return grouped((slug, entry) for entry in self._by_name for slug in dict.fromkeys(organisations_of(entry)))

    @memoised
    def uses_of(self, entry: str) -> tuple[Use, ...]:
        """Return the uses of an entry: those that organisations state, then the others in the order of its file."""
        return self._all_uses.of(self.entries[entry]) if entry in self.entries else ()

    @memoised
    def uses_by(self, organisation: str) -> tuple[Use, ...]:
        """Return the uses by an organisation, sorted by name of the entry."""
        return self._uses_by_organisation.get(organisation, ())

    @property
    @memoised
    def uses(self) -> tuple[Use, ...]:
        """Every use, sorted by name of the entry."""
        return tuple(use for entry in self._by_name for use in self.uses_of(entry.slug))

    @cached_property
    def _all_uses(self) -> Uses:
        ranks = {status: rank for rank, status in enumerate(self.terms("adoption-statuses"))}
        return Uses(self.organisations, self.registers, self.readings, self.successor, self.is_bound, ranks)

    @cached_property
    def _uses_by_organisation(self) -> Mapping[str, tuple[Use, ...]]:
        return grouped((use.organisation.slug, use) for use in self.uses)

    @memoised
    def edges_from(self, entry: str) -> tuple[Edge, ...]:
        """Return the relations that an entry states itself, in the order of `RELATIONS`."""
        if entry not in self.entries:
            return ()
        source = self.entries[entry]
        return tuple(
            Edge(kind, source, self.entries[relation.entry], relation)
            for kind in RELATIONS
            for relation in getattr(source, kind)
            if relation.entry in self.entries
        )

    @memoised
    def edges_to(self, entry: str) -> tuple[Edge, ...]:
        """Return the relations that other entries state with an entry, sorted by name of the other."""
        sources = {each.slug: each for each in self._naming.get(entry, ())}
        return tuple(
            edge
            for each in by_name(sources.values())
            for edge in self.edges_from(each.slug)
            if edge.target.slug == entry
        )

    @cached_property
    def _naming(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries that state a relation with an entry, by the slug of that."""
        entries = self.entries.values()
        return grouped(
            (other.entry, entry) for entry in entries for kind in RELATIONS for other in getattr(entry, kind)
        )

    @property
    @memoised
    def edges(self) -> tuple[Edge, ...]:
        """Every relation between two entries, sorted by name of the one that states it."""
        return tuple(edge for entry in self._by_name for edge in self.edges_from(entry.slug))

    @question
    def mandates_by(self, organisation: str) -> tuple[Entry, ...]:
        """Return the standards that an organisation requires or recommends, sorted by name."""
        return self._entries_by("mandate").get(organisation, ())

    @question
    def supported_by(self, organisation: str) -> tuple[Entry, ...]:
        """Return the entries for which an organisation sells support, sorted by name."""
        return self._entries_by("support").get(organisation, ())

    @question
    def memberships(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the partnerships that an organisation is a member of, sorted by name: neither has ended."""
        return by_name(self._lineage.memberships(organisation))

    @question
    def past_memberships(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the partnerships that an organisation was a member of, sorted by name: one of the two has ended."""
        return by_name(self._lineage.past_memberships(organisation))

    @question
    def parts(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that are a part of another, sorted by name."""
        return by_name(self._lineage.parts(organisation))

    @question
    def predecessors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that an organisation replaces, alone or with others, sorted by name."""
        return by_name(self._lineage.predecessors(organisation))

    @question
    def planned_predecessors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that an organisation is to replace, alone or with others, sorted by name."""
        return by_name(self._lineage.planned_predecessors(organisation))

    @question
    def planned_successors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that are to replace an organisation, sorted by name."""
        return by_name(self._lineage.planned_successors(organisation))

    @question
    def is_bound(self, organisation: Organisation, entry: Entry) -> bool:
        """Whether an organisation must use an entry: it is of a type, and in a nation, for which that is a duty."""
        duty, types = entry.duty, self.vocabularies.get("organisation-types")
        if duty is None or types is None or (duty.nations and organisation.nation not in duty.nations):
            return False
        return any(types.is_under(organisation.type, type_) for type_ in duty.types)

    @question
    def is_council(self, organisation: Organisation) -> bool:
        """Whether an organisation is, or was, of the kind that the catalogue is for.

        Its type is the first in the list or below it. A council that has not begun is none.
        """
        types = self.vocabularies.get("organisation-types")
        first = next(iter(types.terms), "") if types else ""
        return types is not None and not organisation.begins and types.is_under(organisation.type, first)

    @memoised
    def facet_values(self, facet: str) -> Mapping[str, tuple[Entry | Organisation, ...]]:
        """Return the entries and organisations by their value of a facet, each sorted by name."""
        of_entry, of_organisation = FACETS[facet].of_entry, FACETS[facet].of_organisation
        entries = ((value, each) for each in self._by_name for value in of_entry(each))
        bodies = ((value, each) for each in by_name(self.organisations.values()) for value in of_organisation(each))
        return grouped((*entries, *bodies))

    @question
    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """Return the terms of a vocabulary by id, in its own order; none if there is no such vocabulary."""
        return self.vocabularies[vocabulary].terms if vocabulary in self.vocabularies else {}

    @question
    def term_name(self, vocabulary: str, term: str) -> str:
        """Return the name of a term for people, or the term itself if the vocabulary does not have it."""
        terms = self.terms(vocabulary)
        return terms[term].name if term in terms else term
