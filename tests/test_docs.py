"""What the hand-written pages say is so."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fields
import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "site_overrides" / "pages"
CONTRIBUTE = PAGES / "contribute" / "index.md"
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")]
WRITTEN = sorted(path for path in PAGES.rglob("*.md") if "rules" not in path.relative_to(PAGES).parts)

SCHEMAS = fields.load_schemas()
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)

each_page = pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(PAGES).as_posix())
each_text = pytest.mark.parametrize("path", [*DOCUMENTS, *WRITTEN], ids=lambda path: path.relative_to(ROOT).as_posix())


def without_code(text: str) -> str:
    """Leave out code, in which brackets and signs mean something else."""
    return re.sub(r"`[^`\n]+`", "", re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE))


def headings(path: Path) -> set[str]:
    text = re.sub(r"^ *```.*?^ *```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {fields.anchor(title) for title in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


def links(path: Path) -> Iterator[str]:
    yield from re.findall(r"\]\(\s*([^)\s]+)\s*\)", without_code(path.read_text(encoding="utf-8")))


def blocks(path: Path) -> list[str]:
    """Find the YAML of a page, moved to the left edge."""
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [re.sub(f"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def violations(kind: str, text: str) -> list[str]:
    content = yaml.load(text, Loader=yaml.BaseLoader)
    return [
        error.message
        for error in Draft202012Validator(SCHEMAS[f"{kind}.schema.json"], registry=REGISTRY).iter_errors(content)
    ]


def example(kind: str) -> str:
    """Find the example below the heading of its kind."""
    text = CONTRIBUTE.read_text(encoding="utf-8")
    _, _, below = text.partition(f"### Example of {'an' if kind[0] == 'o' else 'a'} {kind}\n")
    found = re.search(r"```yaml\n(.*?)```", below, flags=re.DOTALL)
    assert found
    return found[1]


# The reference of fields


def test_the_reference_of_fields_is_what_the_schemas_say() -> None:
    assert fields.PAGE.read_text(encoding="utf-8") == fields.render(), "run .venv/bin/python tests/fields.py"


@pytest.mark.parametrize("kind", ["component", "standard", "project", "organisation", "vocabulary"])
def test_every_field_is_there_with_its_own_description(kind: str) -> None:
    page = fields.PAGE.read_text(encoding="utf-8")
    for name, field in SCHEMAS[f"{kind}.schema.json"]["properties"].items():
        description = field.get("description") or SCHEMAS["common.schema.json"]["$defs"][name]["description"]
        needed = " (needed)" if name in SCHEMAS[f"{kind}.schema.json"]["required"] else ""
        assert f"* **`{name}`**{needed}: {description}" in page


def test_every_word_to_choose_from_is_there() -> None:
    page = fields.PAGE.read_text(encoding="utf-8")
    for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml"):
        for term in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["terms"]:
            assert f"* **`{term['id']}`**: {term['name']}. {term['definition']}" in page


# Examples


@pytest.mark.parametrize("kind", ["component", "standard", "project", "organisation"])
def test_the_example_of_each_kind_is_a_valid_entry(kind: str) -> None:
    assert violations(kind, example(kind)) == []


@pytest.mark.parametrize("kind", ["component", "standard", "project", "organisation"])
def test_an_example_shows_every_needed_field(kind: str) -> None:
    assert set(SCHEMAS[f"{kind}.schema.json"]["required"]) <= set(yaml.safe_load(example(kind)))


def test_the_lines_for_we_use_this_too_fit_into_an_entry() -> None:
    lines = next(text for text in blocks(CONTRIBUTE) if text.startswith("used_by:"))
    entry = re.sub(r"^used_by:\n(?:  .*\n)+", "", example("component"), flags=re.MULTILINE)
    assert "used_by" not in entry
    assert violations("component", entry + lines) == []


def test_every_term_in_an_example_exists() -> None:
    terms = {
        path.stem: {term["id"] for term in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]}
        for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml")
    }
    for kind in ("component", "standard", "project", "organisation"):
        content = yaml.load(example(kind), Loader=yaml.BaseLoader)
        for name, field, _ in fields.Reference(SCHEMAS).kinds[kind]:
            vocabulary = fields.vocabulary_of(field)
            if vocabulary and name in content:
                value = content[name]
                assert set(value if isinstance(value, list) else [value]) <= terms[vocabulary]


@each_text
def test_every_piece_of_yaml_can_be_read(path: Path) -> None:
    for text in blocks(path):
        assert yaml.safe_load(text)


# Commands


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_command_exists(path: Path) -> None:
    targets = set(re.findall(r"^([\w.-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    wanted = set(re.findall(r"\bmake ([a-z]+)`|^ *make ([a-z]+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {either or other for either, other in wanted} <= targets


def test_the_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make site" in text
    assert "make test" in text


@each_text
def test_every_file_that_is_named_exists(path: Path) -> None:
    folders = "catalogue|schemas|generator|site_overrides|tests|\\.github"
    named = set(re.findall(rf"`((?:{folders})/[\w./-]*)`", path.read_text(encoding="utf-8")))
    assert {each for each in named if not (ROOT / each).exists()} <= {"catalogue/projects/bins.yml"}


# Pages


@each_page
def test_every_page_has_a_title_and_a_description_of_one_sentence(path: Path) -> None:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    assert set(meta) >= {"title", "description"}
    assert re.fullmatch(r"[A-Z][^.?!]{20,158}\.", meta["description"])
    assert (
        len(
            re.findall(r"^# ", re.sub(r"^ *```.*?^ *```", "", body, flags=re.DOTALL | re.MULTILINE), flags=re.MULTILINE)
        )
        <= 1
    )


@each_text
def test_every_internal_link_resolves(path: Path) -> None:
    for link in links(path):
        if link.startswith(("https://", "mailto:")):
            continue
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.is_file(), link
        assert not anchor or anchor in headings(file), link


@each_text
def test_every_outside_link_is_safe(path: Path) -> None:
    assert [link for link in links(path) if "://" in link and not link.startswith("https://")] == []


def test_the_addresses_that_other_pages_rely_on_are_there() -> None:
    assert {"we-use-this-too", "add-an-entry", "correct-an-entry", "involved-is-not-uses"} <= headings(CONTRIBUTE)


def test_links_to_start_an_entry_lead_to_folders_that_exist() -> None:
    folders = re.findall(r"/new/main/(catalogue/\w+)\)", CONTRIBUTE.read_text(encoding="utf-8"))
    assert sorted(folders) == [f"catalogue/{name}" for name in ("components", "organisations", "projects", "standards")]
    assert all((ROOT / folder).is_dir() for folder in folders)


def test_the_credit_for_the_names_of_councils_is_given() -> None:
    for path in (PAGES / "licence.md", ROOT / "LICENSE-DATA"):
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert "Names and codes of councils: mySociety," in text
        assert "after the Office for National Statistics" in text
