"""The real catalogue: sound, complete as far as it claims to be, and nothing in it without a source."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generator.catalogue import Catalogue
from generator.check import Result, check
from generator.diagnostic import Severity
from generator.model import RELATIONS, Organisation
from generator.project import SHARED, Collection, Project
from tests.conftest import ROOT

BEFORE_SURREY, AFTER_SURREY = date(2027, 3, 30), date(2027, 4, 1)


@pytest.fixture(scope="module")
def result() -> Result:
    """The check as anybody would run it today; that changes nothing but what lies in the future."""
    return check(Project(ROOT), date.today())


@pytest.fixture(scope="module")
def catalogue(result: Result) -> Catalogue:
    return result.catalogue


def on(day: date, result: Result) -> Catalogue:
    """Return the catalogue as it is on a day."""
    return replace(result, context=replace(result.context, today=day)).catalogue


def councils(catalogue: Catalogue) -> list[Organisation]:
    return [each for each in catalogue.organisations.values() if catalogue.is_council(each)]


def test_nothing_is_wrong(result: Result) -> None:
    assert [f"{each.location.path}: {each.message}" for each in result.errors] == []


def test_warnings_are_only_of_kinds_that_may_stay(result: Result) -> None:
    assert {each.rule.name for each in result.diagnostics if each.severity is Severity.WARNING} <= {
        "ended-organisation",
        "look-alike-slug",
    }


COUNCILS = {
    "stockport": "Stockport|Stockport Council|stockport council|Stockport MBC|E08000007"
    "|catalogue/organisations/stockport.yml|https://example.org/cy/organisations/stockport/?a=b#uses|http://example.org/organisations/stockport"
    "|https://github.com/example/catalogue/edit/main/catalogue/organisations/stockport.yml",
    "bradford": "City of Bradford|Bradford Council|City of Bradford MDC",
    "isle-of-anglesey": "Anglesey|Ynys M\u00f4n|Ynys Mon|Cyngor Ynys M\u00f4n|Isle of Anglesey CC",
    "cardiff": "Cardiff Council|Caerdydd|cyngor caerdydd",
    "kings-lynn-and-west-norfolk": "King's Lynn & West Norfolk|KINGS LYNN AND WEST NORFOLK BC",
    "southwark": "Southwark Council|LB Southwark|London Borough of Southwark|Southwark LBC",
    "camden": "LB Camden|London Borough of Camden|Camden Council",
    "kensington-and-chelsea": "Kensington and Chelsea|RBKC|Royal Borough of Kensington & Chelsea",
    "bristol": "Bristol|Bristol Council",
    "manchester": "Manchester|Manchester CC",
    "cheshire-east": "Cheshire East UA|Cheshire East Council",
    "gloucester": "Gloucester|Gloucester Council",
    "gloucestershire": "Gloucestershire|Gloucestershire CC",
    "northampton": "Northampton Borough Council",
    "city-of-london": "City of London",
    "newcastle-upon-tyne": "Newcastle upon Tyne|Newcastle City Council",
}
"""What officers write, by the council that it certainly names."""

SEVERAL = {
    "Newcastle": {"newcastle-upon-tyne", "newcastle-under-lyme"},
    "Kingston": {"kingston-upon-thames", "kingston-upon-hull"},
    "Northampton": {"northampton", "west-northamptonshire"},
    "Bournemouth": {"bournemouth", "bournemouth-christchurch-poole"},
    "Nottingham County Council": {"nottingham", "nottinghamshire"},
    "London": set(),
    "Idox": set(),
    "https://example.org/components/stockport/": set(),
}
"""What several councils are called, or none."""

ENTRIES = {
    "govuk-notify": "GOV.UK Notify|gov uk notify|govuk-notify|GOVUK NOTIFY.|https://example.org/components/govuk-notify/",
    "govuk-pay": "GOV.UK Pay|catalogue/components/govuk-pay.yml",
}


@pytest.mark.parametrize(
    ("collections", "texts"), [((Collection.ORGANISATIONS,), COUNCILS), (SHARED, ENTRIES)], ids=["councils", "entries"]
)
def test_people_may_write_names_as_they_say_them(
    collections: tuple[Collection, ...], texts: dict[str, str], result: Result
) -> None:
    names = result.context.names
    assert {
        slug: {names.resolve(text, collections).slug for text in all_.split("|")} for slug, all_ in texts.items()
    } == {slug: {slug} for slug in texts}


def test_what_several_councils_are_called_names_none_of_them(result: Result) -> None:
    matches = {text: result.context.names.resolve(text, (Collection.ORGANISATIONS,)) for text in SEVERAL}
    assert {text: set(match.slugs) for text, match in matches.items()} == SEVERAL
    assert not any(match.slug for match in matches.values())


def test_each_council_is_found_by_its_own_name(result: Result) -> None:
    names = result.context.names
    for council in result.catalogue.organisations.values():
        assert names.resolve(council.name, (Collection.ORGANISATIONS,)).slug == council.slug


@pytest.mark.parametrize(("day", "english", "former"), [(BEFORE_SURREY, 317, 73), (AFTER_SURREY, 307, 85)])
def test_every_authority_is_there_and_counts_from_its_first_day_to_its_last(
    day: date, english: int, former: int, result: Result
) -> None:
    """Two councils replace the twelve of Surrey."""
    there = councils(on(day, result))
    nations = Counter(each.nation for each in there if each.is_current)
    assert nations == {"england": english, "scotland": 32, "wales": 22, "northern-ireland": 11}
    assert len([each for each in there if each.ended]) == former


def test_councils_have_what_is_known_of_all_of_them(catalogue: Catalogue) -> None:
    current = [each for each in councils(catalogue) if each.is_current]
    assert [each.slug for each in current if not each.nation] == []
    assert [each.slug for each in current if not (each.website or each.started >= "2027")] == []
    assert [each.slug for each in current if each.gss_code and each.gss_code[0] not in "ENSW"] == []


def test_successors_are_there_and_councils_themselves(result: Result) -> None:
    catalogue = on(AFTER_SURREY, result)
    for each in councils(catalogue):
        for heir in each.replaced_by:
            assert catalogue.is_council(catalogue.organisations[heir]), each.slug


def test_well_over_150_things_are_shared(catalogue: Catalogue) -> None:
    assert len(catalogue.entries) >= 150
    assert all(len(catalogue.entries_of(each)) >= 30 for each in SHARED)


@pytest.mark.parametrize("slug", ["bolton", "wigan", "stockport"])
def test_bodies_that_were_asked_for_have_an_entry(slug: str, catalogue: Catalogue) -> None:
    assert slug in catalogue.organisations


@pytest.mark.parametrize(
    "words",
    ["Local Digital Declaration", "LocalGov Patterns", "GOV.UK Notify", "GOV.UK Pay", "iDEA"],
)
def test_things_that_were_asked_for_have_an_entry(words: str, catalogue: Catalogue) -> None:
    names = [each.name for each in catalogue.entries.values()]
    names += [each.name for each in catalogue.organisations.values()]
    assert [name for name in names if words.casefold() in name.casefold()]


@pytest.mark.parametrize("words", ["Scottish Digital Office", "Local Digital Collaboration Unit"])
def test_offices_that_were_asked_for_have_an_entry(words: str, catalogue: Catalogue) -> None:
    wanted = set(words.casefold().split())
    names = [set(each.name.casefold().split()) for each in catalogue.organisations.values()]
    assert [name for name in names if len(wanted & name) >= len(wanted) - 1]


def test_every_adoption_has_evidence(catalogue: Catalogue) -> None:
    assert [(use.entry.slug, use.organisation.slug) for use in catalogue.uses if not use.adoption.evidence] == []


def test_every_adoption_says_how_its_evidence_shows_it(catalogue: Catalogue) -> None:
    assert [(use.entry.slug, use.organisation.slug) for use in catalogue.uses if not use.adoption.basis] == []


def test_no_relation_or_adoption_is_lost(catalogue: Catalogue) -> None:
    stated = {(each.organisation, entry.slug) for entry in catalogue.entries.values() for each in entry.used_by}
    stated |= {(each.slug, use.entry) for each in catalogue.organisations.values() for use in each.uses}
    stated |= {
        (each.organisation, register.shows.entry)
        for register in catalogue.registers.values()
        for each in catalogue.readings[register.slug].bodies
        if not each.no_longer_listed
    }
    uses = sorted((use.organisation.slug, use.entry.slug) for use in catalogue.uses)
    assert uses == sorted({(catalogue.successor(organisation), entry) for organisation, entry in stated})
    written = sum(len(getattr(each, name)) for each in catalogue.entries.values() for name in RELATIONS)
    assert len(catalogue.edges) == written


def test_an_organisation_that_nothing_names_says_what_it_is(catalogue: Catalogue) -> None:
    named = {each.owner for each in catalogue.entries.values()}
    named |= {use.organisation.slug for use in catalogue.uses}
    for each in catalogue.entries.values():
        named |= {node.organisation for node in each.partners} | {node.organisation for node in each.support}
        named |= {node.organisation for node in each.mandated_by}
    for body in catalogue.organisations.values():
        named |= {*body.members, body.part_of, *body.replaced_by, *body.to_be_replaced_by}
    of_themselves = {"combined-authority", "strategic-regional-authority"}
    others = (each for each in catalogue.organisations.values() if not catalogue.is_council(each))
    alone = (each for each in others if each.slug not in named and each.type not in of_themselves)
    assert [each.slug for each in alone if not each.summary] == []


def test_every_principle_has_something_to_show(catalogue: Catalogue) -> None:
    assert set(catalogue.facet_values("principles")) == set(catalogue.vocabularies["principles"].terms)


def test_contacts_are_of_teams(catalogue: Catalogue) -> None:
    given = [each.contact for each in catalogue.entries.values() if each.contact]
    given += [each.contact for each in catalogue.organisations.values() if each.contact]
    personal = ("gmail.", "hotmail.", "outlook.", "yahoo.", "icloud.")
    assert [each.email for each in given if any(node in each.email for node in personal)] == []
