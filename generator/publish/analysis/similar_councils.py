"""Councils that are like one another: of one type in one nation, the more alike the more they have in common.

What a council "has to do with" is all that it uses, plans to use or takes part in; only what it stopped does not count.
Use and taking part stay apart in every count. What two councils make together they have in common as well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from generator.catalogue import Catalogue, Use, by_name
from generator.collation import name_order
from generator.model import Entry, Organisation
from generator.publish.analysis import usage
from generator.publish.edition.memo import memoised

_MAX_PEERS = 6
_MAX_SUGGESTIONS = 8
_MAX_NAMED = 4
_MAX_MEMBER_ENTRIES = 20

Group = tuple[str, str]
"""A type of organisation and a nation."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A council that has things in common with another, how many, and how many of them they make together."""

    organisation: Organisation
    in_common: int
    made_together: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that those of a group have to do with, and who they are."""

    group: str
    entry: Entry
    statuses: tuple[usage.StatusSummary, ...]


@dataclass(frozen=True, slots=True)
class PeerReport:
    """What a council can learn from those of its group; `size` is how many others there are.

    Of those that have something in common with it, `peers` have the most; `more` is how many others there are.
    """

    size: int
    peers: tuple[Peer, ...]
    more: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class MemberReport:
    """What the members of a partnership share, and what they have to do with: the first, and how many more."""

    shared: tuple[Entry, ...]
    more_shared: int
    used: tuple[Suggestion, ...]
    more_used: int


def peer_report(catalogue: Catalogue, organisation: Organisation) -> PeerReport | None:
    """Compare a council with those of its group; None for a body that is no council of today, or alone."""
    return _index(catalogue).compare(organisation)


@memoised
def _index(catalogue: Catalogue) -> "_SimilarCouncils":
    return _SimilarCouncils(catalogue)


@dataclass(frozen=True)
class _SimilarCouncils:
    """All councils of today by group, and what those of each group have to do with."""

    catalogue: Catalogue

    def compare(self, organisation: Organisation) -> PeerReport | None:
        size = self._sizes.get(_group(organisation), 0) - 1
        if organisation.ended or size < 1 or not self.catalogue.is_council(organisation):
            return None
        peers = self._peers(organisation)
        return PeerReport(size, peers[:_MAX_PEERS], len(peers[_MAX_PEERS:]), self._suggestions(organisation))

    def _peers(self, organisation: Organisation) -> tuple[Peer, ...]:
        """Rank those of the group by what they have in common with a council; of equals, who is as far first."""
        group = self._uses.get(_group(organisation), {})
        shared: defaultdict[str, set[str]] = defaultdict(set)
        same_status: Counter[str] = Counter()
        for own in usage.not_stopped(self.catalogue.uses_by(organisation.slug)):
            for use in group[own.entry.slug]:
                shared[use.organisation.slug].add(own.entry.slug)
                same_status[use.organisation.slug] += use.adoption.status == own.adoption.status
        made_together = self._made_together(organisation)
        for slug, entries in made_together.items():
            shared[slug] |= entries
        shared.pop(organisation.slug, None)
        organisations = self.catalogue.organisations
        peers = (
            Peer(organisations[slug], len(entries), len(made_together.get(slug, ())))
            for slug, entries in shared.items()
        )
        ranked = sorted(peers, key=lambda peer: (-same_status[peer.organisation.slug], *name_order(peer.organisation)))
        return tuple(sorted(ranked, key=lambda peer: -peer.in_common))

    def _made_together(self, organisation: Organisation) -> Mapping[str, set[str]]:
        """Tell what a council makes together with each other one of its group."""
        shared: defaultdict[str, set[str]] = defaultdict(set)
        for entry in (*self.catalogue.owned_by(organisation.slug), *self.catalogue.partner_in(organisation.slug)):
            for slug in {entry.owner, *(partner.organisation for partner in entry.partners)} - {organisation.slug}:
                other = self.catalogue.organisations.get(slug)
                if other and not other.ended and _group(other) == _group(organisation):
                    shared[slug].add(entry.slug)
        return shared

    def _suggestions(self, organisation: Organisation) -> tuple[Suggestion, ...]:
        """Give what most others of the group use, of what the council itself is not known to have to do with."""
        known_slugs = {use.entry.slug for use in self.catalogue.uses_by(organisation.slug)}
        known_slugs |= {entry.slug for entry in self.catalogue.owned_by(organisation.slug)}
        new = (
            suggestion
            for suggestion in self._suggestions_by_group.get(_group(organisation), ())
            if suggestion.entry.slug not in known_slugs
        )
        return tuple(suggestion for suggestion, _ in zip(new, range(_MAX_SUGGESTIONS), strict=False))

    @cached_property
    def _sizes(self) -> Mapping[Group, int]:
        return Counter(
            _group(organisation) for organisation in self.catalogue.organisations.values() if not organisation.ended
        )

    @cached_property
    def _uses(self) -> Mapping[Group, Mapping[str, list[Use]]]:
        """For each group: each entry's slug, with the group's uses of it."""
        uses: defaultdict[Group, defaultdict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
        for use in usage.not_stopped(self.catalogue.uses):
            if not use.organisation.ended:
                uses[_group(use.organisation)][use.entry.slug].append(use)
        return uses

    @cached_property
    def _suggestions_by_group(self) -> Mapping[Group, tuple[Suggestion, ...]]:
        """For each group: what it has to do with, that which most use for real first."""
        return {
            group: tuple(_ranked_suggestions(self.catalogue, " ".join(group), uses))
            for group, uses in self._uses.items()
        }


def member_report(catalogue: Catalogue, organisation: Organisation) -> MemberReport:
    """Gather what the members of a partnership share, by name, and what they use or take part in, most used first."""
    shared = by_name(entry for member in organisation.members for entry in catalogue.owned_by(member))
    used: defaultdict[str, list[Use]] = defaultdict(list)
    for member in organisation.members:
        for use in usage.not_stopped(catalogue.uses_by(member)):
            used[use.entry.slug].append(use)
    return MemberReport(
        shared=shared[:_MAX_MEMBER_ENTRIES],
        more_shared=len(shared[_MAX_MEMBER_ENTRIES:]),
        used=tuple(islice(_ranked_suggestions(catalogue, organisation.slug, used), _MAX_MEMBER_ENTRIES)),
        more_used=max(0, len(used) - _MAX_MEMBER_ENTRIES),
    )


def _ranked_suggestions(catalogue: Catalogue, group: str, uses: Mapping[str, list[Use]]) -> Iterator[Suggestion]:
    """Yield things by how many of a group use them, then by how many have to do with them, then by name."""
    ranked = sorted(
        uses.values(),
        key=lambda entry_uses: (-sum(map(_is_use, entry_uses)), -len(entry_uses), *name_order(entry_uses[0].entry)),
    )
    for entry_uses in ranked:
        yield Suggestion(group, entry_uses[0].entry, usage.summarise(catalogue, entry_uses, _MAX_NAMED))


def _is_use(use: Use) -> bool:
    return use.adoption.status in usage.IN_USE


def _group(organisation: Organisation) -> Group:
    return organisation.type, organisation.nation
