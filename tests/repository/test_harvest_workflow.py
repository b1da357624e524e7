"""The workflow that reads registers and looks at repositories: its scripts, with a program in place of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.runner import Runner

READING = "catalogue/registers/wifi.reading.yml"
SEEN = "catalogue/repositories.yml"
SEEN_TEXT = "read: 2026-11-28\nrepositories: []\n"
PROGRAM = """\
#!/bin/sh
if [ "$1 $2" = "harvest --repositories" ]; then
  [ "$3" = --output ] || exit 2
  mkdir -p catalogue
  cat "{folder}/seen" > catalogue/repositories.yml
  printf '## Repositories\n' > "$4"
  exit 0
fi
if [ "$1" = harvest ]; then
  [ "$2" = --output ] || exit 2
  mkdir -p catalogue/registers
  cat "{folder}/new" > "{reading}"
  cp "{folder}/told" "$3"
  exit "$(cat "{folder}/code")"
fi
exec "{catalogue}" "$@"
"""


class Registers(Runner):
    """The workflow, with what the registers say and how reading them ends."""

    def harvest(self, new: str = "bodies: []\n", code: int = 0, told: str = "## Registers\n") -> str:
        """Run both jobs, and return what gh was asked to do."""
        for name, text in (("new", new), ("code", str(code)), ("told", told), ("seen", SEEN_TEXT)):
            (self.folder / name).write_text(text)
        program = PROGRAM.format(
            folder=self.folder, reading=READING, catalogue=Path(sys.executable).with_name("catalogue")
        )
        self.program.unlink(missing_ok=True)
        self.program.write_text(program)
        self.program.chmod(0o755)
        try:
            return self.pass_on("harvest", "propose", before={}, after={})
        finally:
            if "harvest" in self.git("branch", "--list", "harvest"):
                self.git("branch", "--delete", "--force", "harvest")
            self.git("fetch", "--quiet", "--prune", "origin")


@pytest.fixture
def registers(tmp_path: Path, root: Path) -> Registers:
    return Registers(tmp_path, root, "harvest.yml")


def test_what_is_new_becomes_one_proposal_that_says_what_it_means(registers: Registers) -> None:
    said = registers.harvest(told="## Registers\n\nOne new body.\n")
    assert said == (
        "gh auth setup-git\ngh pr list --head harvest --state open --json number --jq .[].number\n"
        "gh pr create --head harvest --title What registers and repositories say now --body-file /text.md\n"
    )
    assert registers.shown("origin/harvest") == (
        f"github-actions[bot]: Read registers and repositories again\n\nA\t{READING}\nA\t{SEEN}"
    )
    text = (registers.folder / "text.md").read_text()
    assert text.startswith("## Registers\n\nOne new body.\n## Repositories\n## What this branch means\n\n")
    assert READING in text


def test_the_proposal_is_brought_up_to_date_while_it_is_open(registers: Registers) -> None:
    registers.harvest()
    registers.answer("pr list", "5\n")
    assert registers.harvest("bodies: [x]\n").endswith("gh pr edit 5 --body-file /text.md\n")
    assert registers.git("show", f"origin/harvest:{READING}") == "bodies: [x]"
    assert registers.git("rev-list", "--count", f"{registers.branch}..origin/harvest") == "1"


def test_what_is_no_longer_new_is_taken_back(registers: Registers) -> None:
    registers.harvest()
    registers.made.write(READING, "bodies: []\n")
    registers.made.write(SEEN, SEEN_TEXT)
    registers.made.commit("2026-01-02")
    assert registers.harvest() == "gh auth setup-git\n"
    assert registers.git("ls-remote", "--heads", "origin", "harvest") == ""


def test_a_register_that_fails_stops_no_other_and_is_seen(registers: Registers) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        registers.harvest(code=1, told="`planning` could not be read.\n")
    assert "gh pr create" in registers.asked.read_text()
    assert "could not be read" in (registers.folder / "summary").read_text()


def test_a_program_that_could_not_run_proposes_nothing(registers: Registers) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        registers.harvest(code=2)
    assert registers.asked.read_text() == ""


def test_a_long_text_is_cut_between_lines_and_a_change_that_is_too_large_is_refused(registers: Registers) -> None:
    registers.harvest(told="A line about a body.\n" * 10_000)
    assert 59_000 < len((registers.folder / "text.md").read_text()) < 60_000
    with pytest.raises(subprocess.CalledProcessError) as failure:
        registers.harvest("".join(f"- {number**40}\n" for number in range(9_000)))
    assert b"run `catalogue harvest` yourself" in failure.value.stdout


def test_only_readings_are_proposed(registers: Registers) -> None:
    registers.made.write("catalogue/projects/bins.yml", "name: Bins\n")
    registers.made.commit("2026-01-02")
    evil = "$(touch evil); `touch evil` ${IFS} \"'\n::set-output name=code::1\nEOF\n"
    registers.harvest(evil, told=evil)
    assert registers.git("show", f"origin/harvest:{READING}") == evil.rstrip("\n")
    assert list(registers.folder.rglob("evil")) == []
