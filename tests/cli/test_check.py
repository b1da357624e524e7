"""The command line: what it does, what it says where, and its exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import cli
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.project import Project
from generator.report.formats import FORMATS
from tests.conftest import ROOT, Files

SOUND = "name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
WRONG = SOUND.replace("summary", "sumary")
WARNED = SOUND.replace("example-council", "old-anytown")

Write = Callable[[Files], Project]


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as in a plain terminal, wherever the tests themselves run."""
    for name in ("GITHUB_STEP_SUMMARY", "NO_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)


Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return cli.main([str(each) for each in arguments])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("entry", "code"), [(SOUND, 0), (WARNED, 0), (WRONG, 1)])
def test_the_exit_code_says_whether_there_are_errors(
    form: str, entry: str, code: int, write: Write, capsys: Captured
) -> None:
    project = write({"projects/bins.yml": entry})
    assert run("check", "--root", project.root, "--format", form) == code
    assert capsys.readouterr().err == ""


def test_the_text_names_place_code_message_and_help(write: Write, capsys: Captured) -> None:
    run("check", "--root", write({"projects/bins.yml": WRONG}).root)
    assert capsys.readouterr().out == (
        "catalogue/projects/bins.yml:2:1: error[S102] `sumary` is not a known field\n"
        "  2 | sumary: Tells when.\n"
        "    | ^^^^^^\n"
        "  help: Did you mean `summary`?\n"
        "\n"
        "18 files checked: 1 error. `catalogue explain CODE` says more about each. `catalogue fix` fixes it for you.\n"
    )


def test_json_is_json_whatever_is_found(write: Write, capsys: Captured) -> None:
    run("check", "--root", write({"projects/bins.yml": WRONG}).root, "--format", "json")
    assert json.loads(capsys.readouterr().out)["errors"] == 1


def test_an_unknown_format_is_refused(root: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("check", "--root", root, "--format", "html")
    assert stopped.value.code == COULD_NOT_RUN
    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["mend"], ["check", "--fast"]])
