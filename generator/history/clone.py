"""A stranger's repository, copied to be read, with nothing in it ever run.

The copy has no working files, so no hook, filter, submodule or link of the stranger's comes into play. Git is started
with fixed arguments, may use one protocol and ask nobody for a password, and is stopped where it takes too much room or
too long. See "SECURITY" in git's own manual: a copy is what it advises for a repository that is not trusted.
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
"""Each takes the place of what the user's own settings say, since those are not meant for strangers' repositories."""

_NO_HOME = {"HOME": os.devnull}
"""Where a server is asked: at home, a password in ``.netrc`` for any host would be sent to it."""

_USER_CONFIG_FILES = ("~/.config/git/config", "~/.gitconfig")
"""Heeded all the same, for the way past a firewall; what is not meant for strangers is set anew behind them."""

_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",  # stands before core.askPass and SSH_ASKPASS, so that no other program is asked either
    "GIT_NO_LAZY_FETCH": "1",
}
_REDIRECT = re.compile(r"returned error: 30[1-8]")
_PLAIN_FILE_MODES = ("100644", "100755")


class CloneError(Exception):
    """The repository cannot be had; the words say why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much room a copy may take, and how long it may last."""

    bytes: int = 256 * 1024 * 1024
    seconds: float = 120


@dataclass(frozen=True, slots=True)
class Clone:
    """A copy of a repository's newest commit. `root` names its plain files at the top, with their objects."""

    folder: Path
    limits: Limits
    commit: str
    root: Mapping[str, str]
    newest: date | None
    oldest: date | None = field(default=None)

    def paths(self) -> list[str]:
        """Give the paths of all plain files, or of as many as fit into a bound."""
        return [path for path, _ in _files(_output(self.folder, self.limits, "ls-tree", "-r", "-z", "HEAD"))]

    def read(self, name: str) -> bytes | None:
        """Read a file at the top; nothing where there is none, or it is too large to be read by a person."""
        blob = self.root.get(name)
        size = _output(self.folder, self.limits, "cat-file", "-s", blob).strip() if blob else b""
        if not blob or not size.isdigit() or int(size) > MAX_FILE_BYTES:
            return None
        return _output(self.folder, self.limits, "cat-file", "blob", blob)


@contextmanager
def temporary_clone(address: str, limits: Limits) -> Iterator[Clone]:
    """Copy a repository for as long as it is looked at. `address` begins with https:// or file://.

    Raises CloneError where it cannot be had.
    """
    with TemporaryDirectory(prefix="catalogue-") as temporary:
        folder = Path(temporary) / "copy.git"
        _fetch(
            folder, limits, address, "clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags",
            "--template=", f"--filter=blob:limit={MAX_FILE_BYTES}", "--", address, str(folder),
        )  # fmt: skip
        commit = _output(folder, limits, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        if not commit:
            raise CloneError("it holds no commit yet")
        root = dict(_files(_output(folder, limits, "ls-tree", "-z", "HEAD")))
        newest = _days(folder, limits, "--max-count=1")
        yield Clone(folder, limits, commit, root, max(newest, default=None), _oldest(folder, limits, address))


def remote_of(folder: Path) -> str:
    """Give the address from which a repository on this machine came, out of its settings; nothing of them is obeyed."""
    for settings in (folder / ".git" / "config", folder / "config"):
        if settings.is_file():
            arguments = ("config", "--file", str(settings), "--no-includes", "--get", "remote.origin.url")
            return _output(Path(settings.resolve().anchor), Limits(), *arguments).decode(errors="replace").strip()
    return ""


def _oldest(folder: Path, limits: Limits, address: str) -> date | None:
    """Find the day of the first commit. That takes all commits, though without files: more than some bounds allow."""
    try:
        _fetch(folder, limits, address, "fetch", "--quiet", "--unshallow", "--filter=tree:0", "--no-tags", "origin")
    except CloneError:
        return None  # as when the newest commit is the only one
    finally:
        is_cut_short = _output(folder, limits, "rev-parse", "--is-shallow-repository").strip() != b"false"
    return None if is_cut_short else min(_days(folder, limits, "--max-parents=0"), default=None)


def _days(folder: Path, limits: Limits, option: str) -> list[date]:
    days = _output(folder, limits, "log", "--no-show-signature", "--format=%cs", option, "HEAD").decode().split()
    return [date.fromisoformat(day) for day in days if len(day) == len("2026-01-31")]


def _files(listing: bytes) -> Iterator[tuple[str, str]]:
    """Yield the plain files of a listing with their objects; what was cut off at its end is left out."""
    for line in listing.split(b"\0")[:-1]:
        details, _, path = line.decode(errors="replace").partition("\t")
        mode, _, blob = details.split(" ")
        if mode in _PLAIN_FILE_MODES:
            yield path, blob


def _fetch(folder: Path, limits: Limits, address: str, *arguments: str) -> None:
    """Let git fetch, over one protocol, and look at what it takes. Raises CloneError where it fails or is stopped."""
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
    except FileNotFoundError:  # git has just given one of its files another name
        return
    if size > limits.bytes:
        raise CloneError(f"it takes more than {limits.bytes // 1024 // 1024} MB and was stopped")


def _error_message(process: "subprocess.Popen[bytes]") -> str:
    """Say why git failed: in our words where it is what happens most, or else in its own."""
    message = process.stderr.read(_MAX_ERROR_BYTES).decode(errors="replace") if process.stderr else ""
    if "terminal prompts disabled" in message or "Authentication failed" in message:
        return "it asks for a password, so it is not public, or the address is wrong"
    if _REDIRECT.search(message):
        return "it leads to another address; give that one, if need be with .git at its end"
    if "does not appear to be a git repository" in message:
        return "there is no git repository"
    first = next((line for line in message.splitlines() if line.startswith("fatal: ")), message.strip())
    return first.removeprefix("fatal: ") or f"git ended with the code {process.returncode}"


def _output(folder: Path, limits: Limits, *arguments: str) -> bytes:
    """Give what git prints about the copy, up to a bound. Nothing is fetched: no protocol is allowed."""
    with _git_process(arguments, folder, "none") as process:
        timer = threading.Timer(limits.seconds, _stop, [process])
        timer.start()
        try:
            return process.stdout.read(_MAX_LISTING_BYTES) if process.stdout else b""
        finally:
            timer.cancel()


@contextmanager
def _git_process(arguments: Sequence[str], folder: Path, protocol: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start git with our settings and in a group of its own, and leave nothing of it running.

    It is told its folder by name too, since whoever started us may have named another one in the environment.
    """
    # Path's own expanduser raises where somebody has no home.
    includes = [("include.path", os.path.expanduser(file)) for file in _USER_CONFIG_FILES]  # noqa: PTH111
    settings = [argument for name, value in (*includes, *_SETTINGS.items()) for argument in ("-c", f"{name}={value}")]
    environment = {**_ENVIRONMENT, "GIT_ALLOW_PROTOCOL": protocol, "GIT_DIR": str(folder)}
    environment |= {} if protocol == "file" else _NO_HOME
    try:
        from git import Git  # noqa: PLC0415 - slow, and it looks for git at once: most commands do without either

        running = Git(folder).execute(
            ["git", *settings, *arguments], as_process=True, env=environment, start_new_session=True
        )
    except ImportError as error:
        raise CloneError("there is no git on this machine; install it first") from error
    process: subprocess.Popen[bytes] = running.proc  # type: ignore[assignment]
    try:
        yield process
    finally:
        _stop(process)
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End git and what it started, which all stand in its group."""
    if process.poll() is None:
        with suppress(ProcessLookupError):  # it may just have ended by itself
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
