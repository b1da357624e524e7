"""The readiness checklist: what is there, what is missing, and what counts as evidence."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.adoption import Adoption, Contact
from generator.model import Entry, LastChange, Relation
from generator.project import Collection
from generator.publish.analysis import readiness
from generator.publish.analysis.readiness_answers import EntryInContext
from tests.conftest import TODAY, Files
from tests.publish.analysis.catalogues import COUNCILS, URL, make_adoptions, make_catalogue, make_entry
from tests.publish.rendered import Pages, component, entry, used


def test_what_is_missing_leads_to_the_form_that_adds_it(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", "licence: MIT\n")})
    missing = made.words("components/forms/", "readiness")
    assert ("A contact" in missing, "A licence" in missing) == (True, False)
    form = re.escape("../../contribute/edit/?entry=components/forms")
    ways = dict(re.findall(rf'<li><a href="{form}([^"]*)">([^<]*)</a></li>', made.html("components/forms/")))
    assert ways["#we-use-this-too"] == "Evidence of use"
    assert ways["&amp;field=contact"] == "A contact"
    assert ways["&amp;field=assurance.data_protection"] == "How it protects personal data"


def test_what_is_not_known_is_said_once(pages: Callable[[Files], Pages]) -> None:
    words = pages({"components/thin.yml": component("Thin")}).words("components/thin/")
    for absence in ("recorded", "Nobody", "No one", "No organisation"):
        assert absence not in words
    assert words.count("A contact") == 1
    for empty in ("Who uses it", "Fits with", "Is it kept up?", "Is it safe?", "Licence, cost"):
        assert empty not in words


def test_what_only_others_can_say_is_not_asked_of_a_standard(pages: Callable[[Files], Pages]) -> None:
    made = pages({"standards/bins.yml": entry("Bins", kind="scope: data\n")})
    assert 'contribute/#correct-an-entry">An entry or organisation that follows it' in made.html("standards/bins/")


def test_how_far_a_standard_has_come_is_asked_for_by_its_own_name(pages: Callable[[Files], Pages]) -> None:
    made = pages({"standards/bins.yml": entry("Bins", kind="scope: data\n"), "projects/app.yml": entry("App")})
    assert "edit/?entry=standards/bins&amp;field=status" in made.html("standards/bins/")
    assert "edit/?entry=projects/app&amp;field=stage" in made.html("projects/app/")


def test_taking_part_is_no_evidence_of_use(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/tried.yml": component("Tried", used(anytown="piloting")),
            "components/joined.yml": component("Joined", used(anytown="involved")),
        }
    )
    assert "Evidence of use" not in made.words("components/tried/", "readiness")
    assert "Evidence of use" in made.words("components/joined/", "readiness")


@pytest.mark.parametrize(("reviewed", "is_recent"), [("2026-11-20", True), ("2025-11-21", True), ("2025-11-19", False)])
def test_a_check_by_a_person_counts_for_a_year(pages: Callable[[Files], Pages], reviewed: str, is_recent: bool) -> None:
    made = pages({"components/forms.yml": component("Forms", f"reviewed: {reviewed}\n")})
    assert ("A check by a person" not in made.words("components/forms/", "readiness")) is is_recent


def answers(one: Entry, *others: Entry) -> readiness.ReadinessResult:
    situation = EntryInContext(one, make_catalogue(one, *others, organisations=COUNCILS), TODAY)
    return readiness.readiness_of(situation)


def ids(checks: tuple[readiness.ReadinessCheck, ...]) -> list[str]:
    return [check.id for check in checks]


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("licence", {"licence": "MIT"}),
        ("stage", {"stage": "live"}),
        ("documentation", {"links": {"documentation": URL}}),
        ("start", {"adopt": "Ask us."}),
        ("start", {"links": {"repository": URL}}),
        ("start", {"links": {"demo": URL}}),
        ("contact", {"contact": Contact(email="bins@example.org")}),
        ("use", {"used_by": make_adoptions("ash")}),
        ("use", {"used_by": make_adoptions("ash", status="piloting")}),
        ("standards", {"implements": (Relation("bins"),)}),
        ("accessibility", {"assurance": {"accessibility_statement": URL}}),
        ("data-protection", {"assurance": {"data_protection": URL}}),
        ("security", {"assurance": {"security_policy": URL}}),
        ("kept-up", {"last_change": LastChange("2025", URL)}),
        ("reviewed", {"reviewed": TODAY.isoformat()}),
    ],
)
@pytest.mark.parametrize("collection", [Collection.COMPONENTS, Collection.PROJECTS])
def test_one_fact_about_software_answers_one_question(
    collection: Collection, check: str, fields: dict[str, Any]
) -> None:
    assert ids(answers(make_entry("one", collection=collection, **fields)).met) == [check]


def test_only_a_component_is_asked_what_it_costs() -> None:
    assert ids(answers(make_entry("one", cost="Free.")).met) == ["cost"]
    for collection in (Collection.PROJECTS, Collection.STANDARDS):
        assert "cost" not in ids(answers(make_entry("one", collection=collection)).missing)


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("licence", {"licence": "OGL-UK-3.0"}),
        ("stage", {"stage": "published"}),
        ("specification", {"links": {"specification": URL}}),
        ("contact", {"contact": Contact(url=URL)}),
        ("followed", {"used_by": make_adoptions("ash")}),
        ("validator", {"validators": (URL,)}),
        ("kept-up", {"last_change": LastChange("2025", URL)}),
        ("reviewed", {"reviewed": TODAY.isoformat()}),
    ],
)
def test_one_fact_about_a_standard_answers_one_question(check: str, fields: dict[str, Any]) -> None:
    assert ids(answers(make_entry("one", collection=Collection.STANDARDS, **fields)).met) == [check]


def test_a_standard_is_followed_where_something_says_so() -> None:
    standard = make_entry("one", collection=Collection.STANDARDS)
    assert ids(answers(standard, make_entry("two", implements=(Relation("one"),))).met) == ["followed"]
    assert ids(answers(standard, make_entry("two", depends_on=(Relation("one"),))).met) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"used_by": make_adoptions("ash", status="involved")},
        {"used_by": make_adoptions("ash", status="planned")},
        {"used_by": make_adoptions("ash", status="stopped")},
        {"used_by": (Adoption("ash", "live"),)},
        {"links": {"website": URL, "issues": URL}},
        {"assurance": {"service_assessment": URL}},
        {"supersedes": (Relation("bins"),)},
        {"last_change": LastChange("2024-11-20", URL)},
        {"access": "open", "version": "2", "description": "Bins."},
    ],
)
def test_what_answers_no_question_leaves_all_of_them_missing(fields: dict[str, Any]) -> None:
    found = answers(make_entry("one", **fields))
    assert (found.met, ids(found.missing)) == (
        (),
        [
            *("licence", "stage", "documentation", "start", "cost", "contact", "use", "standards"),
            *("accessibility", "data-protection", "security", "kept-up", "reviewed"),
        ],
    )
