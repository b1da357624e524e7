"""Entries side by side: some ready-made, and one page that shows any two to four with the facts of their own pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.catalogue import Catalogue, Use, name_order
from generator.model import Entry
from generator.publish.analysis import comparable, readiness, usage
from generator.publish.analysis.comparable import URL, Pair
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, compact_json
from generator.publish.edition.page import Page

NAMES = f"{URL}entries.json"
_HEAD = Markup('<script type="module" src="{0}../assets/compare.js"></script>\n')
_MOST_IN_COMMON = 12
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Side:
    """An entry in a comparison: what it lacks besides what all lack, and who has to do with it.

    `told` is who uses it and who takes part, by the fact under which that is told; those `in_common` have to do with
    all that is compared, and `more` is how many more of them there are.
    """

    entry: Entry
    missing: tuple[readiness.Check, ...]
    told: Mapping[str, Sequence[usage.Told]]
    in_common: tuple[Use, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Entries side by side, and what all of them lack."""

    sides: tuple[Side, ...]
    lacked: tuple[readiness.Check, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Write the page on which people compare, and the ready-made comparisons."""
    pairs = translated(edition, comparable.pairs(edition.original))
    yield edition.page(
        "compare",
        URL,
        values=lambda: {"pairs": pairs},
        head=lambda: _HEAD.format(edition.language.up),
        title=edition.say("Compare"),
        description=edition.say("See two to four components, standards or projects side by side."),
        layout="compare",
        section="compare",
    )
    for pair in pairs:
        yield _ready_made(edition, pair)


def translated(edition: Edition, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return pairs with their entries as an edition has them; their addresses stay."""
    return tuple(Pair(edition.translated(pair.one), edition.translated(pair.other)) for pair in pairs)


def _ready_made(edition: Edition, pair: Pair) -> Page:
    names = edition.say("%(one)s and %(other)s", one=pair.one.name, other=pair.other.name)
    return edition.page(
        "compare-pair",
        pair.url,
        values=lambda: {"names": names, "pair": comparison(edition, (pair.one, pair.other))},
        title=edition.say("Compare %(names)s", names=names),
        description=edition.say(
            "%(names)s, side by side: licence, stage, who uses them, what they fit with.", names=names
        ),
        layout="compare",
        section="compare",
    )


def comparison(edition: Edition, entries: Sequence[Entry]) -> Comparison:
    """Give each entry of a comparison with what decides how it looks beside the others."""
    common = _in_common(edition.catalogue, entries)
    situations = (readiness.Situation(each, edition.catalogue, edition.today) for each in entries)
    missing = [readiness.answers(each).missing for each in situations]
    lacked = tuple(check for check in missing[0] if all(check in each for each in missing))
    besides = [tuple(check for check in each if check not in lacked) for each in missing]
    return Comparison(tuple(map(partial(_side, edition.catalogue), entries, besides, common)), lacked)


def _side(catalogue: Catalogue, entry: Entry, missing: tuple[readiness.Check, ...], uses: Sequence[Use]) -> Side:
    told = usage.told(catalogue, catalogue.uses_of(entry.slug), _MOST_NAMED)
    part = [each for each in told if each.count.status.id in usage.TAKING_PART]
    used = [each for each in told if each not in part]
    return Side(
        entry, missing, {"used": used, "part": part}, tuple(uses[:_MOST_IN_COMMON]), len(uses[_MOST_IN_COMMON:])
    )


def _in_common(catalogue: Catalogue, entries: Sequence[Entry]) -> list[list[Use]]:
    """Give, for each entry, its uses by those that have to do with all of them: in the same order, by name."""
    present = (usage.present(catalogue.uses_of(entry.slug)) for entry in entries)
    found = [{use.organisation.slug: use for use in uses} for uses in present]
    shared = set.intersection(*(set(uses) for uses in found)) if found else set()
    order = sorted(shared, key=lambda slug: name_order(catalogue.organisations[slug]))
    return [[uses[slug] for slug in order] for uses in found]


def files(edition: Edition) -> Iterator[File]:
    """Yield which entries there are, former slugs too: what the page needs to find them by slug or by name."""
    yield File(NAMES, lambda: compact_json(dict(_names(edition.catalogue))))


def _names(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield each slug with the address of its page and the entry's name."""
    for entry in catalogue.entries.values():
        for old in urls.former_slugs(entry, catalogue.entries):
            yield old, [urls.page_of(entry), entry.name]
    for entry in catalogue.entries.values():
        yield entry.slug, [urls.page_of(entry), entry.name]
