"""Entries side by side: some ready-made, and one page where a script sets any two to four columns beside each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.alphabet import name_order
from generator.catalogue import Catalogue, Use
from generator.model import Entry
from generator.publish.analysis import comparable, readiness, usage
from generator.publish.analysis.comparable import URL, Pair
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, Fragment, compact_json
from generator.publish.edition.page import Page

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
    """Return what to show of some entries side by side."""
    sides = tuple(_side(edition, each) for each in entries)
    return Comparison(sides, _shared([each.uses for each in sides]), _shared([each.missing for each in sides]))


def _shared(of: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return the keys that all have, in the order of the first, as `commonKeys` in compare.js does."""
    return tuple(key for key in of[0] if all(key in each for each in of))


def _side(edition: Edition, entry: Entry) -> Side:
    catalogue = edition.catalogue
    uses = catalogue.uses_of(entry.slug)
    told = usage.told(catalogue, uses, _MOST_NAMED)
    part = [each for each in told if each.count.status.id in usage.TAKING_PART]
    used = [each for each in told if each not in part]
    present = sorted(usage.present(uses), key=lambda use: name_order(use.organisation))
    missing = readiness.answers(readiness.Situation(entry, catalogue, edition.today)).missing
    return Side(
        entry,
        {"used": used, "part": part},
        {use.organisation.slug: use for use in present},
        {check.id: check for check in missing},
    )


def columns(edition: Edition) -> Iterator[Fragment]:
    """Yield the column of each entry: rows of HTML for the page of comparisons, and what else to compare it with."""
    for entry in edition.catalogue.entries.values():
        yield Fragment(
            path=f"{edition.language.folder}{_COLUMNS}{entry.slug}.json",
            template="compare-column",
            url=URL,
            values=partial(_values, edition, entry),
            wrap=partial(_column, edition, entry),
            language=edition.language.code,
        )


def _values(edition: Edition, entry: Entry) -> Mapping[str, Any]:
    return {"side": _side(edition, entry)}


def _column(edition: Edition, entry: Entry, rows: str) -> str:
    others = comparable.comparable(edition.original, edition.original.entries[entry.slug])
    return compact_json({"rows": rows, "similar": [each.slug for each in others]})


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
