"""Kill and fill: whatever ends a command that writes, and whenever, the old files or the new ones are there, whole.

A long run tries a hundred moments of each, in every way that `tests.ended` has.
"""

import os
import shutil
from collections.abc import Callable, Sequence
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

    arguments: Sequence[str]
    entries: Files
    others: Files


def _case(arguments: str, entries: Files | None = None, **others: str | bytes) -> Case:
    return Case(arguments.split(), entries or {}, {name.replace("_", "."): text for name, text in others.items()})


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
        "harvest --root {}/project --from {} --output {}/outcome.md", REGISTERS,
        calendars_csv="council,day\n" + "".join(f"council-{each},2024-03-31\n" for each in range(8)),
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


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", sites.DAY)
    monkeypatch.delenv("CATALOGUE_CACHE")


@dataclass(frozen=True)
class Stage:
    """A folder as it is before and after a command that nobody disturbs, and the number of its moments."""

    folder: Path
    arguments: Sequence[str]
    before: dict[str, bytes]
    after: dict[str, bytes]
    moments: int

    def copy(self, folder: Path) -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        return shutil.copytree(self.folder, folder, symlinks=True)

    def run(self, folder: Path, way: str = "", moment: int = 0, prepare: Prepare = lambda: None) -> ended.Run:
        """Run the command in a folder, which is the only one that it knows, its cache included."""
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        arguments = [each.replace("{}", str(folder)) for each in self.arguments]
        return ended.run(arguments, way, moment, prepare)


def _files(folder: Path) -> dict[str, bytes]:
    """Return all files but those of the cache, which nobody looks at."""
    return {path: raw for path, raw in ended.files(folder).items() if not path.startswith("cache/")}


def _stage(folder: Path, arguments: Sequence[str], undisturbed: Path, prepare: Prepare = lambda: None) -> Stage:
    stage = Stage(folder, arguments, _files(folder), {}, 0)
    done = stage.run(stage.copy(undisturbed), prepare=prepare)
    assert done.code in (0, 1), done
    after = {path: raw.replace(os.fsencode(undisturbed), b"{}") for path, raw in _files(undisturbed).items()}
    shutil.rmtree(undisturbed)
    return Stage(folder, arguments, stage.before, after, done.moments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stages")
    small_project(folder / "warm")
    cli.main(["fix", "--diff", "--root", str(folder / "warm")])  # so that no child has to load what all need
    return folder


BESIDE = (".own.new-", ".site.new-", ".site.old-")
"""Folders that are not complete."""


def _is_whole(now: dict[str, bytes], stage: Stage, folder: Path) -> None:
    """Hold that every file is as it was or as it will be, and that what is not complete is where nobody reads it."""
    for path, raw in now.items():
        if ".unfinished" in path:
            assert "/catalogue/" not in path
        elif path.startswith(BESIDE):
            continue
        else:
            written = raw.replace(os.fsencode(folder), b"{}")
            assert written in (stage.before.get(path), stage.after.get(path)), (path, raw)
    assert stage.before.keys() - now.keys() <= stage.before.keys() - stage.after.keys()


def _hold(stage: Stage, place: Path, way: str, moment: int, prepare: Prepare = lambda: None) -> None:
    """Hold what is promised of a run that is disturbed, and of the next one."""
    stage.copy(place)
    done = stage.run(place, way, moment, prepare)
    assert "Traceback" not in done.errors, done.errors
    now = _files(place)
    _is_whole(now, stage, place)
    assert _site(now) in (_site(stage.before), _site(stage.after))
    if way not in ended.KILLS and done.code == COULD_NOT_RUN:
        sentence = done.errors.splitlines()[-1]
        assert sentence.startswith("catalogue: "), done.errors
        assert "Errno" not in sentence
    again = stage.run(place, prepare=_quickly)
    assert "Traceback" not in again.errors, again.errors
    now = {path: raw.replace(os.fsencode(place), b"{}") for path, raw in _files(place).items()}
    assert _without_answer(now) == _without_answer(stage.after), again
    assert [path for path in ended.files(place) if ".unfinished" in path or path.startswith(BESIDE)] == []


def _site(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: raw for path, raw in files.items() if path.startswith("site/")}


def _without_answer(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the answer to an issue, which says of one that was taken up already just that."""
    return {path: raw for path, raw in files.items() if "answer" not in path}


def _ways(stage: Stage) -> some.SearchStrategy[tuple[str, int]]:
    return some.tuples(some.sampled_from(ended.WAYS), some.integers(1, stage.moments))


@pytest.mark.parametrize("name", CASES)
@examples(2, long=100)
@given(data=some.data())
def test_old_or_new_and_nothing_between(name: str, data: some.DataObject, folder: Path) -> None:
    stage = STAGES.get(name) or STAGES.setdefault(name, _staged(CASES[name], folder / name, folder / "copy"))
    way, moment = data.draw(_ways(stage))
    _hold(stage, folder / "copy", way, moment)


@pytest.fixture(scope="module")
def site(folder: Path) -> Stage:
    """Return a checkout with its site and what is kept of the last build, of which an entry has changed since."""
    place, flags = folder / "copy", ["build", "--config-file", "{}/checkout/mkdocs.yml", "--output", "{}/site"]
    sites.checkout(sites.SMALL, place / "checkout")
    first = Stage(place, flags, {}, {}, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", sites.DAY)
        patch.delenv("CATALOGUE_CACHE")
        assert first.run(place, prepare=_quickly).code == 0
        component = place / "checkout/catalogue/components/bin-days.yml"
        component.write_text(component.read_text().replace("summary: ", "summary: Newly ", 1))
        place.rename(folder / "site")
        return _stage(folder / "site", flags, place, _quickly)


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
def test_a_site_is_the_old_one_or_the_new_one(data: some.DataObject, workers: int, site: Stage, folder: Path) -> None:
    way, moment = data.draw(_ways(site))
    _hold(site, folder / "copy", way, moment, partial(_quickly, workers))


STAGES: dict[str, Stage] = {}


def _staged(case: Case, folder: Path, undisturbed: Path) -> Stage:
    small_project(folder / "project")
    for files, below in ((case.entries, folder / "project/catalogue"), (case.others, folder)):
        for name, content in files.items():
            (below / name).parent.mkdir(parents=True, exist_ok=True)
            (below / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return _stage(folder, case.arguments, undisturbed)
