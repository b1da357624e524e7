"""``catalogue harvest`` on copies of registers: what it writes, what it keeps, and what it says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.check import check
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.project import Project
from generator.registers import reading
from tests.conftest import TODAY, Files

Captured = pytest.CaptureFixture[str]
Run = Callable[..., int]

REGISTER = """\
name: Councils with a bin calendar
publisher: anytown
page: https://www.example.gov.uk/calendars
shows: {entry: bin-calendar, status: live, basis: listed by Anytown}
read: {address: https://www.example.gov.uk/calendars.csv, format: csv}
bodies: {column: council}
since: day
"""
ONCE = REGISTER.replace(
    "{address: https://www.example.gov.uk/calendars.csv, format: csv}",
    "{once: 2024-05-01, evidence: https://www.example.gov.uk/calendars}",
).replace("since: day\n", "")
FIRST = """\
# Written by `catalogue harvest` alone. To change what it says, change the register beside it.
# yaml-language-server: $schema=../../schemas/reading.schema.json
version: sha256:{version}
read: "2026-08-21"
rows: 9
unmatched: 1
bodies:
"""


def organisation(number: int) -> str:
    return f"name: Council {number}\ntype: unitary\nsources: [https://www.example.gov.uk/]\n"


FILES: Files = {
    **{f"organisations/council-{each}.yml": organisation(each) for each in range(8)},
    "registers/calendars.yml": REGISTER,
}


def table(*numbers: int) -> str:
    return "council,day\n=cmd(),\n" + "".join(f"Council {each},2024-01-0{each + 1}\n" for each in numbers)


class Harvests:
    """A catalogue with a register, and the folder of its copy."""

    def __init__(self, project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.copies = folder
        self.monkeypatch = monkeypatch
        self.reading = project.catalogue / "registers" / "calendars.reading.yml"
        folder.mkdir()

    def run(self, copy: str | bytes, *arguments: str, day: str = "2026-08-21") -> int:
        """Harvest a copy on a day."""
        seconds = {"2026-08-21": "1787270400", "2026-11-02": "1793577600", "2026-11-09": "1794182400"}[day]
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        (self.copies / "calendars.csv").write_bytes(copy.encode() if isinstance(copy, str) else copy)
        return cli.main(["harvest", "--root", str(self.project.root), "--from", str(self.copies), *arguments])

    def bodies(self) -> list[str]:
        """Return the lines about organisations."""
        return [line for line in self.reading.read_text().splitlines() if line.startswith("  - ")]


@pytest.fixture
def harvests(write: Callable[[Files], Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Harvests:
    return Harvests(write(FILES), tmp_path / "copies", monkeypatch)


def test_a_first_reading_has_a_line_for_each_organisation(harvests: Harvests, capsys: Captured) -> None:
    assert harvests.run(table(*range(8))) == CLEAN
    said = capsys.readouterr()
    assert said.out == "calendars: read; 8 organisations listed, 8 new, 0 no longer listed, 1 row names nobody\n"
    assert said.err == ""
    text = harvests.reading.read_text()
    assert re.sub(r"sha256:[0-9a-f]{64}", "sha256:{version}", text).startswith(FIRST)
    assert harvests.bodies()[0] == '  - {organisation: council-0, since: "2024-01-01", first_seen: "2026-08-21"}'
    result = check(harvests.project, TODAY)
    assert result.diagnostics == ()
    assert result.catalogue.registers["calendars"].shows.entry == "bin-calendar"
    assert [each.organisation for each in result.catalogue.readings["calendars"].bodies] == [
        f"council-{each}" for each in range(8)
    ]


def test_the_same_again_changes_nothing_not_even_the_day(harvests: Harvests, capsys: Captured) -> None:
    harvests.run(table(1, 2))
    before = harvests.reading.read_bytes()
    assert harvests.run(table(1, 2), day="2026-11-02") == CLEAN
    assert harvests.reading.read_bytes() == before
    assert "calendars: unchanged since 2026-08-21; 2 organisations listed" in capsys.readouterr().out


def test_too_many_organisations_are_refused(
    harvests: Harvests, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BODIES", 2)
    assert harvests.run(table(1, 2)) == CLEAN
    assert harvests.run(table(1, 2, 3)) == HAS_ERRORS
    assert "calendars: not read, because it names more than 2 organisations;" in capsys.readouterr().out
    assert len(harvests.bodies()) == 2


def test_who_leaves_stays_with_the_day_and_who_comes_back_loses_it(harvests: Harvests, capsys: Captured) -> None:
    harvests.run(table(1, 2, 3))
    assert harvests.run(table(2, 3, 4), day="2026-11-02") == CLEAN
    assert "3 organisations listed, 1 new, 1 no longer listed" in capsys.readouterr().out
    gone = '{organisation: council-1, since: "2024-01-02", first_seen: "2026-08-21", no_longer_listed: "2026-11-02"}'
    assert harvests.bodies()[0] == f"  - {gone}"
    assert harvests.bodies()[3] == '  - {organisation: council-4, since: "2024-01-05", first_seen: "2026-11-02"}'
    harvests.run(table(2, 3), day="2026-11-09")
    assert harvests.bodies()[0] == f"  - {gone}"
    harvests.run(table(1, 2, 3), day="2026-11-09")
    assert harvests.bodies()[0] == '  - {organisation: council-1, since: "2024-01-02", first_seen: "2026-08-21"}'


def test_who_ended_before_it_was_first_seen_is_not_listed_and_who_ends_later_stays(harvests: Harvests) -> None:
    organisations = harvests.project.catalogue / "organisations"
    (organisations / "council-1.yml").write_text(organisation(1) + "ended: 2023-03-31\n")
    harvests.run(table(1, 2, 3))
    assert [line[5:28] for line in harvests.bodies()] == ["organisation: council-2", "organisation: council-3"]
    (organisations / "council-2.yml").write_text(organisation(2) + "ended: 2026-10-31\n")
    harvests.run(table(1, 2, 3, 4), day="2026-11-02")
    assert harvests.bodies()[0] == '  - {organisation: council-2, since: "2024-01-03", first_seen: "2026-08-21"}'
    assert [line[5:28] for line in harvests.bodies()[1:]] == ["organisation: council-3", "organisation: council-4"]


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        (table(0, 1, 2, 3), "4 of 8 organisations are gone at once"),
        ("council,day\nNobody,\n", "none of its rows names an organisation of the catalogue that still exists"),
        ("council,day\n", "it has no rows that count"),
        ("", "it has no column `"),
        ("<!doctype html><title>Sorry</title>", "it has no column `"),
        (b"\x1f\x8b\xff garbage", "it is not UTF-8 text"),
        (b"x" * (10 * 1024 * 1024 + 1), "it has more than 10 MB"),
    ],
)
def test_a_source_that_fails_changes_nothing(copy: str | bytes, why: str, harvests: Harvests, capsys: Captured) -> None:
    harvests.run(table(*range(8)))
    before = harvests.reading.read_bytes()
    capsys.readouterr()
    assert harvests.run(copy, day="2026-11-02") == HAS_ERRORS
    assert harvests.reading.read_bytes() == before
    said = capsys.readouterr().out
    assert said.startswith(f"calendars: not read, because {why}")
    assert said.endswith("; the reading of 2026-08-21 stays\n")


def test_three_of_few_may_leave_at_once(harvests: Harvests) -> None:
    harvests.run(table(*range(4)))
    assert harvests.run(table(0), day="2026-11-02") == CLEAN


def test_one_that_fails_keeps_none_of_the_others_back(
    harvests: Harvests, write: Callable[[Files], Project], capsys: Captured
) -> None:
    write(
        {
            "registers/absent.yml": REGISTER,
            "registers/broken.yml": REGISTER.replace("publisher: anytown\n", ""),
            "registers/gathered.yml": ONCE,
        }
    )
    broken = "catalogue/registers/broken.yml has errors, which `catalogue check` explains"
    assert harvests.run(table(1)) == HAS_ERRORS
    assert capsys.readouterr().out.splitlines() == [
        "absent: not read, because there is no file absent.csv to read in the folder of copies; it was never read",
        f"broken: not read, because {broken}; it was never read",
        "calendars: read; 1 organisation listed, 1 new, 0 no longer listed, 1 row names nobody",
        "gathered: gathered once, on 2024-05-01; there is nothing to read again",
    ]
    assert harvests.run(table(1), "calendars", "gathered") == CLEAN


def test_a_dry_run_says_the_same_and_writes_nothing(harvests: Harvests, tmp_path: Path, capsys: Captured) -> None:
    summary = tmp_path / "summary.md"
    assert harvests.run(table(1, 2), "--dry-run", "--output", str(summary)) == CLEAN
    assert not harvests.reading.exists()
    assert "2 organisations listed, 2 new" in capsys.readouterr().out
    assert summary.read_text() == (
        "## Harvest of registers\n\n"
        "1 register read: 1 with news, 0 could not be read. Nothing was written.\n\n"
        "| Register | Outcome |\n|---|---|\n"
        "| `calendars` | read; 2 organisations listed, 2 new, 0 no longer listed, 1 row names nobody |\n\n"
        "### `calendars`\n\n"
        "- New: `council-1` and `council-2`\n"
        "- Rows that name nobody: 2\n"
    )


def test_no_text_of_a_row_is_shown_or_written(harvests: Harvests, tmp_path: Path, capsys: Captured) -> None:
    summary = tmp_path / "summary.md"
    harvests.run(table(1), "--output", str(summary))
    said = capsys.readouterr()
    assert "cmd" not in said.out + said.err + summary.read_text() + harvests.reading.read_text()


def test_only_registers_that_there_are_can_be_named(harvests: Harvests, capsys: Captured) -> None:
    assert harvests.run(table(1), "calendars", "other") == COULD_NOT_RUN
    assert capsys.readouterr().err == "catalogue: there is no register other in this catalogue\n"
    assert not harvests.reading.exists()
    assert cli.main(["harvest", "--root", str(harvests.project.root), "--from", "nowhere"]) == COULD_NOT_RUN


def test_fix_leaves_a_reading_as_it_is_written(harvests: Harvests) -> None:
    harvests.run(table(1, 2, 3))
    before = harvests.reading.read_bytes()
    cli.main(["fix", "--root", str(harvests.project.root)])
    assert harvests.reading.read_bytes() == before


def test_a_reading_broken_by_hand_is_an_error_at_its_line(harvests: Harvests, capsys: Captured) -> None:
    harvests.run(table(1, 2))
    harvests.reading.write_text(harvests.reading.read_text().replace('first_seen: "2026-08-21"', "first_seen: soon", 1))
    (diagnostic,) = check(harvests.project, TODAY).diagnostics
    assert (diagnostic.rule.code, diagnostic.location.span.start.line) == ("S111", 8)
    capsys.readouterr()
    assert harvests.run(table(1, 2)) == HAS_ERRORS
    assert "calendars.reading.yml has errors" in capsys.readouterr().out
