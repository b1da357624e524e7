"""Which tests run which lines of the program, measured once, and again where something has changed."""

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import coverage

from tests.mutants import checkout
from tests.mutants.checkout import State
from tests.mutants.recording import FOLDER

_RECORDINGS = checkout.WORK / "recordings"
_STATE = _RECORDINGS / "state.json"
_FILES = "files.json"


@dataclass(frozen=True)
class Recorded:
    """Which tests run which lines, their seconds and those of costly fixtures, and the fixtures of each test."""

    covered: dict[str, dict[int, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    seconds: dict[str, float] = field(default_factory=dict)
    fixtures: dict[str, list[str]] = field(default_factory=dict)


def record() -> Recorded:
    """Read what tests run. Run them all where something has changed, or only the files of tests that alone have."""
    now = checkout.state()
    was = State(**json.loads(_STATE.read_text(encoding="utf-8"))) if _STATE.exists() else State("", {})
    changed = [path for path, digest in now.tests.items() if was.tests.get(path) != digest]
    if was.others != now.others:
        shutil.rmtree(_RECORDINGS, ignore_errors=True)
        checkout.copy_to(checkout.BASE)
        _run(now.tests, [])
    elif changed:
        checkout.copy_files(changed, checkout.BASE)
        _run(changed, changed)
    _STATE.write_text(json.dumps({"others": now.others, "tests": now.tests}), encoding="utf-8")
    return _read(now)


def _run(files: Iterable[str], named: list[str]) -> None:
    """Run tests once without any mutant."""
    print(f"Running {', '.join(named) or 'all tests'} once, to see which lines each test runs ...", flush=True)
    folder = _RECORDINGS / f"{len(_folders()):04}"
    folder.mkdir(parents=True)
    (folder / _FILES).write_text(json.dumps(list(files)), encoding="utf-8")
    options = ["-p", "tests.mutants.recording", "--numprocesses", str(os.cpu_count() or 1), "--dist", "worksteal"]
    checkout.run_tests(checkout.BASE, *options, "-rN", *named, **{FOLDER: str(folder)})


def _folders() -> list[Path]:
    return sorted(path.parent for path in _RECORDINGS.glob(f"*/{_FILES}"))


def _read(state: State) -> Recorded:
    """Read the recordings; what an older one says of a file that ran again since is no longer true."""
    recorded = Recorded()
    left = set(state.tests)
    for folder in reversed(_folders()):
        _add_tests(folder, left, recorded)
        left.difference_update(json.loads((folder / _FILES).read_text(encoding="utf-8")))
    users = defaultdict(set)
    for test, names in recorded.fixtures.items():
        for name in names:
            users[name].add(test)
    left = set(state.tests)
    for folder in reversed(_folders()):
        for module, line, context in _contexts(folder):
            if context in users:
                recorded.covered[module][line] |= users[context]
            elif context in recorded.seconds and file_of(context) in left:
                recorded.covered[module][line].add(context)
        left.difference_update(json.loads((folder / _FILES).read_text(encoding="utf-8")))
    return recorded


def _add_tests(folder: Path, files: set[str], recorded: Recorded) -> None:
    """Add the tests of files, with their seconds and fixtures."""
    for path in folder.glob("tests-*.json"):
        noted = json.loads(path.read_text(encoding="utf-8"))
        for name, taken in noted["seconds"].items():
            if name not in noted["fixtures"] or file_of(name) in files:
                recorded.seconds[name] = max(taken, recorded.seconds.get(name, 0))
        recorded.fixtures.update({test: names for test, names in noted["fixtures"].items() if file_of(test) in files})


def _contexts(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Yield modules, their lines, and the test or fixture that ran each."""
    for path in folder.glob("lines.*"):
        data = coverage.CoverageData(str(path))
        data.read()
        for file in data.measured_files():
            module = PurePosixPath(file).relative_to(checkout.BASE / "generator").as_posix()
            for line, contexts in data.contexts_by_lineno(file).items():
                yield from ((module, line, context) for context in contexts)


def file_of(test: str) -> str:
    """Return the file of a test."""
    return test.partition("::")[0]
