"""Our own engine: the same site as mkdocs makes, without mkdocs, in a folder that is whole at any time."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.cli import main
from generator.engine import configuration, output
from generator.engine.configuration import ConfigurationError
from generator.engine.markdown_pages import relative
from tests import sites

TOGGLE = '<input class="md-toggle" data-md-toggle="{0}" type="checkbox" id="__{0}" autocomplete="off">'

ONLY_MKDOCS = {
    '<html lang="en-GB" class="no-js">': "Material's script takes the class away; ours has no such script",
    '<html lang="cy" class="no-js">': "the same in Welsh",
    TOGGLE.format("drawer"): "a drawer that our header does without",
    TOGGLE.format("search"): "a search that our header does without",
    '<label class="md-overlay" for="__drawer"></label>': "belongs to the drawer",
    '<div data-md-component="skip">': "a second link past the header: ours has one",
    '<div data-md-component="announce">': "an empty banner",
    '<div class="md-container" data-md-component="container">': "a frame for scripts that are not loaded",
    '<main class="md-main" data-md-component="main">': "the same element, marked for such scripts",
    '<div class="md-main__inner md-grid">': "a frame for sidebars that our shell has not got",
    '<div class="md-dialog" data-md-component="dialog">': "messages of such scripts",
    '<div class="md-dialog__inner md-typeset"></div>': "belongs to them",
    "</div>": "the ends of these frames",
}
"""What stands in a page by mkdocs and Material alone, with the reason why ours goes without."""

MAY_DIFFER = {*ONLY_MKDOCS, '<html lang="en-GB">', '<html lang="cy">', "<main>"}


WITHOUT_MKDOCS = """
import sys
from generator.cli import main
assert main(["build", *sys.argv[1:]]) == 0
assert not {"mkdocs", "material"} & set(sys.modules)
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build the small site with mkdocs, then with our own engine, which must not need mkdocs.

    Each in a process of its own, in which sets have another order: chance plays no part either.
    """
    folder = tmp_path_factory.mktemp("engine")
    root = sites.checkout(sites.SMALL, folder / "checkout")
    theirs = sites.files(sites.build(root, folder / "mkdocs"))
    flags = ["--config-file", root / "mkdocs.yml", "--output", folder / "ours"]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": sites.DAY}
    subprocess.run([sys.executable, "-c", WITHOUT_MKDOCS, *flags], check=True, cwd=sites.ROOT, env=environment)
    return theirs, sites.files(folder / "ours")


def build(root: Path, folder: Path) -> Path:
    """Build the site of a checkout with `catalogue build`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", sites.DAY)
        assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(folder)]) == 0
    return folder


def is_page(path: str) -> bool:
    return path.endswith(".html")


