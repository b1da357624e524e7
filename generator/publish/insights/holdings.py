"""What the catalogue holds: standards by service area, licences, stages, and when people last checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from generator.catalogue import FACETS, Catalogue
from generator.model import Entry
from generator.project import SHARED, Collection
from generator.publish import links
from generator.publish.insights.figure import Figure, Row, count, listed, terms
from generator.publish.listings import values_of

_MOST = 10
_NAMES = tuple(collection.value.capitalize() for collection in SHARED)
_LOOKS = tuple(collection.value for collection in SHARED)
_FACETS = {facet.slug: facet for facet in FACETS}
_AGES = ("Within a year", "One to two years ago", "Longer ago", "Not said")


def figures(catalogue: Catalogue, today: date) -> Iterator[Figure]:
    """Give every figure about the entries themselves."""
    yield _coverage(catalogue)
    yield _licences(tuple(catalogue.entries.values()))
    yield _stages(catalogue)
    yield _statuses(catalogue)
    yield _reviews(tuple(catalogue.entries.values()), today)


def _coverage(catalogue: Catalogue) -> Figure:
    rows = []
    for value in values_of(catalogue, _FACETS["services"]):
        things = [entry for entry in value.entries if entry.collection is not Collection.STANDARDS]
        following = sum(any(edge.kind == "implements" for edge in catalogue.edges_from(each.slug)) for each in things)
        numbers = (len(value.entries) - len(things), len(things), following)
        rows.append(Row(value.term.name, numbers, value.url))
    gaps = [row.label for row in rows if not row.numbers[0]]
    covered = f"{len(rows) - len(gaps)} of {count(len(rows), 'service area has', 'service areas have')} a standard."
    return Figure(
        slug="standards-by-service-area",
        title="Standards by service area",
        lead=f"{covered} None yet in {listed(gaps)}." if gaps else covered,
        label="Service area",
        columns=("Standards", "Components and projects", "Of these, follow a standard"),
        rows=tuple(sorted(rows, key=lambda row: -row.numbers[0])),
        looks=("standards",),
    )


def _licences(entries: tuple[Entry, ...]) -> Figure:
    used = Counter(entry.licence for entry in entries if entry.licence)
    licences = sorted(used, key=lambda licence: (-used[licence], licence))
    most, others = licences[:_MOST], frozenset(licences[_MOST:])
    first = [licence for licence in most if used[licence] == used[most[0]]]
    rows = [
        _row(each, (entry for entry in entries if entry.licence == each), links.term_page(_FACETS["licences"], each))
        for each in most
    ]
    if others:
        rows.append(_row("Other licences", (entry for entry in entries if entry.licence in others)))
    rows.append(_row("None given", (entry for entry in entries if not entry.licence)))
    said = f"{sum(used.values()):,} of {count(len(entries), 'entry names a licence', 'entries name a licence')}."
    return Figure(
        slug="licences",
        title="Licences",
        lead=f"{said} Most common: {listed(first)}." if first else "No entry names a licence yet.",
        label="Licence",
        columns=_NAMES,
        rows=tuple(rows),
        looks=_LOOKS,
    )


def _stages(catalogue: Catalogue) -> Figure:
    entries = [each for each in catalogue.entries.values() if each.collection is not Collection.STANDARDS]
    both = tuple(name for name in _NAMES if name != Collection.STANDARDS.value.capitalize())
    rows = _by_stage(catalogue, "stages", "stages", entries)
    return Figure(
        slug="stages",
        title="Stages of components and projects",
        lead=_said(entries, "live"),
        label="Stage",
        columns=both,
        rows=tuple(Row(row.label, (row.numbers[0], row.numbers[2]), row.url) for row in rows),
        looks=("components", "projects"),
    )


def _statuses(catalogue: Catalogue) -> Figure:
    entries = catalogue.entries_of(Collection.STANDARDS)
    rows = _by_stage(catalogue, "standard-statuses", "statuses", entries)
    return Figure(
        slug="statuses-of-standards",
        title="Statuses of standards",
        lead=_said(entries, "published"),
        label="Status",
        columns=("Standards",),
        rows=tuple(Row(row.label, (row.numbers[1],), row.url) for row in rows),
        looks=("standards",),
    )


def _said(entries: Iterable[Entry], stage: str) -> str:
    stages = [entry.stage for entry in entries]
    said = sum(bool(each) for each in stages)
    return (
        f"{said:,} of {count(len(stages), 'entry says how far it has', 'entries say how far they have')} come. "
        f"Of these, {count(stages.count(stage), 'is', 'are')} {stage}."
    )


def _by_stage(catalogue: Catalogue, vocabulary: str, facet: str, entries: Iterable[Entry]) -> Iterator[Row]:
    """Count entries at each stage, then those whose stage is not said."""
    found = tuple(entries)
    for term in terms(catalogue, vocabulary).values():
        page = links.term_page(_FACETS[facet], term.id)
        yield _row(term.name, (entry for entry in found if entry.stage == term.id), page)
    yield _row("Not said", (entry for entry in found if not entry.stage))


def _reviews(entries: tuple[Entry, ...], today: date) -> Figure:
    ages = [_age(entry.reviewed, today) for entry in entries]
    rows = tuple(_row(age, (entry for entry, its in zip(entries, ages, strict=True) if its == age)) for age in _AGES)
    recent = ages.count(_AGES[0])
    is_known = any(age != _AGES[-1] for age in ages)
    return Figure(
        slug="reviews",
        title="When a person last checked",
        lead=f"A person has checked {recent:,} of {count(len(entries), 'entry', 'entries')} within the last year."
        if is_known
        else "No entry says yet when a person last checked it.",
        label="Last checked",
        columns=_NAMES,
        rows=rows,
        looks=_LOOKS,
        missing="" if is_known else "A plot appears here once entries say when somebody last checked them.",
    )


def _age(reviewed: str, today: date) -> str:
    """Say how long ago a date was. One that stops at its year or month counts from its first day."""
    if not reviewed:
        return _AGES[-1]
    year, month, day = (int(part) for part in (reviewed + "-01-01")[:10].split("-"))
    years = today.year - year - ((today.month, today.day) < (month, day))
    return _AGES[min(max(years, 0), 2)]


def _row(label: str, entries: Iterable[Entry], url: str = "") -> Row:
    found = Counter(entry.collection for entry in entries)
    return Row(label, tuple(found[collection] for collection in SHARED), url)
