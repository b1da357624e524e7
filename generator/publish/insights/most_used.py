"""The entries used by the most organisations, by choice or by duty, and those that the most take part in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.model import Entry
from generator.publish.analysis.usage import IN_USE, INVOLVED, PLANNED, STOPPED, chosen, in_use
from generator.publish.edition import urls
from generator.publish.edition.language import Language
from generator.publish.insights.figure import Figure, Row, largest


@dataclass(frozen=True, slots=True)
class _UseCounts:
    """An entry with the number of organisations at each status; `used` is live and piloting together.

    `by_duty` are those that must use it and do so now; all others had a choice.
    """

    entry: Entry
    used: int
    involved: int
    planned: int
    stopped: int
    by_duty: int


def figures(catalogue: Catalogue, language: Language) -> Iterator[Figure]:
    """Yield the figure about use by choice, the one about taking part, then the one about use by duty."""
    counts = [_use_counts(catalogue, entry) for entry in by_name(catalogue.entries.values())]
    yield _most_used(counts, language)
    yield _most_involved(counts, language)
    yield _most_used_by_duty(counts, language)


def _use_counts(catalogue: Catalogue, entry: Entry) -> _UseCounts:
    by_status = Counter(use.adoption.status for use in chosen(catalogue.uses_of(entry.slug)))
    used = sum(by_status[status] for status in IN_USE)
    by_duty = sum(use.is_duty for use in in_use(catalogue, entry.slug))
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
        title=gettext("Chosen by the most organisations: %(names)s", names=largest(rows, language)),
        lead=language.ngettext(
            "%(num)s entry is in use by choice, live or as a pilot.",
            "%(num)s entries are in use by choice, live or as a pilot.",
            len(rows),
        ),
        label=gettext("Entry"),
        columns=(gettext("In use"), gettext("Take part"), gettext("Planned"), gettext("Stopped"), gettext("By duty")),
        rows=tuple(rows),
        looks=("uses",),
        is_ranking=True,
    )


def _most_involved(counts: Sequence[_UseCounts], language: Language) -> Figure:
    gettext = language.gettext
    rows = _ranked(
        [_row(count, (count.involved, count.planned, count.used), language) for count in counts if count.involved]
    )
    return Figure(
        slug="most-taken-part-in",
        title=gettext("The most organisations take part in: %(names)s", names=largest(rows, language)),
        lead=language.ngettext(
            "Organisations take part in %(num)s entry without being known to use it.",
            "Organisations take part in %(num)s entries without being known to use them.",
            len(rows),
        ),
        label=gettext("Entry"),
        columns=(gettext("Take part"), gettext("Planned"), gettext("In use")),
        rows=tuple(rows),
        looks=("part",),
        is_ranking=True,
    )


def _most_used_by_duty(counts: Sequence[_UseCounts], language: Language) -> Figure:
    gettext = language.gettext
    rows = _ranked([_row(count, (count.by_duty, count.used), language) for count in counts if count.by_duty])
    return Figure(
        slug="most-used-by-duty",
        title=gettext("Used by the most organisations because they must: %(names)s", names=largest(rows, language)),
        lead=language.ngettext(
            "%(num)s entry is in use by duty. That is no choice, and counts nowhere else.",
            "%(num)s entries are in use by duty. That is no choice, and counts nowhere else.",
            len(rows),
        ),
        label=gettext("Entry"),
        columns=(gettext("By duty"), gettext("By choice")),
        rows=tuple(rows),
        looks=("plain",),
        is_ranking=True,
    )


def _row(counts: _UseCounts, numbers: tuple[int, ...], language: Language) -> Row:
    entry = counts.entry
    return Row(entry.name, numbers, urls.page_of(entry), lang=language.lang_attribute_for(entry, "name"))


def _ranked(rows: list[Row]) -> list[Row]:
    """Return rows with the largest first number first. Rows with the same number stay in order, by name."""
    return sorted(rows, key=lambda row: -row.numbers[0])