def test_both_engines_make_the_same_files(both: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    theirs, ours = both
    assert set(theirs) == set(ours)
    others = [path for path in ours if not is_page(path)]
    assert {"search/table.json", "sitemap.xml", "assets/catalogue.css"} <= set(others)
    assert [path for path in others if theirs[path] != ours[path]] == []


def body_of(html: str) -> str:
    """Return what stands between the header and the footer, without the frames around it."""
    body = html.partition('<div class="page')[2].rpartition("</main>")[0].rstrip()
    return re.sub(r"\s*</div>$", "", body, count=1) if 'class="md-main"' in html else body


def test_bodies_are_the_same_to_the_byte(both: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    theirs, ours = both
    pages = {path for path in ours if b"<main" in ours[path]}
    assert {"index.html", "404.html", "about/index.html", "components/bin-days/index.html", "cy/index.html"} <= pages
    assert all(body_of(ours[path].decode()) for path in pages)
    assert [path for path in pages if body_of(theirs[path].decode()) != body_of(ours[path].decode())] == []


def test_shells_differ_in_nothing_but_what_is_listed(both: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    theirs, ours = both
    pages = [path for path in ours if is_page(path)]
    assert [path for path in pages if shell_lines(theirs[path]) != shell_lines(ours[path])] == []


def shell_lines(raw: bytes) -> list[str]:
    """Return the lines of a page without their indents, and without those in which the engines may differ."""
    return [line for each in raw.decode().splitlines() if (line := each.strip()) and line not in MAY_DIFFER]


# What goes wrong


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sites.checkout(sites.SMALL, tmp_path / "checkout")


Refused = Callable[[Path, str], str]


@pytest.fixture
def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Build with other settings, which must fail; give what is said."""

    def attempt(folder: Path, settings: str) -> str:
        (root / "mkdocs.yml").write_text(settings)
        assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(folder)]) == 2
        return capsys.readouterr().err

    return attempt


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("docs_dir: pages\n", "mkdocs.yml must say `site_name`, as text"),
        ("[a]\n", "mkdocs.yml must contain settings, each as a name with a value"),
        ("site_name: [\n", "mkdocs.yml cannot be read: "),
        ("site_name: !!python/name:os.system\n", "mkdocs.yml cannot be read: could not determine a constructor"),
        (
            "site_name: X\nplugins: [{catalogue: {pictres: true}}]\n",
            "`pictres` is not an option. Did you mean `pictures`?",
        ),
        ("site_name: X\nplugins: [{catalogue: {tries: bins}}]\n", "`tries` must be a list of texts."),
        ("site_name: X\nplugins: [{catalogue: {pictures: 1}}]\n", "`pictures` must be true or false."),
        (
            "site_name: X\ndocs_dir: site_overrides/pages\nplugins: [{catalogue: {languages: [fr]}}]\n",
            "there is no translations/fr.po in the theme",
        ),
        ('site_name: X\nplugins: [{catalogue: {colours: {accent: "red"}}}]\n', "the colour of `accent` is to be six"),
        ("site_name: X\ndocs_dir: site_overrides/pages\nnav: [there.md]\n", "nav: there is no page there.md in"),
        ("INHERIT: nowhere.yml\n", "cannot read"),
        ("site_name: X\n", "docs_dir: there is no folder docs beside mkdocs.yml"),
        (
            "site_name: X\ndocs_dir: site_overrides/pages\nmarkdown_extensions: [no]\n",
            "markdown_extensions cannot be used: No module named",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_refused_in_words(
    settings: str, words: str, refused: Refused, tmp_path: Path
) -> None:
    said = refused(tmp_path / "site", settings)
    assert words in said.rpartition("catalogue: ")[2]
    assert not (tmp_path / "site").exists()


def test_a_link_to_a_page_that_is_not_there_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "site_overrides" / "pages" / "about.md").write_text("# About\n\n[gone](gone.md)\n")
    assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(root / "site")]) == 2
    assert "about.md links to gone.md, and there is no such file" in capsys.readouterr().err


def test_a_catalogue_with_errors_makes_no_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "catalogue" / "components" / "bad.yml").write_text("name: Bad\n")
    assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(root / "site")]) == 1
    assert "catalogue/components/bad.yml:1:1: error[S101]" in capsys.readouterr().err
    assert not (root / "site").exists()


# The folder


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def a_site(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("old")
    (folder / "assets" / "catalogue.css").write_text("old")
    return folder


def test_a_new_site_takes_the_place_of_the_old_one_as_a_whole(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with output.replaced(site, tmp_path / "checkout") as new:
        (new / "other.html").write_text("new")
        assert tree(site) == {"index.html": "old", "assets/catalogue.css": "old"}
    assert tree(tmp_path) == {"site/other.html": "new"}


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with suppress(RuntimeError), output.replaced(site, tmp_path / "checkout") as new:
        (new / "half.html").write_text("new")
        raise RuntimeError
    assert tree(tmp_path) == {"site/index.html": "old", "site/assets/catalogue.css": "old"}


@pytest.mark.parametrize("below", [".", "..", "papers", "index.html"])
def test_a_folder_with_anything_but_a_site_is_refused(below: str, tmp_path: Path) -> None:
    checkout = a_site(tmp_path / "checkout")
    (tmp_path / "checkout" / "papers").mkdir()
    (tmp_path / "checkout" / "papers" / "thesis.txt").write_text("precious")
    before = tree(tmp_path)
    with pytest.raises(output.OutputError), output.replaced(checkout / below, checkout):
        pass
    assert tree(tmp_path) == before


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    site = a_site(tmp_path / "real")
    (tmp_path / "link").symlink_to(site)
    with output.replaced(tmp_path / "link", tmp_path / "checkout") as new:
        (new / "index.html").write_text("new")
    assert (tmp_path / "link").is_symlink()
    assert tree(site) == {"index.html": "new"}


# Settings and addresses


def test_variables_come_from_the_environment_that_is_handed_in(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        'site_name: X\nsite_url: !ENV [SITE_URL, OTHER_URL, "https://default.example.org"]\n'
        "extra: {repository: !ENV REPOSITORY}\n"
    )
    usual = configuration.read(root / "mkdocs.yml", {}).site
    assert (usual.url, usual.repository) == ("https://default.example.org/", "")
    given = {"OTHER_URL": "https://other.example.org/", "REPOSITORY": "https://code.example.org/"}
    chosen = configuration.read(root / "mkdocs.yml", given).site
    assert (chosen.url, chosen.repository) == ("https://other.example.org/", "https://code.example.org")


def test_settings_that_inherit_each_other_in_a_circle_are_refused(root: Path) -> None:
    (root / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\n")
    with pytest.raises(ConfigurationError, match="inherits from itself"):
        configuration.read(root / "mkdocs.yml", {})


@pytest.mark.parametrize(
    ("url", "page", "way"),
    [
        ("about/", "", "about/"),
        ("", "about/", "../"),
        ("", "", "./"),
        ("about/", "about/", "./"),
        ("assets/catalogue.css", "components/pay/", "../../assets/catalogue.css"),
        ("components/", "components/pay/", "../"),
        ("contribute/fields/", "rules/missing-field/", "../../contribute/fields/"),
    ],
)
def test_ways_between_pages(url: str, page: str, way: str) -> None:
    assert relative(url, page) == way


def test_a_theme_of_ones_own_may_replace_parts_of_ours(root: Path) -> None:
    theme = root / "theme"
    (theme / "partials").mkdir(parents=True)
    (theme / "partials" / "brand.html").write_text("<b>Our mark</b>")
    (theme / "assets").mkdir()
    (theme / "assets" / "favicon.svg").write_text("<svg/>")
    settings = "site_name: X\ndocs_dir: site_overrides/pages\ntheme: {name: material, custom_dir: theme}\n"
    (root / "mkdocs.yml").write_text(settings)
    site = build(root, root / "site")
    assert "<b>Our mark</b>" in (site / "about" / "index.html").read_text()
    assert (site / "assets" / "favicon.svg").read_text() == "<svg/>"
