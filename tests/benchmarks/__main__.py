"""Print what checking and building cost beside other tools, on made-up catalogues, all in one run.

``python -m tests.benchmarks [ENTRIES ...]`` measures at 1,000 and 10,000 entries unless told otherwise. Ratios are what
counts: the seconds are those of one machine on one day. Work is what all processors did; on a machine that has more to
do, it tells more. At 1,000 entries it takes some two minutes, at 10,000 a quarter of an hour.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.benchmarks import branch, first_search, rivals, slow_phone, synthetic
from tests.benchmarks.measure import Cost, run

SIZES = (1_000, 10_000)
_ALONE = {"open_data": "false", "pictures": "false", "languages": "[]"}
"""What Hugo makes as well, to compare with it."""

_BIN = Path(sys.executable).parent
_OURS = (_BIN / "catalogue", "build", "--output")
_MKDOCS = (_BIN / "mkdocs", "build", "--quiet", "--site-dir")
_PARSE = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).glob("*/*.yml"):
    next_event = yaml.CSafeLoader(path.read_bytes()).get_event
    while next_event() is not None:
        pass
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what was done, by whom, at what cost."""

    work: str
    by: str
    cost: Cost


def main(sizes: Sequence[int]) -> None:
    """Measure at each size and print tables."""
    growth: list[tuple[int, Row, Row]] = []
    with tempfile.TemporaryDirectory() as folder:
        for entries in sizes:
            root = Path(folder) / str(entries)
            _show(f"making {entries:,} entries")
            synthetic.write(root, entries)
            for name in ("site_overrides", "schemas"):
                shutil.copytree(synthetic.REAL / name, root / name)
            shutil.copy(synthetic.REAL / "mkdocs.yml", root)
            checks, builds = list(_checks(root)), list(_builds(root))
            _print_table(f"{entries:,} entries: check", checks, entries)
            _print_table(f"{entries:,} entries: build with search", builds, entries)
            _print_search(first_search.measure(root / "site"))
            _print_views(slow_phone.measure(root / "site", _pages(root / "site")))
            growth.append((entries, checks[0], builds[0]))
    _print_growth(growth)


def _checks(root: Path) -> Iterator[Row]:
    yield _row("check", "catalogue check", lambda: run([_BIN / "catalogue", "check"], root, may_fail=True))
    yield _row("check", "the same after one change", lambda: _check_again(root))
    ours = [_BIN / "catalogue", "check", "--since", "HEAD"]
    few = branch.write(root / "catalogue", root / "branch")
    yield _row("check", "check --since, five changed", lambda: run(ours, few, may_fail=True))
    faulty = branch.write(root / "catalogue", root / "faulty-branch", faults_before=5)
    yield _row("check", "--since, among older faults", lambda: run(ours, faulty, may_fail=True))
    yield _row("check", "bare parsing", lambda: run([sys.executable, "-c", _PARSE, "catalogue"], root))
    yield _row("check", "check-jsonschema", lambda: _check_jsonschema(root))


