"""Who uses a thing, who takes part in it, and in which order they are listed."""

from dataclasses import replace

from generator.adoption import Adoption, OwnUse, Speaker
from generator.catalogue import Catalogue
from generator.model import Entry, Organisation, Term, Vocabulary
from generator.project import Collection
from generator.publish.analysis import usage
from generator.uses import Use
from tests.publish.analysis.catalogues import (
    COUNCILS,
    STATUSES,
    URL,
    make_adoptions,
    make_catalogue,
    make_council,
    make_entry,
)


def test_who_stopped_is_the_only_one_that_has_nothing_to_do_with_a_thing() -> None:
    bins = make_entry("bins", used_by=tuple(Adoption(each, each) for each in STATUSES))
    made = make_catalogue(bins, organisations=tuple(map(make_council, STATUSES)))
    assert [use.organisation.slug for use in usage.not_stopped(made.uses_of("bins"))] == list(STATUSES[:-1])


def test_those_at_one_status_stand_by_name_and_by_slug_where_that_is_one() -> None:
    organisations = (
        replace(make_council("b"), name="Ash"),
        replace(make_council("a"), name="ash"),
        replace(make_council("c"), name="Áa"),
    )
    made = make_catalogue(make_entry("bins", used_by=make_adoptions("a", "b", "c")[::-1]), organisations=organisations)
    (told,) = usage.summarise(made, made.uses_of("bins"), 3)
    assert [use.organisation.slug for use in told.uses] == ["c", "a", "b"]
    (shown,) = usage.group_by_status(made, made.uses_of("bins"))[0].evidence_groups
    assert [use.organisation.slug for use in shown.uses] == ["c", "a", "b"]


STATUS_LIST = Vocabulary(
    "adoption-statuses", "", "", "", {each: Term(each, each.capitalize()) for each in ("live", "planned", "involved")}
)


def test_taking_part_is_never_counted_as_use() -> None:
    uses = [_use("a", "involved"), _use("b", "live"), _use("c", "live")]
    assert [each.text for each in usage.counts(_catalogue(), uses)] == ["2 live", "1 involved"]


def test_what_shows_many_uses_stands_once_above_them() -> None:
    uses = [
        _use("c", "live", basis="named", evidence="https://one"),
        _use("a", "live", basis="named", evidence="https://one"),
        _use("b", "live", basis="seen there"),
    ]
    (group,) = usage.group_by_status(_catalogue(), uses)
    named, mixed = group.evidence_groups
    assert (named.basis, named.evidence, [use.organisation.slug for use in named.uses]) == (
        "named",
        "https://one",
        ["a", "c"],
    )
    assert (mixed.is_mixed, [use.organisation.slug for use in mixed.uses]) == (True, ["b"])


def test_evidence_stands_with_each_use_where_it_differs() -> None:
    uses = [_use(each, "live", basis="named", evidence=f"https://{each}") for each in "ab"]
    (group,) = usage.group_by_status(_catalogue(), uses)
    assert [shown.evidence for shown in group.evidence_groups] == [""]


def _users(shown: usage.EvidenceGroup) -> list[str]:
    return [use.organisation.slug for use in shown.uses]


def _entry(slug: str, *, licence: str = "") -> Entry:
    place = Collection.PROJECTS
    return Entry(collection=place, slug=slug, path="", name=slug, summary="", owner="", sources=(), licence=licence)


def _use(organisation: str, status: str, *, basis: str = "", evidence: str = "") -> Use:
    user = Organisation(slug=organisation, path="", name=organisation.upper(), type="council", sources=())
    return Use(_entry("thing"), user, Adoption(organisation, status, basis=basis, evidence=evidence))


def _catalogue(*entries: Entry) -> Catalogue:
    return Catalogue({each.slug: each for each in entries}, {}, {STATUS_LIST.slug: STATUS_LIST})


def test_lists_begin_with_what_most_chose_and_use_then_stand_by_name() -> None:
    entries = (
        make_entry("a", "Zzz", used_by=make_adoptions("ash", "birch", "cedar", status="involved")),
        make_entry("b", used_by=make_adoptions("ash")),
        make_entry("c", used_by=make_adoptions("ash", "birch", status="piloting")),
        make_entry("d", "Aaa", used_by=make_adoptions("ash", "birch", status="stopped")),
    )
    made = make_catalogue(*entries, organisations=COUNCILS)
    assert [each.slug for each in usage.by_use(made, entries)] == ["c", "b", "d", "a"]


def test_who_speaks_of_a_use_is_counted_once_and_not_of_plans() -> None:
    own = OwnUse("bins", "live", evidence=URL)
    councils = (make_council("ash", uses=(own,)), make_council("birch"), make_council("cedar"), make_council("elder"))
    bins = make_entry(
        "bins", used_by=make_adoptions("ash", "birch", "cedar") + make_adoptions("elder", status="planned")
    )
    made = make_catalogue(bins, organisations=councils)
    assert usage.speakers(made, bins) == {Speaker.OWNER: 2, Speaker.ORGANISATION: 1}
