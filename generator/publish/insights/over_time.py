"""How the catalogue grew, and when adoptions began."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.catalogue import Catalogue
from generator.history.growth import Moment
from generator.project import SHARED
from generator.publish import dates
from generator.publish.insights.figure import Figure, Form, Row, count
from generator.publish.standing import IN_USE, TAKING_PART

_FEWEST_POINTS = 3
_FEWEST_YEARS = 2
_YEAR = 4
_NO_HISTORY = (
    "The history of the catalogue is not known here: the site was built without git, or from a copy that was cut short."
)


def figures(catalogue: Catalogue, growth: Sequence[Moment]) -> Iterator[Figure]:
    """Give every figure about time."""
    yield _entries(growth)
    yield _adoptions(growth)
    yield _beginnings(catalogue)


def _entries(growth: Sequence[Moment]) -> Figure:
    rows = [_row(each, (each.entries.get(collection.value, 0) for collection in SHARED)) for each in growth]
    total = sum(rows[-1].numbers) if rows else 0
    return Figure(
        slug="entries-over-time",
        title="Entries over time",
        lead=f"Since {_day(growth[0])} it has come to {count(total, 'entry', 'entries')}." if growth else _NO_HISTORY,
        label="Day",
        columns=tuple(collection.value.capitalize() for collection in SHARED),
        rows=tuple(rows),
        looks=tuple(collection.value for collection in SHARED),
        form=Form.LINES,
        missing=_too_short(growth),
    )


def _adoptions(growth: Sequence[Moment]) -> Figure:
    kinds = (IN_USE, TAKING_PART)
    rows = [_row(each, (sum(each.adoptions.get(name, 0) for name in kind) for kind in kinds)) for each in growth]
    return Figure(
        slug="adoptions-over-time",
        title="Adoptions over time",
        lead=f"Since {_day(growth[0])} it has come to tell of {count(rows[-1].numbers[0], 'use', 'uses')} and, "
        f"apart from these, of {rows[-1].numbers[1]:,} that only take part or plan to."
        if rows
        else _NO_HISTORY,
        label="Day",
        columns=("In use", "Take part or plan to"),
        rows=tuple(rows),
        looks=("uses", "part"),
        form=Form.LINES,
        missing=_too_short(growth),
    )


def _beginnings(catalogue: Catalogue) -> Figure:
    """Count adoptions by the year in which they began, with no year in between left out."""
    found = [use.adoption for use in catalogue.uses if use.adoption.since[:_YEAR].isdigit()]
    used = Counter(int(each.since[:_YEAR]) for each in found if each.status in IN_USE)
    part = Counter(int(each.since[:_YEAR]) for each in found if each.status in TAKING_PART)
    years = range(min(used | part), max(used | part) + 1) if used | part else range(0)
    return Figure(
        slug="adoptions-by-year",
        title="When adoptions began",
        lead=f"{len(found):,} of {count(len(catalogue.uses), 'adoption says', 'adoptions say')} since when.",
        label="Year",
        columns=("In use", "Take part or plan to"),
        rows=tuple(Row(str(year), (used[year], part[year])) for year in years),
        looks=("uses", "part"),
        missing="" if len(used | part) >= _FEWEST_YEARS else "A plot appears here once entries tell of more years.",
    )


def _row(moment: Moment, numbers: Iterable[int]) -> Row:
    return Row(_day(moment), tuple(numbers), at=moment.day.toordinal())


def _day(moment: Moment) -> str:
    return dates.in_words(moment.day.isoformat())


def _too_short(growth: Sequence[Moment]) -> str:
    if len(growth) >= _FEWEST_POINTS:
        return ""
    return "The history is too short for a plot: one appears here from the third day with a change." if growth else ""
