"""Records of the API: they say what the files say, and agree with each other."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from generator.edge import Edge
from generator.model import Relation
from generator.publish.api.fields import deduplicate
from tests.publish.published import API, data
from tests.sites import SITE_URL


def test_the_totals_are_those_of_the_lists(published: Path) -> None:
    totals = data(published, "index.json")["totals"]
    assert {name: len(data(published, f"{name}.json")[name]) for name in totals} == totals


def test_one_file_and_lists_and_single_records_agree(published: Path) -> None:
    whole = data(published, "catalogue.json")
    assert whole["terms"] == data(published, "terms.json")["terms"]
    for name in ("entries", "organisations"):
        listed = data(published, f"{name}.json")[name]
        assert [each["slug"] for each in whole[name]] == [each["slug"] for each in listed]
        for record in whole[name]:
            assert data(published, record["self"].removeprefix(f"{SITE_URL}{API}/")) == record


def test_an_entry_tells_all_that_its_file_says(published: Path) -> None:
    entry = data(published, "entries/bin-days.json")
    assert entry["owner"] == {"slug": "northtown", "name": "Northtown Council"}
    assert entry["adopters"] == {"live": 1, "piloting": 0, "planned": 0, "involved": 1, "stopped": 0}
    assert (entry["added"], entry["changed"], entry["reviewed"]) == ("2024-02-29", "2024-02-29", "2026-03-03")
    assert [each["id"] for each in entry["relations"]] == ["bin-days/implements/address-format"]
    assert [each["id"] for each in entry["related_by"]] == [
        "other-map/supersedes/bin-days",
        "plan-map/depends_on/bin-days",
    ]
    assert entry["support"][0]["name"] == "Makers & Co"
    assert entry["url"] == SITE_URL + entry["path"]
    assert entry["version"] is None
    assert entry["validators"] == []


def test_a_record_is_found_by_the_slug_that_it_had_before(published: Path) -> None:
    assert data(published, "entries/bin-days.json")["formerly"] == ["bin-calendar"]
    assert data(published, "entries/bin-calendar.json") == data(published, "entries/bin-days.json")


def test_an_adoption_names_the_successor_and_keeps_what_the_file_says(published: Path) -> None:
    found = {each["id"]: each for each in data(published, "adoptions.json")["adoptions"]}
    taken_over = found["address-format/oldtown"]
    assert taken_over["organisation"] == {"slug": "northtown", "name": "Northtown Council"}
    assert taken_over["recorded_as"] == "oldtown"
    assert data(published, "organisations/oldtown.json")["successor"]["slug"] == "northtown"
    grades = {id_: each["evidence_grade"] for id_, each in found.items()}
    assert grades == {
        "bin-days/northtown": "linked",
        "bin-days/quiet": "linked",
        "hostile/northtown": "unsupported",
        "address-format/oldtown": "described",
        "address-format/quiet": "unsupported",
    }


def test_ids_stand_for_one_thing_each(published: Path) -> None:
    for name in ("adoptions", "relations"):
        ids = [each["id"] for each in data(published, f"{name}.json")[name]]
        assert len(set(ids)) == len(ids) > 0


def test_of_what_is_stated_twice_the_first_with_evidence_counts() -> None:
    def stated(slug: str, evidence: str) -> Edge:
        ends: Any = [SimpleNamespace(slug=each) for each in ("bins", slug)]
        return Edge("depends_on", *ends, Relation(slug, evidence))

    edges = [stated("map", ""), stated("map", "first"), stated("map", "second"), stated("form", ""), stated("form", "")]
    assert list(deduplicate(edges)) == [edges[1], edges[3]]


def test_accounts_of_maintainers_are_not_in_the_api(published: Path) -> None:
    assert "maintainers" not in (published / API / "catalogue.json").read_text(encoding="utf-8")
