"""What the hand-written pages say is so."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from generator.check import check
from generator.derived import fields_page
from generator.project import Project
from generator.report import github, text
from generator.report.formats import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "site_overrides" / "pages"
CONTRIBUTE = PAGES / "contribute" / "index.md"
BY_HAND = PAGES / "contribute" / "by-hand.md"
README = ROOT / "README.md"
DOCUMENTS = [README, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"))]
WRITTEN = sorted(path for path in PAGES.rglob("*.md") if "rules" not in path.relative_to(PAGES).parts)
KINDS = ("component", "standard", "project", "organisation")
SCHEMAS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schemas").glob("*.json")}
FIELDS = ROOT / fields_page.PATH
TODAY = date(2026, 11, 21)

each_kind = pytest.mark.parametrize("kind", KINDS)
each_page = pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(PAGES).as_posix())
each_text = pytest.mark.parametrize("path", [*DOCUMENTS, *WRITTEN], ids=lambda path: path.relative_to(ROOT).as_posix())


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def without_blocks(path: Path) -> str:
    """Leave out blocks of code, in which signs mean something else."""
    return re.sub(r"^ *```.*?^ *```", "", read(path), flags=re.DOTALL | re.MULTILINE)


def blocks(path: Path, language: str) -> list[str]:
    """Find the blocks of code of a page, moved to the left edge."""
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```", read(path), flags=re.DOTALL | re.MULTILINE)
    return [dedent(each) for each in found]


def headings(path: Path) -> set[str]:
    return {fields_page.anchor(title) for title in re.findall(r"^#+ (.+)$", without_blocks(path), flags=re.MULTILINE)}


def links(path: Path) -> list[str]:
    return re.findall(r"\]\(\s*([^)\s]+)\s*\)", re.sub(r"`[^`\n]+`", "", without_blocks(path)))


def example(kind: str) -> str:
    """Find the example below the heading of its kind."""
    _, _, below = read(BY_HAND).partition(f"### Example of {'an' if kind[0] == 'o' else 'a'} {kind}\n")
    return re.search(r"```yaml\n(.*?)```", below, flags=re.DOTALL)[1]


def vocabularies() -> Iterator[dict[str, list[dict[str, str]]]]:
    return (yaml.safe_load(read(path)) for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A catalogue that holds nothing but the organisations of the examples."""
    for name in ("schemas", "catalogue/vocabularies"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for kind in KINDS:
        (tmp_path / "catalogue" / f"{kind}s").mkdir()
    for slug in ("your-council", "another-council", "your-organisation", "stockport", "open-digital-cooperative"):
        entry = f"name: {slug}\ntype: council\nsources:\n  - https://www.example.gov.uk/\n"
        (tmp_path / f"catalogue/organisations/{slug}.yml").write_text(entry, encoding="utf-8")
    return Project(tmp_path)


# The reference of fields


@pytest.mark.parametrize("kind", [*KINDS, "vocabulary"])
def test_every_field_is_there_with_its_own_description(kind: str) -> None:
    page = read(FIELDS)
    schema = SCHEMAS[f"{kind}.schema.json"]
    for name, field in schema["properties"].items():
        description = field.get("description") or SCHEMAS["common.schema.json"]["$defs"][name]["description"]
        assert f"* **`{name}`**{' (required)' if name in schema['required'] else ''}: {description}" in page


def test_every_word_to_choose_from_is_there() -> None:
    page = read(FIELDS)
    for vocabulary in vocabularies():
        assert f"### {vocabulary['name']}\n" in page
        for term in vocabulary["terms"]:
            assert f"* **`{term['id']}`**: {term['name']}. {term['definition']}" in page


# Examples


@each_kind
def test_the_example_of_each_kind_passes_the_check(kind: str, project: Project) -> None:
    (project.catalogue / f"{kind}s" / "example.yml").write_text(example(kind), encoding="utf-8")
    assert text.render(check(project, TODAY)).endswith("checked, nothing wrong.\n")


@each_kind
def test_an_example_shows_every_needed_field(kind: str) -> None:
    assert set(SCHEMAS[f"{kind}.schema.json"]["required"]) <= set(yaml.safe_load(example(kind)))


def test_the_entry_in_the_readme_passes_the_check(project: Project) -> None:
    (project.catalogue / "components" / "example.yml").write_text(blocks(README, "yaml")[0], encoding="utf-8")
    assert text.render(check(project, TODAY)).endswith("checked, nothing wrong.\n")


def test_the_lines_for_we_use_this_too_fit_into_the_file_of_a_council(project: Project) -> None:
    lines = next(each for each in blocks(BY_HAND, "yaml") if each.startswith("uses:"))
    (project.catalogue / "projects" / "govuk-notify.yml").write_text(example("project"), encoding="utf-8")
    (project.catalogue / "organisations" / "example.yml").write_text(example("organisation") + lines, encoding="utf-8")
    assert text.render(check(project, TODAY)).endswith("checked, nothing wrong.\n")


@each_text
def test_every_piece_of_yaml_can_be_read(path: Path) -> None:
    assert all(yaml.safe_load(each) for each in blocks(path, "yaml"))


def test_messages_on_the_pages_are_those_of_the_check(project: Project) -> None:
    entry = "name: Bin days\nowner: stockport\nsumary: Tells residents when to put out which bin.\n"
    entry += "sources:\n  - https://www.stockport.gov.uk/\n"
    (project.catalogue / "projects" / "bins.yml").write_text(entry, encoding="utf-8")
    result = check(project, TODAY)
    for path in (README, BY_HAND):
        assert blocks(path, "text")[-1] in text.render(result)
    title, message = blocks(BY_HAND, "text")[0].splitlines()
    assert f"title={title}::{message}\n" in github.render(result)


# Commands and files


def test_every_form_of_a_report_is_told_of() -> None:
    told = re.findall(r"^\| `([a-z]+)` \| ", read(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    assert told == list(FORMATS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_command_exists(path: Path) -> None:
    targets = set(re.findall(r"^([\w.-]+):(?!=)", read(ROOT / "Makefile"), flags=re.MULTILINE))
    wanted = re.findall(r"\bmake ([a-z]+)`|^make ([a-z]+)", read(path), flags=re.MULTILINE)
    assert {either or other for either, other in wanted} <= targets


def test_the_readme_names_the_two_commands() -> None:
    assert {"make site", "make test"} <= set(re.findall(r"^make \w+", "\n".join(blocks(README, "sh")), re.MULTILINE))


@each_text
def test_every_file_that_is_named_exists(path: Path) -> None:
    folders = "catalogue|schemas|generator|site_overrides|tests|\\.github"
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", read(path))
    assert [each for each in named if not (ROOT / each).exists()] == []


# Pages


@each_page
def test_every_page_has_a_title_and_a_description_of_one_sentence(path: Path) -> None:
    _, front, _ = read(path).split("---\n", 2)
    meta = yaml.safe_load(front)
    assert meta["title"]
    assert re.fullmatch(r"[A-Z][^.?!]{20,158}\.", meta["description"])


@each_page
def test_headings_go_down_one_step_at_a_time(path: Path) -> None:
    depths = [len(each) for each in re.findall(r"^(#+) ", without_blocks(path).split("---\n", 2)[2], re.MULTILINE)]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(depths))


MADE = ("/", ".csv", ".json", ".jsonld", ".svg")


@each_text
def test_every_internal_link_resolves(path: Path) -> None:
    for link in links(path):
        target, _, anchor = link.partition("#")
        if target.endswith(MADE) and not link.startswith("https://"):
            continue  # the generator makes it: the browser tests follow every link of the finished site
        file = (path.parent / target).resolve() if target else path
        assert link.startswith("https://") or file.is_file(), link
        assert link.startswith("https://") or not anchor or anchor in headings(file), link


@each_text
def test_every_outside_link_is_safe(path: Path) -> None:
    assert [link for link in links(path) if ":" in link and not link.startswith("https://")] == []


def test_the_addresses_that_other_pages_rely_on_are_there() -> None:
    assert {
        "we-use-this-too",
        "add-an-entry",
        "correct-an-entry",
        "we-need-something",
        "what-needs-evidence",
    } <= headings(CONTRIBUTE)


def test_links_to_start_an_entry_lead_to_folders_that_exist() -> None:
    folders = re.findall(r"/new/main/(catalogue/\w+)\)", read(BY_HAND))
    assert sorted(folders) == sorted(f"catalogue/{kind}s" for kind in KINDS)
    assert all((ROOT / folder).is_dir() for folder in folders)


def test_the_picture_in_the_readme_is_there_and_light() -> None:
    assert (ROOT / re.search(r"!\[[^]]+\]\(([^)]+)\)", read(README))[1]).stat().st_size < 200_000


def test_the_credit_for_the_names_of_councils_is_given() -> None:
    for path in (PAGES / "licence.md", ROOT / "LICENSE-DATA", README):
        words = " ".join(re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", read(path)).split())
        assert (
            "Names and codes of councils: mySociety, CC BY 4.0, after the Office for National Statistics." in words
        ), path
