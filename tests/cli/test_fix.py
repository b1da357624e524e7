"""`catalogue fix`: what is mended, what is left to people, and that nothing else of a file changes."""

import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.check import Result
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.fixes import fix
from generator.project import Project
from tests.conftest import ROOT, Files

Write = Callable[[Files], Project]
Captured = pytest.CaptureFixture[str]

BINS = "projects/bins.yml"
SOUND = (
    "name: Bins\n"
    "summary: Tells when.\n"
    "owner: example-council\n"
    "stage: live\n"
    "licence: MIT\n"
    "links:\n"
    "  website: https://www.example.gov.uk/\n"
    "services: [waste, planning]\n"
    "sources: [https://www.example.gov.uk/]\n"
)


def run(*arguments: str | Path) -> int:
    return cli.main([str(each) for each in arguments])


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as in a plain terminal, wherever the tests themselves run."""
    for name in ("NO_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def mended(write: Write) -> Callable[[str | bytes], bytes]:
    """Mend one entry through the command line."""

    def after(entry: str | bytes) -> bytes:
        project = write({BINS: entry})
        run("fix", "--root", project.root)
        return (project.catalogue / BINS).read_bytes()

    return after


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("summary:", "sumary:"),
        ("summary:", "Summary :"),
        ("  website:", "  Website:"),
        ("stage: live", "stage: Live"),
        ("planning]", "planing]"),
        ("owner: example-council", "owner: Example Council"),
        ("owner: example-council", "owner: Example-Council"),
        ("licence: MIT", "licence: mit"),
        ("licence: MIT", "licence: The MIT License"),
        ("https://www.example.gov.uk/]", "http://www.example.gov.uk/]"),
        ("website: https:", "website: http:"),
        ("https://www.example.gov.uk/]", "www.example.gov.uk/]"),
        ("https://www.example.gov.uk/]", "(https:/www.example.gov.uk/)]"),
        ("summary: Tells when.", "summary: |\n  Tells\n  when."),
        ("name: Bins", "\ufeffname: Bins"),
        ("Tells when.", "Tells\ufeff when."),
        ("\n", "\n\ufeff"),
        ("  website", "\u00a0\u00a0website"),
        ("owner: e", "owner:\u2003e"),
        ("stage: live\n", "\n\nstage: live   \n"),
        ("name: Bins\nsummary: Tells when.", "summary: Tells when.\nname: Bins"),
        ("  website", "      website"),
    ],
)
def test_what_has_only_one_right_form_is_mended(
    right: str, wrong: str, mended: Callable[[str | bytes], bytes], capsys: Captured
) -> None:
    assert mended(SOUND.replace(right, wrong)) == SOUND.encode()
    assert capsys.readouterr().out.endswith("1 file fixed.\n\n18 files checked, nothing wrong.\n")


@pytest.mark.parametrize(
    ("right", "wrong", "kept"),
    [
        ("stage: live", "stage: 'Live'", "stage: 'live'"),
        ("stage: live", 'stage: "Live"  # since May', 'stage: "live"  # since May'),
        ("stage: live", "'Stage': live", "'stage': live"),
        ("[waste, planning]", "[ Waste ,'planing' , \"waist\" ]", "[ waste ,'planning' , \"waist\" ]"),
        ("links:\n  website: https:", "links: {Website: http:", "links: {website: https:"),
    ],
)
def test_quotes_and_comments_around_a_mend_stay(
    right: str, wrong: str, kept: str, mended: Callable[[str | bytes], bytes]
) -> None:
    close = "}\n" if "{" in wrong else "\n"
    texts = (
        SOUND.replace(right, each).replace("gov.uk/\nservices", f"gov.uk/{close}services") for each in (wrong, kept)
    )
    before, after = texts
    assert mended(before) == after.encode()


@pytest.mark.parametrize(
    "entry",
    [
        SOUND.replace("stage: live", "stage: |  # since May\n  Live"),
        SOUND.replace("summary:", "sumary: Tells.\nsummary:"),
        SOUND.replace("summary: Tells when.", "sumary: Tells.\nsummry: Tells when."),
        SOUND.replace("example-council", "exampel-council"),
        SOUND.replace("licence: MIT", "licence: GPL 3"),
        SOUND.replace("stage: live", "superseded_by: x"),
        SOUND.replace("https://www.example.gov.uk/]", "bins.html]"),
        SOUND.replace("Tells when.", "Tells\u202e when."),
        SOUND.replace("Tells when.", '"Tells\\ufeff when."'),
        SOUND.replace("stage: live", "stage: &x Live"),
        SOUND.replace("stage: live", "stage: [live"),
        SOUND.replace("stage: live", "\tstage: live"),
        SOUND.replace("name: Bins", "name: Bins\nname: Bins").replace("\n", "\r\n"),
        "sources: [x]\nname: Bins\n---\n",
        "",
        b"name: Caf\xe9\nowner :  x",
    ],
)
def test_what_needs_a_person_is_left_as_it_is(
    entry: str | bytes, mended: Callable[[str | bytes], bytes], capsys: Captured
) -> None:
    assert mended(entry) == (entry if isinstance(entry, bytes) else entry.encode())
    assert capsys.readouterr().out.startswith("Nothing could be fixed for you. You need to fix the rest:\n\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SOUND.replace("\n", "\r\n"), SOUND.replace("\n", "\r\n")),
        (SOUND.replace("\n", "\r\n").replace("summary", "sumary"), SOUND.replace("\n", "\r\n")),
        (SOUND.replace("Bins\n", "Bins\r\n"), SOUND),
        (SOUND.replace("\n", "\r"), SOUND),
        (SOUND.removesuffix("\n"), SOUND),
    ],
)
def test_lines_end_as_they_did_or_all_alike(before: str, after: str, mended: Callable[[str | bytes], bytes]) -> None:
    assert mended(before) == after.encode()


def test_a_former_slug_becomes_the_one_of_today(write: Write) -> None:
    project = write({"organisations/hilltop.yml": HILLTOP, BINS: SOUND.replace("example-council", "old-hilltop")})
    assert run("fix", "--root", project.root) == CLEAN
    assert "owner: hilltop\n" in (project.catalogue / BINS).read_text(encoding="utf-8")


HILLTOP = "name: Hilltop\ntype: unitary\nsources: [https://www.example.gov.uk/]\nformerly: [old-hilltop]\n"


def test_a_name_of_two_organisations_is_left_to_people(write: Write) -> None:
    others = {f"organisations/hilltop-{number}.yml": HILLTOP.partition("formerly")[0] for number in (1, 2)}
    project = write({**others, BINS: SOUND.replace("example-council", "Hilltop")})
    assert run("fix", "--root", project.root) == HAS_ERRORS
    assert "owner: Hilltop\n" in (project.catalogue / BINS).read_text(encoding="utf-8")


# What is said


def test_it_says_what_it_did_and_what_is_left(write: Write, capsys: Captured) -> None:
    wrong = (
        SOUND.replace("summary:", "sumary:").replace("name: Bins\n", "").replace("stage: live", "cost: 3\nname:  Bins")
    )
    project = write({BINS: wrong})
    assert run("fix", "--root", project.root) == HAS_ERRORS
    assert capsys.readouterr().out == (
        "catalogue/projects/bins.yml\n"
        "  `sumary` is now `summary`\n"
        "  the fields are in their usual order\n"
        "\n"
        "1 file fixed. You need to fix the rest:\n"
        "\n"
        "catalogue/projects/bins.yml:4:1: error[S102] `cost` is not a known field\n"
        "  4 | cost: 3\n"
        "    | ^^^^\n"
        "  help: Delete it, or use one of: name, also, summary, owner, stage, licence, languages, platforms, releases, "
        "description, cy, links, contact, services, principles, used_by, partners, implements, depends_on, part_of, "
        "supersedes, alternative_to, works_with, looking_for, support, assurance, last_change, "
        "sources, reviewed, formerly.\n"
        "\n"
        "18 files checked: 1 error. `catalogue explain CODE` says more about each.\n"
    )


def test_a_diff_shows_it_and_writes_nothing(write: Write, capsys: Captured) -> None:
    wrong = SOUND.replace("summary: Tells", "sumary:  Tells").removesuffix("\n")
    project = write({BINS: wrong})
    assert run("fix", "--diff", "--root", project.root) == HAS_ERRORS
    shown = capsys.readouterr()
    assert shown.out == (
        "--- a/catalogue/projects/bins.yml\n"
        "+++ b/catalogue/projects/bins.yml\n"
        "@@ -1,9 +1,9 @@\n"
        " name: Bins\n"
        "-sumary:  Tells when.\n"
        "+summary: Tells when.\n"
        " owner: example-council\n"
        " stage: live\n"
        " licence: MIT\n"
        " links:\n"
        "   website: https://www.example.gov.uk/\n"
        " services: [waste, planning]\n"
        "-sources: [https://www.example.gov.uk/]\n"
        "\\ No newline at end of file\n"
        "+sources: [https://www.example.gov.uk/]\n"
    )
    assert shown.err == "1 file would be fixed. Nothing was written.\n"
    assert (project.catalogue / BINS).read_text(encoding="utf-8") == wrong


def test_the_catalogue_itself_needs_no_mending(capsys: Captured) -> None:
    assert run("fix", "--diff", "--root", ROOT) == CLEAN
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "Nothing would change.\n")


def test_no_character_of_a_stranger_can_steer_a_terminal(write: Write, capsys: Captured) -> None:
    write({BINS: SOUND.replace("Tells", '"\\e[2J" # \u009b31m \u202e Tells').replace("owner:", "\u00a0owner :")})
    project = write({"projects/other.yml": "summary: x\x1b[31m\nname : y\x9b\u202e\nOwner:  x\n"})
    for flags in ((), ("--diff",)):
        run("fix", *flags, "--root", project.root)
        shown = capsys.readouterr()
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", shown.out + shown.err)


def test_colours_are_for_terminals(write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write({BINS: SOUND.replace("summary", "sumary")})
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run("fix", "--diff", "--root", project.root)
    assert "\x1b[31m-sumary: Tells when.\x1b[0m\n\x1b[32m+summary: Tells when.\x1b[0m\n" in capsys.readouterr().out


# Where it writes


def test_only_what_is_asked_for_is_touched(write: Write, capsys: Captured) -> None:
    wrong = SOUND.replace("summary", "sumary")
    project = write({BINS: wrong, "projects/other.yml": wrong})
    assert run("fix", "--root", project.root, project.catalogue / BINS) == CLEAN
    assert (project.catalogue / BINS).read_text(encoding="utf-8") == SOUND
    assert (project.catalogue / "projects/other.yml").read_text(encoding="utf-8") == wrong
    assert capsys.readouterr().out.endswith("\n\n1 file checked, nothing wrong.\n")


def test_a_file_keeps_its_mode_and_a_sound_one_is_not_written(write: Write) -> None:
    project = write({BINS: SOUND.replace("summary", "sumary"), "projects/other.yml": SOUND})
    path, other = project.catalogue / BINS, project.catalogue / "projects/other.yml"
    path.chmod(0o640)
    untouched = other.stat().st_ino
    run("fix", "--root", project.root)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert other.stat().st_ino == untouched
    assert sorted(each.name for each in path.parent.iterdir()) == ["bins.yml", "other.yml"]


def test_a_link_is_not_followed(write: Write, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yml"
    elsewhere.write_text(SOUND.replace("summary", "sumary"), encoding="utf-8")
    project = write({BINS: SOUND})
    (project.catalogue / "projects/link.yml").symlink_to(elsewhere)
    assert run("fix", "--root", project.root) == HAS_ERRORS
    assert "sumary" in elsewhere.read_text(encoding="utf-8")


def test_a_file_that_changes_meanwhile_is_left_as_it_is(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    project = write({BINS: SOUND.replace("summary", "sumary")})

    def and_somebody_saves(result: Result, contents: Any) -> Any:
        done = fix(result, contents)
        write({BINS: "name: Mine\n"})
        return done

    monkeypatch.setattr("generator.cli.fix.fix", and_somebody_saves)
    assert run("fix", "--root", project.root) == COULD_NOT_RUN
    assert (project.catalogue / BINS).read_text(encoding="utf-8") == "name: Mine\n"
    assert "changed in the meantime, so it was left as it is; run this again" in capsys.readouterr().err


def test_a_path_that_is_not_there_is_told(write: Write, capsys: Captured) -> None:
    assert run("fix", "--root", write({}).root, "nowhere.yml") == COULD_NOT_RUN
    assert capsys.readouterr().err == "catalogue: there is no file or folder nowhere.yml\n"
