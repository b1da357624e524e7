"""The entries used by the most organisations, and those that the most take part in: two figures, never added up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue, by_name
from generator.model import Entry
from generator.publish.analysis.usage import IN_USE, INVOLVED, PLANNED, STOPPED, chosen
from generator.publish.edition import urls
from generator.publish.edition.language import Language
from generator.publish.insights.figure import Figure, Row, join_first

_MAX_ENTRIES = 12


@dataclass(frozen=True, slots=True)
class _UseCounts:
    """An entry with the number of organisations at each status; `used` is live and piloting together.

    `by_duty` are those that must use it, whatever their status; all others had a choice.
    """

    entry: Entry
    used: int
    involved: int
    planned: int
    stopped: int
    by_duty: int


def figures(catalogue: Catalogue, language: Language) -> Iterator[Figure]:
    """Yield the figure about use, then the one about taking part."""
    counts = [_use_counts(catalogue, entry) for entry in by_name(catalogue.entries.values())]
    yield _most_used(counts, language)
    yield _most_involved(counts, language)


def _use_counts(catalogue: Catalogue, entry: Entry) -> _UseCounts:
    uses = catalogue.uses_of(entry.slug)
    by_status = Counter(use.adoption.status for use in chosen(uses))
    used = sum(by_status[status] for status in IN_USE)
    by_duty = len(uses) - by_status.total()
    return _UseCounts(entry, used, by_status[INVOLVED], by_status[PLANNED], by_status[STOPPED], by_duty)


def _most_used(counts: Sequence[_UseCounts], language: Language) -> Figure:
    gettext = language.gettext
    rows = _ranked(
        [
            _row(count, (count.used, count.involved, count.planned, count.stopped, count.by_duty), language)
            for count in counts
            if count.used
        ]
    )
    return Figure(
        slug="most-used",
        title=gettext("Most used"),
        lead=_most_used_lead(rows, language),
        label=gettext("Entry"),
        columns=(gettext("In use"), gettext("Take part"), gettext("Planned"), gettext("Stopped"), gettext("By duty")),
        rows=tuple(rows[:_MAX_ENTRIES]),
        looks=("uses",),
    )


def _most_used_lead(rows: Sequence[Row], language: Language) -> str:
    if not rows:
        return language.gettext("Nobody has said yet what they use.")
    return language.ngettext(
        "%(num)s entry is in use. Used by the most organisations: %(names)s.",
        "%(num)s entries are in use. Used by the most organisations: %(names)s.",
        len(rows),
        names=_top_names(rows, language),
    )


def _most_involved(counts: Sequence[_UseCounts], language: Language) -> Figure:
    gettext = language.gettext
    rows = _ranked(
        [_row(count, (count.involved, count.planned, count.used), language) for count in counts if count.involved]
    )
    return Figure(
        slug="most-taken-part-in",
        title=gettext("Most organisations taking part"),
        lead=_most_involved_lead(rows, language),
        label=gettext("Entry"),
        columns=(gettext("Take part"), gettext("Planned"), gettext("In use")),
        rows=tuple(rows[:_MAX_ENTRIES]),
        looks=("part",),
    )


def _most_involved_lead(rows: Sequence[Row], language: Language) -> str:
    if not rows:
        return language.gettext("Nobody is known to take part in anything yet.")
    return language.ngettext(
        "Organisations take part in %(num)s entry without being known to use it. "
        "With the most organisations: %(names)s.",
        "Organisations take part in %(num)s entries without being known to use them. "
        "With the most organisations: %(names)s.",
        len(rows),
        names=_top_names(rows, language),
    )


def _row(counts: _UseCounts, numbers: tuple[int, ...], language: Language) -> Row:
    entry = counts.entry
    return Row(entry.name, numbers, urls.page_of(entry), lang=language.lang_attribute_for(entry, "name"))


def _ranked(rows: list[Row]) -> list[Row]:
    """Return rows with the largest first number first. Rows with the same number stay in order, by name."""
    return sorted(rows, key=lambda row: -row.numbers[0])


def _top_names(rows: Sequence[Row], language: Language) -> str:
    """Return the labels of all rows in first place, each with its number."""
    top = [f"{row.label} ({row.numbers[0]:,})" for row in rows if row.numbers[0] == rows[0].numbers[0]]
    return join_first(top, language)
