"""A branch that changes a few entries of a catalogue in a git repository, as a pull request does."""

import shutil
import subprocess
from pathlib import Path

_CHANGED = 5


def write(catalogue: Path, folder: Path, *, faults_before: int = 0) -> Path:
    """Copy a catalogue into a repository and change some entries; `faults_before` others are wrong already."""
    copied = Path(shutil.copytree(catalogue, folder / "catalogue"))
    entries = sorted((copied / "projects").iterdir())
    for path in entries[_CHANGED : _CHANGED + faults_before]:
        _replace(path, "stage: ", "stag: ")
    for arguments in (["init", "--quiet"], ["add", "catalogue"], ["commit", "--quiet", "--message", "all"]):
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, timeout=600)
    for path in entries[:_CHANGED]:
        _replace(path, "stage: ", "stage: not-")
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
