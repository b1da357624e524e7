"""Councils that are similar: of the same type and nation, ranked by the number of entries that they have in common.

A council is *engaged* in the entries that it uses, plans to use or takes part in, but not in those that it stopped
using or has to use. Two councils have an entry in common if both are engaged in it, or if they make it together. Use
and taking part are always counted separately.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from generator.adoption import Contact
from generator.catalogue import Catalogue
from generator.collation import by_name, name_order
from generator.memo import memoised
from generator.model import Entry, Organisation
from generator.publish.analysis import activity, usage, wholes
from generator.publish.analysis.councils import is_current_council
from generator.questions import question
from generator.uses import Use

_MAX_PEERS = 6
_MAX_SUGGESTIONS = 8
_MAX_NAMED = 4
_MAX_MEMBER_ENTRIES = 20

Group = tuple[str, str]
"""The type of an organisation and its nation: councils with both the same are peers."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A council, the entries that it has in common with another by name, and how many of those they make together."""

    organisation: Organisation
    shared: tuple[Entry, ...]
    made_together: int


@dataclass(frozen=True, slots=True)
class Answerer:
    """Whom to ask about an entry: an organisation, a team, or both."""

    organisation: Organisation | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry that members of a group are engaged in, who they are, by status, and whom to ask about it.

    `group` is type and nation separated by a space, or the slug of a partnership.
    """

    group: str
    entry: Entry
    statuses: tuple[usage.StatusSummary, ...]
    answerer: Answerer


@dataclass(frozen=True, slots=True)
class PeerReport:
    """What a council can learn from the other councils of its group, of which there are `size`.

    `peers` are those with the most entries in common with it; `more` is the number of others with any in common.
    """

    size: int
    peers: tuple[Peer, ...]
    more: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class MemberReport:
    """The entries that members of a partnership own or are engaged in: the first few, and how many more there are."""

    shared: tuple[Entry, ...]
    more_shared: int
    used: tuple[Suggestion, ...]
    more_used: int


@question
def peer_report(catalogue: Catalogue, organisation: Organisation, today: date) -> PeerReport | None:
    """Compare a council with its group. Return None if it is no council of today, or is alone in its group."""
    return _index(catalogue).compare(organisation, today)


@memoised
def _index(catalogue: Catalogue) -> "_SimilarCouncils":
    return _SimilarCouncils(catalogue)


@dataclass(frozen=True)
class _SimilarCouncils:
    """The index of the councils of one catalogue by group, with the entries that each group is engaged in."""

    catalogue: Catalogue

    def compare(self, organisation: Organisation, today: date) -> PeerReport | None:
        size = self._sizes.get(_group(organisation), 0) - 1
        if size < 1 or not is_current_council(self.catalogue, organisation):
            return None
        made_together = self._made_together(organisation)
        ranked = self._ranked(organisation, made_together)
        peers = tuple(
            Peer(self.catalogue.organisations[slug], self._named(entries), len(made_together.get(slug, ())))
            for slug, entries in ranked[:_MAX_PEERS]
        )
        return PeerReport(size, peers, len(ranked[_MAX_PEERS:]), self._suggestions(organisation, today))

    def _ranked(
        self, organisation: Organisation, made_together: Mapping[str, set[str]]
    ) -> Sequence[tuple[str, set[str]]]:
        """Return the slugs of peers, each with those of the entries that it shares, those that share most first.

        Of those that share as many, those that share more at the same status come first.
        """
        group = self._uses.get(_group(organisation), {})
        shared: defaultdict[str, set[str]] = defaultdict(set)
        same_status: Counter[str] = Counter()
        for own in _engaged(self.catalogue.uses_by(organisation.slug)):
            for use in group[own.entry.slug]:
                shared[use.organisation.slug].add(own.entry.slug)
                same_status[use.organisation.slug] += use.adoption.status == own.adoption.status
        for slug, entries in made_together.items():
            shared[slug] |= entries
        shared.pop(organisation.slug, None)
        organisations = self.catalogue.organisations
        return sorted(
            shared.items(),
            key=lambda peer: (-len(peer[1]), -same_status[peer[0]], *name_order(organisations[peer[0]])),
        )

    def _named(self, slugs: Iterable[str]) -> tuple[Entry, ...]:
        return by_name(self.catalogue.entries[slug] for slug in slugs)

    def _made_together(self, organisation: Organisation) -> Mapping[str, set[str]]:
        """Return the slugs of the entries that a council makes together with each peer, by the peer's slug."""
        shared: defaultdict[str, set[str]] = defaultdict(set)
        for entry in (*self.catalogue.owned_by(organisation.slug), *self.catalogue.partner_in(organisation.slug)):
            for slug in {entry.owner, *(partner.organisation for partner in entry.partners)} - {organisation.slug}:
                other = self.catalogue.organisations.get(slug)
                if other and other.is_current and _group(other) == _group(organisation):
                    shared[slug].add(entry.slug)
        return shared

    def _suggestions(self, organisation: Organisation, today: date) -> tuple[Suggestion, ...]:
        """Return the entries most used by the group that the council neither owns nor has an adoption of.

        What is not to be proposed is left out.
        """
        known_slugs = {use.entry.slug for use in self.catalogue.uses_by(organisation.slug)}
        known_slugs |= {entry.slug for entry in self.catalogue.owned_by(organisation.slug)}
        new = (
            suggestion
            for suggestion in self._suggestions_by_group.get(_group(organisation), ())
            if suggestion.entry.slug not in known_slugs
            and activity.is_proposable(self.catalogue, suggestion.entry, today)
        )
        return tuple(islice(new, _MAX_SUGGESTIONS))

    @cached_property
    def _sizes(self) -> Mapping[Group, int]:
        return Counter(
            _group(organisation) for organisation in self.catalogue.organisations.values() if organisation.is_current
        )

    @cached_property
    def _uses(self) -> Mapping[Group, Mapping[str, list[Use]]]:
        """For each group, its members' uses that have not stopped, by the slug of the entry."""
        uses: defaultdict[Group, defaultdict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
        for use in _engaged(self.catalogue.uses):
            if use.organisation.is_current:
                uses[_group(use.organisation)][use.entry.slug].append(use)
        return uses

    @cached_property
    def _suggestions_by_group(self) -> Mapping[Group, tuple[Suggestion, ...]]:
        """The entries that anybody in a group uses, most used first."""
        return {
            group: tuple(_ranked_suggestions(self.catalogue, " ".join(group), _in_use(uses)))
            for group, uses in self._uses.items()
        }


@question
def member_report(catalogue: Catalogue, organisation: Organisation) -> MemberReport:
    """Return what members of a partnership own, sorted by name, and what they are engaged in, most used first."""
    shared = by_name(entry for member in organisation.members for entry in catalogue.owned_by(member))
    used: defaultdict[str, list[Use]] = defaultdict(list)
    for member in organisation.members:
        for use in _engaged(catalogue.uses_by(member)):
            used[use.entry.slug].append(use)
    return MemberReport(
        shared=shared[:_MAX_MEMBER_ENTRIES],
        more_shared=len(shared[_MAX_MEMBER_ENTRIES:]),
        used=tuple(islice(_ranked_suggestions(catalogue, organisation.slug, used), _MAX_MEMBER_ENTRIES)),
        more_used=max(0, len(used) - _MAX_MEMBER_ENTRIES),
    )


def _ranked_suggestions(catalogue: Catalogue, group: str, uses: Mapping[str, list[Use]]) -> Iterator[Suggestion]:
    """Yield entries by how many of a group use them, then by how many are engaged in them, then by name."""
    ranked = sorted(
        uses.values(),
        key=lambda each: (-len(usage.in_use_now(each)), -len(each), *name_order(each[0].entry)),
    )
    for entry_uses in ranked:
        entry = entry_uses[0].entry
        statuses = usage.summarise(catalogue, entry_uses, _MAX_NAMED)
        yield Suggestion(group, entry, statuses, whom_to_ask(catalogue, entry, entry_uses))


def whom_to_ask(catalogue: Catalogue, entry: Entry, uses: Iterable[Use]) -> Answerer:
    """Return whom to ask about an entry: the first of its users that has a contact, or else who shares it."""
    users = usage.in_use_now(uses)
    for use in sorted(users, key=lambda use: (use.adoption.ask is None, *name_order(use.organisation))):
        if contact := use.adoption.ask or use.organisation.contact:
            return Answerer(use.organisation, contact)
    owner, source = catalogue.organisations.get(entry.owner), wholes.with_contact(catalogue, entry)
    return Answerer(owner, source.contact if source else owner.contact if owner else None)


def _in_use(uses: Mapping[str, list[Use]]) -> Mapping[str, list[Use]]:
    return {slug: entry_uses for slug, entry_uses in uses.items() if usage.in_use_now(entry_uses)}


def _engaged(uses: Iterable[Use]) -> tuple[Use, ...]:
    return usage.chosen(usage.not_stopped(uses))


def _group(organisation: Organisation) -> Group:
    return organisation.type, organisation.nation
