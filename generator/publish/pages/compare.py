"""Entries side by side: some ready-made, and one page that shows any two to four with the facts of their own pages."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.alphabet import filed
from generator.catalogue import Catalogue, Use
from generator.model import Entry
from generator.publish.analysis import readiness, usage
from generator.publish.analysis.comparable import URL, Pair
from generator.publish.edition import urls
from generator.publish.edition.page import Page
from generator.publish.html.renderer import Bodies

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


def pages(bodies: Bodies) -> Iterator[Page]:
    """Write the page on which people compare, and the ready-made comparisons."""
    pairs = bodies.rivals.pairs
    yield bodies.page(
        "compare",
        URL,
        values=lambda: {"pairs": pairs},
        head=lambda: _HEAD.format(bodies.language.up),
        title=bodies.say("Compare"),
        description=bodies.say("See two to four components, standards or projects side by side."),
        layout="compare",
        section="compare",
    )
    for pair in pairs:
        yield _ready_made(bodies, pair)


def _ready_made(bodies: Bodies, pair: Pair) -> Page:
    names = bodies.say("%(one)s and %(other)s", one=pair.one.name, other=pair.other.name)
    return bodies.page(
        "compare-pair",
        pair.url,
        values=lambda: {"names": names, "pair": comparison(bodies, (pair.one, pair.other))},
        title=bodies.say("Compare %(names)s", names=names),
        description=bodies.say(
            "%(names)s, side by side: licence, stage, who uses them, what they fit with.", names=names
        ),
        layout="compare",
        section="compare",
    )


def comparison(bodies: Bodies, entries: Sequence[Entry]) -> Comparison:
    """Give each entry of a comparison with what decides how it looks beside the others."""
    common = _in_common(bodies.catalogue, entries)
    missing = [readiness.answers(readiness.Situation(each, bodies.catalogue, bodies.today)).missing for each in entries]
    lacked = tuple(check for check in missing[0] if all(check in each for each in missing))
    besides = [tuple(check for check in each if check not in lacked) for each in missing]
    return Comparison(tuple(map(partial(_side, bodies.catalogue), entries, besides, common)), lacked)


def _side(catalogue: Catalogue, entry: Entry, missing: tuple[readiness.Check, ...], uses: Sequence[Use]) -> Side:
    told = usage.told(catalogue, catalogue.uses_of(entry.slug), _MOST_NAMED)
    part = [each for each in told if each.count.status.id in usage.TAKING_PART]
    used = [each for each in told if each not in part]
    return Side(
        entry, missing, {"used": used, "part": part}, tuple(uses[:_MOST_IN_COMMON]), len(uses[_MOST_IN_COMMON:])
    )


def _in_common(catalogue: Catalogue, entries: Sequence[Entry]) -> list[list[Use]]:
    """Give, for each entry, its uses by those that have to do with all of them: in the same order, by name."""
    found = [{use.organisation.slug: use for use in _present(catalogue, entry)} for entry in entries]
    shared = set.intersection(*(set(uses) for uses in found)) if found else set()
    order = sorted(shared, key=lambda slug: (filed(catalogue.organisations[slug].name), slug))
    return [[uses[slug] for slug in order] for uses in found]


def _present(catalogue: Catalogue, entry: Entry) -> Iterator[Use]:
    return (use for use in catalogue.uses_of(entry.slug) if use.adoption.status != usage.STOPPED)


def write(bodies: Bodies, folder: Path) -> None:
    """Write which entries there are, old slugs too: what the page needs to find them by slug or by name."""
    text = json.dumps(dict(_names(bodies.catalogue)), ensure_ascii=False, separators=(",", ":"))
    (folder / NAMES).write_text(text, encoding="utf-8", newline="\n")


def _names(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield each slug with the address of its page and the entry's name."""
    for entry in catalogue.entries.values():
        for old in entry.formerly:
            if old not in catalogue.entries:
                yield old, [urls.page_of(entry), entry.name]
    for entry in catalogue.entries.values():
        yield entry.slug, [urls.page_of(entry), entry.name]
