"""Figures about adoption: by nation, type of council, entry and evidence.

Taking part is never counted as use, nor a duty as a choice.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.facets import FACETS, Facet
from generator.model import Organisation
from generator.publish.analysis.engagement import Engagement
from generator.publish.analysis.usage import IN_USE, TAKING_PART, chosen
from generator.publish.edition import urls
from generator.publish.edition.language import N_, Language
from generator.publish.edition.page import NO_MARKUP
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics.tile_map import TileMap, tile_map
from generator.publish.insights import most_used
from generator.publish.insights.figure import Figure, Form, Row, join_first

_MAX_ROWS = 12
_MIN_ADOPTIONS_PER_BASIS = 2
NATION, _TYPE = FACETS["nations"], FACETS["organisation-types"]
_LOOKS = ("uses", "part", "none")
_SPAN = Markup("<span{}>{}</span>")
_SERVICE_COUNT_BASIS = N_("a published number of live services")
NO_NATION = N_("Nation not recorded")
"""The label for councils without a nation."""


def figures(catalogue: Catalogue, site: SiteSettings, language: Language) -> Iterator[Figure]:
    """Yield the figures about adoption, in the order of the page."""
    gettext, members, council_map = language.gettext, site.members_first, tile_map(catalogue)
    by_nation = _rows_by_term(catalogue, council_map, NATION, gettext(NO_NATION))
    by_type = _rows_by_term(catalogue, council_map, _TYPE)
    columns = (
        gettext("Use something"),
        gettext("Take part or plan to, not known to use"),
        gettext("Neither known yet"),
        gettext("Share something"),
        gettext("Make something with others"),
        gettext("Share or make something"),
        members,
    )
    yield Figure(
        slug="councils-by-nation",
        title=gettext("%(members)s by nation", members=members),
        lead=_share_lead(by_nation, site, language),
        label=gettext("Nation"),
        columns=columns,
        rows=by_nation,
        looks=_LOOKS,
        form=Form.SHARES,
    )
    yield Figure(
        slug="councils-by-type",
        title=gettext("%(members)s by type", members=members),
        lead=_largest_share_lead(by_type, language),
        label=gettext("Type"),
        columns=columns,
        rows=by_type,
        looks=_LOOKS,
        form=Form.SHARES,
    )
    yield _evidence_grades(catalogue, language)
    yield from most_used.figures(catalogue, language)
    yield _by_basis(catalogue, language)


def _rows_by_term(catalogue: Catalogue, council_map: TileMap, facet: Facet, unknown_label: str = "") -> tuple[Row, ...]:
    """Return a row of councils by engagement for each term in use; the first three numbers add up to the last.

    Councils without a known term have the last row, with `unknown_label`.
    """
    terms = catalogue.terms(facet.vocabulary)
    groups = by_term(council_map.councils, facet, terms)
    labels = [(term.name, urls.term_page(facet, term.id), groups[term.id]) for term in terms.values()]
    return tuple(
        Row(name, _numbers([council_map.engagements[council.slug] for council in councils]), url)
        for name, url, councils in (*labels, (unknown_label, "", groups[""]))
        if councils
    )


def by_term(councils: Iterable[Organisation], facet: Facet, terms: Container[str]) -> Mapping[str, list[Organisation]]:
    """Group councils by their term of a facet; those with none of `terms` are under empty text."""
    groups: defaultdict[str, list[Organisation]] = defaultdict(list)
    for council in councils:
        groups[next((term for term in facet.of_organisation(council) if term in terms), "")].append(council)
    return groups


def _numbers(engagements: Sequence[Engagement]) -> tuple[int, ...]:
    using, part = sum(each.uses for each in engagements), sum(each.only_involved for each in engagements)
    sharing, making = sum(each.shares for each in engagements), sum(each.makes for each in engagements)
    either = sum(each.shares_or_makes for each in engagements)
    return using, part, len(engagements) - using - part, sharing, making, either, len(engagements)


def _share_lead(rows: tuple[Row, ...], site: SiteSettings, language: Language) -> str:
    return language.ngettext(
        "%(used)s of %(num)s %(member)s uses something today, live or as a pilot.",
        "%(used)s of %(num)s %(members)s use something today, live or as a pilot.",
        sum(row.numbers[-1] for row in rows),
        used=f"{sum(row.numbers[0] for row in rows):,}",
        member=site.member,
        members=site.members,
    )


def _largest_share_lead(rows: tuple[Row, ...], language: Language) -> str:
    if not any(row.numbers[0] for row in rows):
        return language.gettext("Nobody is known to use anything yet.")
    largest = max(row.numbers[0] / row.numbers[-1] for row in rows)
    top = [row for row in rows if row.numbers[0] / row.numbers[-1] == largest]
    template = language.gettext("%(name)s (%(some)s of %(all)s)")
    names = [
        template % {"name": row.label, "some": f"{row.numbers[0]:,}", "all": f"{row.numbers[-1]:,}"} for row in top
    ]
    return language.gettext("The largest share that use something: %(names)s.", names=join_first(names, language))


def _evidence_grades(catalogue: Catalogue, language: Language) -> Figure:
    gettext = language.gettext
    counts = Counter((use.adoption.status, bool(use.adoption.evidence)) for use in chosen(catalogue.uses))
    by_duty = len(catalogue.uses) - counts.total()
    labels = {True: gettext("%(status)s, with evidence"), False: gettext("%(status)s, without evidence")}
    rows = tuple(
        Row(labels[has_evidence] % {"status": term.name}, (counts[term.id, has_evidence],))
        for term in catalogue.terms("adoption-statuses").values()
        for has_evidence in (True, False)
        if has_evidence or counts[term.id, has_evidence]
    )
    rows += (Row(gettext("By duty"), (by_duty,)),) if by_duty else ()
    lead = gettext(
        "In live use, with evidence: %(live)s. Involved, not known to use: %(part)s.",
        live=f"{counts['live', True]:,}",
        part=f"{counts['involved', True] + counts['involved', False]:,}",
    )
    return Figure(
        slug="evidence-grades",
        title=gettext("Adoptions by status"),
        lead=lead if catalogue.uses else gettext("No adoption is known yet."),
        label=gettext("Status"),
        columns=(gettext("Adoptions"),),
        rows=rows,
        looks=("plain",),
    )


def _by_basis(catalogue: Catalogue, language: Language) -> Figure:
    """Count adoptions by the basis that they state, without those by duty; the less common ones share the last row."""
    used: Counter[str] = Counter()
    part: Counter[str] = Counter()
    for use in chosen(catalogue.uses):
        basis = _SERVICE_COUNT_BASIS if use.adoption.live_services else use.adoption.basis
        if use.adoption.status in IN_USE:
            used[basis] += 1
        elif use.adoption.status in TAKING_PART:
            part[basis] += 1
    total = used + part
    bases = sorted(total, key=lambda basis: (-total[basis], basis))
    common = [basis for basis in bases if basis and total[basis] >= _MIN_ADOPTIONS_PER_BASIS][:_MAX_ROWS]
    rest = [basis for basis in bases if basis not in common]
    rows = [_basis_row(basis, (used[basis], part[basis]), language) for basis in common]
    if rest:
        others = sum(used[basis] for basis in rest), sum(part[basis] for basis in rest)
        rows.append(Row(language.gettext("Shown in other ways"), others))
    return Figure(
        slug="kinds-of-evidence",
        title=language.gettext("What the evidence is"),
        lead=_most_common_lead([basis for basis in common if total[basis] == total[common[0]]], language),
        label=language.gettext("What shows it"),
        columns=(language.gettext("In use"), language.gettext("Take part or plan to")),
        rows=tuple(rows),
        looks=("uses", "part"),
    )


def _basis_row(basis: str, numbers: tuple[int, ...], language: Language) -> Row:
    text, lang = _basis_text(basis, language)
    return Row(text[:1].upper() + text[1:], numbers, lang=lang)


def _most_common_lead(bases: Sequence[str], language: Language) -> str:
    if not bases:
        return language.gettext("No two adoptions are shown by the same kind of evidence yet.")
    texts = [_basis_text(basis, language) for basis in bases]
    names = [_SPAN.format(lang, text) if lang else escape(text) for text, lang in texts]
    return Markup(language.gettext("Most common: %(names)s.", names=join_first(names, language)))  # noqa: S704 - the names are escaped


def _basis_text(basis: str, language: Language) -> tuple[str, Markup]:
    """Return the text of a basis and its `lang` attribute. Entries are in English; only our own text is translated."""
    return (language.gettext(basis), NO_MARKUP) if basis == _SERVICE_COUNT_BASIS else (basis, language.lang_attribute)
