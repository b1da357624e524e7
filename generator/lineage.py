"""How organisations follow, contain and join each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.collation import grouped
from generator.model import Organisation


@dataclass(frozen=True)
class Lineage:
    """The successors, parts and members among organisations, which are given by slug."""

    organisations: Mapping[str, Organisation]

    def successor(self, organisation: str) -> str:
        """Return the slug of the successor, at the end of the chain; the same slug if there is none or several.

        One that has not begun takes nothing over yet.
        """
        visited: set[str] = set()
        while organisation in self.organisations and organisation not in visited:
            visited.add(organisation)
            successors = self.organisations[organisation].replaced_by
            successor = self.organisations.get(successors[0]) if len(successors) == 1 else None
            if successor and not successor.begins:
                organisation = successor.slug
        return organisation

    def memberships(self, organisation: str) -> Iterator[Organisation]:
        """Yield the partnerships of which an organisation is a member: neither has ended."""
        current = (each for each in self._memberships.get(organisation, ()) if each.is_current)
        return (each for each in current if not self._is_past(organisation, each))

    def past_memberships(self, organisation: str) -> Iterator[Organisation]:
        """Yield the partnerships of which an organisation was a member: one of the two has ended."""
        return (each for each in self._memberships.get(organisation, ()) if self._is_past(organisation, each))

    def _is_past(self, member: str, partnership: Organisation) -> bool:
        return bool(partnership.ended or (member in self.organisations and self.organisations[member].ended))

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((member, each) for each in self.organisations.values() for member in each.members)

    def parts(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that are a part of another."""
        return self._parts.get(organisation, ())

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((each.part_of, each) for each in self.organisations.values() if each.part_of)

    def predecessors(self, organisation: str) -> tuple[Organisation, ...]:
        """Return the organisations that an organisation replaces, alone or with others."""
        return self._predecessors.get(organisation, ())

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped((slug, each) for each in self.organisations.values() for slug in each.replaced_by)

    def planned_predecessors(self, organisation: str) -> Iterator[Organisation]:
        """Yield the organisations that an organisation is to replace, alone or with others."""
        return (self.organisations[old] for old, new in self._plans if new == organisation)

    def planned_successors(self, organisation: str) -> Iterator[Organisation]:
        """Yield the organisations that are to replace an organisation."""
        return (self.organisations[new] for old, new in self._plans if old == organisation)

    @cached_property
    def _plans(self) -> tuple[tuple[str, str], ...]:
        """Pairs of an organisation and one that is to replace it, whichever of the two says so; each once."""
        organisations = self.organisations.values()
        by_old = ((each.slug, new) for each in organisations for new in each.to_be_replaced_by)
        by_new = ((old, each.slug) for each in organisations if each.begins for old in each.replaces)
        pairs = dict.fromkeys((*by_old, *by_new))
        return tuple((old, new) for old, new in pairs if old in self.organisations and new in self.organisations)
