"""Figures about the entries: standards by service area, licences, stages, statuses and dates of review."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from generator.catalogue import Catalogue
from generator.facets import FACETS, Facet, stage_facet
from generator.model import Entry
from generator.project import SHARED, Collection
from generator.publish.analysis.facet_values import values_of
from generator.publish.edition import urls
from generator.publish.edition.dates import a_year_after
from generator.publish.edition.language import N_, Language
from generator.publish.insights.figure import Figure, Row, join_first

_MAX_LICENCES = 7
_LOOKS = tuple(collection.value for collection in SHARED)
_NOT_RECORDED = N_("Not recorded")
_AGES = (N_("In the last year"), N_("1 to 2 years ago"), N_("Longer ago"), _NOT_RECORDED)


def figures(catalogue: Catalogue, today: date, language: Language) -> Iterator[Figure]:
    """Yield the figures about the entries, in the order of the page."""
    yield _coverage(catalogue, language)
    yield _licences(tuple(catalogue.entries.values()), language)
    yield _stages(catalogue, language)
    yield _statuses(catalogue, language)
    yield _reviews(tuple(catalogue.entries.values()), today, language)


def _collection_columns(language: Language) -> tuple[str, ...]:
    return tuple(language.gettext(collection.value.capitalize()) for collection in SHARED)


def _coverage(catalogue: Catalogue, language: Language) -> Figure:
    gettext, rows = language.gettext, []
    for value in values_of(catalogue, FACETS["services"]):
        software = [entry for entry in value.entries if entry.collection is not Collection.STANDARDS]
        following = sum(
            any(edge.kind == "implements" for edge in catalogue.edges_from(entry.slug)) for entry in software
        )
        numbers = (len(value.entries) - len(software), len(software), following)
        rows.append(Row(value.term.name, numbers, value.url))
    return Figure(
        slug="standards-by-service-area",
        title=language.ngettext(
            "%(covered)s of %(num)s service area has a standard",
            "%(covered)s of %(num)s service areas have a standard",
            len(rows),
            covered=sum(bool(row.numbers[0]) for row in rows),
        ),
        lead=_coverage_lead(rows, language),
        label=gettext("Service area"),
        columns=(gettext("Standards"), gettext("Components and projects"), gettext("Of these, follow a standard")),
        rows=tuple(sorted(rows, key=lambda row: -row.numbers[0])),
        looks=("standards",),
        is_ranking=True,
    )


def _coverage_lead(rows: Sequence[Row], language: Language) -> str:
    counted = language.gettext("Standards by service area.")
    gaps = [row.label for row in rows if not row.numbers[0]]
    none = language.gettext("None yet in %(areas)s.", areas=join_first(gaps, language)) if gaps else ""
    return f"{counted} {none}".rstrip()


def _licences(entries: tuple[Entry, ...], language: Language) -> Figure:
    used = Counter(entry.licence for entry in entries if entry.licence)
    licences = sorted(used, key=lambda licence: (-used[licence], licence))
    top, others = licences[:_MAX_LICENCES], frozenset(licences[_MAX_LICENCES:])
    rows = [
        _row(
            licence,
            (entry for entry in entries if entry.licence == licence),
            urls.term_page(FACETS["licences"], licence),
        )
        for licence in top
    ]
    if others:
        rows.append(_row(language.gettext("Other licences"), (entry for entry in entries if entry.licence in others)))
    rows.append(
        _row(language.gettext("None recorded"), (entry for entry in entries if not entry.licence), is_known=False)
    )
    return Figure(
        slug="licences",
        title=_licences_title(
            used, [licence for licence in top if used[licence] == used[top[0]]], len(entries), language
        ),
        lead=language.gettext("Entries by the licence that they name."),
        label=language.gettext("Licence"),
        columns=_collection_columns(language),
        rows=tuple(rows),
        looks=_LOOKS,
    )


def _licences_title(used: Counter[str], first: Sequence[str], entries: int, language: Language) -> str:
    if not first:
        return language.gettext("No entry names a licence yet")
    return language.ngettext(
        "%(named)s of %(num)s entry names a licence, most often %(licences)s",
        "%(named)s of %(num)s entries name a licence, most often %(licences)s",
        entries,
        named=f"{used.total():,}",
        licences=join_first(first, language),
    )


def _stages(catalogue: Catalogue, language: Language) -> Figure:
    entries, rows = _by_stage(catalogue, FACETS["stages"], language)
    stages = [entry.stage for entry in entries if entry.stage]
    return Figure(
        slug="stages",
        title=language.ngettext(
            "%(known)s of %(num)s component and project has a known stage: %(live)s live",
            "%(known)s of %(num)s components and projects have a known stage: %(live)s live",
            len(entries),
            known=f"{len(stages):,}",
            live=f"{stages.count('live'):,}",
        ),
        lead=language.gettext("Components and projects by stage, as their entries say."),
        label=language.gettext("Stage"),
        columns=(language.gettext("Components"), language.gettext("Projects")),
        rows=tuple(replace(row, numbers=(row.numbers[0], row.numbers[2])) for row in rows),
        looks=("components", "projects"),
    )


def _statuses(catalogue: Catalogue, language: Language) -> Figure:
    entries, rows = _by_stage(catalogue, FACETS["statuses"], language)
    stages = [entry.stage for entry in entries if entry.stage]
    return Figure(
        slug="statuses-of-standards",
        title=language.ngettext(
            "%(known)s of %(num)s standard has a known status: %(published)s published",
            "%(known)s of %(num)s standards have a known status: %(published)s published",
            len(entries),
            known=f"{len(stages):,}",
            published=f"{stages.count('published'):,}",
        ),
        lead=language.gettext("Standards by status, as their entries say."),
        label=language.gettext("Status"),
        columns=(language.gettext("Standards"),),
        rows=tuple(replace(row, numbers=(row.numbers[1],)) for row in rows),
        looks=("standards",),
    )


def _by_stage(catalogue: Catalogue, facet: Facet, language: Language) -> tuple[Sequence[Entry], Sequence[Row]]:
    """Return the entries of the collections with a stage facet, and a row for each stage; the last is for no stage."""
    entries = [entry for entry in catalogue.entries.values() if stage_facet(entry.collection) is facet]
    rows = [
        _row(term.name, (entry for entry in entries if entry.stage == term.id), urls.term_page(facet, term.id))
        for term in catalogue.terms(facet.vocabulary).values()
    ]
    unknown = _row(language.gettext(_NOT_RECORDED), (entry for entry in entries if not entry.stage), is_known=False)
    return entries, [*(row for row in rows if any(row.numbers)), unknown]


def _reviews(entries: tuple[Entry, ...], today: date, language: Language) -> Figure:
    ages = [_age(entry.reviewed, today) for entry in entries]
    rows = tuple(
        _row(
            language.gettext(age),
            (entry for entry, entry_age in zip(entries, ages, strict=True) if entry_age == age),
            is_known=age != _NOT_RECORDED,
        )
        for age in _AGES
    )
    return Figure(
        slug="reviews",
        title=language.ngettext(
            "A person has checked %(recent)s of %(num)s entry within the last year",
            "A person has checked %(recent)s of %(num)s entries within the last year",
            len(ages),
            recent=f"{ages.count(_AGES[0]):,}",
        ),
        lead=language.gettext("Entries by when a person last checked them."),
        label=language.gettext("Last checked"),
        columns=_collection_columns(language),
        rows=rows,
        looks=_LOOKS,
    )


def _age(reviewed: str, today: date) -> str:
    """Return which of `_AGES` an ISO 8601 date has."""
    if not reviewed:
        return _NOT_RECORDED
    due = a_year_after(date.fromisoformat(reviewed))
    return _AGES[0 if today <= due else 1 if today <= a_year_after(due) else 2]


def _row(label: str, entries: Iterable[Entry], url: str = "", *, is_known: bool = True) -> Row:
    counts = Counter(entry.collection for entry in entries)
    return Row(label, tuple(counts[collection] for collection in SHARED), url, is_known=is_known)
