"""Comparisons: one page where a script shows any two to four entries side by side, and a few ready-made pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.model import Entry
from generator.publish.analysis import alternatives, comparable, readiness, usage
from generator.publish.analysis.alternatives import ServiceComparisons
from generator.publish.analysis.comparable import URL, Pair
from generator.publish.analysis.readiness_answers import EntryInContext
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, Fragment, compact_json
from generator.publish.edition.page import Page
from generator.uses import Use

NAMES = f"{URL}entries.json"
_COLUMNS = f"{URL}columns/"
_HEAD = Markup('<script type="module" src="{0}../assets/compare.js"></script>\n')
_MAX_NAMED = 4


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """The column of one entry, which does not depend on the other columns.

    `statuses` holds who uses it (`used`) and who takes part (`part`). `uses` are the current ones by slug of the
    organisation, sorted by its name. `missing` are the readiness checks that the entry does not meet, by id.
    """

    entry: Entry
    statuses: Mapping[str, Sequence[usage.StatusSummary]]
    uses: Mapping[str, Use]
    missing: Mapping[str, readiness.ReadinessCheck]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compared entries, the slugs of organisations that all of them share, and the ids of checks that none meets."""

    entries: tuple[ComparedEntry, ...]
    common: tuple[str, ...]
    missing_from_all: tuple[str, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the page on which people choose what to compare, and the ready-made comparisons."""
    pairs = translated(edition, comparable.pairs(edition.original))
    services = alternatives.service_comparisons(edition.catalogue, edition.today)
    yield edition.page(
        "compare",
        URL,
        values=lambda: {"pairs": pairs, "services": services},
        head=lambda: _HEAD.format(edition.language.up),
        title=edition.gettext("Compare"),
        description=edition.gettext("Compare 2 to 4 components, standards or projects side by side."),
        layout="compare",
        section="compare",
    )
    for pair in pairs:
        yield _ready_made(edition, pair)
    for service in services:
        yield _of_service(edition, service)


def translated(edition: Edition, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return pairs with their entries in the language of an edition; the addresses do not change."""
    return tuple(Pair(edition.translated(pair.one), edition.translated(pair.other)) for pair in pairs)


def _ready_made(edition: Edition, pair: Pair) -> Page:
    names = edition.gettext("%(one)s and %(other)s", one=pair.one.name, other=pair.other.name)
    return edition.page(
        "compare-pair",
        pair.url,
        values=lambda: {"names": names, "pair": compare(edition, (pair.one, pair.other))},
        title=edition.gettext("Compare %(names)s", names=names),
        description=edition.gettext(
            "%(names)s, side by side: licence, stage, who uses them, what they fit with.", names=names
        ),
        layout="compare",
        section="compare",
    )


def _of_service(edition: Edition, service: ServiceComparisons) -> Page:
    return edition.page(
        "compare-service",
        service.url,
        values=lambda: {
            "service": service,
            "comparisons": tuple(compare(edition, group) for group in service.groups),
        },
        title=edition.gettext("Compare: %(area)s", area=service.area.name),
        description=edition.gettext("What does a similar job for %(area)s, side by side.", area=service.area.name),
        layout="compare",
        section="compare",
    )


def compare(edition: Edition, entries: Sequence[Entry]) -> Comparison:
    """Return the comparison of some entries."""
    columns = tuple(_compared_entry(edition, entry) for entry in entries)
    shared_uses = _shared([column.uses for column in columns])
    return Comparison(columns, shared_uses, _shared([column.missing for column in columns]))


def _shared(mappings: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return the keys that all mappings have, in the order of the first one, as `commonKeys` in compare.js does."""
    return tuple(key for key in mappings[0] if all(key in mapping for mapping in mappings))


def _compared_entry(edition: Edition, entry: Entry) -> ComparedEntry:
    catalogue = edition.catalogue
    uses = catalogue.uses_of(entry.slug)
    statuses = usage.summarise(catalogue, uses, _MAX_NAMED)
    part = [status for status in statuses if status.count.status.id in usage.TAKING_PART]
    used = [status for status in statuses if status not in part]
    current_uses = sorted(usage.not_stopped(uses), key=lambda use: name_order(use.organisation))
    missing = readiness.readiness_of(EntryInContext(entry, catalogue, edition.today)).missing
    return ComparedEntry(
        entry,
        {"used": used, "part": part},
        {use.organisation.slug: use for use in current_uses},
        {check.id: check for check in missing},
    )


def columns(edition: Edition) -> Iterator[Fragment]:
    """Yield the column of each entry as JSON: its rows as HTML, and the slugs of comparable entries."""
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
    return {"side": _compared_entry(edition, entry)}


def _column(edition: Edition, entry: Entry, rows: str) -> str:
    others = comparable.comparable(edition.original, edition.original.entries[entry.slug], edition.today)
    return compact_json({"rows": rows, "similar": [entry.slug for entry in others]})


def files(edition: Edition) -> Iterator[File]:
    """Yield the list of all entries, former slugs included, from which the page finds entries by slug or name."""
    yield File(NAMES, lambda: compact_json(dict(_names(edition.catalogue))))


def _names(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield each slug, former ones first, with the address of the page and the name of the entry."""
    for entry in catalogue.entries.values():
        for former_slug in urls.former_slugs(entry, catalogue.entries):
            yield former_slug, [urls.page_of(entry), entry.name]
    for entry in catalogue.entries.values():
        yield entry.slug, [urls.page_of(entry), entry.name]
