"""Copies of the checkout, in which mutants can do no harm."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.areas import ROOT

WORK = ROOT / "build" / "mutants"
"""Everything that a run leaves behind."""

BASE = WORK / "base"
"""The copy in which all tests run without a mutant."""

_NOT_RUN = ("tests/browser", "tests/benchmarks", "tests/mutants")


def _files() -> Iterator[Path]:
    """Yield the files that the checkout consists of."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = (Path(name) for name in sorted(set(listing.stdout.split("\0"))) if (ROOT / name).is_file())
    yield from (path for path in paths if not path.as_posix().startswith("tests/mutants/") or path.suffix == ".py")


@dataclass(frozen=True)
class State:
    """The digests of files of tests, and of everything else that a test may depend on."""

    others: str
    tests: dict[str, str]


def state() -> State:
    """Return what says whether the program and the tests are still the same."""
    others, tests = hashlib.sha256(), {}
    for path in _files():
        if path.as_posix().startswith(_NOT_RUN):
            continue
        digest = hashlib.sha256((ROOT / path).read_bytes()).hexdigest()
        if path.name.startswith("test_") and path.suffix == ".py":
            tests[path.as_posix()] = digest
        else:
            others.update(f"{path} {digest}\n".encode())
    return State(others.hexdigest(), tests)


def copy_files(paths: Iterable[str | Path], folder: Path) -> None:
    """Copy files of the checkout to the same places in another."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)


def copy_to(folder: Path) -> None:
    """Make a checkout of its own, with one commit, and with what was compiled in another one."""
    shutil.rmtree(folder, ignore_errors=True)
    copy_files(_files(), folder)
    for part in ("generator", "tests") if folder != BASE else ():
        for cache in (BASE / part).rglob("__pycache__"):
            shutil.copytree(cache, folder / cache.relative_to(BASE), dirs_exist_ok=True)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    who = ["-c", "user.name=mutants", "-c", "user.email=mutants@example.org", "-c", "commit.gpgSign=false"]
    for command in (["init", "-q"], ["add", "--all"], [*who, "commit", "-q", "-m", "all"]):
        subprocess.run(["git", *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment in which programs of a copy import the copy, however they are started.

    What they compile is kept: it would be compiled anew for each mutant.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"} | more


def run_tests(folder: Path, *options: str, **variables: str) -> None:
    """Run the tests of a copy but those in a browser; some may fail."""
    ignored = [f"--ignore={name}" for name in _NOT_RUN]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *ignored, *options]
    status = subprocess.run(command, cwd=folder, env=environment(folder, **variables), check=False).returncode
    if status not in {0, 1}:
        raise SystemExit(f"pytest ended with {status}")
