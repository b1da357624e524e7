"""What tests of the checker begin with."""

import importlib
import os
import pkgutil
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import generator
from generator.check import Result, check
from generator.project import Project
from tests import sites
from tests.compiled import compile_each_template_once
from tests.examples import LONG, USUAL
from tests.once import once

ROOT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "projects" / "rules"
TODAY = date(2026, 11, 21)

# Tests keep nothing in the home folder of whoever runs them; those of the cache give it a folder of their own.
os.environ["CATALOGUE_CACHE"] = "off"

# Hypothesis also tries numbers and texts that stand in the program, as far as it is loaded: load all of it, or the
# examples would depend on which tests happen to run in the same process.
for each in pkgutil.walk_packages(generator.__path__, "generator."):
    importlib.import_module(each.name)

# The same examples on every run, however slow the machine, and nothing left behind. `--hypothesis-profile long` tries
# the same ones and many more.
settings.register_profile(
    "usual",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=USUAL,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", settings.get_profile("usual"), max_examples=USUAL * LONG)
settings.load_profile("usual")

compile_each_template_once()


def pytest_xdist_auto_num_workers() -> int:
    """Use one worker more than there are processors: those with a browser mostly wait."""
    return (os.cpu_count() or 1) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Count the examples of a run for which a number of them was asked."""
    if config.getoption("--hypothesis-profile"):
        reports = (report for each in terminalreporter.stats.values() for report in each)
        found = [str(vars(report)["_hypothesis_stats"]) for report in reports if "_hypothesis_stats" in vars(report)]
        tried = sum(int(number) for stats in found for number in re.findall(r"(\d+) passing", stats))
        terminalreporter.write_line(f"{len(found)} properties held for {tried:,} examples")


Files = dict[str, str | bytes]
"""What stands in the files of a project, by their paths below its catalogue."""


def small_project(root: Path) -> Path:
    """Make a small sound project: the real vocabularies, a few organisations, a component and a standard."""
    shutil.copytree(BASE, root)
    shutil.copytree(ROOT / "schemas", root / "schemas")
    shutil.copytree(ROOT / "catalogue" / "vocabularies", root / "catalogue" / "vocabularies")
    return root


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the site of the small project, beside the checkout that it was built from."""

    def build(folder: Path) -> None:
        sites.build(sites.checkout(sites.SMALL, folder / "checkout"), folder / "site")

    return once(tmp_path_factory, "small", build) / "site"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the root of a small sound project."""
    return small_project(tmp_path / "project")


@pytest.fixture
def write(root: Path) -> Callable[[Files], Project]:
    """Put files into the small project."""

    def written(files: Files) -> Project:
        for name, content in files.items():
            path = root / "catalogue" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Project(root)

    return written


@pytest.fixture
def checked(write: Callable[[Files], Project]) -> Callable[[Files], Result]:
    """Check the small project together with some files."""
    return lambda files: check(write(files), TODAY)
