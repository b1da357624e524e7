"""Councils side by side: one page where a script shows any of them, and a page for each group that is known.

A column is the matrix of one council alone, rendered by the same templates as the pages, and the script puts columns
beside each other: a use is written in one place. A visitor fetches about one compressed kilobyte for each council, and
no change to one council changes the column of another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.collation import by_name, collation_key, grouped
from generator.model import Organisation
from generator.publish.analysis import side_by_side
from generator.publish.analysis.councils import current_councils, is_current_council
from generator.publish.analysis.side_by_side import MAX_COUNCILS, MIN_COUNCILS, URL
from generator.publish.edition import dates, urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File, Fragment, compact_json
from generator.publish.edition.page import Page

NAMES = f"{URL}organisations.json"
_COLUMNS = f"{URL}columns/"
_HEAD = Markup('<script type="module" src="{0}../assets/side-by-side.js"></script>\n')


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation with the councils that it is to replace, or that are its members."""

    organisation: Organisation
    councils: tuple[Organisation, ...]

    @property
    def url(self) -> str:
        """The address of its page, or an empty text if its councils are none, one alone or too many."""
        return f"{URL}{self.organisation.slug}/" if side_by_side.has_page(self.councils) else ""


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the page on which people choose councils, and the page of each group that fits side by side."""
    all_groups = tuple(groups(edition))
    yield edition.page(
        "side-by-side",
        URL,
        values=lambda: {"groups": all_groups, "most": MAX_COUNCILS},
        head=lambda: _HEAD.format(edition.language.up),
        title=edition.gettext("%(members)s side by side", members=edition.settings.members_first),
        description=edition.gettext(
            "What two to twelve %(members)s use: what they share, and where they differ.",
            members=edition.settings.members,
        ),
        layout="side-by-side",
        section="organisations",
    )
    yield from (_page(edition, group) for group in all_groups if group.url)


def _page(edition: Edition, group: Group) -> Page:
    name = group.organisation.name
    return edition.page(
        "side-by-side-group",
        group.url,
        values=lambda: {"group": group, "matrix": side_by_side.matrix(edition.catalogue, group.councils)},
        title=edition.gettext("%(name)s: side by side", name=name),
        description=edition.gettext(
            "What %(number)s %(members)s use: what they share, and where they differ.",
            number=len(group.councils),
            members=edition.settings.members,
        ),
        layout="side-by-side",
        section="organisations",
    )


def groups(edition: Edition) -> Iterator[Group]:
    """Yield the groups of two or more councils, sorted by name."""
    for organisation in by_name(edition.catalogue.organisations.values()):
        group = group_of(edition, organisation)
        if len(group.councils) >= MIN_COUNCILS:
            yield group


def group_of(edition: Edition, organisation: Organisation) -> Group:
    """Return an organisation with its councils, which may be none."""
    return Group(organisation, side_by_side.councils_of(edition.catalogue, organisation))


def columns(edition: Edition) -> Iterator[Fragment]:
    """Yield the column of each council as JSON: its part of both tables as HTML."""
    for council in current_councils(edition.catalogue):
        yield Fragment(
            path=f"{edition.language.folder}{_COLUMNS}{council.slug}.json",
            template="side-by-side-column",
            url=URL,
            values=partial(_values, edition, council),
            wrap=_column,
            language=edition.language.code,
        )


def _values(edition: Edition, council: Organisation) -> Mapping[str, Any]:
    return {"matrix": side_by_side.matrix(edition.catalogue, (council,))}


def _column(rows: str) -> str:
    return compact_json({"rows": rows})


def files(edition: Edition) -> Iterator[File]:
    """Yield what the page finds councils by."""
    yield File(edition.language.folder + NAMES, lambda: compact_json(_names(edition)))


def _names(edition: Edition) -> Mapping[str, Any]:
    """Return the councils, and other bodies that stand for some, as `CouncilsData` in side-by-side/councils.js.

    `organisations`, `also_known_as` and `former` are in the form of the choices of forms.
    """
    organisations = edition.catalogue.organisations
    councils = current_councils(edition.catalogue)
    instead = dict(_instead(edition))
    others = by_name(organisations[slug] for slug in instead)
    return {
        "organisations": [
            *([each.slug, each.name] for each in councils),
            *([each.slug, each.name, _note(edition, each)] for each in others),
        ],
        "also_known_as": {each.slug: names for each in (*councils, *others) if (names := _other_names(each))},
        "former": {slug: each.slug for each in councils for slug in urls.former_slugs(each, organisations)},
        "instead": instead,
        "groups": list(_groups_to_choose_from(edition)),
        "services": list(edition.catalogue.terms("services")),
    }


def _other_names(organisation: Organisation) -> list[str]:
    return [*organisation.also_known_as, *([organisation.cy.name] if organisation.cy and organisation.cy.name else [])]


def _instead(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    """Yield the slug of each body that is no council of today, with the councils that it stands for."""
    catalogue = edition.catalogue
    for organisation in catalogue.organisations.values():
        councils = side_by_side.councils_of(catalogue, organisation)
        if organisation.ended:
            successors = (catalogue.successor(slug) for slug in organisation.replaced_by)
            bodies = (catalogue.organisations[slug] for slug in successors if slug in catalogue.organisations)
            councils = tuple(each for each in bodies if is_current_council(catalogue, each))
        if 0 < len(councils) <= MAX_COUNCILS and not is_current_council(catalogue, organisation):
            yield organisation.slug, [each.slug for each in councils]


def _note(edition: Edition, organisation: Organisation) -> str:
    """Return in a few words why an organisation is no column itself."""
    if organisation.ended:
        return edition.gettext("ended")
    if organisation.begins:
        return edition.gettext("from %(day)s", day=dates.in_words(organisation.begins, edition.language))
    return edition.gettext("all its members")


def _groups_to_choose_from(edition: Edition) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Yield each heading with its groups: the name of each, and the slugs of its councils."""
    all_groups = tuple(groups(edition))
    named = [(bool(each.organisation.begins), (each.organisation.name, _slugs(each.councils))) for each in all_groups]
    yield edition.gettext("To become one"), [group for is_planned, group in named if is_planned]
    yield edition.gettext("Partnerships"), [group for is_planned, group in named if not is_planned]
    yield (
        edition.gettext("Type and nation"),
        sorted(_by_type_and_nation(edition), key=lambda group: collation_key(group[0])),
    )


def _by_type_and_nation(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    catalogue = edition.catalogue
    for councils in grouped(
        (f"{each.type} {each.nation}", each) for each in current_councils(edition.catalogue)
    ).values():
        first = councils[0]
        type_ = catalogue.term_name("organisation-types", first.type)
        nation = catalogue.term_name("nations", first.nation)
        yield f"{type_}, {nation}" if nation else type_, _slugs(councils)


def _slugs(councils: tuple[Organisation, ...]) -> list[str]:
    return [each.slug for each in councils]
