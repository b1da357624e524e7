"""Read from git what a branch changed in the catalogue, whether committed, staged or only saved."""

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
from generator.history.gaps import untrusted

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_NO_MODE = re.compile(rb"0+")
_PLAIN_FILE_MODES = (b"100644", b"100755")
_DIFF = (
    "diff", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=dirty",  # overrides an untrusted .gitmodules, which may hide changes
)  # fmt: skip
_WITH_RENAMES = ("--relative", "--find-renames", "-l1000")
_ADD = ("--literal-pathspecs", "add", "--intent-to-add", "--force")


def read(root: Path, folder: str, revision: str, *, limit: int) -> Branch:
    """Compare the working tree below `folder` with the common ancestor of HEAD and `revision`.

    At most `limit` bytes of each file are read. `revision` is untrusted: it may be any text. Raises BranchError if the
    two cannot be compared.
    """
    git = Git(root)
    try:
        head, target = _commits(git, revision)
        base = _common_ancestor(git, revision, target, head)
        differences = _differences(git, root, base, folder)
        on_base = _run(git, *_DIFF, "--relative", "--no-renames", base, target, "--", folder) if base != target else b""
        outside = _run(git, *_DIFF, "--no-renames", base, "--", ":/", f":(exclude){folder}")
        return Branch(
            tuple(_changes(git, differences, limit)),
            {each.old_path or each.new_path: _read_blob(git, each.new_blob, limit) for each in _parse_raw(on_base)},
            tuple(each.new_path or each.old_path for each in _parse_raw(outside)),
        )
    except GitCommandError as error:
        raise BranchError(f"git could not say what changed: {_reason(error)}") from error
    except (GitError, OSError) as error:
        raise BranchError("git is needed to find out what changed, and cannot be run here") from error
    except ValueError as error:  # its own words blame the owner of the folder for anything that is missing
        raise BranchError(_INCOMPLETE) from error
    finally:
        git.clear_cache()


@dataclass(frozen=True, slots=True)
class _Difference:
    """A record of git's raw diff. A path is empty if the file does not exist on that side.

    `old_blob` and `new_blob` are object names, empty if it is not a regular file.
    """

    old_path: str
    new_path: str
    old_blob: str
    new_blob: str


def _run(git: Git, *arguments: str | bytes, **variables: str) -> bytes:
    """Run git without optional locks, and return its output."""
    environment = {"GIT_OPTIONAL_LOCKS": "0"} | variables
    command = ["git", *map(fsdecode, arguments)]
    return bytes(git.execute(command, stdout_as_string=False, strip_newline_in_stdout=False, env=environment))


def _commits(git: Git, revision: str) -> tuple[str, str]:
    """Return the commits of HEAD and of `revision`. Raises BranchError if one is missing."""
    try:
        _run(git, "rev-parse", "--git-dir")
    except GitCommandError as error:
        if advice := untrusted(str(error.stderr)):
            raise BranchError(advice) from error
        raise BranchError("this is not a git repository, so it is not known what changed") from error
    head = _commit(git, "HEAD")
    if not head:
        raise BranchError("nothing has been committed here yet, so there is nothing to compare with")
    if target := _commit(git, revision):
        return head, target
    if _is_shallow(git):
        raise BranchError(f"`{revision}` is not in this clone, which is shallow. {_FETCH_ADVICE}")
    if ".." in revision:
        first = revision.partition("..")[0]
        raise BranchError(f"`{revision}` names two revisions; name the one that the branch left: `{first or 'main'}`")
    remote, _, name = revision.partition("/")
    advice = f"fetch it first: git fetch {remote} {name}" if remote == "origin" and name else "check the spelling"
    raise BranchError(f"`{revision}` is not known here; {advice}")


_INCOMPLETE = (
    "this clone does not have everything that is needed to say what changed. If it was made with --filter, make one "
    "without"
)
_FETCH_ADVICE = "Fetch all of it: git fetch --unshallow. In GitHub Actions, give actions/checkout fetch-depth: 0"


