"""`catalogue check --watch`: a real process answers to real changes of files."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from generator.project import Project
from tests.conftest import ROOT, Files

SOUND = "name: Bins\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/]\n"
WRONG = SOUND.replace("summary", "sumary")

Write = Callable[[Files], Project]


class Watching:
    """A program that watches, and what it has said since it was last asked."""

    def __init__(self, root: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "generator.cli", "check", "--root", str(root), "--watch", *arguments]
        environment = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell in the background ignores
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        signal.signal(signal.SIGINT, before)
        self._said: Queue[str] = Queue()
        self._listener = Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as said:
            for line in said:
                self._said.put(line)

    def line(self) -> str:
        return self._said.get(timeout=60)

    def report(self) -> str:
        """Wait for the next report, up to the line that says that it is whole."""
        lines: list[str] = []
        while not (lines and lines[-1].startswith("Checked at ")):
            lines.append(self.line())
        return "".join(lines)

    def stop(self) -> str:
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(timeout=60) == 0
        return "".join(iter(lambda: self._said.get(timeout=60), "No longer watching.\n"))

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._listener.join()


def save(root: Path, name: str, text: str) -> None:
    """Put a file in its place all at once, so that nobody sees half of it."""
    beside = root / "beside.yml"
    beside.write_text(text)
    beside.replace(root / "catalogue" / name)


@pytest.fixture
def watching(root: Path) -> Iterator[Callable[..., Watching]]:
    begun: list[Watching] = []

    def begin(*arguments: str) -> Watching:
        begun.append(Watching(root, *arguments))
        return begun[-1]

    yield begin
    for each in begun:
        each.end()


def test_each_change_is_answered(watching: Callable[..., Watching], write: Write) -> None:
    root = write({"projects/bins.yml": SOUND}).root
    program = watching()
    assert "18 files checked, nothing wrong." in program.report()
    save(root, "projects/bins.yml", WRONG)
    assert "  2 | sumary: Tells when." in program.report()
    (root / "catalogue/projects/bins.yml").unlink()
    assert "17 files checked, nothing wrong." in program.report()
    save(root, "projects/Bins.yml", SOUND)
    assert "catalogue/projects/Bins.yml:1:1: error" in program.report()
    (root / "catalogue/projects/Bins.yml").rename(root / "catalogue/projects/bins.yml")
    assert "18 files checked, nothing wrong." in program.report()
    assert "\x1b" not in program.stop()


def test_a_change_is_told_where_it_breaks_another_entry(watching: Callable[..., Watching], write: Write) -> None:
    root = write({"projects/bins.yml": SOUND}).root
    program = watching("--format", "json", str(root / "catalogue/projects"))
    program.report()
    (root / "catalogue/organisations/example-council.yml").unlink()
    said = program.report()
    assert '"path": "catalogue/projects/bins.yml"' in said
    program.stop()


def test_a_change_of_a_schema_has_all_files_read_again(watching: Callable[..., Watching], write: Write) -> None:
    root = write({"projects/bins.yml": SOUND}).root
    program = watching()
    assert "nothing wrong" in program.report()
    schema = root / "schemas/project.schema.json"
    sound = schema.read_text()
    schema.write_text("{")
    assert program.line().startswith("Checking")
    assert program.line().startswith("catalogue: the schemas in schemas/ cannot be used: ")
    schema.write_text(sound)
    assert "nothing wrong" in program.report()
    schema.write_text(schema.read_text().replace('"summary"', '"synopsis"'))
    assert "synopsis" in program.report()
    program.stop()
