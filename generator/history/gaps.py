"""What a checkout has not got because git was asked for a part of it, or may not read it, and what to do about that."""

import re
from pathlib import Path

_REMEDY = re.compile(r"git config --global --add safe\.directory (.+)$", re.MULTILINE)
_SHALLOW = (
    "this clone is shallow, so it is not known when entries were added and changed. Fetch all of it: "
    "git fetch --unshallow. In GitHub Actions, give actions/checkout fetch-depth: 0"
)


def untrusted(message: str) -> str:
    """Return what to do about a folder that git does not trust, from what git says; "" if it says something else."""
    if "dubious ownership" not in message:
        return ""
    remedy = _REMEDY.search(message.strip().removeprefix("stderr: '").removesuffix("'"))
    command = f"git config --global --add safe.directory {remedy[1] if remedy else '*'}"
    return f"git reads no folder that belongs to another user. If you trust this one, run `{command}`"


def in_history(root: Path) -> str:
    """Return why the days of entries are not known though there is a history, or ""."""
    output, trouble = _ask(root, "rev-parse", "--is-shallow-repository")
    return _SHALLOW if output.strip() == "true" else trouble


def in_files(root: Path, folder: str) -> str:
    """Return what a sparse checkout leaves out below a folder, or ""; git is asked only in a checkout that was one."""
    repository = _repository(root)
    if not (repository and (repository / "info" / "sparse-checkout").is_file()):
        return ""
    output, trouble = _ask(root, "ls-files", "-t", "-z", "--", folder)
    number = sum(line.startswith("S ") and not (root / line[2:]).exists() for line in output.split("\0"))
    if not number:
        return trouble
    return (
        f"this sparse checkout leaves out {number:,} of the files in {folder}/, so messages about the others may be "
        "wrong. Get them all: git sparse-checkout disable"
    )


def _ask(root: Path, *arguments: str) -> tuple[str, str]:
    """Return what git prints, and what to do where it does not trust the folder. Both are "" if it cannot be run."""
    try:
        from git import Git  # noqa: PLC0415 - slow, and fails without git
        from git.exc import GitCommandError, GitError  # noqa: PLC0415
    except ImportError:
        return "", ""
    try:
        return str(Git(root).execute(["git", *arguments])), ""
    except GitCommandError as error:
        return "", untrusted(str(error.stderr))
    except (GitError, OSError):
        return "", ""


def _repository(root: Path) -> Path | None:
    """Return the folder of the repository that a folder is in: `.git`, or where a file of that name says."""
    for folder in (root, *root.parents):
        place = folder / ".git"
        if place.is_dir():
            return place
        if place.is_file():
            return folder / place.read_text(encoding="utf-8", errors="replace").partition("gitdir: ")[2].strip()
    return None