def test_what_is_no_command_is_refused(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == COULD_NOT_RUN
    assert capsys.readouterr().err.startswith("usage: catalogue")


# Into a file


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_goes_into_a_file_instead(form: str, write: Write, tmp_path: Path, capsys: Captured) -> None:
    project = write({"projects/bins.yml": WRONG.replace("Bins", "Bins \u2013 \x1b")})
    target = tmp_path / "out" / "report"
    target.parent.mkdir()
    target.write_text("old")
    assert run("check", "--root", project.root, "--format", form) == HAS_ERRORS
    printed = capsys.readouterr().out
    assert run("check", "--root", project.root, "--format", form, "--output", target) == HAS_ERRORS
    assert capsys.readouterr() == ("", "")
    assert target.read_text(encoding="utf-8") == printed
    assert list(target.parent.iterdir()) == [target]
    assert run("check", "--root", project.root, "--format", form, "--output", "-") == HAS_ERRORS
    assert capsys.readouterr().out == printed


def test_a_file_has_no_colours(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write({"projects/bins.yml": WRONG})
    monkeypatch.setattr(sys, "stdout", Terminal())
    run("check", "--root", project.root, "--output", tmp_path / "report")
    assert "\x1b" not in (tmp_path / "report").read_text()


def test_what_a_link_leads_to_is_written_and_a_device_stays_one(write: Write, tmp_path: Path) -> None:
    project = write({"projects/bins.yml": SOUND})
    (tmp_path / "link").symlink_to("report")
    (tmp_path / "round").symlink_to("round")
    for name in (tmp_path / "link", tmp_path / "round", "/dev/null"):
        assert run("check", "--root", project.root, "--output", name) == CLEAN
    assert (tmp_path / "link").is_symlink()
    assert "nothing wrong" in (tmp_path / "report").read_text()
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(("name", "reason"), [("no/report", "No such file or directory"), ("", "Is a directory")])
def test_a_file_that_cannot_be_written_is_no_fault_of_an_entry(
    name: str, reason: str, write: Write, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / name
    assert run("check", "--root", write({"projects/bins.yml": SOUND}).root, "--output", target) == COULD_NOT_RUN
    assert capsys.readouterr() == ("", f"catalogue: cannot write {target}: {reason}\n")


# Where


def test_the_project_is_found_from_any_folder_in_it(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(write({"projects/bins.yml": WRONG}).catalogue / "projects")
    assert run("check") == HAS_ERRORS
    assert capsys.readouterr().out.startswith("catalogue/projects/bins.yml:2:1: ")


def test_a_folder_without_a_catalogue_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check") == run("check", "--root", tmp_path) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "catalogue: no folder catalogue/ here or above; name its parent with --root",
        f"catalogue: there is no folder catalogue/ in {tmp_path}",
    ]


def test_schemas_that_cannot_be_used_are_no_fault_of_an_entry(root: Path, capsys: Captured) -> None:
    (root / "schemas/project.schema.json").unlink()
    assert run("check", "--root", root) == COULD_NOT_RUN
    assert capsys.readouterr().err.startswith("catalogue: the schemas in schemas/ cannot be used: ")


# Paths


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["."], (19, 1)),
        (["catalogue"], (19, 1)),
        (["catalogue/projects"], (2, 1)),
        (["catalogue/projects/"], (2, 1)),
        (["catalogue/projects/bins.yml"], (1, 1)),
        (["./catalogue/../catalogue/projects/bins.yml"], (1, 1)),
        (["catalogue/projects/.."], (19, 1)),
        (["catalogue/projects/sound.yml"], (1, 0)),
        (["catalogue/projects/sound.yml", "catalogue/standards"], (2, 0)),
    ],
)
def test_paths_narrow_what_is_told(
    paths: list[str], told: tuple[int, int], write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    project = write({"projects/bins.yml": WRONG, "projects/sound.yml": f"{SOUND}depends_on: [bins]\n"})
    monkeypatch.chdir(project.root)
    code = run("check", "--format", "json", *paths)
    assert (json.loads(capsys.readouterr().out)["files"], code) == told


def test_a_path_is_looked_for_where_the_user_stands(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    project = write({"projects/bins.yml": WRONG})
    monkeypatch.chdir(project.catalogue / "projects")
    assert run("check", "--format", "json", "bins.yml") == HAS_ERRORS
    assert json.loads(capsys.readouterr().out)["files"] == 1


def test_a_link_is_a_path_of_its_own(write: Write, capsys: Captured) -> None:
    project = write({"projects/bins.yml": SOUND})
    link = project.catalogue / "projects" / "link.yml"
    link.symlink_to("bins.yml")
    assert run("check", "--root", project.root, link) == HAS_ERRORS
    assert "link.yml:1:1: error[D115]" in capsys.readouterr().out


def test_a_path_that_is_not_there_or_elsewhere_is_refused(root: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("check", "--root", root, root / "nothing.yml") == COULD_NOT_RUN
    assert run("check", "--root", root, tmp_path) == COULD_NOT_RUN
    assert capsys.readouterr().err.splitlines() == [
        f"catalogue: there is no file or folder {root / 'nothing.yml'}",
        f"catalogue: {tmp_path} is not in the project {root}",
    ]


# Surroundings


def test_the_day_is_that_of_the_clock(write: Write) -> None:
    tomorrow, later = (datetime.now(tz=UTC).date() + timedelta(days) for days in (1, 3))
    assert run("check", "--root", write({"projects/bins.yml": f"{SOUND}reviewed: {tomorrow}\n"}).root) == CLEAN
    later_entry: Files = {"projects/bins.yml": f"{SOUND}reviewed: {later}\n"}
    assert run("check", "--root", write(later_entry).root) == HAS_ERRORS


def test_the_step_summary_gets_a_table_below_what_it_holds(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run("check", "--root", write({"projects/bins.yml": WRONG}).root, "--format", "github") == HAS_ERRORS
    before, title, *_, row = (line for line in summary.read_text().splitlines() if line)
    assert (before, title) == ("before", "## Check of the catalogue")
    assert (
        row == "| Error | `catalogue/projects/bins.yml` | 2 | `sumary` is not a known field | Did you mean `summary`? |"
    )
    assert "error[S102] `sumary` is not a known field" in capsys.readouterr().out


def test_other_formats_leave_the_step_summary_alone(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    run("check", "--root", write({"projects/bins.yml": WRONG}).root)
    assert not (tmp_path / "summary.md").exists()


def test_it_runs_as_a_program_of_its_own_with_any_encoding(write: Write) -> None:
    project = write({"projects/caf\u00e9\udce9.yml": SOUND, "projects/bins.yml": WRONG})
    command = [sys.executable, "-m", "generator.cli", "check", "--root", str(project.root)]
    surroundings = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PATH": ""}
    done = subprocess.run(command, capture_output=True, env=surroundings, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (HAS_ERRORS, b"")
    assert b"\n19 files checked: 2 errors. `catalogue explain CODE` says more about each. " in done.stdout
    assert done.stdout.endswith(b" `catalogue fix` fixes 1 of them for you.\n")
    assert b"caf\\xe9\\udce9.yml" in done.stdout


class Terminal:
    """A stream that somebody watches."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def reconfigure(self, **_: str) -> None:
        return

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        return


@pytest.mark.parametrize(
    ("variables", "coloured", "counted"),
    [({}, True, True), ({"NO_COLOR": "1"}, False, True), ({"CI": "true"}, True, False)],
)
def test_a_terminal_gets_colours_and_progress(
    variables: dict[str, str], coloured: bool, counted: bool, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    out, err = Terminal(), Terminal()
    project = write({f"projects/bins-x{number}x.yml": WRONG for number in range(500)})
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    run("check", "--root", project.root)
    assert ("\x1b[" in out.written, "500 files read" in err.written) == (coloured, counted)
