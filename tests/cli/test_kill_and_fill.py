"""Kill and fill: whatever ends a command that writes, and whenever, the old files or the new ones are there, whole.

A long run tries a hundred moments of each, in every way that `tests.ended` has.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator import cli
from generator.cli.environment import COULD_NOT_RUN
from generator.engine import configuration
from generator.publish.site import parallel
from tests import ended, sites
from tests.branches import entry
from tests.cli.test_harvest import FILES as REGISTERS
from tests.cli.test_links import report
from tests.conftest import Files, small_project
from tests.examples import examples
from tests.importing.issues import PROJECT, issue
from tests.importing.test_mail import message

OWNED = {**PROJECT, "Owner": "Council of Nowhere"}
Prepare = Callable[[], object]
FIXABLE: Files = {f"projects/bins-{each}.yml": f"summary: Tells when.\nname: Bins {each}\nowner: example-council\n"
                  f"sources: [https://www.example.gov.uk/{each}]  \n" for each in range(3)}  # fmt: skip
TABLE = "kind,name,summary,owner,sources\n" + "".join(
    f"project,Lamps {each},Tells when.,example-council,https://www.example.gov.uk/{each}\n" for each in range(3)
)


@dataclass(frozen=True)
class Case:
    """A command, the files that it works on, and where it writes. `{}` in an argument is the folder of all."""

    arguments: str
    entries: Files
    others: Files


def _case(arguments: str, entries: Files | None = None, **others: str | bytes) -> Case:
    return Case(arguments, entries or {}, {name.replace("_", "."): text for name, text in others.items()})


CASES = {
    "fix": _case("fix --root {}/project", FIXABLE),
    "new": _case(
        "new project lamps --root {}/project --no-input --name Lamps --summary Light. --owner example-council "
        "--source https://www.example.gov.uk/"
    ),
    "from-issue": _case(
        "from-issue {}/issue.md --root {}/project --output {}/answer.md", issue_md=issue("project", OWNED)
    ),
    "harvest": _case(
        "harvest --root {}/project --from {} --output {}/answer.md", REGISTERS,
        calendars_csv="council,day\n" + "".join(f"Council {each},2024-03-31\n" for each in range(8)),
    ),
    "from-mail": _case("from-mail {}/one.eml --root {}/project", one_eml=bytes(message(issue("project", OWNED)))),
    "import": _case("import {}/table.csv --root {}/project --keep-going", table_csv=TABLE),
    "links": _case(
        "links {}/report.json --root {}/project --output {}/links.md",
        {"projects/bins.yml": entry("bins")}, report_json=report({"https://www.example.gov.uk/bins": 404}),
    ),
    "check": _case("check --root {}/project --format json --output {}/report.json", FIXABLE),
    "init": _case("init {}/own --no-input --name Ours"),
}  # fmt: skip


def _files(folder: Path) -> dict[str, bytes]:
    """Return all files but those of the cache, which nobody looks at."""
    return {path: raw for path, raw in ended.files(folder).items() if not path.startswith("cache/")}


class Stage:
    """A folder as it is before and after a command that nobody disturbs, and the number of the command's moments."""

    def __init__(self, folder: Path, arguments: str, prepare: Prepare = lambda: None) -> None:
        self.folder, self.prepare = folder, prepare
        self.arguments = arguments.replace("{}", str(folder)).split()
        self._start = shutil.copytree(folder, folder.with_name(f"{folder.name}-start"), symlinks=True)
        self.before = _files(folder)
        done = self.run()
        assert done.code in (0, 1), done
        self.after, self.moments = _files(folder), done.moments
        assert self.after != self.before, done

    def reset(self) -> None:
        """Make the folder as it was before."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._start, self.folder, symlinks=True)

    def run(self, way: str = "", moment: int = 0, prepare: Prepare | None = None) -> ended.Run:
        """Run the command in a process that knows no other folder than its own, and no other day."""

        def prepare_all() -> None:
            del os.environ["CATALOGUE_CACHE"]
            os.environ |= {"SOURCE_DATE_EPOCH": sites.DAY, "XDG_CACHE_HOME": str(self.folder / "cache")}
            (prepare or self.prepare)()

        return ended.run(self.arguments, way, moment, prepare_all)


def _hold(stage: Stage, way: str, moment: int, prepare: Prepare | None = None) -> None:
    """Hold what is promised of a run that is disturbed, and of the next one."""
    stage.reset()
    done = stage.run(way, moment, prepare)
    now = _files(stage.folder)
    _says_why(done, way)
    _is_whole(now, stage)
    assert _site(now) in (_site(stage.before), _site(stage.after))
    again = stage.run()
    assert "Traceback" not in again.errors, again.errors
    assert _without_answer(_files(stage.folder)) == _without_answer(stage.after), again
    assert [path for path in ended.files(stage.folder) if _is_incomplete(path)] == []


def _says_why(done: ended.Run, way: str) -> None:
    assert "Traceback" not in done.errors, done.errors
    if way not in ended.KILLS and done.code == COULD_NOT_RUN:
        sentence = done.errors.splitlines()[-1]
        assert sentence.startswith("catalogue: "), done.errors
        assert not any(name in sentence for name in ("Errno", ".unfinished", ".new-")), sentence


BESIDE = (".own.new-", ".site.new-", ".site.old-")
"""Folders that are not complete, beside the one that is."""


def _is_whole(now: dict[str, bytes], stage: Stage) -> None:
    """Hold that every file is as it was or as it will be, and that what is not complete is where nobody reads it."""
    for path, raw in now.items():
        if _is_incomplete(path):
            assert path.startswith(BESIDE) or "/catalogue/" not in path
        else:
            assert raw in (stage.before.get(path), stage.after.get(path)), (path, raw)
    assert stage.before.keys() - now.keys() <= stage.before.keys() - stage.after.keys()


def _is_incomplete(path: str) -> bool:
    return ".unfinished" in path or path.startswith(BESIDE)


def _site(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: raw for path, raw in files.items() if path.startswith("site/")}


def _without_answer(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the answer, which says of what was taken up already just that."""
    return {path: raw for path, raw in files.items() if "answer" not in path}


