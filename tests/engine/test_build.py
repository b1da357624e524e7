"""Our own engine: the same site as mkdocs makes, without mkdocs, in a folder that is whole at any time."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests import sites
from tests.once import once

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
def both(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of the small site as mkdocs builds it, and as our own engine does, which must not need mkdocs.

    Ours in a process of its own, in which sets have another order: chance plays no part either.
    """

    def build(folder: Path) -> None:
        flags = ["--config-file", small_site.parent / "checkout" / "mkdocs.yml", "--output", folder / "site"]
        environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": sites.DAY}
        subprocess.run([sys.executable, "-c", WITHOUT_MKDOCS, *flags], check=True, cwd=sites.ROOT, env=environment)

    return sites.files(small_site), sites.files(once(tmp_path_factory, "engine", build) / "site")


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


def test_a_link_to_a_page_that_is_not_there_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "site_overrides" / "pages" / "about.md").write_text("# About\n\n[gone](gone.md)\n")
    assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(root / "site")]) == 2
    assert "about.md links to gone.md, and there is no such file" in capsys.readouterr().err


def test_a_catalogue_with_errors_makes_no_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "catalogue" / "components" / "bad.yml").write_text("name: Bad\n")
    assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(root / "site")]) == 1
    assert "catalogue/components/bad.yml:1:1: error[S101]" in capsys.readouterr().err
    assert not (root / "site").exists()


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


def test_pages_say_what_happens_to_an_email_where_there_is_a_mailbox(root: Path) -> None:
    pages = root / "site_overrides" / "pages"
    for name in ("privacy", "contribute"):
        (pages / f"{name}.md").write_text(f"---\nmailbox: {name}\n---\n\n# {name}\n")
    settings = "site_name: X\ndocs_dir: site_overrides/pages\ntheme: {name: material}\nextra:\n"
    (root / "mkdocs.yml").write_text(f"{settings}  repository: https://github.com/a/b\n")
    site = build(root, root / "without")
    assert "email" not in (site / "privacy/index.html").read_text()
    assert "ask a colleague who has one" in (site / "contribute/index.html").read_text()
    (root / "mkdocs.yml").write_text(f"{settings}  mailbox: us@example.org\n")
    site = build(root, root / "with")
    link = '<a href="mailto:us@example.org">us@example.org</a>'
    assert f"You can send a proposal by email, to {link}." in (site / "privacy/index.html").read_text()
    assert link in (site / "contribute/index.html").read_text()
