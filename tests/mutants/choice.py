"""Which tests a mutant meets, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tests.mutants.areas import PROGRAM
from tests.mutants.mutations import Mutant
from tests.mutants.places import Places
from tests.mutants.recorded import Recorded, file_of

MAX_SECONDS = 8.0
"""How long the tests of one mutant take together, as measured without it."""


class Choice:
    """Chooses tests for mutants."""

    def __init__(self, recorded: Recorded) -> None:
        self._recorded = recorded
        self._places = Places(PROGRAM)
        self._near: dict[str, set[str]] = defaultdict(set)
        for test in recorded.fixtures.keys() & recorded.seconds.keys():
            self._near[file_of(test)].add(test)

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that run the lines of a mutant: those of its own file first, then the fastest."""
        lines = self._places.of(mutant)
        recorded = self._recorded
        covering = {
            test
            for module, numbers in lines.items()
            for line in numbers
            for test in recorded.covered[module].get(line, ())
        } & recorded.seconds.keys()
        own = self._near[own_tests(mutant.module)]
        return list(self._affordable(sorted(_turns(covering | own, recorded.seconds, own))))

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


def own_tests(module: str) -> str:
    """Return the file of the tests that bears a module's name."""
    path = PurePosixPath("tests", module)
    return str(path.with_name(f"test_{path.name}"))


def _turns(tests: Iterable[str], seconds: dict[str, float], own: set[str]) -> Iterator[tuple[bool, int, float, str]]:
    """Rank tests: functions take turns with their cases, as cases of one function mostly notice the same."""
    turns = Counter[str]()
    for test in sorted(tests, key=lambda test: (seconds[test], test)):
        function = test.partition("[")[0]
        turns[function] += 1
        yield test not in own, turns[function], seconds[test], test
