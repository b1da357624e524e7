"""Clone an untrusted repository to read its files, without running anything in it.

The clone is bare, so that hooks, filters, submodules and links have no effect. Git is started with fixed arguments, may
use one protocol only, cannot ask for a password, and is stopped if it takes too much space or time. The section
"SECURITY" of git's manual recommends a clone for a repository that is not trusted.
"""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

MAX_FILE_BYTES = 256 * 1024
_MAX_LISTING_BYTES = 8 * 1024 * 1024
_MAX_ERROR_BYTES = 64 * 1024
_POLL_SECONDS = 0.1

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "credential.helper": "",
    "http.extraHeader": "",
    "http.followRedirects": "false",
    "submodule.recurse": "false",
    "clone.rejectShallow": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
}
"""Settings that override the user's own, which are not meant for untrusted repositories."""

_NO_HOME = {"HOME": os.devnull}
"""For requests to a server: with a home folder, git would send it any password in ``.netrc``."""

_USER_CONFIG_FILES = ("~/.config/git/config", "~/.gitconfig")
"""Read despite `_NO_HOME`, since they may configure a proxy; `_SETTINGS` come after them and override the rest."""

_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",  # takes precedence over core.askPass and SSH_ASKPASS, so that no other program is asked
    "GIT_NO_LAZY_FETCH": "1",
}
_REDIRECT = re.compile(r"returned error: 30[1-8]")
_PLAIN_FILE_MODES = ("100644", "100755")


class CloneError(Exception):
    """The repository cannot be cloned. The message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a clone: its size on disk, and the time that each git command may take."""

    bytes: int = 256 * 1024 * 1024
    seconds: float = 120


@dataclass(frozen=True, slots=True)
class Clone:
    """A bare clone of a repository. `root` has the object name of each regular file in its top folder, by file name.

    `newest` and `oldest` are the days of the last and the first commit; `oldest` is None if it is not known.
    """

    folder: Path
    limits: Limits
    commit: str
    root: Mapping[str, str]
    newest: date | None
    oldest: date | None = field(default=None)

    def paths(self) -> list[str]:
        """Return the paths of all regular files, up to a limit of 8 MB of git's output."""
        return [path for path, _ in _files(_output(self.folder, self.limits, "ls-tree", "-r", "-z", "HEAD"))]

    def read(self, name: str) -> bytes | None:
        """Return a file of the top folder, or None if there is none or it is larger than `MAX_FILE_BYTES`."""
        blob = self.root.get(name)
        size = _output(self.folder, self.limits, "cat-file", "-s", blob).strip() if blob else b""
        if not blob or not size.isdigit() or int(size) > MAX_FILE_BYTES:
            return None
        return _output(self.folder, self.limits, "cat-file", "blob", blob)


