"""Who uses what: by nation, by type of council, by entry, and how well it is shown. Taking part is told apart."""

from collections import Counter
from collections.abc import Iterator

from generator.catalogue import FACETS, Catalogue, Facet
from generator.publish import links, standing
from generator.publish.insights.figure import Figure, Form, Row, count, listed, terms
from generator.publish.page import Site
from generator.publish.standing import IN_USE
from generator.publish.tile_map import TileMap

_MOST = 12
_FEWEST_ALIKE = 2
_FACETS = {facet.slug: facet for facet in FACETS}


def figures(catalogue: Catalogue, councils: TileMap, site: Site) -> Iterator[Figure]:
    """Give every figure about adoption."""
    by_nation = _councils(catalogue, councils, _FACETS["nations"])
    by_type = _councils(catalogue, councils, _FACETS["organisation-types"])
    members = site.members.capitalize()
    yield _standings(by_nation, "councils-by-nation", f"{members} by nation", members, _share(by_nation, site))
    yield _grades(catalogue)
    yield _standings(by_type, "councils-by-type", f"{members} by type", members, _largest(by_type))
    yield _most_used(catalogue)
    yield _grounds(catalogue)


def _councils(catalogue: Catalogue, councils: TileMap, facet: Facet) -> tuple[Row, ...]:
    """Count councils by how far they have come; the first three numbers of a row together make its last."""
    rows = []
    for term in terms(catalogue, facet.vocabulary).values():
        found = [councils.standings[each.slug] for each in councils.councils if term.id in facet.of_organisation(each)]
        using, part = sum(each.uses for each in found), sum(each.takes_part and not each.uses for each in found)
        numbers = (using, part, len(found) - using - part, sum(each.shares for each in found), len(found))
        if found:
            rows.append(Row(term.name, numbers, links.term_page(facet, term.id)))
    return tuple(rows)


def _standings(rows: tuple[Row, ...], slug: str, title: str, members: str, lead: str) -> Figure:
    return Figure(
        slug=slug,
        title=title,
        lead=lead,
        label=title.rpartition(" ")[2].capitalize(),
        columns=("Use something", "Only take part", "Neither yet", "Share something", members),
        rows=rows,
        looks=("uses", "part", "none"),
        form=Form.SHARES,
    )


def _share(rows: tuple[Row, ...], site: Site) -> str:
    used, all_ = sum(row.numbers[0] for row in rows), sum(row.numbers[-1] for row in rows)
    return (
        f"{used:,} of {count(all_, f'{site.member} uses', f'{site.members} use')} something today, live or as a pilot."
    )


def _largest(rows: tuple[Row, ...]) -> str:
    if not any(row.numbers[0] for row in rows):
        return "Nobody is known to use anything yet."
    largest = max(row.numbers[0] / row.numbers[-1] for row in rows)
    first = [row for row in rows if row.numbers[0] / row.numbers[-1] == largest]
    named = [f"{row.label} ({row.numbers[0]:,} of {row.numbers[-1]:,})" for row in first]
    return f"The largest share that use something: {listed(named)}."


def _most_used(catalogue: Catalogue) -> Figure:
    rows = []
    for entry in catalogue.entries.values():
        found = Counter(use.adoption.status for use in catalogue.uses_of(entry.slug))
        used = sum(number for status, number in found.items() if status in IN_USE)
        if found:
            row = Row(entry.name, (used, found["involved"], found["planned"], found["stopped"]), links.page_of(entry))
            rows.append(row)
    rows.sort(key=lambda row: (-row.numbers[0], -row.numbers[1], row.label.casefold()))
    in_use = [row for row in rows if row.numbers[0]]
    first = [f"{row.label} ({row.numbers[0]:,})" for row in in_use if row.numbers[0] == in_use[0].numbers[0]]
    return Figure(
        slug="most-used",
        title="Most used",
        lead=f"{count(len(in_use), 'entry is', 'entries are')} in use somewhere. "
        f"At the most organisations: {listed(first)}."
        if in_use
        else "Nobody has said yet what they use.",
        label="Entry",
        columns=("In use", "Take part", "Planned", "Stopped"),
        rows=tuple(rows[:_MOST]),
        looks=("uses", "part"),
    )


def _grades(catalogue: Catalogue) -> Figure:
    shown = Counter((use.adoption.status, bool(use.adoption.evidence)) for use in catalogue.uses)
    rows = tuple(
        Row(f"{term.name}, {'with' if is_shown else 'without'} evidence", (shown[term.id, is_shown],))
        for term in terms(catalogue, "adoption-statuses").values()
        for is_shown in (True, False)
        if is_shown or shown[term.id, is_shown]
    )
    live, part = shown["live", True], shown["involved", True] + shown["involved", False]
    return Figure(
        slug="evidence-grades",
        title="How far adoptions have come",
        lead=f"Of {count(len(catalogue.uses), 'adoption', 'adoptions')}, evidence shows {live:,} to be in live use. "
        f"In {part:,} the evidence shows only that somebody takes part."
        if catalogue.uses
        else "No adoption is known yet.",
        label="Status",
        columns=("Adoptions",),
        rows=rows,
        looks=("plain",),
    )


def _grounds(catalogue: Catalogue) -> Figure:
    """Count what shows an adoption: equal words together, single ones as one row."""
    used: Counter[str] = Counter()
    part: Counter[str] = Counter()
    for use in catalogue.uses:
        basis = "a published number of live services" if use.adoption.live_services else use.adoption.basis
        if use.adoption.status in IN_USE:
            used[basis] += 1
        elif use.adoption.status in standing.TAKING_PART:
            part[basis] += 1
    total = used + part
    kinds = sorted(total, key=lambda basis: (-total[basis], basis))
    alike = [basis for basis in kinds if basis and total[basis] >= _FEWEST_ALIKE][:_MOST]
    rest = [basis for basis in kinds if basis not in alike]
    rows = [Row(basis[:1].upper() + basis[1:], (used[basis], part[basis])) for basis in alike]
    if rest:
        rows.append(Row("Shown in other ways", (sum(used[each] for each in rest), sum(part[each] for each in rest))))
    return Figure(
        slug="kinds-of-evidence",
        title="What the evidence is",
        lead=f"Most common: {listed([basis for basis in alike if total[basis] == total[alike[0]]])}."
        if alike
        else "No two adoptions are shown by the same kind of evidence yet.",
        label="What shows it",
        columns=("In use", "Take part or plan to"),
        rows=tuple(rows),
        looks=("uses", "part"),
    )
