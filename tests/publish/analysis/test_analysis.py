"""What the catalogue is asked: the numbers on which each answer turns, asked of catalogues that are just large enough.

How the answers look on pages is in `tests/publish/pages`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.catalogue import Catalogue
from generator.model import Adoption, Contact, Entry, Organisation, Relation, Term, Vocabulary
from generator.project import Collection
from generator.publish.analysis import readiness, similar_councils, usage
from generator.publish.analysis.comparable import comparable, pairs
from generator.publish.search import documents, index
from tests.conftest import TODAY

URL = "https://www.example.org/"
STATUSES = ("live", "piloting", "planned", "involved", "stopped")


def entry(slug: str, name: str = "", **fields: Any) -> Entry:
    """Make a tool for waste, unless it is said to be something else."""
    plain = {"collection": Collection.COMPONENTS, "type": "tool", "services": ("waste",), "summary": "", "owner": ""}
    return Entry(**plain | {"slug": slug, "path": "", "name": name or slug, "sources": (URL,)} | fields)


def council(slug: str, **fields: Any) -> Organisation:
    return Organisation(slug=slug, path="", name=slug, type="council", sources=(URL,), **fields)


COUNCILS = tuple(map(council, ("ash", "birch", "cedar", "dogwood", "elder", "fir", "gorse", "hazel", "ivy")))
NAMES = [each.slug for each in COUNCILS]


def used(*organisations: str, status: str = "live") -> tuple[Adoption, ...]:
    return tuple(Adoption(each, status, evidence=URL) for each in organisations)


def catalogue(*entries: Entry, organisations: tuple[Organisation, ...] = ()) -> Catalogue:
    lists = {"adoption-statuses": STATUSES, "organisation-types": ("council", "partnership")}
    return Catalogue(
        {each.slug: each for each in entries},
        {each.slug: each for each in organisations},
        {slug: Vocabulary(slug, "", slug, "", {id_: Term(id_, id_) for id_ in ids}) for slug, ids in lists.items()},
    )


# Who has to do with something today


def test_who_stopped_is_the_only_one_that_has_nothing_to_do_with_a_thing() -> None:
    bins = entry("bins", used_by=tuple(Adoption(each, each) for each in STATUSES))
    made = catalogue(bins, organisations=tuple(map(council, STATUSES)))
    assert [use.organisation.slug for use in usage.not_stopped(made.uses_of("bins"))] == list(STATUSES[:-1])


def test_those_at_one_status_stand_by_name_and_by_slug_where_that_is_one() -> None:
    organisations = (
        replace(council("b"), name="Ash"),
        replace(council("a"), name="ash"),
        replace(council("c"), name="Áa"),
    )
    made = catalogue(entry("bins", used_by=used("a", "b", "c")[::-1]), organisations=organisations)
    (told,) = usage.summarise(made, made.uses_of("bins"), 3)
    assert [use.organisation.slug for use in told.uses] == ["c", "a", "b"]
    (shown,) = usage.group_by_status(made, made.uses_of("bins"))[0].evidence_groups
    assert [use.organisation.slug for use in shown.uses] == ["c", "a", "b"]


def test_nothing_is_found_by_who_stopped_using_it() -> None:
    wales, england = council("ash", nation="wales"), council("birch", nation="england")
    bins = entry("bins", used_by=used("ash", status="stopped") + used("birch", status="planned"))
    made = catalogue(bins, organisations=(wales, england))
    nations = next(each for each in index.columns(made, [bins]) if each.id == "nation")
    assert nations.values == (("england", "england"),)
    words = list(documents.searchable_texts(made, bins))
    assert "birch" in words
    assert "ash" not in words


# What an entry may be compared with


def compared(*entries: Entry, organisations: tuple[Organisation, ...] = ()) -> list[str]:
    """Say what the first of some entries is compared with."""
    return [each.slug for each in comparable(catalogue(*entries, organisations=organisations), entries[0])]


def elsewhere(number: int, name: str = "", summary: str = "") -> Iterator[Entry]:
    """Yield entries of another service area, which only make the words in them less rare."""
    return (entry(f"far-{each}", f"{name} {each}", summary=summary, services=("tax",)) for each in range(number))


def test_a_word_in_both_names_two_in_what_is_told_or_one_standard_count_the_same() -> None:
    """All three have two points, so they stand by name; one point more or less for any of them changes the order."""
    one = entry("one", "Kerb Parking", summary="Issues permits quickly.", implements=(Relation("rules"),))
    found = compared(
        one,
        entry("by-name", "Parking Meters"),
        entry("by-words", "Anything", summary="Quickly sends permits."),
        entry("by-standard", "Zones", implements=(Relation("rules"),)),
        entry("rules", "Rules", services=()),
        *elsewhere(3, name="parking"),
    )
    assert found == ["by-words", "by-name", "by-standard"]


def test_one_word_in_what_is_told_is_not_enough_even_of_one_type() -> None:
    assert compared(entry("one", "Kerb", summary="Issues permits."), entry("two", "Zones", summary="Permits.")) == []


@pytest.mark.parametrize(("number", "is_rare"), [(4, True), (5, False)])
def test_words_that_more_than_four_entries_have_tell_nothing(number: int, is_rare: bool) -> None:
    one, two = entry("one", "Kerb", summary="Quick permits."), entry("two", "Zones", summary="Permits, quick.")
    assert compared(one, two, *elsewhere(number - 2, "Far", "quick permits")) == ["two"] * is_rare


@pytest.mark.parametrize(("number", "is_told"), [(8, 3), (9, 0)])
def test_a_word_that_more_than_eight_names_have_tells_nothing(number: int, is_told: int) -> None:
    assert len(compared(*(entry(f"thing-{each}", f"{each} parking") for each in range(number)))) == is_told


@pytest.mark.parametrize("word", ["council", "data", "digital", "local", "open", "service", "standard", "system"])
def test_a_word_that_any_entry_here_may_have_tells_nothing(word: str) -> None:
    assert compared(entry("one", f"Kerb {word}"), entry("two", f"Zone {word}s")) == []


@pytest.mark.parametrize(("names", "found"), [(("Kerb map", "Tree map"), []), (("Kerb form", "Tree Forms"), ["two"])])
def test_a_word_has_four_letters_and_is_the_same_in_the_plural(names: tuple[str, str], found: list[str]) -> None:
    assert compared(entry("one", names[0]), entry("two", names[1])) == found


@pytest.mark.parametrize("kind", ["part_of", "depends_on"])
def test_the_name_of_what_two_build_on_makes_them_no_choice(kind: str) -> None:
    builds: dict[str, Any] = {kind: (Relation("base"),)}
    base = entry("base", "Parking", services=())
    assert compared(entry("one", "Kerb parking", **builds), entry("two", "Zone parking", **builds), base) == []


@pytest.mark.parametrize(("owned", "found"), [("maker", []), ("", ["two"])])
def test_the_name_of_a_maker_of_several_things_makes_them_no_choice(owned: str, found: list[str]) -> None:
    maker = replace(council("maker"), name="Parking")
    one, two = entry("one", "Kerb parking", owner="maker"), entry("two", "Zone parking", owner=owned)
    assert compared(one, two, organisations=(maker,)) == found


def test_pairs_stand_by_the_name_of_the_one_that_says_it() -> None:
    says = {"alternative_to": (Relation("other"),)}
    made = catalogue(entry("a", "Zones", **says), entry("z", "Áreas", **says), entry("other"))
    assert [pair.url for pair in pairs(made)] == ["compare/z-and-other/", "compare/a-and-other/"]


@pytest.mark.parametrize(("status", "first"), [("live", "two"), ("involved", "two"), ("stopped", "also")])
def test_who_has_to_do_with_both_today_brings_them_nearer(status: str, first: str) -> None:
    one, two = (entry(each, f"{each} parking", used_by=used("ash", status=status)) for each in ("one", "two"))
    found = compared(one, entry("also", "Also parking", used_by=used("birch")), two, organisations=COUNCILS)
    assert found[0] == first


# Who is like whom


def likeness(*entries: Entry, organisation: Organisation = COUNCILS[0]) -> similar_councils.PeerReport:
    found = similar_councils.peer_report(catalogue(*entries, organisations=COUNCILS), organisation)
    assert found
    return found


def test_the_six_most_alike_are_named_and_the_others_counted() -> None:
    found = likeness(entry("bins", used_by=used(*NAMES)))
    assert [each.organisation.slug for each in found.peers] == NAMES[1:7]
    assert (found.more, found.size) == (2, 8)


def test_eight_things_that_others_use_are_proposed_each_with_the_first_four_that_do() -> None:
    things = [entry(f"thing-{number}", used_by=used(*NAMES[1:])) for number in range(9)]
    found = likeness(*things).suggestions
    assert [each.entry for each in found] == things[:8]
    (live,) = found[0].statuses
    assert [use.organisation.slug for use in live.uses] == NAMES[1:5]
    assert live.more == 4


def test_what_a_council_or_another_stopped_is_neither_in_common_nor_an_idea() -> None:
    found = likeness(
        entry("left", used_by=used("ash", status="stopped") + used("birch")),
        entry("left-by-others", used_by=used("ash") + used("birch", status="stopped")),
        entry("left-by-all-others", used_by=used("birch", status="stopped")),
    )
    assert (found.peers, found.suggestions) == ((), ())


def test_members_of_a_partnership_are_not_said_to_have_what_they_stopped() -> None:
    club = replace(council("club", members=("ash", "birch")), type="partnership")
    things = entry("left", used_by=used("ash", status="stopped")), entry("kept", used_by=used("birch"))
    found = similar_councils.member_report(catalogue(*things, organisations=(*COUNCILS, club)), club)
    assert [each.entry.slug for each in found.used] == ["kept"]
    assert found.more_used == 0


# What is there and what is missing


def answers(one: Entry, *others: Entry) -> readiness.ReadinessResult:
    situation = readiness.EntryInContext(one, catalogue(one, *others, organisations=COUNCILS), TODAY)
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
        ("use", {"used_by": used("ash")}),
        ("use", {"used_by": used("ash", status="piloting")}),
        ("standards", {"implements": (Relation("bins"),)}),
        ("accessibility", {"assurance": {"accessibility_statement": URL}}),
        ("data-protection", {"assurance": {"data_protection": URL}}),
        ("security", {"assurance": {"security_policy": URL}}),
        ("reviewed", {"reviewed": TODAY.isoformat()}),
    ],
)
@pytest.mark.parametrize("collection", [Collection.COMPONENTS, Collection.PROJECTS])
def test_one_fact_about_software_answers_one_question(
    collection: Collection, check: str, fields: dict[str, Any]
) -> None:
    assert ids(answers(entry("one", collection=collection, **fields)).met) == [check]


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("licence", {"licence": "OGL-UK-3.0"}),
        ("stage", {"stage": "published"}),
        ("specification", {"links": {"specification": URL}}),
        ("contact", {"contact": Contact(url=URL)}),
        ("followed", {"used_by": used("ash")}),
        ("validator", {"validators": (URL,)}),
        ("reviewed", {"reviewed": TODAY.isoformat()}),
    ],
)
def test_one_fact_about_a_standard_answers_one_question(check: str, fields: dict[str, Any]) -> None:
    assert ids(answers(entry("one", collection=Collection.STANDARDS, **fields)).met) == [check]


def test_a_standard_is_followed_where_something_says_so() -> None:
    standard = entry("one", collection=Collection.STANDARDS)
    assert ids(answers(standard, entry("two", implements=(Relation("one"),))).met) == ["followed"]
    assert ids(answers(standard, entry("two", depends_on=(Relation("one"),))).met) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"used_by": used("ash", status="involved")},
        {"used_by": used("ash", status="planned")},
        {"used_by": used("ash", status="stopped")},
        {"used_by": (Adoption("ash", "live"),)},
        {"links": {"website": URL, "issues": URL}},
        {"assurance": {"service_assessment": URL}},
        {"supersedes": (Relation("bins"),)},
        {"cost": "Free.", "access": "open", "version": "2", "description": "Bins."},
    ],
)
def test_what_answers_no_question_leaves_all_of_them_missing(fields: dict[str, Any]) -> None:
    found = answers(entry("one", **fields))
    assert (found.met, ids(found.missing)) == (
        (),
        [
            *("licence", "stage", "documentation", "start", "contact", "use", "standards"),
            *("accessibility", "data-protection", "security", "reviewed"),
        ],
    )
