"""Run git on an untrusted repository, without running anything in it.

Git is started with fixed arguments, may use one protocol only, cannot ask for a password, and is stopped if it takes
too much space or time. The section "SECURITY" of git's manual recommends a clone for a repository that is not trusted.
"""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.history.gaps import untrusted

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


class CloneError(Exception):
    """The repository cannot be cloned. The message says why."""


class LimitError(CloneError):
    """The repository is too large, or its server too slow. The message says which."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a clone: its size on disk, that of a file to read, and the time of each git command."""

    bytes: int = 256 * 1024 * 1024
    file_bytes: int = MAX_FILE_BYTES
    seconds: float = 120


def fetch(folder: Path, limits: Limits, address: str, *arguments: str) -> None:
    """Run a git command that may use the protocol of `address`, within the limits. Raises CloneError if it fails."""
    with _git_process(arguments, folder if folder.is_dir() else folder.parent, address.partition(":")[0]) as process:
        for _ in range(max(1, round(limits.seconds / _POLL_SECONDS))):
            try:
                process.wait(_POLL_SECONDS)
                break
            except subprocess.TimeoutExpired:
                _check_size(folder, limits)
        else:
            raise LimitError(_too_slow(limits))
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
        raise LimitError(f"it takes more than {limits.bytes // 1024 // 1024} MB and was stopped")


def _too_slow(limits: Limits) -> str:
    return f"it took longer than {limits.seconds:g} seconds and was stopped"


def _error_message(process: "subprocess.Popen[bytes]") -> str:
    """Return why git failed: in our words for the most common reasons, or else in its own."""
    message = process.stderr.read(_MAX_ERROR_BYTES).decode(errors="replace") if process.stderr else ""
    if "terminal prompts disabled" in message or "Authentication failed" in message:
        return "it asks for a password, so it is not public, or the address is wrong"
    if _REDIRECT.search(message):
        return "it leads to another address; give that one, with .git at its end if necessary"
    if advice := untrusted(message):
        return advice
    if "does not appear to be a git repository" in message:
        return "there is no git repository"
    first = next((line for line in message.splitlines() if line.startswith("fatal: ")), message.strip())
    return first.removeprefix("fatal: ") or f"git ended with the code {process.returncode}"


def remote_output(folder: Path, limits: Limits, address: str, *arguments: str) -> bytes:
    """Return the output of a git command that may use the protocol of `address`. Raises CloneError if it fails."""
    with _git_process(arguments, folder, address.partition(":")[0]) as process:
        timer = threading.Timer(limits.seconds, _stop, [process])
        timer.start()
        try:
            raw = process.stdout.read(_MAX_LISTING_BYTES) if process.stdout else b""
            process.wait()
        finally:
            is_in_time = timer.is_alive()
            timer.cancel()
        if not is_in_time:
            raise LimitError(_too_slow(limits))
        if process.returncode:
            raise CloneError(_error_message(process))
        return raw


def output(folder: Path, limits: Limits, *arguments: str, max_bytes: int = _MAX_LISTING_BYTES) -> bytes:
    """Return the output of a git command, up to `max_bytes`. It cannot fetch: no protocol is allowed."""
    with _git_process(arguments, folder, "none") as process:
        timer = threading.Timer(limits.seconds, _stop, [process])
        timer.start()
        try:
            return process.stdout.read(max_bytes) if process.stdout else b""
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
