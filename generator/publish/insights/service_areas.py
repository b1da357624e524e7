"""The figure of service areas with something in live use by choice."""

from collections.abc import Sequence

from generator.catalogue import Catalogue
from generator.facets import FACETS
from generator.publish.analysis.facet_values import Value, values_of
from generator.publish.analysis.usage import LIVE, chosen
from generator.publish.analysis.users import users
from generator.publish.edition.language import Language
from generator.publish.insights.dominance import without_most_used
from generator.publish.insights.figure import Figure, Row, join_first


def figure(catalogue: Catalogue, language: Language) -> Figure:
    """Return the figure: those with the most users first."""
    gettext = language.gettext
    rows = sorted(
        (_row(catalogue, value, language) for value in values_of(catalogue, FACETS["services"])), key=_most_users_first
    )
    return Figure(
        slug="live-use-by-service-area",
        title=language.ngettext(
            "%(live)s of %(num)s service area has something in live use by choice",
            "%(live)s of %(num)s service areas have something in live use by choice",
            len(rows),
            live=sum(bool(row.numbers[2]) for row in rows),
        ),
        lead=_lead(rows, language),
        label=gettext("Service area"),
        columns=(
            gettext("Use something other than the most used entry"),
            gettext("Use only the most used entry"),
            gettext("Entries in live use by choice"),
            gettext("Entries in live use by duty"),
        ),
        rows=tuple(rows),
        looks=("uses", "only"),
        is_ranking=True,
    )


def _row(catalogue: Catalogue, value: Value, language: Language) -> Row:
    uses = [use for entry in value.entries for use in catalogue.uses_of(entry.slug) if use.adoption.status == LIVE]
    by_choice = chosen(uses)
    counted = users(by_choice)
    entries = {use.entry.slug for use in by_choice}
    by_duty = {use.entry.slug for use in uses if use.is_duty}
    numbers = (counted.without, counted.number - counted.without, len(entries), len(by_duty))
    return Row(
        value.term.name,
        numbers,
        value.url,
        beside_label=f"{counted.number:,}",
        note=without_most_used(counted, language),
    )


def _most_users_first(row: Row) -> int:
    return -sum(row.numbers[:2])


def _lead(rows: Sequence[Row], language: Language) -> str:
    counted = language.gettext("Organisations with something in live use, by service area.")
    none = [row.label for row in rows if not row.numbers[2]]
    return (
        f"{counted} {language.gettext('None known in %(areas)s.', areas=join_first(none, language))}"
        if none
        else counted
    )
