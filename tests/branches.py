"""Real branches of a real git repository, for tests of what people propose."""

import shutil
import subprocess
from pathlib import Path

from generator import cli
from tests.conftest import Files, small_project

SOUND = "name: {0}\nsummary: Tells when.\nowner: example-council\nsources: [https://www.example.gov.uk/{0}]\n"


def entry(name: str, more: str = "", *, owner: str = "example-council") -> str:
    """Write a sound entry of a project."""
    return SOUND.format(name).replace("example-council", owner) + more


class Checkout:
    """The small sound project in a git repository, on a branch that left `main` a moment ago."""

    def __init__(self, folder: Path, files: Files | None = None, *, below: str = "") -> None:
        self.folder = folder
        self.root = folder / below
        self.root.parent.mkdir(parents=True, exist_ok=True)
        small_project(self.root)
        self.write(files or {})
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit()
        self.git("checkout", "--quiet", "-b", "proposal")

    def copy(self, folder: Path) -> "Checkout":
        """Give another just like it, which takes less time than making one."""
        other = Checkout.__new__(Checkout)
        other.folder = shutil.copytree(self.folder, folder, symlinks=True)
        other.root = other.folder / self.root.relative_to(self.folder)
        return other

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """Run git as a person would who has no settings of their own."""
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always")
        command = ["git", *who, *arguments]
        done = subprocess.run(command, cwd=at or self.folder, check=True, capture_output=True, timeout=60)
        return done.stdout.decode(errors="surrogateescape")

    def write(self, files: Files) -> None:
        """Save files, by their paths below the catalogue."""
        for name, content in files.items():
            path = self.root / "catalogue" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def delete(self, name: str) -> None:
        """Delete a file."""
        (self.root / "catalogue" / name).unlink()

    def rename(self, name: str, later: str) -> None:
        """Rename a file without telling git."""
        (self.root / "catalogue" / name).rename(self.root / "catalogue" / later)

    def read(self, name: str) -> str:
        """Read a file."""
        return (self.root / "catalogue" / name).read_text(encoding="utf-8")

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a change")

    def on_main(self, files: Files) -> None:
        """Commit files to `main` while the branch goes on."""
        self.commit()
        self.git("checkout", "--quiet", "main")
        self.write(files)
        self.commit()
        self.git("checkout", "--quiet", "proposal")

    def run(self, command: str, *arguments: str) -> int:
        """Run a command of the catalogue in it."""
        return cli.main([command, "--root", str(self.root), *arguments])
