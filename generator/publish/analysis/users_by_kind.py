"""The users of a thing by type and nation, where they are too many to name at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.uses import Use

MAX_OPEN = 20
"""The most users that a page names at once. More of them are folded by type and nation."""


@dataclass(frozen=True, slots=True)
class UsersOfKind:
    """The uses by organisations of one type in one nation; `type` and `nation` are names, `nation` may be empty."""

    type: str
    nation: str
    uses: tuple[Use, ...]


def by_kind(catalogue: Catalogue, uses: Iterable[Use]) -> tuple[UsersOfKind, ...]:
    """Return uses by type, in the order of the vocabulary, and by nation; within a kind the order stays."""
    kinds: defaultdict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses:
        kinds[use.organisation.type, use.organisation.nation].append(use)
    types = {type_: place for place, type_ in enumerate(catalogue.terms("organisation-types"))}
    return tuple(
        UsersOfKind(
            catalogue.term_name("organisation-types", kind[0]),
            catalogue.term_name("nations", kind[1]),
            tuple(kinds[kind]),
        )
        for kind in sorted(kinds, key=lambda kind: (types.get(kind[0], len(types)), kind))
    )
