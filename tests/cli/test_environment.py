"""The command line and the build, two doors of one check: the same day at both, and no stranger's orders."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from generator import cli
from generator.check import Result
from generator.cli import environment
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.mkdocs_plugin.checking import check_or_stop as built
from generator.project import Project
from tests.conftest import ROOT, Files

Captured = pytest.CaptureFixture[str]
Write = Callable[[Files], Project]
SOUND = "name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"

# What a schema says that somebody proposed

HOSTILE = "x\n::error file=README.md::y\n::stop-commands::z\r\x1b[2J##[error]"


@pytest.fixture
def hostile(root: Path) -> Path:
    schema = {"$ref": f"project.schema.json#/{HOSTILE}", "$defs": {}} | {HOSTILE: {"$ref": f"#/{HOSTILE}"}}
    (root / "schemas/project.schema.json").write_text(json.dumps(schema))
    return root


def test_a_hostile_schema_is_escaped_at_the_command_line(hostile: Path, capsys: Captured) -> None:
    assert cli.main(["check", "--root", str(hostile)]) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("catalogue: the schemas in schemas/ cannot be used: ")
    assert "::error file=README.md::y" in err
    assert [sign for sign in ("\n", "\r", "\x1b", "##[") if sign in err.removesuffix("\n")] == []


def test_a_hostile_schema_is_escaped_in_a_build(hostile: Path) -> None:
    with pytest.raises(PluginError) as stopped:
        built(hostile)
    assert "There is no site to build: the schemas in schemas/ cannot be used: " in str(stopped.value)
    assert [sign for sign in ("\n", "\r", "\x1b") if sign in str(stopped.value)] == []


UNPRINTABLE = "a\x1b[31m\u202e\u200b\ue000\udc80\u0085b"


@pytest.mark.parametrize(
    "arguments",
    [["{}"], ["explain", "{}"], ["check", "--root", "{}"], ["check", "{}"], ["check", "--format", "{}"],
     ["check", "--since", "{}"], ["new", "{}"], ["new", "project", "{}"], ["new", "project", "--{}"],
     ["import", "{}"], ["import", "https://{}.uk/"], ["from-issue", "{}"], ["from-mail", "{}"], ["fix", "{}"],
     ["harvest", "{}"], ["harvest", "--from", "{}"], ["links", "{}"], ["links", "{}", "--day", "{}"], ["diff", "{}"],
     ["build", "--config-file", "{}"], ["init", "--name", "{}", "folder"], ["completion", "{}"]],
    ids=" ".join,
)  # fmt: skip
def test_no_command_repeats_what_cannot_be_printed(
    arguments: list[str], root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    with suppress(SystemExit):
        assert cli.main([each.replace("{}", UNPRINTABLE) for each in arguments])
    out, err = capsys.readouterr()
    assert (out + err).replace("\n", "").isprintable()
    assert out + err


# A reader that stops early


def stopped_reading(*arguments: str, both: bool = False) -> tuple[int, str]:
    """Run the command line, buffered as in a pipe, for a reader that is gone; give its code and what else it said."""
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "generator.cli", *arguments],
            cwd=ROOT, env=buffered, stdout=theirs, stderr=theirs if both else subprocess.PIPE,
            text=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(theirs)
    return done.returncode, done.stderr or ""


@pytest.mark.parametrize("arguments", [["explain"], ["explain", "S102"], ["check", "--format", "sarif"]])
def test_a_closed_pipe_is_no_error(arguments: list[str], root: Path) -> None:
    where = ["--root", str(root)] if "check" in arguments else []
    assert stopped_reading(*arguments, *where) == (COULD_NOT_RUN, "")


def test_a_closed_pipe_is_no_error_for_the_help(root: Path) -> None:
    assert stopped_reading("check", "--help") == (COULD_NOT_RUN, "")
    assert stopped_reading("check", "--root", str(root), "no-such-file", both=True)[0] == COULD_NOT_RUN


# The day


NEXT_WEEK = f"{SOUND}reviewed: 2026-11-29\n"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Set a name of the environment, that of the time zone too."""

    def set_it(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        time.tzset()

    yield set_it
    monkeypatch.undo()
    time.tzset()


def today() -> date:
    return datetime.now(tz=UTC).date()


def build(project: Project) -> int:
    """Check as a build does."""
    try:
        return CLEAN if isinstance(built(project.root), Result) else HAS_ERRORS
    except PluginError:
        return HAS_ERRORS


@pytest.mark.parametrize(("moment", "code"), [("1795953600", CLEAN), ("1795348800", HAS_ERRORS)])
def test_source_date_epoch_sets_the_day_of_checks_and_builds(
    moment: str, code: int, write: Write, at: Callable[[str, str], None], capsys: Captured
) -> None:
    project = write({"projects/bins.yml": NEXT_WEEK})
    at("SOURCE_DATE_EPOCH", moment)
    assert (cli.main(["check", "--root", str(project.root)]), build(project)) == (code, code), capsys.readouterr()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_day_does_not_depend_on_the_time_zone(zone: str, write: Write, at: Callable[[str, str], None]) -> None:
    """At any moment one of these two zones has another day than London in winter."""
    project = write({})
    at("TZ", zone)
    before = today()
    assert before <= environment.today() <= today()
    assert before <= built(project.root).context.today <= today()


@pytest.mark.parametrize("moment", ["", "yesterday", "1" * 30])
def test_a_source_date_epoch_that_is_no_number_is_an_error(
    moment: str, root: Path, at: Callable[[str, str], None], capsys: Captured
) -> None:
    words = "SOURCE_DATE_EPOCH is not a number of seconds since 1970: correct or unset it"
    at("SOURCE_DATE_EPOCH", moment)
    assert cli.main(["check", "--root", str(root)]) == COULD_NOT_RUN
    assert capsys.readouterr().err == f"catalogue: {words}\n"
    with pytest.raises(PluginError, match=words):
        built(root)


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_a_stream_that_the_caller_closed_is_no_fault(closed: str, root: Path) -> None:
    command = f'"$1" -m generator.cli check --root "$2" {closed}'
    assert (
        subprocess.run(["bash", "-c", command, "bash", sys.executable, root], cwd=ROOT, check=False).returncode == CLEAN
    )
