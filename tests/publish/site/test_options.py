"""What mkdocs.yml may leave out, replace or get wrong: the site is whole all the same, or a message says what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests import sites
from tests.once import once

BARE = """\
site_name: Ours
docs_dir: site_overrides/pages
theme: {name: material, language: en-GB, font: false}
plugins: [{catalogue: {languages: [cy]}}]
"""
"""No more than has to be there: nothing that is optional is set."""

PLACED = f"""\
{BARE}site_url: {sites.SITE_URL}
extra: {{repository: https://github.com/example/catalogue, branch: main}}
"""
"""With the addresses of the site and of its files."""

OWN_SCRIPT = "console.log(`\n// This line is text.\n`);\n"


def checkout(folder: Path, config: str) -> Path:
    """Copy the small project, with a mkdocs.yml of its own."""
    root = sites.checkout(sites.SMALL, folder / "checkout")
    (root / "mkdocs.yml").write_text(config)
    return root


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        sites.build(checkout(folder, BARE), folder / "site")

    return once(tmp_path_factory, "bare", build) / "site"


def text(site: Path, url: str = "") -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site whose own theme replaces a template of a page, a part of the shell, a file and nothing else."""

    def build(folder: Path) -> None:
        root = checkout(folder, PLACED.replace("material,", "material, custom_dir: theme,"))
        for path, words in {
            "catalogue/home.html": '{% import "parts.html" as parts %}<h1>Our own</h1>{{ parts.status_icon("live") }}',
            "partials/brand.html": "<b>Our mark</b>",
            "assets/favicon.svg": "<svg/>",
            "assets/own.js": OWN_SCRIPT,
        }.items():
            (root / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "theme" / path).write_text(words)
        sites.build(root, folder / "site", search=False)

    return once(tmp_path_factory, "replaced", build) / "site"


def test_a_theme_may_replace_parts_of_ours_alone(replaced: Path) -> None:
    for url in ("", "cy/"):
        assert sites.read(replaced)[url].text("h1") == ["Our own"]
    entry = text(replaced, "components/bin-days")
    assert "<b>Our mark</b>" in entry
    assert sites.read(replaced)["components/bin-days/"].text("h1") == ["Bin Days"]
    assert (replaced / "assets/favicon.svg").read_text() == "<svg/>"


def test_a_script_of_a_theme_of_ones_own_is_published_as_it_is(replaced: Path) -> None:
    assert (replaced / "assets/own.js").read_text() == OWN_SCRIPT


def test_nothing_is_published_of_the_theme_that_ours_extends(replaced: Path) -> None:
    assert not [path for path in sites.files(replaced) if path.endswith((".po", ".map", ".min.js"))]


def test_a_site_that_does_not_say_what_it_is_has_a_name_all_the_same(bare: Path) -> None:
    pages = sites.read(bare)
    assert [pages[url].text("title") for url in ("", "cy/")] == [["Ours"], ["Ours"]]
    for url in ("", "cy/"):
        assert [each for each in pages[url].all("meta") if each.get("name") == "description"] == []
    assert {url for url, page in pages.items() if "None" in "".join(page.addresses)} == set()
    assert "<strong>Ours</strong></p>" in text(bare)


def test_machines_are_told_what_the_catalogue_holds_even_if_not_what_it_is(replaced: Path) -> None:
    assert '"description":"Components, standards, projects and organisations, with the evidence."' in text(replaced)


def test_a_site_without_an_address_says_none(bare: Path) -> None:
    """What other sites and programs read is left out; what visitors follow works wherever the site is put."""
    for url, page in sites.read(bare).items():
        names = {each.get("rel") for each in page.all("link")} | {each.get("property") for each in page.all("meta")}
        assert names & {"canonical", "alternate", "og:url", "og:image"} == (
            {"canonical"} if page.text("title") == ["Bin Days"] else set()
        ), url
        assert [each for each in page.all("script") if each.get("type") == "application/ld+json"] == [], url
    assert [each for each in sites.dead_links(bare) if "contribute/" not in each] == []  # there is no such page here
    left_out = ("sitemap.xml", "api/v1/index.json", "data/components.csv", "follow/index.html")
    assert [path for path in left_out if (bare / path).exists()] == []
    assert [path for path in bare.rglob("*") if path.name in {"badge.svg", "picture.png", "feed.xml"}] == []
    assert "$id" not in (bare / "schemas/component.schema.json").read_text()


def test_a_catalogue_whose_files_are_kept_nowhere_leads_to_no_files(bare: Path) -> None:
    pages = sites.read(bare)
    for url, page in pages.items():
        assert "" not in page.addresses, url
        assert [each for each in page.addresses if "edit/main" in each or "commits/" in each] == [], url
    assert [words for words in pages["about/"].text("a") if words in {"Correct this page", "Source and history"}] == []
    assert "Correct this page" in pages["components/bin-days/"].text("a")
    assert "Edit its file on GitHub" not in text(bare, "components/bin-days")


def broken_schema(root: Path) -> None:
    (root / "schemas").mkdir()
    (root / "schemas/component.schema.json").write_text("{")


def broken_search(root: Path) -> None:
    """Put a program in the place of Pagefind that says nothing and ends."""
    (root / "pagefind").mkdir()
    (root / "pagefind/__init__.py").touch()
    (root / "pagefind/__main__.py").touch()


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (broken_schema, "There is no site to build: the schemas in schemas/ cannot be used: "),
        (broken_search, "The site is not complete. Pagefind, which makes the search, stopped before it was done."),
    ],
)
def test_what_cannot_be_built_ends_in_words(
    break_it: Callable[[Path], None],
    words: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = checkout(tmp_path, PLACED)
    break_it(root)
    monkeypatch.setenv("PYTHONPATH", str(root))
    with pytest.raises(Abort):
        sites.build(root, tmp_path / "site")
    assert words in caplog.text


def test_settings_may_stand_in_a_folder_of_the_project(tmp_path: Path) -> None:
    """Where a file can be edited is told from the top of the project, which is where the catalogue is."""
    root = checkout(tmp_path, PLACED)
    site = sites.build(sites.settle(root, "site").parent, tmp_path / "built", search=False)
    edited = [each for each in sites.read(site)["about/"].addresses if "/edit/" in each]
    assert edited == ["https://github.com/example/catalogue/edit/main/site/site_overrides/pages/about.md"]
    assert "/edit/main/catalogue/components/bin-days.yml" in text(site, "components/bin-days")


def test_pages_may_be_kept_elsewhere(tmp_path: Path) -> None:
    """Nobody is led to a file that is not there."""
    root = checkout(tmp_path, PLACED.replace("site_overrides/pages", "../pages"))
    (root / "site_overrides/pages").rename(tmp_path / "pages")
    about = sites.read(sites.build(root, tmp_path / "built", search=False))["about/"]
    assert [each for each in about.addresses if "/edit/" in each] == []