def _commit(git: Git, revision: str) -> str:
    """Return the commit that `revision` names, or an empty string. `--end-of-options` makes any text safe to pass."""
    if "\0" in revision:
        return ""
    with suppress(GitCommandError):
        printed = _run(git, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        last = printed.decode(errors="replace").split("\n")[-2:][0]
        return last if _COMMIT.fullmatch(last) else ""
    return ""


def _common_ancestor(git: Git, revision: str, target: str, head: str) -> str:
    try:
        return _run(git, "merge-base", target, head).decode().strip()
    except GitCommandError as error:
        if _is_shallow(git):
            advice = f"this clone is shallow and does not include where the branch left `{revision}`. {_FETCH_ADVICE}"
            raise BranchError(advice) from error
        raise BranchError(f"this branch and `{revision}` have no commit in common") from error


def _is_shallow(git: Git) -> bool:
    return _run(git, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _reason(error: GitCommandError) -> str:
    lines = str(error.stderr).strip().strip("'").removeprefix("stderr: '").split("\n")
    return lines[0].removeprefix("fatal: ") or "it does not say why"


def _differences(git: Git, root: Path, base: str, folder: str) -> Sequence[_Difference]:
    """Compare a commit with the working tree, untracked files included.

    Untracked files are added to a copy of the index, so that git can detect renames. The repository's own index and
    objects stay unchanged.
    """
    output = _run(git, "ls-files", "--others", "-z", "--", folder)
    if not output:
        return list(_parse_raw(_run(git, *_DIFF, *_WITH_RENAMES, base, "--", folder)))
    paths = output.split(b"\0")
    files = [path for path in paths if path and not path.endswith(b"/")]
    folders = [fsdecode(path[:-1]) for path in paths if path.endswith(b"/")]  # nested repositories
    with tempfile.TemporaryDirectory() as temporary:
        index_environment = _copy_of_index(git, root, Path(temporary))
        if files:
            names = Path(temporary) / "names"
            names.write_bytes(b"\0".join(files))
            _run(git, *_ADD, f"--pathspec-from-file={names}", "--pathspec-file-nul", **index_environment)
        differences = _parse_raw(_run(git, *_DIFF, *_WITH_RENAMES, base, "--", folder, **index_environment))
        return [*differences, *(_Difference("", path, "", "") for path in folders)]


def _copy_of_index(git: Git, root: Path, folder: Path) -> dict[str, str]:
    """Copy the index to `folder`, and return the environment that makes git use it and write new objects there."""
    index, objects = (
        root / fsdecode(_run(git, "rev-parse", "--git-path", name).removesuffix(b"\n")) for name in ("index", "objects")
    )
    if index.exists():
        copy2(index, folder / "index")  # keep its time, with which git detects files saved in the same second
    quoted = str(objects).replace("\\", "\\\\").replace('"', '\\"')
    return {
        "GIT_INDEX_FILE": str(folder / "index"),
        "GIT_OBJECT_DIRECTORY": str(folder),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{quoted}"',
    }


def _parse_raw(raw: bytes) -> Iterator[_Difference]:
    """Parse ``:mode mode name name status`` and one path, or two for a renamed file; each of these ends with a NUL."""
    fields = iter(raw.split(b"\0"))
    for line in filter(None, fields):
        old_mode, new_mode, old_blob, new_blob, status = line.removeprefix(b":").split(b" ")
        old_path = fsdecode(next(fields))
        new_path = fsdecode(next(fields)) if status[:1] in b"RC" else old_path
        yield _Difference(
            "" if _NO_MODE.fullmatch(old_mode) else old_path,
            "" if _NO_MODE.fullmatch(new_mode) else new_path,
            old_blob.decode() if old_mode in _PLAIN_FILE_MODES else "",
            new_blob.decode() if new_mode in _PLAIN_FILE_MODES else "",
        )


def _changes(git: Git, differences: Sequence[_Difference], limit: int) -> Iterator[Change]:
    """Yield changes in order of path. Git lists an unmerged file twice: the record without any mode is ignored."""
    existing = (each for each in differences if each.old_path or each.new_path)
    for difference in sorted(existing, key=lambda each: fsencode(each.new_path or each.old_path)):
        before = _read_blob(git, difference.old_blob, limit)
        yield Change(difference.old_path, difference.new_path, before)


def _read_blob(git: Git, blob: str, limit: int) -> bytes | None:
    """Return up to `limit` bytes of an object, or None if there is none. One git process serves all calls."""
    if not blob or not blob.strip("0"):
        return None
    *_, stream = git.stream_object_data(blob)
    return stream.read(limit)
