"""People's whole way from "we have something to share" to an entry that can be merged, and what each of them reads.

Those that need a browser, an issue or a repository are with the tests of these.
"""

import re
from pathlib import Path

import pytest

from tests.branches import Checkout, entry
from tests.repository.test_check_workflow import PullRequest

MISTAKEN = """\
# yaml-language-server: $schema=../../schemas/project.schema.json
name: Bin Finder
sumary: Tells residents which bin goes out when.
owner: example-council
stage: bete
links:
  repository: http://github.com/example/bin-finder
sources:
  - https://www.example.gov.uk/bin-finder
"""
MENDS = (("sumary:", "summary:"), ("stage: bete", "stage: beta"), ("http://github", "https://github"))


def annotations(printed: str) -> list[tuple[int, str]]:
    """Give the notes that GitHub shows on the lines of the proposal."""
    found = re.findall(r"^::error file=catalogue/projects/bin-finder\.yml,line=(\d+).*?::(.*)$", printed, re.MULTILINE)
    return sorted((int(line), words) for line, words in found)


def test_three_mistakes_in_the_editor_of_github_are_explained_at_their_lines_and_mended(tmp_path: Path) -> None:
    """An officer types into GitHub's editor, reads what the check says, and corrects the file there."""
    before = PullRequest(tmp_path / "before")
    before.proposed.write({"projects/bin-finder.yml": MISTAKEN})
    run = before.run("first-timer")
    assert run.codes == [1, 0]
    notes = annotations(run.printed)
    assert [line for line, _ in notes] == [3, 5, 7]
    assert ["`sumary` is not a known field" in notes[0][1], "`bete`" in notes[1][1], "https" in notes[2][1]] == [
        True
    ] * 3
    for _, right in MENDS:
        assert right.split(":")[0] in run.summary
    assert "Did you mean `summary`?" in run.printed

    after = PullRequest(tmp_path / "after")
    text = MISTAKEN
    for wrong, right in MENDS:
        text = text.replace(wrong, right)
    after.proposed.write({"projects/bin-finder.yml": text})
    run = after.run("first-timer")
    assert run.codes == [0, 0]
    assert annotations(run.printed) == []
    assert "1 file checked, nothing wrong." in run.summary
    assert "Adds 1 project." in run.summary


def test_the_same_three_mistakes_are_mended_by_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checkout = Checkout(tmp_path / "checkout")
    checkout.write({"projects/bin-finder.yml": MISTAKEN})
    assert checkout.run("fix", str(checkout.root / "catalogue/projects/bin-finder.yml")) == 0
    text = MISTAKEN
    for wrong, right in MENDS:
        text = text.replace(wrong, right)
    assert checkout.read("projects/bin-finder.yml") == text
    assert "nothing wrong" in capsys.readouterr().out


def test_a_reviewer_decides_by_what_the_branch_means(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that a decision needs: what is new, who claims what, on what evidence, and who has to look."""
    checkout = Checkout(tmp_path / "checkout", {"projects/bins.yml": entry("Bins")})
    use = (
        "used_by:\n  - organisation: anytown\n    status: live\n    basis: named in its own news\n"
        "    evidence: https://www.example.gov.uk/news/bins\n"
    )
    checkout.write({"projects/bins.yml": entry("Bins", use), "projects/new.yml": entry("New Thing", "licence: MIT\n")})
    assert checkout.run("diff", "main", "--actor", "first-timer") == 0
    report = capsys.readouterr().out
    for told in (
        "Adds 1 project", "New Thing", "MIT", "anytown", "live", "https://www.example.gov.uk/news/bins",
        "named in its own news", "maintainers of the catalogue",
    ):  # fmt: skip
        assert told in report, told
