"""Figures about councils by nation and by type: how many of them use something by choice.

Taking part is never counted as use, nor a duty as a choice. Those that use only the most used entry are counted apart,
so that each row is seen without it too.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from generator.catalogue import Catalogue
from generator.facets import FACETS, Facet
from generator.model import Organisation
from generator.publish.analysis.engagement import Engagement
from generator.publish.analysis.usage import chosen, in_use_now
from generator.publish.analysis.users import Users, users
from generator.publish.edition import urls
from generator.publish.edition.language import N_, Language
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics.tile_map import TileMap, tile_map
from generator.publish.insights.dominance import dominance, without_most_used
from generator.publish.insights.figure import Figure, Form, Row

NATION, _TYPE = FACETS["nations"], FACETS["organisation-types"]
_LOOKS = ("uses", "only", "part", "none")
_USING = 2
"""The number of columns, from the first, that add up to those that use something."""

NO_NATION = N_("Nation not recorded")
"""The label for councils without a nation."""


def figures(catalogue: Catalogue, site: SiteSettings, language: Language) -> Iterator[Figure]:
    """Yield the figure by nation, then the one by type."""
    gettext, members, council_map = language.gettext, site.members_first, tile_map(catalogue)
    columns = (
        gettext("Use something other than the most used entry"),
        gettext("Use only the most used entry"),
        gettext("Take part or plan to, not known to use"),
        gettext("Neither known yet"),
        gettext("Share something"),
        gettext("Make something with others"),
        gettext("Share or make something"),
        members,
    )
    by_nation = tuple(_rows(catalogue, council_map, NATION, language))
    by_type = tuple(_rows(catalogue, council_map, _TYPE, language))
    everybody = users_among(catalogue, council_map.councils)
    yield Figure(
        slug="councils-by-nation",
        title=_nation_title(by_nation, site, language),
        lead=_lead(gettext("%(members)s by nation.", members=members), everybody, language),
        label=gettext("Nation"),
        columns=columns,
        rows=by_nation,
        looks=_LOOKS,
        form=Form.SHARES,
    )
    yield Figure(
        slug="councils-by-type",
        title=_type_title(by_type, language),
        lead=_lead(gettext("%(members)s by type.", members=members), everybody, language),
        label=gettext("Type"),
        columns=columns,
        rows=by_type,
        looks=_LOOKS,
        form=Form.SHARES,
    )


def users_among(catalogue: Catalogue, councils: Iterable[Organisation]) -> Users:
    """Return how many of some councils use something by choice, and what most of them use."""
    return users(use for council in councils for use in in_use_now(chosen(catalogue.uses_by(council.slug))))


def by_term(councils: Iterable[Organisation], facet: Facet, terms: Container[str]) -> Mapping[str, list[Organisation]]:
    """Group councils by their term of a facet; those with none of `terms` are under empty text."""
    groups: defaultdict[str, list[Organisation]] = defaultdict(list)
    for council in councils:
        groups[next((term for term in facet.of_organisation(council) if term in terms), "")].append(council)
    return groups


def _rows(catalogue: Catalogue, council_map: TileMap, facet: Facet, language: Language) -> Iterator[Row]:
    """Yield a row of councils for each term in use; its first numbers, as many as are drawn, add up to the last.

    Councils without a known term have the last row.
    """
    terms = catalogue.terms(facet.vocabulary)
    groups = by_term(council_map.councils, facet, terms)
    names = {**{id_: term.name for id_, term in terms.items()}, "": language.gettext(NO_NATION)}
    for id_, name in names.items():
        if councils := groups[id_]:
            counted = users_among(catalogue, councils)
            yield Row(
                name,
                _numbers([council_map.engagements[council.slug] for council in councils], counted),
                urls.term_page(facet, id_) if id_ else "",
                beside_label=language.gettext(
                    "%(some)s of %(all)s", some=f"{counted.number:,}", all=f"{len(councils):,}"
                ),
                note=without_most_used(counted, language),
            )


def _numbers(engagements: Sequence[Engagement], counted: Users) -> tuple[int, ...]:
    part, sharing = sum(each.only_involved for each in engagements), sum(each.shares for each in engagements)
    making, either = sum(each.makes for each in engagements), sum(each.shares_or_makes for each in engagements)
    neither = len(engagements) - counted.number - part
    only = counted.number - counted.without
    return counted.without, only, part, neither, sharing, making, either, len(engagements)


def _nation_title(rows: Sequence[Row], site: SiteSettings, language: Language) -> str:
    total = language.ngettext(
        "%(used)s of %(num)s %(member)s uses something by choice",
        "%(used)s of %(num)s %(members)s use something by choice",
        sum(row.numbers[-1] for row in rows),
        used=f"{sum(map(_using, rows)):,}",
        member=site.member,
        members=site.members,
    )
    if not (ends := _ends(rows)):
        return total
    return language.gettext(
        "%(total)s: %(some)s of %(all)s in %(most)s, %(few)s of %(whole)s in %(least)s",
        total=total,
        **_end_values(ends),
    )


def _type_title(rows: Sequence[Row], language: Language) -> str:
    if not (ends := _ends(rows)):
        return language.gettext("Each type of council uses something by choice to the same extent")
    return language.gettext(
        "Use by choice differs by type: %(most)s %(some)s of %(all)s, %(least)s %(few)s of %(whole)s",
        **_end_values(ends),
    )


def _ends(rows: Sequence[Row]) -> tuple[Row, Row] | None:
    """Return the rows with the largest and the least share of users, or None if all shares are the same.

    Of rows with the same share, the one with the most councils says most.
    """
    if not rows:
        return None
    most = max(rows, key=lambda row: (_share(row), row.numbers[-1]))
    least = min(rows, key=lambda row: (_share(row), -row.numbers[-1]))
    return (most, least) if _share(most) > _share(least) else None


def _share(row: Row) -> float:
    return _using(row) / row.numbers[-1]


def _using(row: Row) -> int:
    return sum(row.numbers[:_USING])


def _end_values(ends: tuple[Row, Row]) -> Mapping[str, str]:
    most, least = ends
    return {
        "most": most.label,
        "some": f"{_using(most):,}",
        "all": f"{most.numbers[-1]:,}",
        "least": least.label,
        "few": f"{_using(least):,}",
        "whole": f"{least.numbers[-1]:,}",
    }


def _lead(counted: str, everybody: Users, language: Language) -> str:
    meaning = language.gettext("Use is live or a pilot, by choice.")
    return " ".join(filter(None, (counted, meaning, dominance(everybody, language))))