def _check_again(root: Path) -> Cost:
    """Check with what a check before one change kept."""
    command, caches = [_BIN / "catalogue", "check"], root.parent / "caches"
    run(command, root, may_fail=True, caches=caches)
    path = min((root / "catalogue" / "projects").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: New ", 1), encoding="utf-8")
    return run(command, root, may_fail=True, caches=caches)


def _check_jsonschema(root: Path) -> Cost:
    cost = Cost(0, 0, 0)
    for collection in rivals.COLLECTIONS:
        files = [str(each) for each in (root / "catalogue" / collection).iterdir()]
        schema = root / "schemas" / f"{collection.removesuffix('s')}.schema.json"
        for start in range(0, len(files), 2_000):  # a command line has an end
            command = [_BIN / "check-jsonschema", "--schemafile", schema, *files[start : start + 2_000]]
            cost += run(command, root, may_fail=True)
    return cost


def _builds(root: Path) -> Iterator[Row]:
    yield _row("build", "pages and search", lambda: _build_with(root, _ALONE))
    yield _row("build", "Hugo and Pagefind", lambda: _build_with_hugo(root))
    yield _row("build", "ours without search", lambda: _build_with(root, {**_ALONE, "search": "false"}))
    yield _row("build", "the same with mkdocs", lambda: _build_with(root, _ALONE, _MKDOCS))
    each_page = {**_ALONE, "stencils": "false"}
    yield _row("build", "mkdocs, each page by the theme", lambda: _build_with(root, each_page, _MKDOCS))
    yield _row("build", "ours, with data", lambda: _build_with(root, {**_ALONE, "open_data": "true"}))
    yield _row("build", "ours, in Welsh too", lambda: _build_with(root, {**_ALONE, "languages": "[cy]"}))
    yield _row("build", "ours, all that is published", lambda: run([*_OURS, root / "site"], root))


def _build_with(root: Path, options: Mapping[str, str], engine: Sequence[str | Path] = _OURS) -> Cost:
    """Build with some of the plugin's options set, whatever the configuration says of them."""
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip().split(":")[0] not in options]
    at = kept.index("  - catalogue:") + 1
    kept[at:at] = [f"      {name}: {value}" for name, value in options.items()]
    other = root / "other.yml"
    other.write_text("\n".join(kept), encoding="utf-8")
    return run([*engine, root / "other", "--config-file", other], root)


def _build_with_hugo(root: Path) -> Cost:
    folder = root / "hugo"
    rivals.write_hugo(root / "catalogue", folder)
    built = run([_BIN / "hugo", "--quiet"], folder)
    return built + run([sys.executable, "-m", "pagefind", "--site", "public"], folder)


def _row(work: str, by: str, measured: Callable[[], Cost]) -> Row:
    _show(f"{work}: {by}")
    return Row(work, by, measured())


def _show(words: str) -> None:
    """Tell somebody at a terminal what takes so long."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words} ...", end="", file=sys.stderr, flush=True)


def _print_table(title: str, rows: Sequence[Row], entries: int) -> None:
    _show("")
    ours = rows[0].cost
    print(f"\n{title}\n{'':<30}{'seconds':>9}{'of work':>9}{'times ours':>12}{'ms an entry':>13}{'most memory':>13}")
    for row in rows:
        cost = row.cost
        ratio = cost.seconds / ours.seconds
        print(f"{row.by:<30}{cost.seconds:>9.2f}{cost.processor:>9.2f}{ratio:>12.2f}", end="")
        print(f"{1000 * cost.seconds / entries:>13.3f}", end="")
        print(f"{cost.megabytes:>10.0f} MB", flush=True)


def _print_search(found: first_search.FirstSearch) -> None:
    print("\nfirst search in a browser, all facets shown")
    print(f"{'fetched for the search':<34}{found.kilobytes:>9.0f} kB, compressed")
    print(f"{'with the page around it':<34}{found.kilobytes_with_page:>9.0f} kB, compressed")
    print(f"{'from words to results':<34}{found.milliseconds:>9.0f} ms", flush=True)


def _pages(site: Path) -> dict[str, str]:
    """Give one page of each kind that differs in weight."""
    some = {f"a page of {each}": f"{each}/{_first(site / each)}/" for each in ("components", "organisations")}
    pages = {"home": "", **some, "all components": "components/", "insights": "insights/", "search": "search/"}
    return {name: url for name, url in pages.items() if (site / url / "index.html").is_file()}


def _first(folder: Path) -> str:
    return min(each.name for each in folder.iterdir() if each.is_dir())


def _print_views(views: Iterable[slow_phone.View]) -> None:
    print(f"\nfirst view on a slow phone\n{'':<34}{'kB in all':>11}{'of scripts':>12}{'until usable':>14}")
    for each in views:
        print(f"{each.name:<34}{each.kilobytes:>11.0f}{each.kilobytes_of_script:>12.0f}", end="")
        print(f"{each.milliseconds:>11.0f} ms", flush=True)


def _print_growth(growth: Sequence[tuple[int, Row, Row]]) -> None:
    for (few, *rows), (many, *later) in pairwise(growth):
        for before, after in zip(rows, later, strict=True):
            ratio = after.cost.seconds / before.cost.seconds
            print(f"\n{before.by}: {many / few:.0f} times the entries take {ratio:.1f} times the time")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or SIZES)
