"""The graph: look-up, relations from both ends, facets; built as a check builds it."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest

from generator.adoption import Adoption, Contact
from generator.catalogue import Catalogue
from generator.check import Result, check
from generator.collation import by_name
from generator.facets import FACETS, stage_facet, stage_field
from generator.model import Declaration, Mandate, Partner, Relation, Support
from generator.project import SHARED, Collection, Project
from generator.publish.pages import listings
from generator.review.accounts import accounts
from tests.conftest import Files

SOURCES = "sources: [https://www.example.gov.uk/]\n"
USE = "{entry: bin-calendar, status: live}"
FILES: Files = {
    "organisations/bin-club.yml": f"name: bin club\ntype: partnership\nmembers: [anytown, example-council]\n{SOURCES}",
    "organisations/bin-office.yml": (
        f"name: Bin Office\ntype: partnership\npart_of: example-council\nnation: wales\n{SOURCES}"
        "contact: {email: bins@example.gov.uk}\ndeclaration: {signed: yes}\n"
    ),
    "components/zebra.yml": f"name: a zebra\nsummary: Stripes.\nowner: anytown\ntype: api\nstage: live\n{SOURCES}",
    "projects/bins.yml": (
        "name: Bins\nsummary: Tells when.\nowner: example-council\nstage: beta\nlicence: MIT\n"
        "services: [waste, environment]\nlooking_for: [adopters]\ncontact: {name: Bin team}\n"
        "used_by:\n"
        "  - {organisation: old-anytown, status: stopped}\n"
        "  - {organisation: anytown, status: live, evidence: https://www.example.gov.uk/, live_services: 8}\n"
        "partners: [{organisation: anytown, role: lead}]\n"
        "implements: [bin-collection-data]\n"
        "depends_on: [bin-calendar, {entry: zebra, note: for stripes}]\n"
        f"support: [{{organisation: bin-club, route: G-Cloud}}, {{name: Somebody}}]\n{SOURCES}formerly: [old-bins]\n"
    ),
    "projects/alpha.yml": (
        f"name: Alpha\nsummary: First.\nowner: example-council\npart_of: [bins]\nservices: [waste]\n{SOURCES}"
        "contact: {email: alpha@example.gov.uk}\n"
        "used_by: [{organisation: anytown, status: involved}]\n"
    ),
    "standards/spots.yml": (
        f"name: Spots\nsummary: Dots.\nowner: bin-office\nstatus: draft\nscope: data\n{SOURCES}"
        "mandated_by: [{organisation: bin-office, evidence: https://www.example.gov.uk/}]\n"
    ),
}


@pytest.fixture
def catalogue(checked: Callable[[Files], Result]) -> Catalogue:
    result = checked(FILES)
    assert result.errors == ()
    return result.catalogue


def slugs(things: object) -> list[str]:
    assert isinstance(things, tuple)
    return [each.slug for each in things]


def test_everything_is_found_by_its_slug_in_order(catalogue: Catalogue) -> None:
    assert list(catalogue.entries) == ["alpha", "bin-calendar", "bin-collection-data", "bins", "spots", "zebra"]
    assert list(catalogue.organisations) == sorted(catalogue.organisations)
    assert catalogue.entries["bins"].path == "catalogue/projects/bins.yml"
    assert catalogue.entries["bins"].collection is Collection.PROJECTS
    assert catalogue.organisations["anytown"].collection is Collection.ORGANISATIONS
    assert "waste" in catalogue.vocabularies["services"].terms


def test_the_fields_of_an_entry_become_records(catalogue: Catalogue) -> None:
    bins = catalogue.entries["bins"]
    assert bins.used_by[0] == Adoption("old-anytown", "stopped")
    assert bins.used_by[1].live_services == 8
    assert bins.partners == (Partner("anytown", "lead"),)
    assert bins.depends_on == (Relation("bin-calendar"), Relation("zebra", note="for stripes"))
    assert bins.support == (Support("bin-club", route="G-Cloud"), Support(name="Somebody"))
    assert bins.contact == Contact("Bin team")
    assert catalogue.entries["alpha"].contact == Contact("", "alpha@example.gov.uk", "")
    assert bins.formerly == ("old-bins",)
    assert bins.description == ""
    assert catalogue.organisations["bin-office"].declaration == Declaration("yes")
    assert catalogue.entries["spots"].mandated_by == (Mandate("bin-office", "https://www.example.gov.uk/"),)


def test_the_status_of_a_standard_is_its_stage(catalogue: Catalogue) -> None:
    assert catalogue.entries["spots"].stage == "draft"
    assert [(stage_field(each), stage_facet(each).slug, stage_facet(each).vocabulary) for each in SHARED] == [
        ("stage", "stages", "stages"),
        ("status", "statuses", "standard-statuses"),
        ("stage", "stages", "stages"),
    ]


def test_nothing_in_it_can_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(FrozenInstanceError):
        catalogue.entries["bins"].name = "Other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        catalogue.entries = {}  # type: ignore[misc]


def test_collections_stand_by_name_without_regard_to_case(catalogue: Catalogue) -> None:
    assert slugs(catalogue.entries_of(Collection.COMPONENTS)) == ["zebra", "bin-calendar"]
    assert slugs(catalogue.entries_of(Collection.PROJECTS)) == ["alpha", "bins"]
    assert slugs(catalogue.entries_of(Collection.STANDARDS)) == ["bin-collection-data", "spots"]


def test_what_an_organisation_has_to_do_with_is_known_from_its_side(catalogue: Catalogue) -> None:
    assert slugs(catalogue.owned_by("example-council")) == ["alpha", "bin-calendar", "bin-collection-data", "bins"]
    assert slugs(catalogue.partner_in("anytown")) == ["bins"]
    assert slugs(catalogue.mandates_by("bin-office")) == ["spots"]
    assert slugs(catalogue.supported_by("bin-club")) == ["bins"]
    assert slugs(catalogue.memberships("anytown")) == slugs(catalogue.memberships("example-council")) == ["bin-club"]
    assert slugs(catalogue.parts("example-council")) == ["bin-office"]
    assert slugs(catalogue.predecessors("anytown")) == ["old-anytown"]


def test_an_accent_moves_no_name(checked: Callable[[Files], Result]) -> None:
    names = {
        "yard": "Yard",
        "ynys": "Ŷnys Môn",
        "zoo": "Zoo",
        "small": "ßmall",
        "fish": "ﬁsh",
        "eagle": "Éagle",
        "oe": "Ø",
    }
    files: Files = {
        f"organisations/{slug}.yml": f"name: {name}\ntype: unitary\n{SOURCES}" for slug, name in names.items()
    }
    own = [each for each in checked(files).catalogue.organisations.values() if each.slug in names]
    assert [each.name for each in by_name(own)] == ["Éagle", "ﬁsh", "ßmall", "Yard", "Ŷnys Môn", "Zoo", "Ø"]
    assert [listings.initial(each.name) for each in by_name(own)] == ["E", "F", "S", "Y", "Y", "Z", "#"]


def test_of_two_that_have_one_name_the_slug_decides(catalogue: Catalogue) -> None:
    named = [
        replace(catalogue.organisations[slug], name=name)
        for slug, name in (("example-council", "Bins"), ("bin-club", "bins"), ("anytown", "Spots"))
    ]
    assert slugs(by_name(named)) == ["bin-club", "example-council", "anytown"]


def test_uses_are_known_from_both_ends(catalogue: Catalogue) -> None:
    (use,) = catalogue.uses_of("bins")
    assert [each.organisation for each in use.adoptions] == ["anytown", "old-anytown"]
    assert [(use.entry.slug, use.adoption.status) for use in catalogue.uses_by("anytown")] == [
        ("alpha", "involved"),
        ("bins", "live"),
    ]
    assert len(catalogue.uses) == 2


def test_a_former_organisation_leads_to_the_one_in_its_place(checked: Callable[[Files], Result]) -> None:
    bodies = {
        "older": "ended: 1974\nreplaced_by: [old-anytown]\n",
        "split": "ended: 2023\nreplaced_by: [anytown, example-council]\n",
        "ring-a": "replaced_by: [ring-b]\n",
        "ring-b": "replaced_by: [ring-a]\n",
    }
    files = {f"organisations/{slug}.yml": f"name: x\ntype: unitary\n{SOURCES}{more}" for slug, more in bodies.items()}
    catalogue = checked({**files}).catalogue
    assert {slug: catalogue.successor(slug) for slug in ("older", "split", "anytown", "nobody")} == {
        "older": "anytown",
        "split": "split",
        "anytown": "anytown",
        "nobody": "nobody",
    }
    assert catalogue.successor("ring-a") in {"ring-a", "ring-b"}


def test_pages_and_rights_pass_to_a_successor_on_the_day(checked: Callable[[Files], Result]) -> None:
    bodies = {
        "soon": "ended: 2027-03-31\nreplaced_by: [anytown]\nmaintainers: [soon-it]\n",
        "past": "ended: 2026-03-31\nreplaced_by: [anytown]\nmaintainers: [past-it]\n",
        "gone": "ended: 2026-03-31\nreplaced_by: [nobody]\nmaintainers: [gone-it]\n",
    }
    files = {f"organisations/{slug}.yml": f"name: x\ntype: unitary\n{SOURCES}{more}" for slug, more in bodies.items()}
    result = checked({**files})
    assert {slug: result.catalogue.successor(slug) for slug in bodies} == {
        "soon": "soon",
        "past": "anytown",
        "gone": "gone",
    }
    assert {slug: accounts(result).accounts_for(slug) for slug in bodies} == {
        "soon": ("soon", ("soon-it",)),
        "past": ("anytown", ()),
        "gone": ("nobody", ()),
    }


@pytest.mark.parametrize(
    ("written", "last_before"),
    [("2027-04-01", date(2027, 3, 31)), ("2027-04", date(2027, 3, 31)), ("2027", date(2026, 12, 31))],
)
def test_what_is_to_come_is_so_from_the_first_day_that_its_date_names(
    written: str, last_before: date, write: Callable[[Files], Project]
) -> None:
    more = {"new": f"started: {written}\n", "old": f"ended: {written}\nreplaced_by: [new]\n"}
    project = write({f"organisations/{slug}.yml": f"name: x\ntype: unitary\n{SOURCES}{more[slug]}" for slug in more})
    for today, is_so in ((last_before, False), (last_before + timedelta(days=1), True)):
        catalogue = check(project, today).catalogue
        new, old = catalogue.organisations["new"], catalogue.organisations["old"]
        assert (new.started, new.begins) == ((written, "") if is_so else ("", written))
        assert (old.ended, old.ends) == ((written, "") if is_so else ("", written))
        assert (old.replaced_by, old.to_be_replaced_by) == ((("new",), ()) if is_so else ((), ("new",)))
        assert slugs(catalogue.predecessors("new") or catalogue.planned_predecessors("new")) == ["old"]
        assert bool(catalogue.predecessors("new")) == is_so
        assert (new.is_current, old.is_current) == (is_so, not is_so)
        assert (catalogue.is_council(new), catalogue.is_council(old)) == (is_so, True)
        assert catalogue.successor("old") == ("new" if is_so else "old")


def test_a_successor_that_has_not_begun_takes_nothing_over(checked: Callable[[Files], Result]) -> None:
    """The day between the last of the old council and the first of the new one is no exception."""
    more = {"new": "started: 2026-11-22\n", "old": f"ended: 2026-11-21\nreplaced_by: [new]\nuses: [{USE}]\n"}
    catalogue = checked(
        {f"organisations/{slug}.yml": f"name: x\ntype: unitary\n{SOURCES}{more[slug]}" for slug in more}
    ).catalogue
    assert catalogue.organisations["old"].ended == "2026-11-21"
    assert [each.entry.slug for each in catalogue.uses_by("old")] == ["bin-calendar"]
    assert catalogue.uses_by("new") == ()


def test_nobody_is_a_member_of_what_has_not_begun(checked: Callable[[Files], Result]) -> None:
    club = f"name: Club\ntype: partnership\nmembers: [anytown]\nstarted: 2027-04-01\n{SOURCES}"
    catalogue = checked({"organisations/club.yml": club}).catalogue
    assert catalogue.memberships("anytown") == catalogue.past_memberships("anytown") == ()


def test_relations_are_known_from_both_ends(catalogue: Catalogue) -> None:
    assert [(edge.kind, edge.target.slug) for edge in catalogue.edges_from("bins")] == [
        ("implements", "bin-collection-data"),
        ("depends_on", "bin-calendar"),
        ("depends_on", "zebra"),
    ]
    assert [(edge.kind, edge.source.slug) for edge in catalogue.edges_to("bins")] == [("part_of", "alpha")]
    assert [(edge.source.slug, edge.relation.note) for edge in catalogue.edges_to("zebra")] == [("bins", "for stripes")]


@pytest.mark.parametrize(
    "look_up",
    ["owned_by", "partner_in", "uses_of", "uses_by", "edges_from", "edges_to", "mandates_by", "supported_by",
     "memberships", "parts", "predecessors"],
)  # fmt: skip
def test_a_slug_that_nothing_names_has_nothing(look_up: str, catalogue: Catalogue) -> None:
    assert getattr(catalogue, look_up)("nobody") == ()


def test_councils_are_told_by_the_broader_term_of_their_type(catalogue: Catalogue) -> None:
    councils = [slug for slug, each in catalogue.organisations.items() if catalogue.is_council(each)]
    assert councils == ["anytown", "example-council", "old-anytown", "old-riverside"]


def test_terms_that_lead_round_in_a_circle_end(checked: Callable[[Files], Result]) -> None:
    terms = "".join(f"  - {{id: {a}, name: {a}, definition: {a}., broader: {b}}}\n" for a, b in ("xy", "yx"))
    result = checked({"vocabularies/letters.yml": f"name: Letters\ndescription: Letters.\nterms:\n{terms}"})
    letters = result.catalogue.vocabularies["letters"]
    assert letters.is_under("x", "y")
    assert not letters.is_under("x", "z")


def test_terms_stand_in_the_order_of_their_list_and_there_are_none_without_one(catalogue: Catalogue) -> None:
    nations = catalogue.terms("nations")
    assert (next(iter(nations)), nations["wales"].name) == ("england", "Wales")
    assert catalogue.terms("no-such-list") == {}
    assert catalogue.term_name("no-such-list", "letters") == "letters"


def test_facets_list_entries_and_organisations_by_value(catalogue: Catalogue) -> None:
    values = {facet: catalogue.facet_values(facet) for facet in FACETS}
    assert {value: slugs(found) for value, found in values["services"].items()} == {
        "waste": ["alpha", "bins"],
        "environment": ["bins"],
    }
    assert {value: slugs(found) for value, found in values["stages"].items()} == {"live": ["zebra"], "beta": ["bins"]}
    assert {value: slugs(found) for value, found in values["statuses"].items()} == {"draft": ["spots"]}
    assert {value: slugs(found) for value, found in values["licences"].items()} == {"MIT": ["bins"]}
    assert slugs(values["nations"]["wales"]) == ["bin-office"]
    assert slugs(values["organisation-types"]["partnership"]) == ["bin-club", "bin-office"]


def test_a_term_has_the_name_that_people_see(catalogue: Catalogue) -> None:
    assert catalogue.term_name("services", "waste") == "Waste and recycling"
    assert catalogue.term_name("services", "nothing") == "nothing"
    assert catalogue.term_name("nothing", "waste") == "waste"


def test_what_is_broken_leaves_the_graph_and_takes_nothing_with_it(checked: Callable[[Files], Result]) -> None:
    broken: Files = {**FILES, "components/zebra.yml": "name: [", "organisations/anytown.yml": "name: 1\n"}
    result = checked(broken)
    assert {each.rule.code for each in result.errors} == {"D101", "S101"}
    catalogue = result.catalogue
    assert "zebra" not in catalogue.entries
    assert [edge.target.slug for edge in catalogue.edges_from("bins")] == ["bin-collection-data", "bin-calendar"]
    assert [use.adoption.organisation for use in catalogue.uses_of("bins")] == ["old-anytown"]
    assert catalogue.entries["bins"].used_by[1].organisation == "anytown"