def _ways(stage: Stage) -> some.SearchStrategy[tuple[str, int]]:
    return some.tuples(some.sampled_from(ended.WAYS), some.integers(1, stage.moments))


@pytest.fixture(params=CASES, scope="module")
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    case, folder = CASES[request.param], tmp_path_factory.mktemp("stage") / "folder"
    project = small_project(folder / "project")
    cli.main(["fix", "--diff", "--root", str(project)])  # so that no child has to load what all need
    for files, below in ((case.entries, project / "catalogue"), (case.others, folder)):
        for name, content in files.items():
            (below / name).parent.mkdir(parents=True, exist_ok=True)
            (below / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return Stage(folder, case.arguments)


@examples(2, long=100)
@given(data=some.data())
def test_old_or_new_and_nothing_between(data: some.DataObject, stage: Stage) -> None:
    _hold(stage, *data.draw(_ways(stage)))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Return a checkout with its site and what is kept of the last build, of which an entry has changed since."""
    folder = tmp_path_factory.mktemp("site") / "folder"
    checkout = sites.checkout(sites.SMALL, folder / "checkout")
    command = "build --config-file {}/checkout/mkdocs.yml --output {}/site"
    first = Stage(folder, command, _quickly)
    assert "site/index.html" in first.after
    component = checkout / "catalogue/components/bin-days.yml"
    component.write_text(component.read_text().replace("summary: ", "summary: Newly ", 1))
    shutil.rmtree(folder.with_name("folder-start"))
    return Stage(folder, command, _quickly)


def _quickly(workers: int = 1) -> None:
    """Have the process build without search and pictures, and with several of its kind."""
    real = configuration.read
    patch = pytest.MonkeyPatch()
    patch.setattr(parallel, "workers_for", lambda _: workers)
    patch.setattr(
        configuration,
        "read",
        lambda *where: replace(read := real(*where), site=replace(read.site, has_search=False, has_pictures=False)),
    )


@examples(2, long=100)
@given(data=some.data(), workers=some.integers(1, 2))
def test_a_site_is_the_old_one_or_the_new_one(data: some.DataObject, workers: int, site: Stage) -> None:
    _hold(site, *data.draw(_ways(site)), partial(_quickly, workers))
