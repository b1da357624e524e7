"""What tests of importing begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.check import Result
from tests.conftest import Files
from tests.history.repository import Repository
from tests.importing.sources import MIT, README


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours, wherever the tests run."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Give a repository as a developer has it on their machine."""
    made = Repository(tmp_path / "bin days")
    made.write("README.md", README)
    made.write("LICENSE", MIT)
    for number in range(4):
        made.write(f"src/{number}.py", "")
    made.write("src/one.rb", "")
    made.commit("2019-05-01")
    made.write("src/5.py", "")
    made.commit("2024-02-29")
    made.repo.create_remote("origin", "git@github.com:anytown/bin-days.git")
    return made


@pytest.fixture
def result(checked: Callable[[Files], Result]) -> Result:
    """Check the small project as it is."""
    return checked({})


@pytest.fixture
def turned(root: Path, tmp_path: Path) -> Callable[[str], tuple[int, str]]:
    """Run the command on an issue, and give its exit code and its answer."""

    def run(body: str) -> tuple[int, str]:
        (tmp_path / "issue.md").write_bytes(body.encode())
        arguments = [
            "from-issue",
            str(tmp_path / "issue.md"),
            "--root",
            str(root),
            "--output",
            str(tmp_path / "answer"),
        ]
        code = cli.main(arguments)
        return code, (tmp_path / "answer").read_text(encoding="utf-8")

    return run
