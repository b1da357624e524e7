"""Read from git what a branch did to the files of the catalogue: committed, staged or only saved."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from os import fsdecode, fsencode
from pathlib import Path
from shutil import copy2

from git import Git
from git.exc import GitCommandError, GitError

from generator.history.changes import Branch, BranchError, Change

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_NOTHING = re.compile(rb"0+")
_PLAIN_FILES = (b"100644", b"100755")
_DIFF = (
    "diff", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=dirty",  # a stranger's .gitmodules may ask git to look away
)  # fmt: skip
_WITH_RENAMES = ("--relative", "--find-renames", "-l1000")
_ADD = ("--literal-pathspecs", "add", "--intent-to-add", "--force")


def read(root: Path, folder: str, revision: str, *, limit: int) -> Branch:
    """Tell what the working tree holds below `folder` that the common ancestor of it and a revision does not.

    Of each file, `limit` bytes are read. `revision` may be any text. Raises BranchError where nothing can be told.
    """
    git = Git(root)
    try:
        head, other = _heads(git, revision)
        base = _common_ancestor(git, revision, other, head)
        differences = _differences(git, root, base, folder)
        meant = _run(git, *_DIFF, "--relative", "--no-renames", base, other, "--", folder) if base != other else b""
        outside = _run(git, *_DIFF, "--no-renames", base, "--", ":/", f":(exclude){folder}")
        return Branch(
            tuple(_changes(git, differences, limit)),
            {each.was or each.now: _blob(git, each.later, limit) for each in _entries(meant)},
            tuple(each.now or each.was for each in _entries(outside)),
        )
    except GitCommandError as error:
        raise BranchError(f"git could not say what changed: {_reason(error)}") from error
    except (GitError, OSError) as error:
        raise BranchError("git is needed to find out what changed, and cannot be run here") from error
    except ValueError as error:
        raise BranchError(f"git does not have everything that it needs to say what changed: {error}") from error
    finally:
        git.clear_cache()


@dataclass(frozen=True, slots=True)
class _Difference:
    """A line of git's raw diff. `earlier` and `later` name what was and is there; empty where no plain file is."""

    was: str
    now: str
    earlier: str
    later: str
    has_other_mode: bool = False


def _run(git: Git, *arguments: str | bytes, **surroundings: str) -> bytes:
    """Run git without a lock on what it reads, and give the bytes that it prints."""
    environment = {"GIT_OPTIONAL_LOCKS": "0"} | surroundings
    command = ["git", *map(fsdecode, arguments)]
    return bytes(git.execute(command, stdout_as_string=False, strip_newline_in_stdout=False, env=environment))


def _heads(git: Git, revision: str) -> tuple[str, str]:
    """Give the commits of the working tree and of a revision."""
    try:
        _run(git, "rev-parse", "--git-dir")
    except GitCommandError as error:
        if "dubious ownership" in str(error.stderr):
            raise BranchError(f"git does not trust this folder: {_reason(error)}") from error
        raise BranchError("this is not a git repository, so it is not known what changed") from error
    head = _commit(git, "HEAD")
    if not head:
        raise BranchError("nothing has been committed here yet, so there is nothing to compare with")
    if other := _commit(git, revision):
        return head, other
    if _is_cut_short(git):
        raise BranchError(f"`{revision}` is not in this clone, which is shallow. {_WHOLE}")
    remote, _, name = revision.partition("/")
    advice = f"fetch it first: git fetch {remote} {name}" if remote == "origin" and name else "check the spelling"
    raise BranchError(f"`{revision}` is not known here; {advice}")


_WHOLE = "Fetch all of it: git fetch --unshallow. In GitHub Actions, give actions/checkout fetch-depth: 0"


