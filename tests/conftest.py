"""What tests of the checker begin with."""

import importlib
import os
import pkgutil
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import generator
from generator.check import Result, check
from generator.project import Project

ROOT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "projects" / "rules"
TODAY = date(2026, 11, 21)

# Hypothesis also tries numbers and texts that stand in the program, as far as it is loaded: load all of it, or the
# examples would depend on which tests happen to run in the same process.
for each in pkgutil.walk_packages(generator.__path__, "generator."):
    importlib.import_module(each.name)

# The same examples on every run, however slow the machine, and nothing left behind.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")


def pytest_xdist_auto_num_workers() -> int:
    """Use one worker more than there are processors: those with a browser mostly wait."""
    return (os.cpu_count() or 1) + 1


Files = dict[str, str | bytes]
"""What stands in the files of a project, by their paths below its catalogue."""


def small_project(root: Path) -> Path:
    """Make a small sound project: the real vocabularies, a few organisations, a component and a standard."""
    shutil.copytree(BASE, root)
    shutil.copytree(ROOT / "schemas", root / "schemas")
    shutil.copytree(ROOT / "catalogue" / "vocabularies", root / "catalogue" / "vocabularies")
    return root


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
