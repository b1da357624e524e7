"""The forms as they are built: what they ask, what they know, and what their pages show without JavaScript."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import document, schema
from generator.check import check
from generator.entry_form import EntryForm
from generator.project import SHARED, Collection, EntryFile, Project
from generator.publish.forms import messages
from generator.rules import FINDERS
from tests import sites
from tests.conftest import ROOT, Files
from tests.importing.issues import labels
from tests.once import once
from tests.publish import in_memory
from tests.sites import SMALL

SCHEMAS = schema.load(ROOT / "schemas")
KINDS = [*SHARED, Collection.ORGANISATIONS]
each_kind = pytest.mark.parametrize("collection", KINDS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        root = sites.checkout(SMALL, folder / "checkout")
        shutil.copytree(ROOT / ".github" / "ISSUE_TEMPLATE", root / ".github" / "ISSUE_TEMPLATE")
        sites.build(root, folder / "site", search=False)

    return once(tmp_path_factory, "forms", build) / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, sites.Page]:
    return sites.read(site)


def data(site: Path, name: str) -> Any:
    return json.loads((site / "contribute" / "form" / f"{name}.json").read_text(encoding="utf-8"))


@each_kind
def test_every_field_is_asked_for_once_and_what_decides_comes_first(site: Path, collection: Collection) -> None:
    form, node = data(site, collection), SCHEMAS[collection].node
    fields = [name for _, names in form["sections"] for name in names]
    groups = {name.partition(".")[0] for name in fields if "." in name}
    inner = [f"{group}.{name}" for group in groups for name in node["properties"][group]["properties"]]
    assert sorted(fields) == sorted([*(set(node["properties"]) - groups), *inner])
    [no_heading, first] = form["sections"][0]
    assert no_heading == ""
    assert first == node["x-asked"][: len(first)]
    assert set(node["required"]) <= set(first)
    assert first[-1] in node["required"]
    assert all(heading for heading, _ in form["sections"][1:])


@each_kind
def test_every_field_stands_under_a_heading_that_fits_it(site: Path, collection: Collection) -> None:
    sections = {name: heading for heading, names in data(site, collection)["sections"] for name in names}
    assert "Anything else" not in sections.values()
    assert sections["part_of"] == "How it fits with other entries"
    assert sections["contact"] == ""


@each_kind
def test_a_form_has_the_headings_of_the_issue_form(site: Path, collection: Collection) -> None:
    form = data(site, collection)
    assert [label for label, _, _ in form["asked"]] == labels(collection.kind)[:-1]
    assert form["labels"]["end"] == labels(collection.kind)[-1]
    assert form["issue_form"]
    if collection is Collection.ORGANISATIONS:
        assert [label for label, _, _ in form["use"]["asked"]] == labels("use")[:-1]


@each_kind
def test_every_choice_comes_with_its_name(site: Path, collection: Collection) -> None:
    form = data(site, collection)
    asked = set(re.findall(r'"x-vocabulary": "([^"]+)"', json.dumps(form["schema"])))
    assert set(form["vocabularies"]) == asked
    assert all(id_ and name for terms in form["vocabularies"].values() for id_, name, _ in terms)


@each_kind
def test_no_message_is_left_with_made_up_words(site: Path, collection: Collection) -> None:
    form = data(site, collection)
    said = [text for each in form["words"].values() for text in each.values()] + list(form["formats"].values())
    assert [text for text in said if re.search(r"FIELD|VALUE|HELP|SLUG|GROUP|FAULT|9999|1001|400", text)] == []
    names = {name for text in said for name in re.findall(r"\{(\w+)\}", text)}
    assert names <= {
        "Label", "label", "name", "value", "description", "length", "limit", "over", "fault", "number", "path",
        "character", "spelt", "started", "ended", "names", "host", "known", "letter", "meaning", "port", "code",
    }  # fmt: skip
    assert all(form["formats"].values())


@each_kind
def test_a_form_has_all_its_words_before_there_is_an_entry_of_its_kind(tmp_path: Path, collection: Collection) -> None:
    (tmp_path / "catalogue").mkdir()
    said = messages.messages(EntryForm(collection, check(Project(tmp_path), date(2026, 1, 1))))
    assert {"slug", "slug-long", "slug-taken"} <= set(said)
    assert {"value", "path"} <= set(re.findall(r"\{(\w+)\}", said["slug-taken"]["message"]))


def test_a_form_tells_what_a_rule_finds_or_there_is_a_reason_why_not() -> None:
    """Whoever adds a rule adds a mistake to `generator/publish/forms/messages.py`, or says there why not."""
    found = {each.find for kind in KINDS for _, each in messages.examples(SCHEMAS[kind].node)}
    told = {rule.name for rule, find in FINDERS if find in found}
    assert told | set(messages.NOT_FOR_FORMS) == {rule.name for rule, _ in FINDERS}
    assert told & set(messages.NOT_FOR_FORMS) == set()


@each_kind
def test_a_form_has_words_for_every_format_of_its_fields(site: Path, collection: Collection) -> None:
    form = data(site, collection)
    assert set(re.findall(r'"format": "([^"]+)"', json.dumps(form["schema"]))) <= set(form["words"])


@each_kind
def test_a_form_knows_what_a_slug_may_be(site: Path, collection: Collection) -> None:
    assert data(site, collection)["slug"] == {"pattern": "[a-z0-9]+(?:-[a-z0-9]+)*", "maxLength": 80}


def test_what_can_be_referred_to_is_listed_with_names_and_former_slugs(site: Path) -> None:
    choices = data(site, "choices")
    assert ["bin-days", "Bin Days"] in choices["components"]
    assert choices["former"]["components"] == {"bin-calendar": "catalogue/components/bin-days.yml"}
    assert len(choices["organisations"]) == len(list((SMALL / "catalogue" / "organisations").iterdir()))


def test_an_organisation_is_also_found_by_the_names_that_add_a_word(write: Callable[[Files], Project]) -> None:
    known = "also_known_as: [RBX, Anybridge Council, Any-Bridge, Royal Any Bridge]\ncy:\n  name: Cyngor Pont-y-Bridge\n"
    known += "  also_known_as: [Pont-y-Bridge, Any Bridge]\n"
    body = f"name: Royal Borough of Anybridge\ntype: unitary\nsources: [https://www.example.gov.uk/]\n{known}"
    result = check(write({"organisations/any-bridge.yml": body}), date(2026, 1, 1))
    assert result.errors == ()
    choices = in_memory.site(result).data("contribute/form/choices.json")
    assert choices["also_known_as"] == {
        "any-bridge": ["RBX", "Anybridge Council", "Cyngor Pont-y-Bridge", "Pont-y-Bridge"]
    }


def test_licences_are_those_that_the_check_takes(site: Path) -> None:
    names = data(site, "licences")
    assert {"MIT", "OGL-UK-3.0", "GPL-3.0-or-later"} <= set(names["licences"])
    assert "Classpath-exception-2.0" in names["exceptions"]
    assert "gpl-2.0" in names["older"]
    assert not [each for kind in names.values() for each in kind if each.lower().startswith("licenseref-")]


def test_each_kind_has_a_form_with_an_example_to_copy(pages: dict[str, sites.Page]) -> None:
    for collection in KINDS:
        page = pages[f"contribute/new/{collection.kind}/"]
        assert "name: " in "".join(page.text("code"))
        assert [each["href"] for each in page.all("link") if "form.css" in each["href"]]
        assert [each for each in page.all("div") if each.get("id") == "form" and "hidden" in each]


def test_each_entry_has_its_file_to_the_byte_and_what_it_says(site: Path) -> None:
    paths = list((SMALL / "catalogue").glob("[!v]*/*.yml"))
    for path in paths:
        entry = data(site, f"{path.parent.name}/{path.stem}")
        assert entry["text"].encode() == path.read_bytes(), path
        file = EntryFile(path.name, Collection(path.parent.name), path.stem)
        assert entry["data"] == SCHEMAS[file.collection].read(file, document.parse(path.name, path.read_bytes())).data
    assert len(list((site / "contribute/form").glob("*/*.json"))) == len(paths)


def test_a_file_with_the_line_ends_of_windows_keeps_them(tmp_path: Path) -> None:
    root = sites.checkout(SMALL, tmp_path / "checkout")
    path = root / "catalogue/components/bin-days.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    built = sites.build(root, tmp_path / "site", search=False)
    assert data(built, "components/bin-days")["text"].encode() == path.read_bytes()


def test_search_engines_are_asked_to_pass_over_the_form_for_corrections(pages: dict[str, sites.Page]) -> None:
    robots = [url for url, page in pages.items() for each in page.all("meta") if each.get("name") == "robots"]
    assert robots == ["contribute/edit/"]


def test_an_entry_leads_to_its_form_and_to_its_file(pages: dict[str, sites.Page]) -> None:
    addresses = pages["components/bin-days/"].addresses
    assert "../../contribute/edit/?entry=components/bin-days" in addresses
    assert "../../contribute/edit/?entry=components/bin-days#we-use-this-too" in addresses
    assert "../../contribute/edit/?entry=organisations/quiet" in pages["organisations/quiet/"].addresses


def test_the_form_knows_the_name_of_every_entry_and_no_other(pages: dict[str, sites.Page]) -> None:
    [pattern] = [each["data-pattern"] for each in pages["contribute/edit/"].all("div") if "data-pattern" in each]
    for name in ("components/bin-days", "organisations/quiet"):
        assert re.fullmatch(pattern, name)
    for name in ("bin-days", "vocabularies/nations", "components/../choices", "components/a/b", "components/A"):
        assert not re.fullmatch(pattern, name)


def test_without_javascript_there_is_the_guide_and_a_form_on_github(pages: dict[str, sites.Page]) -> None:
    addresses = pages["contribute/edit/"].addresses
    assert {"../../contribute/#correct-an-entry", "../../contribute/#we-use-this-too"} <= set(addresses)
    assert any(each.endswith("issues/new?template=use.yml") for each in addresses)
    addresses = pages["contribute/new/project/"].addresses
    assert any(each.endswith("issues/new?template=project.yml") for each in addresses)


def test_an_entry_leads_to_a_form_that_is_filled_in_to_say_that_it_is_still_true(pages: dict[str, sites.Page]) -> None:
    form = "/issues/new?template=still-true.yml&title=Still+true%3A+Bin+Days&entry=bin-days"
    assert [each for each in pages["components/bin-days/"].addresses if "still-true" in each] == [
        f"https://github.com/local-digital-declaration/catalogue{form}"
    ]
    asked = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/still-true.yml").read_text(encoding="utf-8"))["body"]
    assert {"entry"} <= {each.get("id") for each in asked}


def test_a_catalogue_without_forms_on_github_leads_to_none(published: Path) -> None:
    html = (published / "contribute/edit/index.html").read_text(encoding="utf-8")
    assert "We use this too" in html
    assert "issues/new" not in html
    assert "still true" not in (published / "components/bin-days/index.html").read_text(encoding="utf-8")
