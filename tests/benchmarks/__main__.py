"""Print what our work costs beside what must be held: mostly ratios, both sides measured in the same run.

``python -m tests.benchmarks`` takes a quarter of an hour; ``--short`` leaves out what takes long, and takes less than
three minutes. Seconds are those of one machine on one day: only ratios can be compared with another day's.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import branch, first_search, rivals, served, slow_phone, synthetic
from tests.benchmarks.measure import Cost, run

MANY, VERY_MANY = 10_000, 100_000
_BIN = Path(sys.executable).parent
_CATALOGUE = _BIN / "catalogue"
_ALONE = {"open_data": "false", "pictures": "false", "languages": "[]"}
"""What Hugo makes as well, to compare with it."""

_OFF = {"CATALOGUE_CACHE": "off"}
_OWN_MEMORY = """
import resource, sys
from generator.cli import main
main(sys.argv[1:])
print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""Builds, and prints the memory of this process alone; what it starts is not ours."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement: the work, a number and its unit (nothing for a ratio), and the most that it may be."""

    work: str
    number: float
    most: float
    unit: str = ""

    def __str__(self) -> str:
        held = "held" if self.number <= self.most else "NOT HELD"
        return f"{self.work:<66}{self.number:>8.2f} {self.unit:<3}{self.most:>8g} {self.unit:<3} {held}"


def main(*, is_short: bool) -> None:
    """Measure, and print each figure as soon as it is known."""
    print(f"{'':<66}{'now':>8}    {'to hold':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for figure in _figures(Path(folder), is_short=is_short):
            print(figure, flush=True)


def _figures(folder: Path, *, is_short: bool) -> Iterator[Figure]:
    yield Figure(
        "start of the command line", _quickest(lambda: run([_CATALOGUE, "--version"], folder)).seconds, 0.15, "s"
    )
    yield _real_site(folder)
    yield Figure("saved to seen, real catalogue", served.measure(_real(folder)).worst, 1, "s")
    many = _made_up(folder, MANY)
    yield from _checks(many, folder)
    if not is_short:
        yield Figure("saved to seen, 10,000 entries", served.measure(many).worst, 2, "s")
        yield from _builds(many)
        yield from _check_of_very_many(_made_up(folder, VERY_MANY))
        _print_visits(many / "site")


def _quickest(measure: Callable[[], Cost]) -> Cost:
    """Measure three times, as others may use the machine, and return the quickest."""
    return min((measure() for _ in range(3)), key=lambda cost: cost.seconds)


def _real_site(folder: Path) -> Figure:
    """Compare building the real site with writing the same files from memory."""
    site = folder / "real-site"
    built = run([_CATALOGUE, "build", "--output", site], synthetic.REAL, environment=_OFF)
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    begun = time.process_time()
    for path, raw in files.items():
        place = folder / "floor" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    floor = time.process_time() - begun
    return Figure("real site from nothing, processor, times writing its files", built.processor / floor, 12)


def _real(folder: Path) -> Path:
    """Copy the real catalogue with its history, so that it can be changed."""
    shutil.copytree(synthetic.REAL, folder / "real", ignore=shutil.ignore_patterns(".venv", "site", "__pycache__"))
    return folder / "real"


def _made_up(folder: Path, entries: int) -> Path:
    root = folder / str(entries)
    synthetic.write(root, entries)
    for name in ("site_overrides", "schemas"):
        shutil.copytree(synthetic.REAL / name, root / name)
    shutil.copy(synthetic.REAL / "mkdocs.yml", root)
    return root


def _check(root: Path, *flags: str, environment: Mapping[str, str] = _OFF) -> Cost:
    return run([_CATALOGUE, "check", *flags], root, may_fail=True, environment=environment)


def _checks(root: Path, folder: Path) -> Iterator[Figure]:
    kept = {"CATALOGUE_CACHE": "", "XDG_CACHE_HOME": str(folder / "kept")}
    from_nothing = _quickest(lambda: _check(root))
    _check(root, environment=kept)
    yield Figure("check of 10,000 after one change", _quickest(lambda: _check_changed(root, kept)).seconds, 1.2, "s")
    few = branch.write(root / "catalogue", folder / "branch")
    since = _quickest(lambda: _check(few, "--since", "HEAD"))
    yield Figure("check --since, five changed, times a check from nothing", since.seconds / from_nothing.seconds, 1.5)
    if command := rivals.install_ajv(folder / "ajv"):
        commands = list(rivals.ajv_commands(command, rivals.write_schemas(folder / "schemas")))
        ajv = _quickest(lambda: sum((run(each, root) for each in commands), Cost(0, 0, 0)))
        yield Figure("check of 10,000 from nothing, times ajv-cli", from_nothing.seconds / ajv.seconds, 0.7)


def _check_changed(root: Path, kept: Mapping[str, str]) -> Cost:
    path = min((root / "catalogue" / "projects").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("summary: ", "summary: More ", 1), encoding="utf-8")
    return _check(root, environment=kept)


def _builds(root: Path) -> Iterator[Figure]:
    rivals.write_hugo(root / "catalogue", root / "hugo")
    hugo = run([_BIN / "hugo", "--quiet"], root / "hugo")
    hugo += run([sys.executable, "-m", "pagefind", "--site", "public"], root / "hugo")
    alone = run([_CATALOGUE, "build", "--output", "alone", "--config-file", _settings(root)], root, environment=_OFF)
    yield Figure("pages and search of 10,000, times Hugo and Pagefind", alone.seconds / hugo.seconds, 1)
    everything = run([_CATALOGUE, "build", "--output", "site"], root, environment=_OFF)
    yield Figure("all that is published of 10,000, times the same", everything.seconds / hugo.seconds, 2.5)
    build = [sys.executable, "-c", _OWN_MEMORY, "build", "--output", "site"]
    memory = run(build, root, environment=_OFF).printed.rpartition("memory ")[2]
    yield Figure("memory of our own process for that", int(memory) / 1000, 250, "MB")


def _settings(root: Path) -> Path:
    """Write settings by which only what Hugo makes too is built."""
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    others = [line for line in lines if line.strip().split(":")[0] not in _ALONE]
    at = others.index("  - catalogue:") + 1
    others[at:at] = [f"      {name}: {value}" for name, value in _ALONE.items()]
    (root / "alone.yml").write_text("\n".join(others), encoding="utf-8")
    return root / "alone.yml"


def _check_of_very_many(root: Path) -> Iterator[Figure]:
    few, many = _quickest(lambda: _check(root.with_name(str(MANY)))), _check(root)
    yield Figure("check of 100,000, times ten of 10,000", many.seconds / few.seconds / 10, 1.1)
    yield Figure("memory of that", many.megabytes, 1000, "MB")


def _print_visits(site: Path) -> None:
    """Print what a visitor waits for, which no figure holds here."""
    search = first_search.measure(site)
    print(f"\nfirst search: {search.kilobytes:.0f} kB, {search.milliseconds:.0f} ms until results")
    pages = {"home": "", "a page": f"components/{_first(site / 'components')}/", "all components": "components/"}
    for view in slow_phone.measure(site, pages):
        print(f"{view.name} on a slow phone: {view.kilobytes:.0f} kB, {view.milliseconds:.0f} ms until usable")


def _first(folder: Path) -> str:
    return min(each.name for each in folder.iterdir() if each.is_dir())


if __name__ == "__main__":
    main(is_short="--short" in sys.argv[1:])
