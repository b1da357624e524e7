"""A plugin of pytest that notes which lines of the program each test runs, and how long it takes.

What a fixture of a module or a session runs is noted for the fixture, as all tests with the fixture depend on it.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest

FOLDER = "MUTANTS_RECORDING"
"""The environment's name for the folder to write to; nothing is noted without."""


@dataclass(eq=False)
class Recorder:
    """What was noted in one process."""

    folder: Path
    seconds: dict[str, float] = field(default_factory=dict)
    """By tests and fixtures."""
    fixtures: dict[str, list[str]] = field(default_factory=dict)
    """The costly fixtures of each test."""
    failed: set[str] = field(default_factory=set)
    context: str = ""

    def __post_init__(self) -> None:
        os.environ["COVERAGE_CORE"] = "ctrace"  # the other one knows no contexts
        name, program = str(self.folder / "lines"), f"{Path.cwd()}/generator/*"
        self.coverage = coverage.Coverage(name, data_suffix=True, include=program, config_file=False)
        self.coverage.start()

    @contextmanager
    def _noting(self, context: str) -> Iterator[None]:
        outer, self.context = self.context, context
        self.coverage.switch_context(context)
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[context] = max(self.seconds.get(context, 0), time.perf_counter() - begun)
            self.context = outer
            self.coverage.switch_context(outer)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what a test runs."""
        known: dict[str, Any] = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
        costly = [name_of(known[name][-1]) for name in item._fixtureinfo.names_closure if name in known]  # type: ignore[attr-defined]
        self.fixtures[item.nodeid] = [name for name in costly if name]
        with self._noting(item.nodeid):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Note what a fixture runs that several tests share."""
        if not (name := name_of(fixturedef)):
            return (yield)
        with self._noting(name):
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what fails without any mutant."""
        if not report.passed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write all that was noted."""
        self.coverage.stop()
        self.coverage.save()
        for test in self.failed:
            self.seconds.pop(test, None)
        noted = {"seconds": self.seconds, "fixtures": self.fixtures}
        (self.folder / f"tests-{os.getpid()}.json").write_text(json.dumps(noted), encoding="utf-8")


def name_of(fixture: Any) -> str:
    """Name a fixture that several tests share; others have no name."""
    return "" if fixture.scope == "function" else f"fixture {fixture.baseid} {fixture.argname}"


def pytest_configure(config: pytest.Config) -> None:
    """Start to note, where tests run: with pytest-xdist that is in its workers."""
    is_worker = "PYTEST_XDIST_WORKER" in os.environ or not config.getoption("numprocesses", None)
    if is_worker and FOLDER in os.environ:
        config.pluginmanager.register(Recorder(Path(os.environ[FOLDER])))
