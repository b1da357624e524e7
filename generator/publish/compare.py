"""Entries side by side: some ready-made, and one page where a script sets any two to four columns beside each other."""

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
from generator.publish import links, readiness, usage
from generator.publish.bodies import Bodies
from generator.publish.files import File
from generator.publish.page import Page
from generator.publish.rivals import URL, Pair

NAMES = f"{URL}entries.json"
_COLUMNS = f"{URL}columns/"
_HEAD = Markup('<script type="module" src="{0}../assets/compare.js"></script>\n')
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Side:
    """What a comparison says of an entry, whatever stands beside it.

    `told` is who uses it and who takes part, by the fact under which that is told. `uses` are those of today by the
    slug of the organisation, in order of its name, and `missing` is what the entry lacks, by the id of the check.
    """

    entry: Entry
    told: Mapping[str, Sequence[usage.Told]]
    uses: Mapping[str, Use]
    missing: Mapping[str, readiness.Check]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Entries side by side: the slugs of who has to do with all of them, and the ids of what all of them lack."""

    sides: tuple[Side, ...]
    common: tuple[str, ...]
    lacked: tuple[str, ...]


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
    """Return what to show of some entries side by side."""
    sides = tuple(_side(bodies, each) for each in entries)
    return Comparison(sides, _shared([each.uses for each in sides]), _shared([each.missing for each in sides]))


def _shared(of: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return the keys that all have, in the order of the first, as `shared` in compare.js does."""
    return tuple(key for key in of[0] if all(key in each for each in of))


def _side(bodies: Bodies, entry: Entry) -> Side:
    catalogue = bodies.catalogue
    uses = catalogue.uses_of(entry.slug)
    told = usage.told(catalogue, uses, _MOST_NAMED)
    part = [each for each in told if each.count.status.id in usage.TAKING_PART]
    used = [each for each in told if each not in part]
    present = [use for use in uses if use.adoption.status != usage.STOPPED]
    present.sort(key=lambda use: (filed(use.organisation.name), use.organisation.slug))
    missing = readiness.answers(readiness.Situation(entry, catalogue, bodies.today)).missing
    return Side(
        entry,
        {"used": used, "part": part},
        {use.organisation.slug: use for use in present},
        {check.id: check for check in missing},
    )


def files(bodies: Bodies) -> Iterator[File]:
    """Yield the column of each entry: rows of HTML for the page of comparisons, and what else to compare it with."""
    for entry in bodies.catalogue.entries.values():
        yield File(f"{bodies.language.folder}{_COLUMNS}{entry.slug}.json", partial(_column, bodies, entry))


def _column(bodies: Bodies, entry: Entry) -> str:
    rows = bodies.fragment("compare-column", URL, side=_side(bodies, entry))
    column = {"rows": rows, "alike": [each.slug for each in bodies.rivals.of(entry)]}
    return json.dumps(column, ensure_ascii=False, separators=(",", ":"))


def write(bodies: Bodies, folder: Path) -> None:
    """Write which entries there are, old slugs too: what the page needs to find them by slug or by name."""
    text = json.dumps(dict(_names(bodies.catalogue)), ensure_ascii=False, separators=(",", ":"))
    (folder / NAMES).write_text(text, encoding="utf-8", newline="\n")


def _names(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield each slug with the address of its page and the entry's name."""
    for entry in catalogue.entries.values():
        for old in entry.formerly:
            if old not in catalogue.entries:
                yield old, [links.page_of(entry), entry.name]
    for entry in catalogue.entries.values():
        yield entry.slug, [links.page_of(entry), entry.name]
