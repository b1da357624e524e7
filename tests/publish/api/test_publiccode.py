"""publiccode.yml of an entry: what it needs, and what nobody recorded."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.project import Collection
from generator.publish.api import publiccode
from tests.sites import SITE_URL

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1)


def test_a_project_as_publiccode(published: Path) -> None:
    text = (published / "projects/plan-map/publiccode.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == {
        "publiccodeYmlVersion": "0",
        "name": "Plan map",
        "url": "https://github.com/northtown/plan-map",
        "platforms": ["web"],
        "developmentStatus": "beta",
        "supports": [{"id": "https://addresses.example.org/"}],
        "organisation": {"uri": "https://northtown.example.org/", "name": "Northtown Council"},
        "description": {"en": {"shortDescription": "Shows planning applications on a map."}},
        "legal": {"license": "AGPL-3.0-or-later"},
    }
    assert "#   softwareType: " in text


def test_what_publiccode_needs_and_nobody_said_is_named(published: Path) -> None:
    text = (published / "projects/other-map/publiccode.yml").read_text(encoding="utf-8")
    for name in ("url", "platforms", "developmentStatus", "legal", "maintenance", "localisation"):
        assert f"#   {name}: " in text
        assert name not in yaml.safe_load(text)


@given(texts, texts, st.lists(texts))
def test_whatever_an_entry_holds_publiccode_is_yaml_that_says_it(name: str, summary: str, platforms: list[str]) -> None:
    entry = Entry(
        collection=Collection.PROJECTS, slug="x", path="x.yml", name=name, summary=summary, owner="x",
        sources=(), platforms=tuple(platforms),
    )  # fmt: skip
    read = yaml.safe_load(publiccode.render(Catalogue({}, {}, {}), entry, f"{SITE_URL}projects/x/"))
    assert read["name"] == name
    assert read.get("platforms", []) == platforms
    short = read["description"]["en"]["shortDescription"]
    assert len(short) <= 150
    assert short == summary or summary.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("summary", "short"),
    [
        ("x" * 150, "x" * 150),
        ("x" * 151, f"{'x' * 149}…"),
        (f"{'x' * 140} {'y' * 9}", f"{'x' * 140} {'y' * 9}"),
        (f"{'x' * 140} {'y' * 10}", f"{'x' * 140}…"),
    ],
)
def test_a_long_summary_is_cut_after_a_word_or_where_there_is_no_more_room(summary: str, short: str) -> None:
    entry = Entry(
        collection=Collection.PROJECTS, slug="x", path="x.yml", name="x", summary=summary, owner="x", sources=()
    )
    read = yaml.safe_load(publiccode.render(Catalogue({}, {}, {}), entry, f"{SITE_URL}projects/x/"))
    assert read["description"]["en"]["shortDescription"] == short
