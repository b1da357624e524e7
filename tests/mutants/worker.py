"""A process that runs tests against one mutant after the other, each in a child that has the libraries already.

It runs in a copy of the checkout: ``python -m tests.mutants.worker`` reads a line of JSON for each mutant, and answers
with the name of what became of it.
"""

import contextlib
import gc
import importlib
import json
import math
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

KILLED, TIMED_OUT, SURVIVED = "killed", "timed out", "survived"
_LOADED = "import sys, xdist.plugin, pytest_playwright.pytest_playwright, tests.conftest; print(*sys.modules)"
_TIMES_SLOWER = 10
"""How much longer than on a processor of its own it may take until what only waits is ended."""

_MAY_BE_LOADED = "-Wignore::pytest.PytestAssertRewriteWarning"
"""Pytest warns of libraries that were imported before it starts."""


def is_killed(outcome: str) -> bool:
    """Whether a test noticed the mutant."""
    return outcome in {KILLED, TIMED_OUT}


class _Chosen:
    """Keeps the tests that were chosen, in their order."""

    def __init__(self, tests: list[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self._places), key=lambda item: self._places[item.nodeid]
        )


def _run(tests: list[str], limit: float, temporary: str) -> int:
    """Run tests until one fails, or until they have used too much of a processor: others may use the machine."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(limit), math.ceil(limit)))
    with open(os.devnull, "r+b") as nowhere:  # noqa: PTH123 - a descriptor is what is needed
        for stream in (0, 1, 2):
            os.dup2(nowhere.fileno(), stream)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    options = ["-x", "-q", "-p", "no:cacheprovider", "--basetemp", temporary, "--tb=no", "-rN", _MAY_BE_LOADED]
    return int(pytest.main([*options, *files], plugins=[_Chosen(tests)]))


def _outcome(tests: list[str], limit: float, temporary: str) -> str:
    """Return what became of a mutant whose text is in place."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os._exit(_run(tests, limit, temporary))
        os._exit(3)
    until = time.monotonic() + _TIMES_SLOWER * limit
    while time.monotonic() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            _end(child)
            is_over = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}
            return SURVIVED if status == 0 else TIMED_OUT if is_over else KILLED
        time.sleep(0.02)
    _end(child)
    os.waitpid(child, 0)
    return TIMED_OUT


def _end(child: int) -> None:
    """End what a child has started too."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def _try(job: dict[str, Any], moment: int, temporary: str) -> str:
    """Put a mutant into its file for as long as tests run.

    The file is older with each mutant: Python takes compiled code for that of a source with the same time and size.
    """
    path = Path("generator", job["module"])
    was, times = path.read_bytes(), path.stat()
    path.write_text(job["text"], encoding="utf-8", newline="")
    os.utime(path, (moment, moment))
    try:
        return _outcome(job["tests"], job["limit"], temporary)
    finally:
        path.write_bytes(was)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _load_libraries() -> None:
    """Import what tests use of other people's, so that children need not, and nothing of ours."""
    loaded = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout
    for name in loaded.split():
        if name.partition(".")[0] not in {"generator", "tests", "__main__"}:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    gc.freeze()


def main() -> None:
    """Answer each line of the input."""
    _load_libraries()
    with tempfile.TemporaryDirectory() as folder:
        for moment, line in enumerate(sys.stdin, 1_000_000_000):
            print(_try(json.loads(line), moment, f"{folder}/tests"), flush=True)


if __name__ == "__main__":
    main()
