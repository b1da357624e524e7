"""The map of councils: each once, none on another, and marks that say what the catalogue says."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import product

import pytest

from generator.adoption import Adoption
from generator.catalogue import Catalogue
from generator.check import check
from generator.model import Entry, Organisation, Partner, Term, Vocabulary
from generator.project import Collection, Project
from generator.publish.analysis import engagement
from generator.publish.graphics.tile_layout import Tile, tiles
from generator.publish.graphics.tile_map import TileMap
from tests.conftest import ROOT

WALES = ("isle-of-anglesey", "gwynedd", "conwy", "cardiff", "powys")
STATUSES = ("live", "piloting", "planned", "involved", "stopped")


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return check(Project(ROOT), date(2026, 11, 22)).catalogue


def catalogue(organisations: Iterable[Organisation], *entries: Entry) -> Catalogue:
    types = {"council": Term("council", "Council"), "charity": Term("charity", "Charity")}
    statuses = {each: Term(each, each.capitalize()) for each in STATUSES}
    vocabularies = {
        "organisation-types": Vocabulary("organisation-types", "", "", "", types),
        "adoption-statuses": Vocabulary("adoption-statuses", "", "", "", statuses),
    }
    return Catalogue({each.slug: each for each in entries}, {each.slug: each for each in organisations}, vocabularies)


def council(slug: str, **fields: str) -> Organisation:
    return Organisation(slug=slug, path="", name=slug.title(), sources=(), **{"type": "council", **fields})


def entry(slug: str, owner: str = "makers", partner: str = "", **used_by: str) -> Entry:
    return Entry(
        collection=Collection.PROJECTS, slug=slug, path="", name=slug, summary="", owner=owner, sources=(),
        used_by=tuple(Adoption(who, status) for who, status in used_by.items()),
        partners=(Partner(partner),) if partner else (),
    )  # fmt: skip


def squares(ground: str) -> list[Tile]:
    """Read from the path which squares it draws: a stretch of n squares is n long, less the gap after the last."""
    found = re.findall(r"M(\d+) (\d+)\.43h([\d.]+)", ground)
    assert "".join(f"M{x} {y}.43h{length}" for x, y, length in found) == ground
    return [Tile(int(x) + step, int(y)) for x, y, length in found for step in range(round(float(length) + 0.14))]


def test_the_layout_has_a_place_for_each_council(real: Catalogue) -> None:
    """A council that is new may wait at the foot of the map until somebody draws it, so a few may be missing."""
    councils = {slug: each for slug, each in real.organisations.items() if real.is_council(each)}
    today = {slug for slug, each in councils.items() if each.is_current}
    assert set(tiles()) <= set(councils)
    assert len(today - set(tiles())) <= len(today) / 20
    assert len(set(tiles().values())) == len(tiles())


def test_the_map_shows_each_council_once(real: Catalogue) -> None:
    found = TileMap(real)
    columns, rows = found.size
    assert sorted(squares(found.ground)) == sorted(found.tiles.values())
    assert {each.slug for each in found.councils} == set(found.tiles)
    assert all(0 <= place.column < columns and 0 <= place.row < rows for place in found.tiles.values())


def test_every_council_is_counted_once(real: Catalogue) -> None:
    found = TileMap(real)
    assert sum(found.count(kind) for kind in engagement.KINDS) == len(found.councils)
    assert {layer.kind: layer.number for layer in found.layers} == {
        kind: found.count(kind) for kind in engagement.KINDS if found.count(kind)
    }


def test_neighbours_are_near_each_other() -> None:
    """No true map, but nobody should have to look for Kent in Wales."""
    found = tiles()
    assert found["shetland-islands"].row < found["highland"].row < found["northumberland"].row < found["surrey"].row
    assert found["fermanagh-omagh"].column < found["powys"].column < found["birmingham"].column
    assert found["birmingham"].column < found["norwich"].column
    assert found["cornwall"].column < found["southampton"].column < found["dover"].column


def test_the_map_of_a_part_is_no_larger_than_that_part() -> None:
    found = TileMap(catalogue(map(council, WALES)))
    assert found.size[0] < 6
    assert min(place.column for place in found.tiles.values()) == 0
    assert min(place.row for place in found.tiles.values()) == 0


def test_councils_that_the_map_does_not_know_yet_stand_at_its_foot() -> None:
    found = TileMap(catalogue(map(council, [*WALES, "newborough", "newshire"])))
    last = max(found.tiles[slug].row for slug in WALES)
    assert [found.tiles[slug] for slug in ("newborough", "newshire")] == [(0, last + 2), (1, last + 2)]
    assert len(set(found.tiles.values())) == len(found.councils)


def test_councils_of_another_time_and_other_bodies_have_no_square() -> None:
    others = (council("dyfed", ended="1996"), council("newborough", begins="2028"), council("makers", type="charity"))
    assert set(TileMap(catalogue([*map(council, WALES), *others])).tiles) == set(WALES)


@pytest.mark.parametrize("slugs", [(), ("north-clinic", "south-clinic"), ("powys", "one", "two")])
def test_a_catalogue_of_other_bodies_has_no_map(slugs: tuple[str, ...]) -> None:
    assert not TileMap(catalogue(map(council, slugs)))


def test_adopters_are_marked_by_status_and_others_left_out() -> None:
    thing = entry("thing", powys="live", conwy="involved", cardiff="live", makers="live")
    found = TileMap(catalogue([*map(council, WALES), council("makers", type="charity")], thing))
    layers = found.adopters(found.catalogue.uses_of("thing"))
    assert [(layer.kind, layer.number) for layer in layers] == [("live", 2), ("involved", 1)]


def test_each_mark_has_a_shape_of_its_own() -> None:
    for kinds in (STATUSES, [kind for kind in engagement.KINDS if kind != "nothing"]):
        shapes = [TileMap.shape(kind) for kind in kinds]
        assert all(shapes)
        assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ([], "nothing"),
        ([entry("a", powys="stopped")], "nothing"),
        ([entry("a", powys="involved")], "takes-part"),
        ([entry("a", powys="planned")], "takes-part"),
        ([entry("a", powys="live")], "uses"),
        ([entry("a", powys="piloting"), entry("b", powys="involved")], "uses"),
        ([entry("a", owner="powys")], "shares"),
        ([entry("a", partner="powys", conwy="live")], "shares"),
        ([entry("a", partner="powys", powys="involved")], "shares"),
        ([entry("a", owner="powys", powys="live")], "both"),
        ([entry("a", partner="powys"), entry("b", powys="piloting")], "both"),
    ],
)
def test_taking_part_is_never_use(entries: list[Entry], kind: str) -> None:
    assert engagement.engagement_of(catalogue(map(council, WALES), *entries), "powys").kind == kind


def test_every_kind_has_words() -> None:
    every = [engagement.Engagement(*each) for each in product((False, True), repeat=5)]
    assert {each.kind for each in every} == set(engagement.KINDS)
    assert all(bool([*each.descriptions]) == (each.kind != "nothing") for each in every)
