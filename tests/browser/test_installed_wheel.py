"""Another body's catalogue, made by the program as it is installed: from the built wheel, with no checkout in reach.

The wheel is built from the archive that a release holds beside it, so that the archive is whole.
"""

import os
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.report import rule_pages
from tests import sites
from tests.benchmarks.serve import served
from tests.browser import axe
from tests.once import once

ROOT = Path(__file__).parents[2]

_FILTER: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python 3.11 has the filter since its fourth release, and warns from 3.12 on where it is not named."""


class Installed:
    """An environment with the program and what it depends on, and nothing of this checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "environment" / ("Scripts" if os.name == "nt" else "bin")
        # No path of the checkout, and a home of its own, so that nothing else is imported by chance.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment = {**kept, "NO_MKDOCS_2_WARNING": "1", "HOME": str(folder)}

    def make(self) -> None:
        """Build the archive, a wheel from it, and install that, without a network."""
        self.build("sdist", ROOT)
        (archive,) = self.folder.glob("*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(self.folder, **_FILTER)
        self.build("wheel", archive.with_name(archive.name.removesuffix(".tar.gz")))
        self.run(sys.executable, "-m", "venv", "--without-pip", "environment")
        (wheel,) = self.folder.glob("*.whl")
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "install", "--quiet"]
        self.run(*pip, "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel))
        here = sysconfig.get_path("purelib", vars={"base": str(self.folder / "environment")})
        # Only what stands in the folder itself: the links of other folders to checkouts are not followed.
        (Path(here) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def build(self, target: str, source: Path) -> None:
        build = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(self.folder)]
        subprocess.run(build, cwd=source, check=True, capture_output=True)

    def run(self, *command: str | Path) -> str:
        arguments = [str(each) for each in command]
        done = subprocess.run(
            arguments, check=False, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(once(tmp_path_factory, "installed", lambda folder: Installed(folder).make()))


@pytest.fixture(scope="module")
def own(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of another body, built with the program that was installed."""
    names = ["--name", "North & Co", "--strapline", "What health boards share", "--member", "health board"]
    names += ["--members", "health boards", "--url", "https://north.example.org/", "--accent", "#005eb8"]

    def build(folder: Path) -> None:
        root = folder / "own"
        installed.run(installed.bin / "catalogue", "init", root, "--no-input", *names)
        said = installed.run(installed.bin / "catalogue", "check", "--root", root)
        assert said == "13 files checked, nothing wrong.\n"
        command = ["-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", root / "mkdocs.yml"]
        installed.run(installed.bin / "python", *command)

    return once(tmp_path_factory, "own", build) / "own" / "site"


@pytest.fixture(scope="module")
def address(own: Path) -> Iterator[str]:
    with served(own) as host:
        yield f"{host}/"


def test_the_checkout_is_out_of_reach(installed: Installed) -> None:
    where = installed.run(installed.bin / "python", "-c", "import generator, sys; print(generator.__file__, *sys.path)")
    assert Path(where.split()[0]).is_relative_to(installed.folder)
    assert str(ROOT) not in where.split()


def test_the_archive_holds_what_the_wheel_needs_and_nothing_else(installed: Installed, tmp_path: Path) -> None:
    (archive,) = installed.folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        paths = [Path(name).parts[1:] for name in packed.getnames()]
    assert {path[0] for path in paths if len(path) > 1} == {
        ".github", "catalogue", "generator", "schemas", "site_overrides",
    }  # fmt: skip
    assert {"/".join(path[:2]) for path in paths if path[0] in {".github", "catalogue", "site_overrides"}} == {
        ".github/workflows", "catalogue/vocabularies", "site_overrides/pages", "site_overrides/theme",
    }  # fmt: skip
    Installed(tmp_path).build("wheel", ROOT)
    (ours,), (theirs,) = tmp_path.glob("*.whl"), installed.folder.glob("*.whl")
    assert ours.read_bytes() == theirs.read_bytes()


def test_what_writes_files_of_the_checkout_is_not_installed(installed: Installed) -> None:
    where = installed.run(installed.bin / "python", "-c", "import generator; print(*generator.__path__)")
    assert not Path(where.strip(), "derived").exists()


def test_the_program_explains_rules_without_the_checkout(installed: Installed) -> None:
    said = installed.run(installed.bin / "catalogue", "explain", "S102")
    page = (ROOT / "site_overrides/pages/rules/unknown-field.md").read_text(encoding="utf-8")
    assert said == rule_pages.readable(page.split("---\n", 2)[2]).strip() + "\n"


def test_our_own_engine_makes_the_same_files_from_what_was_installed(installed: Installed, own: Path) -> None:
    command = [installed.bin / "catalogue", "build", "--config-file", own.parent / "mkdocs.yml", "--output", "ours"]
    assert installed.run(*command).endswith(" are in ours.\n")
    assert set(sites.files(installed.folder / "ours")) == set(sites.files(own))


def test_every_link_of_the_other_site_leads_somewhere(own: Path) -> None:
    assert list(sites.dead_links(own)) == []


def test_its_pages_say_nothing_of_local_digital_but_where_the_program_comes_from(own: Path) -> None:
    pages = sites.read(own)
    naming = {url for url, page in pages.items() if "Local Digital" in "".join(text for _, text in page.texts)}
    rules = {url for url in pages if url.startswith("rules/")}
    assert naming - rules - {"contribute/fields/"} == {"about/"}
    assert pages[""].text("h1") == ["Find what other health boards have already solved"]
    ours = rules | {"contribute/fields/", *(url for url in pages if url.startswith("contribute/new/"))}
    of_councils = {url for url, page in pages.items() if "council" in "".join(t for _, t in page.texts).lower()}
    assert of_councils - ours == set()  # those quote the examples of the schemas


def test_its_schemas_hold_its_own_words(own: Path) -> None:
    assert '"example-area"' in (own / "schemas/terms.schema.json").read_text()


@pytest.mark.parametrize("path", ["", "components/example-component/", "contribute/"])
def test_its_pages_have_its_colours_and_are_accessible(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    expect(page.get_by_role("link", name="North & Co")).to_be_visible()
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--link')"
    assert page.evaluate(colour) == "#005eb8"
    axe.load(page)
    axe.ask_for_new_looks_only(page)
    assert axe.violations(page) == []
    page.emulate_media(color_scheme="dark")
    axe.ask_for_new_looks_only(page)
    assert axe.violations(page, axe.COLOURS) == []


def test_it_can_be_searched(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=example")
    expect(page.locator("#results > li").first).to_contain_text("Example")
