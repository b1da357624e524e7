"""Who uses what: by nation, by type of council, by entry, and how well it is shown. Taking part is told apart."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.facets import FACETS, Facet
from generator.model import Organisation
from generator.publish.analysis.engagement import Engagement
from generator.publish.analysis.usage import IN_USE, TAKING_PART
from generator.publish.edition import urls
from generator.publish.edition.language import N_, Language
from generator.publish.edition.page import NO_MARKUP
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics.tile_map import TileMap, tile_map
from generator.publish.insights import most_used
from generator.publish.insights.figure import Figure, Form, Row, join_first

_MAX_ROWS = 12
_FEWEST_ALIKE = 2
NATION, _TYPE = FACETS["nations"], FACETS["organisation-types"]
_STANDINGS = ("uses", "part", "none")
_SPAN = Markup("<span{}>{}</span>")
_COUNTED = N_("a published number of live services")
NO_NATION = N_("Nation not recorded")
"""What stands in the place of a nation where a council has none."""


def figures(catalogue: Catalogue, site: SiteSettings, language: Language) -> Iterator[Figure]:
    """Give every figure about adoption."""
    say, members, councils = language.gettext, site.members_first, tile_map(catalogue)
    by_nation = _councils(catalogue, councils, NATION, say(NO_NATION))
    by_type = _councils(catalogue, councils, _TYPE)
    standings = (
        say("Use something"),
        say("Take part or plan to, not known to use"),
        say("Neither known yet"),
        say("Share something"),
        say("Make something with others"),
        say("Share or make something"),
        members,
    )
    yield Figure(
        slug="councils-by-nation",
        title=say("%(members)s by nation", members=members),
        lead=_share(by_nation, site, language),
        label=say("Nation"),
        columns=standings,
        rows=by_nation,
        looks=_STANDINGS,
        form=Form.SHARES,
    )
    yield Figure(
        slug="councils-by-type",
        title=say("%(members)s by type", members=members),
        lead=_largest(by_type, language),
        label=say("Type"),
        columns=standings,
        rows=by_type,
        looks=_STANDINGS,
        form=Form.SHARES,
    )
    yield _grades(catalogue, language)
    yield from most_used.figures(catalogue, language)
    yield _by_basis(catalogue, language)


def _councils(catalogue: Catalogue, councils: TileMap, facet: Facet, not_said: str = "") -> tuple[Row, ...]:
    """Count councils by how far they have come; the first three numbers of a row together make its last."""
    known = catalogue.terms(facet.vocabulary)
    found = by_term(councils.councils, facet, known)
    named = [(term.name, urls.term_page(facet, term.id), found[term.id]) for term in known.values()]
    return tuple(
        Row(name, _numbers([councils.engagements[each.slug] for each in those]), url)
        for name, url, those in (*named, (not_said, "", found[""]))
        if those
    )


def by_term(councils: Iterable[Organisation], facet: Facet, known: Container[str]) -> Mapping[str, list[Organisation]]:
    """Part councils by their term of a facet; those that have none of the known ones stand under no name."""
    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    for council in councils:
        found[next((each for each in facet.of_organisation(council) if each in known), "")].append(council)
    return found


def _numbers(standings: Sequence[Engagement]) -> tuple[int, ...]:
    using, part = sum(each.uses for each in standings), sum(each.only_involved for each in standings)
    sharing, making = sum(each.shares for each in standings), sum(each.makes for each in standings)
    either = sum(each.shares_or_makes for each in standings)
    return using, part, len(standings) - using - part, sharing, making, either, len(standings)


def _share(rows: tuple[Row, ...], site: SiteSettings, language: Language) -> str:
    return language.ngettext(
        "%(used)s of %(num)s %(member)s uses something today, live or as a pilot.",
        "%(used)s of %(num)s %(members)s use something today, live or as a pilot.",
        sum(row.numbers[-1] for row in rows),
        used=f"{sum(row.numbers[0] for row in rows):,}",
        member=site.member,
        members=site.members,
    )


def _largest(rows: tuple[Row, ...], language: Language) -> str:
    if not any(row.numbers[0] for row in rows):
        return language.gettext("Nobody is known to use anything yet.")
    largest = max(row.numbers[0] / row.numbers[-1] for row in rows)
    first = [row for row in rows if row.numbers[0] / row.numbers[-1] == largest]
    said = language.gettext("%(name)s (%(some)s of %(all)s)")
    named = [said % {"name": row.label, "some": f"{row.numbers[0]:,}", "all": f"{row.numbers[-1]:,}"} for row in first]
    return language.gettext("The largest share that use something: %(names)s.", names=join_first(named, language))


def _grades(catalogue: Catalogue, language: Language) -> Figure:
    say = language.gettext
    shown = Counter((use.adoption.status, bool(use.adoption.evidence)) for use in catalogue.uses)
    said = {True: say("%(status)s, with evidence"), False: say("%(status)s, without evidence")}
    rows = tuple(
        Row(said[is_shown] % {"status": term.name}, (shown[term.id, is_shown],))
        for term in catalogue.terms("adoption-statuses").values()
        for is_shown in (True, False)
        if is_shown or shown[term.id, is_shown]
    )
    lead = say(
        "In live use, with evidence: %(live)s. Involved, not known to use: %(part)s.",
        live=f"{shown['live', True]:,}",
        part=f"{shown['involved', True] + shown['involved', False]:,}",
    )
    return Figure(
        slug="evidence-grades",
        title=say("Adoptions by status"),
        lead=lead if catalogue.uses else say("No adoption is known yet."),
        label=say("Status"),
        columns=(say("Adoptions"),),
        rows=rows,
        looks=("plain",),
    )


def _by_basis(catalogue: Catalogue, language: Language) -> Figure:
    """Count what shows an adoption: equal words together, single ones as one row."""
    used: Counter[str] = Counter()
    part: Counter[str] = Counter()
    for use in catalogue.uses:
        basis = _COUNTED if use.adoption.live_services else use.adoption.basis
        if use.adoption.status in IN_USE:
            used[basis] += 1
        elif use.adoption.status in TAKING_PART:
            part[basis] += 1
    total = used + part
    kinds = sorted(total, key=lambda basis: (-total[basis], basis))
    alike = [basis for basis in kinds if basis and total[basis] >= _FEWEST_ALIKE][:_MAX_ROWS]
    rest = [basis for basis in kinds if basis not in alike]
    rows = [_basis_row(basis, (used[basis], part[basis]), language) for basis in alike]
    if rest:
        others = sum(used[each] for each in rest), sum(part[each] for each in rest)
        rows.append(Row(language.gettext("Shown in other ways"), others))
    return Figure(
        slug="kinds-of-evidence",
        title=language.gettext("What the evidence is"),
        lead=_most_common([basis for basis in alike if total[basis] == total[alike[0]]], language),
        label=language.gettext("What shows it"),
        columns=(language.gettext("In use"), language.gettext("Take part or plan to")),
        rows=tuple(rows),
        looks=("uses", "part"),
    )


def _basis_row(basis: str, numbers: tuple[int, ...], language: Language) -> Row:
    words, lang = _said(basis, language)
    return Row(words[:1].upper() + words[1:], numbers, lang=lang)


def _most_common(grounds: Sequence[str], language: Language) -> str:
    if not grounds:
        return language.gettext("No two adoptions are shown by the same kind of evidence yet.")
    said = [_said(basis, language) for basis in grounds]
    names = [_SPAN.format(lang, words) if lang else escape(words) for words, lang in said]
    return Markup(language.gettext("Most common: %(names)s.", names=join_first(names, language)))  # noqa: S704 - each is escaped


def _said(basis: str, language: Language) -> tuple[str, Markup]:
    """Say what shows an adoption, and in which language: as entries say it, but for our own words."""
    return (language.gettext(basis), NO_MARKUP) if basis == _COUNTED else (basis, language.lang_attribute)