def _commit(git: Git, revision: str) -> str:
    """Give the commit that a text names, or nothing. Behind `--end-of-options` no text is taken for an option."""
    if "\0" in revision:
        return ""
    with suppress(GitCommandError):
        printed = _run(git, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        last = printed.decode(errors="replace").split("\n")[-2:][0]
        return last if _COMMIT.fullmatch(last) else ""
    return ""


def _common_ancestor(git: Git, revision: str, other: str, head: str) -> str:
    try:
        return _run(git, "merge-base", other, head).decode().strip()
    except GitCommandError as error:
        if _is_cut_short(git):
            advice = f"this clone is shallow and does not include where the branch left `{revision}`. {_WHOLE}"
            raise BranchError(advice) from error
        raise BranchError(f"this branch and `{revision}` have no commit in common") from error


def _is_cut_short(git: Git) -> bool:
    return _run(git, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _reason(error: GitCommandError) -> str:
    lines = str(error.stderr).strip().strip("'").removeprefix("stderr: '").split("\n")
    return lines[0].removeprefix("fatal: ") or "it does not say why"


def _differences(git: Git, root: Path, base: str, folder: str) -> Sequence[_Difference]:
    """Compare a commit with the working tree.

    What git was not told of yet is part of it too. A copy of git's index learns of that, so that git can see where a
    file went; its own index and objects stay as they are.
    """
    untold = _run(git, "ls-files", "--others", "-z", "--", folder)
    if not untold:
        return list(_entries(_run(git, *_DIFF, *_WITH_RENAMES, base, "--", folder)))
    files = [each for each in untold.split(b"\0") if each and not each.endswith(b"/")]
    folders = [fsdecode(each[:-1]) for each in untold.split(b"\0") if each.endswith(b"/")]  # repositories of their own
    with tempfile.TemporaryDirectory() as place:
        copy = _copy_of_index(git, root, Path(place))
        if files:
            names = Path(place) / "names"
            names.write_bytes(b"\0".join(files))
            _run(git, *_ADD, f"--pathspec-from-file={names}", "--pathspec-file-nul", **copy)
        told = _entries(_run(git, *_DIFF, *_WITH_RENAMES, base, "--", folder, **copy))
        return [*told, *(_Difference("", each, "", "") for each in folders)]


def _copy_of_index(git: Git, root: Path, place: Path) -> dict[str, str]:
    """Copy git's index, and give what makes git use the copy and put nothing new among its own objects."""
    index, objects = (
        root / fsdecode(_run(git, "rev-parse", "--git-path", name).removesuffix(b"\n")) for name in ("index", "objects")
    )
    if index.exists():
        copy2(index, place / "index")  # with its time, by which git tells what was saved in the same moment
    quoted = str(objects).replace("\\", "\\\\").replace('"', '\\"')
    return {
        "GIT_INDEX_FILE": str(place / "index"),
        "GIT_OBJECT_DIRECTORY": str(place),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{quoted}"',
    }


def _entries(raw: bytes) -> Iterator[_Difference]:
    """Read ``:mode mode name name status`` and one path, or two for a file that moved; each ends with a NUL."""
    fields = iter(raw.split(b"\0"))
    for line in filter(None, fields):
        mode, later_mode, name, later_name, status = line.removeprefix(b":").split(b" ")
        path = fsdecode(next(fields))
        later_path = fsdecode(next(fields)) if status[:1] in b"RC" else path
        yield _Difference(
            "" if _NOTHING.fullmatch(mode) else path,
            "" if _NOTHING.fullmatch(later_mode) else later_path,
            name.decode() if mode in _PLAIN_FILES else "",
            later_name.decode() if later_mode in _PLAIN_FILES else "",
            mode != later_mode,
        )


def _changes(git: Git, differences: Sequence[_Difference], limit: int) -> Iterator[Change]:
    """Give what differs in order of path. A file in the middle of a merge is named twice, once with no mode at all."""
    there = (each for each in differences if each.was or each.now)
    for each in sorted(there, key=lambda each: fsencode(each.now or each.was)):
        yield Change(each.was, each.now, _blob(git, each.earlier, limit), each.has_other_mode)


def _blob(git: Git, name: str, limit: int) -> bytes | None:
    """Read the bytes that git keeps under a name. One process answers for all of them."""
    if not name or not name.strip("0"):
        return None
    *_, stream = git.stream_object_data(name)
    return stream.read(limit)
