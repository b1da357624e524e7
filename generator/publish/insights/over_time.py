"""Figures about time: how the catalogue grew, and when adoptions began."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.catalogue import Catalogue
from generator.history.growth import Snapshot
from generator.project import SHARED
from generator.publish.analysis.usage import IN_USE, TAKING_PART, chosen
from generator.publish.edition import dates
from generator.publish.edition.language import Language
from generator.publish.insights.figure import Figure, Form, Row, largest

_YEAR_DIGITS = 4
_YEARS_BACK = 20
"""Earlier years share one row, so that the figure stays short whatever entries say."""


def figures(catalogue: Catalogue, growth: Sequence[Snapshot], today: date, language: Language) -> Iterator[Figure]:
    """Yield the figures about time, in the order of the page."""
    yield _entries(growth, language)
    yield _adoptions(growth, language)
    yield _adoptions_by_year(catalogue, today.year, language)


def _entries(growth: Sequence[Snapshot], language: Language) -> Figure:
    rows = [_row(snapshot, (snapshot.entries.get(kind.value, 0) for kind in SHARED), language) for snapshot in growth]
    return Figure(
        slug="entries-over-time",
        title=_growth_title(rows, language),
        lead=language.gettext("Entries in the catalogue, by day with a change."),
        label=language.gettext("Day"),
        columns=tuple(language.gettext(kind.value.capitalize()) for kind in SHARED),
        rows=tuple(rows),
        looks=tuple(kind.value for kind in SHARED),
        form=Form.LINES,
    )


def _growth_title(rows: Sequence[Row], language: Language) -> str:
    if not rows:
        return language.gettext("The history of the catalogue is not known here")
    return language.ngettext(
        "%(num)s entry today, %(first)s on %(day)s",
        "%(num)s entries today, %(first)s on %(day)s",
        sum(rows[-1].numbers),
        first=f"{sum(rows[0].numbers):,}",
        day=rows[0].label,
    )


def _adoptions(growth: Sequence[Snapshot], language: Language) -> Figure:
    groups = (IN_USE, TAKING_PART)
    rows = [
        _row(snapshot, (sum(snapshot.adoptions.get(status, 0) for status in statuses) for statuses in groups), language)
        for snapshot in growth
    ]
    return Figure(
        slug="adoptions-over-time",
        title=_adoptions_title(rows, language),
        lead=language.gettext("What entries say of who uses them or takes part, by day with a change."),
        label=language.gettext("Day"),
        columns=(language.gettext("In use"), language.gettext("Take part or plan to")),
        rows=tuple(rows),
        looks=("uses", "part"),
        form=Form.LINES,
    )


def _adoptions_title(rows: Sequence[Row], language: Language) -> str:
    if not rows:
        return language.gettext("The history of the catalogue is not known here")
    return language.gettext(
        "%(used)s in use today, %(first)s on %(day)s",
        used=f"{rows[-1].numbers[0]:,}",
        first=f"{rows[0].numbers[0]:,}",
        day=rows[0].label,
    )


def _adoptions_by_year(catalogue: Catalogue, this_year: int, language: Language) -> Figure:
    """Return the figure of adoptions by the year in which they began, with a row for each year in between.

    Years at least `_YEARS_BACK` ago share the first row, and all years from the next one on share the last.
    """
    gettext = language.gettext
    using, others = (
        [use.adoption.since for use in chosen(catalogue.uses) if use.adoption.status in statuses]
        for statuses in (IN_USE, TAKING_PART)
    )
    bounds = (this_year - _YEARS_BACK, this_year + 1)
    used, part = _count_years(using, *bounds), _count_years(others, *bounds)
    end_labels = {
        bounds[0]: gettext("%(year)s or earlier", year=bounds[0]),
        bounds[1]: gettext("%(year)s or later", year=bounds[1]),
    }
    years = range(min(used | part), max(used | part) + 1) if used | part else range(0)
    rows = tuple(Row(end_labels.get(year, str(year)), (used[year], part[year])) for year in years)
    return Figure(
        slug="adoptions-by-year",
        title=gettext("Most uses with a known year began in %(years)s", years=largest(rows, language)),
        lead=gettext(
            "The year is known for %(used)s of %(using)s in use, and for %(part)s of %(others)s that take part or "
            "plan to.",
            used=f"{used.total():,}",
            using=f"{len(using):,}",
            part=f"{part.total():,}",
            others=f"{len(others):,}",
        ),
        label=gettext("Year"),
        columns=(gettext("In use"), gettext("Take part or plan to")),
        rows=rows,
        looks=("uses", "part"),
    )


def _count_years(starts: Iterable[str], first: int, last: int) -> Counter[int]:
    """Count dates by year. Earlier years than `first` count as `first`, later ones than `last` as `last`."""
    years = (int(start[:_YEAR_DIGITS]) for start in starts if start[:_YEAR_DIGITS].isdigit())
    return Counter(min(max(year, first), last) for year in years)


def _row(snapshot: Snapshot, numbers: Iterable[int], language: Language) -> Row:
    day = dates.in_words(snapshot.day.isoformat(), language)
    return Row(day, tuple(numbers), day=snapshot.day.toordinal())
