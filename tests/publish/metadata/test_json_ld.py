"""Linked data: understood without fetching anything, and silent on what no entry says."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.check import Result
from generator.publish.edition.edition import Edition
from generator.publish.metadata import json_ld
from tests.conftest import TODAY, Files
from tests.publish.metadata.linked_data import expand, nodes
from tests.publish.rendered import ABOUT, component
from tests.sites import SITE_URL

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, Any]:
    """What each page says of what it is about, by its address."""
    found = {}
    for path in published.rglob("index.html"):
        texts = SCRIPT.findall(path.read_text(encoding="utf-8"))
        if texts:
            (text,) = texts
            found[path.relative_to(published).as_posix().removesuffix("index.html")] = expand(json.loads(text))
    return found


def test_every_thing_of_the_catalogue_is_described(pages: dict[str, Any], published: Path) -> None:
    for collection in ("components", "standards", "projects", "organisations"):
        slugs = {each.parent.name for each in (published / collection).glob("*/index.html")} - {"bin-calendar"}
        assert {url for url in pages if re.match(f"{collection}/.", url)} == {f"{collection}/{slug}/" for slug in slugs}
    assert pages[""]["@type"] == [f"{SCHEMA}Dataset"]
    assert pages["services/waste/"]["@type"] == [f"{SCHEMA}DefinedTerm"]


def test_a_list_is_described_but_what_it_lists_only_on_its_own_page(pages: dict[str, Any]) -> None:
    standards = pages["standards/"]
    assert standards["@type"] == [f"{SCHEMA}CollectionPage"]
    (table,) = standards[f"{SCHEMA}mainEntity"]
    assert table["@type"] == [f"{SCHEMA}Dataset"]
    download = table[f"{SCHEMA}distribution"][0][f"{SCHEMA}contentUrl"]
    assert download == [{"@id": f"{SITE_URL}data/standards.csv"}]
    assert "Address format" not in json.dumps(standards)


def test_a_controlled_list_names_its_words(pages: dict[str, Any]) -> None:
    services = pages["services/"]
    assert services["@type"] == [f"{SCHEMA}DefinedTermSet"]
    words = {each["@id"] for each in services[f"{SCHEMA}hasDefinedTerm"]}
    assert words == {SITE_URL + url for url in pages if re.match("services/.", url)}
    assert pages["services/waste/"][f"{SCHEMA}inDefinedTermSet"][0]["@id"] == services["@id"]


def test_what_entries_write_freely_is_not_defined(pages: dict[str, Any]) -> None:
    assert pages["licences/"]["@type"] == pages["licences/mit/"]["@type"] == [f"{SCHEMA}CollectionPage"]
    (licence,) = pages["licences/mit/"][f"{SCHEMA}about"]
    assert licence["@id"] == "https://spdx.org/licenses/MIT.html"


def test_a_page_in_another_language_is_about_the_same_thing(pages: dict[str, Any]) -> None:
    """It does not say all of it again, and a list in Welsh is a list of its own."""
    assert {url for url in pages if url.startswith("cy/")} == {f"cy/{url}" for url in pages if url[:3] != "cy/"}
    welsh = pages["cy/projects/plan-map/"]
    assert welsh["@type"] == [f"{SCHEMA}WebPage"]
    assert welsh[f"{SCHEMA}inLanguage"] == [{"@value": "cy"}]
    (thing,) = welsh[f"{SCHEMA}mainEntity"]
    assert thing["@id"] == pages["projects/plan-map/"]["@id"]
    assert thing["@type"] == pages["projects/plan-map/"]["@type"]
    assert thing[f"{SCHEMA}name"] == [{"@value": "Map cynllunio"}]
    assert pages["cy/standards/"][f"{SCHEMA}name"] == [{"@value": "Safonau"}]


def test_what_is_said_is_said_in_the_words_of_schema_org(pages: dict[str, Any]) -> None:
    for url, page in pages.items():
        for node in nodes(page):
            assert all(name.startswith((SCHEMA, "@")) for name in node), url
            assert all(kind.startswith(SCHEMA) for kind in node.get("@type", ())), url


def test_a_page_describes_what_stands_at_its_own_address(pages: dict[str, Any]) -> None:
    assert {url: page["@id"] for url, page in pages.items() if url} == {url: SITE_URL + url for url in pages if url}


def test_a_thing_is_named_for_what_its_entry_says_it_is(pages: dict[str, Any]) -> None:
    kinds = {url: page["@type"][0].removeprefix(SCHEMA) for url, page in pages.items()}
    assert kinds["components/bin-days/"] == "SoftwareApplication"
    assert kinds["projects/plan-map/"] == "SoftwareSourceCode"
    assert kinds["standards/address-format/"] == "CreativeWork"
    government = {url for url, kind in kinds.items() if kind == "GovernmentOrganization"}
    assert government == {f"organisations/{slug}/" for slug in ("northtown", "oldtown", "quiet")}


def test_addresses_are_addresses_and_text_is_text(pages: dict[str, Any]) -> None:
    project = pages["projects/plan-map/"]
    assert project[f"{SCHEMA}codeRepository"] == [{"@id": "https://github.com/northtown/plan-map"}]
    assert project[f"{SCHEMA}license"] == [{"@id": "https://spdx.org/licenses/AGPL-3.0-or-later.html"}]
    assert project[f"{SCHEMA}maintainer"][0]["@id"] == f"{SITE_URL}organisations/northtown/"
    hostile = pages["components/hostile/"]
    assert hostile[f"{SCHEMA}name"] == [{"@value": "<script>alert(1)</script> & catalogue-slot-body-"}]


def test_nothing_is_said_that_an_entry_does_not_say(pages: dict[str, Any]) -> None:
    """It names no author, no user and no price; what is not known is not there."""
    quiet = {name.removeprefix(SCHEMA) for name in pages["projects/other-map/"]}
    assert quiet == {"@id", "@type", "description", "maintainer", "name", "url"}
    named = {name.removeprefix(SCHEMA) for page in pages.values() for node in nodes(page) for name in node}
    assert not named & {"author", "creator", "offers", "price", "applicationCategory", "operatingSystem", "review"}


def test_each_kind_of_component_has_the_word_for_it(checked: Callable[[Files], Result]) -> None:
    kinds = {
        "platform": "SoftwareApplication",
        "tool": "SoftwareApplication",
        "library": "SoftwareSourceCode",
        "design-system": "SoftwareSourceCode",
        "api": "WebAPI",
        "dataset": "Dataset",
        "learning": "LearningResource",
        "pattern": "CreativeWork",
    }
    more = "languages: [Python]\nlinks: {repository: 'https://example.org/code'}\n"
    files: Files = {f"components/{kind}.yml": component(kind, more, kind) for kind in kinds}
    result = checked(files)
    edition = Edition(result.catalogue, ABOUT, {}, TODAY, result)
    told = {kind: json_ld.of_entry(edition, result.catalogue.entries[kind]) for kind in kinds}
    assert {kind: node["@type"] for kind, node in told.items()} == kinds
    for node in told.values():
        of_code = {"codeRepository", "programmingLanguage"} if node["@type"] == "SoftwareSourceCode" else set()
        assert node.keys() & {"codeRepository", "programmingLanguage"} == of_code


def test_a_whole_and_a_choice_of_licences_are_named(checked: Callable[[Files], Result]) -> None:
    part = component("Part", "part_of: [whole]\nlicence: MIT OR Apache-2.0\n")
    result = checked({"components/part.yml": part, "components/whole.yml": component("Whole")})
    edition = Edition(result.catalogue, ABOUT, {}, TODAY, result)
    node = json_ld.of_entry(edition, result.catalogue.entries["part"])
    (whole,) = node["isPartOf"]
    assert (whole["@type"], whole["name"]) == ("SoftwareApplication", "Whole")
    assert node["license"] == {"@type": "CreativeWork", "name": "MIT OR Apache-2.0"}


def test_nothing_within_a_script_ends_it() -> None:
    safe = '<script type="application/ld+json">{"a":"\\u003c/script\\u003e\\u0026"}</script>'
    assert json_ld.json_script({"a": "</script>&"}) == safe
