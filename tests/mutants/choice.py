"""Which tests a mutant meets, and in which order."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tests.mutants.areas import PROGRAM, ROOT
from tests.mutants.mutations import Mutant
from tests.mutants.places import Places
from tests.mutants.recorded import Recorded, file_of

MAX_SECONDS = 30.0
"""How long the tests of one mutant take together, as measured without it."""


class Choice:
    """Chooses tests for mutants."""

    def __init__(self, recorded: Recorded) -> None:
        self._recorded = recorded
        self._places = Places(PROGRAM)
        self._of_file: dict[str, set[str]] = defaultdict(set)
        for test in recorded.fixtures.keys() & recorded.seconds.keys():
            self._of_file[file_of(test)].add(test)
        self._importing: dict[str, set[str]] = defaultdict(set)
        """The files of tests that import a module, or the package that it is in."""
        for file in self._of_file:
            for name in _imported((ROOT / file).read_bytes()):
                self._importing[name].add(file)

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that run the lines of a mutant: those of its own file first, then the fastest."""
        covered, seconds = self._recorded.covered, self._recorded.seconds
        lines = [(module, line) for module, lines in self._places.of(mutant).items() for line in lines]
        tests = {test for module, line in lines for test in covered[module].get(line, ())} & seconds.keys()
        if not self._places.is_within_function(mutant):
            tests.update(*(self._of_file[file] for file in self._importing[_package(mutant.module)]))
        own = next((self._of_file[file] for file in own_tests(mutant.module) if file in self._of_file), set())
        ranked = _turns(tests | own, seconds, _words(mutant.module, mutant.function, mutant.before))
        return list(self._affordable(sorted((test not in own, turn, seconds[test], test) for turn, test in ranked)))

    def _affordable(self, ranked: Iterable[tuple[bool, int, float, str]]) -> Iterator[str]:
        left, ready = MAX_SECONDS, set[str]()
        for *_, test in ranked:
            needed = [name for name in self._recorded.fixtures[test] if name not in ready]
            taken = sum(self._recorded.seconds.get(name, 0) for name in [test, *needed])
            if taken <= left:
                left -= taken
                ready.update(needed)
                yield test

    def expected(self, tests: Iterable[str]) -> float:
        """Return how long tests take."""
        fixtures = {name for test in tests for name in self._recorded.fixtures[test]}
        return sum(self._recorded.seconds.get(name, 0) for name in [*tests, *fixtures])


def own_tests(module: str) -> Iterator[str]:
    """Yield the file of the tests that bears a module's name, and the one that bears its folder's."""
    path = PurePosixPath("tests", module)
    yield str(path.with_name(f"test_{path.name}"))
    yield str(path.with_suffix("") / f"test_{path.name}")
    yield str(path.with_name(f"test_{path.parent.name}.py"))


def _package(module: str) -> str:
    """Return what a test imports that looks at a module from outside: its package, or itself."""
    parts = ("generator", *PurePosixPath(module).with_suffix("").parts)
    return ".".join(parts[:-1] if len(parts) > 2 else parts)


def _imported(raw: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(raw)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _words(*texts: str) -> set[str]:
    """Return how words begin, `plans` as `planned`, and the codes of rules."""
    return {word.lower() for text in texts for word in re.findall(r"(?<![A-Za-z])(?:[A-Za-z]{4}|[A-Z][0-9]{3})", text)}


def _turns(tests: Iterable[str], seconds: dict[str, float], words: set[str]) -> Iterator[tuple[float, str]]:
    """Rank tests: files share the time, and functions take turns with their cases, which mostly notice the same.

    A test that shares words with the mutant comes sooner, as it is more likely about the same.
    """
    turns, files = Counter[str](), defaultdict[str, float](float)
    ranked = []
    for test in sorted(tests, key=lambda test: (seconds[test], test)):
        function = test.partition("[")[0]
        turns[function] += 1
        ranked.append((turns[function], seconds[test], test))
    for *_, test in sorted(ranked):
        files[file_of(test)] += seconds[test]
        yield files[file_of(test)] / (1 + len(words & _words(test))) ** 2, test