@contextmanager
def temporary_clone(address: str, limits: Limits) -> Iterator[Clone]:
    """Clone a repository into a temporary folder. `address` begins with https:// or file://.

    Raises CloneError if it cannot be cloned.
    """
    with TemporaryDirectory(prefix="catalogue-") as temporary:
        folder = Path(temporary) / "copy.git"
        _fetch(
            folder, limits, address, "clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags",
            "--template=", f"--filter=blob:limit={MAX_FILE_BYTES}", "--", address, str(folder),
        )  # fmt: skip
        commit = _output(folder, limits, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        if not commit:
            raise CloneError("it has no commits yet")
        root = dict(_files(_output(folder, limits, "ls-tree", "-z", "HEAD")))
        newest = _days(folder, limits, "--max-count=1")
        yield Clone(folder, limits, commit, root, max(newest, default=None), _oldest(folder, limits, address))


def remote_of(folder: Path) -> str:
    """Return the address of `origin` in a local repository's settings, without includes, or an empty string."""
    for settings in (folder / ".git" / "config", folder / "config"):
        if settings.is_file():
            arguments = ("config", "--file", str(settings), "--no-includes", "--get", "remote.origin.url")
            return _output(Path(settings.resolve().anchor), Limits(), *arguments).decode(errors="replace").strip()
    return ""


def _oldest(folder: Path, limits: Limits, address: str) -> date | None:
    """Return the day of the first commit, or None if all commits, which have to be fetched, exceed the limits."""
    try:
        _fetch(folder, limits, address, "fetch", "--quiet", "--unshallow", "--filter=tree:0", "--no-tags", "origin")
    except CloneError:
        return None
    finally:
        is_cut_short = _output(folder, limits, "rev-parse", "--is-shallow-repository").strip() != b"false"
    return None if is_cut_short else min(_days(folder, limits, "--max-parents=0"), default=None)


def _days(folder: Path, limits: Limits, option: str) -> list[date]:
    days = _output(folder, limits, "log", "--no-show-signature", "--format=%cs", option, "HEAD").decode().split()
    return [date.fromisoformat(day) for day in days if len(day) == len("2026-01-31")]


def _files(listing: bytes) -> Iterator[tuple[str, str]]:
    """Yield path and object name of each regular file in the output of ls-tree, without a truncated last line."""
    for line in listing.split(b"\0")[:-1]:
        details, _, path = line.decode(errors="replace").partition("\t")
        mode, _, blob = details.split(" ")
        if mode in _PLAIN_FILE_MODES:
            yield path, blob


def _fetch(folder: Path, limits: Limits, address: str, *arguments: str) -> None:
    """Run a git command that may use the protocol of `address`, within the limits. Raises CloneError if it fails."""
    with _git_process(arguments, folder if folder.is_dir() else folder.parent, address.partition(":")[0]) as process:
        for _ in range(max(1, round(limits.seconds / _POLL_SECONDS))):
            try:
                process.wait(_POLL_SECONDS)
                break
            except subprocess.TimeoutExpired:
                _check_size(folder, limits)
        else:
            raise CloneError(f"it took longer than {limits.seconds:g} seconds and was stopped")
        _check_size(folder, limits)
        if process.returncode:
            raise CloneError(_error_message(process))


def _check_size(folder: Path, limits: Limits) -> None:
    sizes = (os.lstat(Path(parent, name)).st_size for parent, _, names in os.walk(folder) for name in names)
    try:
        size = sum(sizes)
    except FileNotFoundError:  # git has just renamed one of its files
        return
    if size > limits.bytes:
        raise CloneError(f"it takes more than {limits.bytes // 1024 // 1024} MB and was stopped")


def _error_message(process: "subprocess.Popen[bytes]") -> str:
    """Return why git failed: in our words for the most common reasons, or else in its own."""
    message = process.stderr.read(_MAX_ERROR_BYTES).decode(errors="replace") if process.stderr else ""
    if "terminal prompts disabled" in message or "Authentication failed" in message:
        return "it asks for a password, so it is not public, or the address is wrong"
    if _REDIRECT.search(message):
        return "it leads to another address; give that one, with .git at its end if necessary"
    if "does not appear to be a git repository" in message:
        return "there is no git repository"
    first = next((line for line in message.splitlines() if line.startswith("fatal: ")), message.strip())
    return first.removeprefix("fatal: ") or f"git ended with the code {process.returncode}"


def _output(folder: Path, limits: Limits, *arguments: str) -> bytes:
    """Return the output of a git command, up to `_MAX_LISTING_BYTES`. It cannot fetch: no protocol is allowed."""
    with _git_process(arguments, folder, "none") as process:
        timer = threading.Timer(limits.seconds, _stop, [process])
        timer.start()
        try:
            return process.stdout.read(_MAX_LISTING_BYTES) if process.stdout else b""
        finally:
            timer.cancel()


@contextmanager
def _git_process(arguments: Sequence[str], folder: Path, protocol: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start git with our settings in a new process group, and stop the whole group at the end.

    `GIT_DIR` is set too, since the environment may name another repository.
    """
    # Path.expanduser raises an error for a user without a home folder.
    includes = [("include.path", os.path.expanduser(file)) for file in _USER_CONFIG_FILES]  # noqa: PTH111
    settings = [argument for name, value in (*includes, *_SETTINGS.items()) for argument in ("-c", f"{name}={value}")]
    environment = {**_ENVIRONMENT, "GIT_ALLOW_PROTOCOL": protocol, "GIT_DIR": str(folder)}
    environment |= {} if protocol == "file" else _NO_HOME
    try:
        from git import Git  # noqa: PLC0415 - slow, and fails without git: most commands need neither

        running = Git(folder).execute(
            ["git", *settings, *arguments], as_process=True, env=environment, start_new_session=True
        )
    except ImportError as error:
        raise CloneError("git is not installed on this machine; install it first") from error
    process: subprocess.Popen[bytes] = running.proc  # type: ignore[assignment]
    try:
        yield process
    finally:
        _stop(process)
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Kill git and the processes that it started, which share its group."""
    if process.poll() is None:
        with suppress(ProcessLookupError):  # it may have just ended
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
