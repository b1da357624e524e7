"""What keeps a user's tokens from a stranger's server: each line alone, beside a real git and a server that listens.

Each trap is sprung first by git as the user would run it, or the test would show nothing.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server
from threading import Thread

import pytest
from git import Git

from generator.history.clone import remote_of, temporary_clone
from generator.history.untrusted_git import CloneError, LimitError, Limits, remote_output
from generator.importing.addresses import for_git
from tests.history.repository import Repository

TOKEN = "bWU6dG9rZW4="  # me:token, as a server is sent it


@dataclass
class Server:
    """A stranger's server. It answers all with one status, and keeps what it is sent."""

    status: int
    headers: dict[str, str]
    asked: list[str] = field(default_factory=list)
    authorizations: set[str] = field(default_factory=set)
    address: str = ""

    def start(self) -> ThreadingHTTPServer:
        """Listen on this machine alone."""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805
                self.asked.append(handler.path)
                self.authorizations.add(handler.headers.get("Authorization", ""))
                handler.send_response(self.status)
                for name, value in {"Content-Length": "0", **self.headers}.items():
                    handler.send_header(name, value)
                handler.end_headers()

            def log_message(handler, *_: object) -> None:  # noqa: N805
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}/stranger"
        return server


Listen = Callable[..., Server]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Start servers, and stop them at the end."""
    started = []

    def start(status: int = 401, **headers: str) -> Server:
        server = Server(status, headers or {"WWW-Authenticate": 'Basic realm="x"'})
        started.append(server.start())
        return server

    yield start
    for each in started:
        each.shutdown()
        each.server_close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a user who has no settings yet."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in [each for each in os.environ if each.startswith(("GIT_", "SSH_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name, value in {"HOME": str(folder), "NO_PROXY": "*", "no_proxy": "*", "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    return folder


def program(home: Path, name: str, code: str) -> Path:
    path = home / name
    path.write_text(f"#!/bin/sh\n{code}\n")
    path.chmod(0o755)
    return path


def as_the_user_would(address: str) -> None:
    """Ask a server with the user's settings, and let nobody type anything."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    subprocess.run(["git", "ls-remote", address], env=environment, check=False, timeout=60, capture_output=True)


def copied(address: str) -> str:
    """Try to copy a repository, and give the words that say why not."""
    with pytest.raises(CloneError) as stopped, temporary_clone(address, Limits()):
        pass
    return str(stopped.value)


def _in_a_header(home: Path, _: pytest.MonkeyPatch) -> None:
    (home / ".gitconfig").write_text(f"[http]\n\textraHeader = Authorization: Basic {TOKEN}\n")


def _in_a_header_of_the_environment(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "http.extraHeader")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", f"Authorization: Basic {TOKEN}")


def _with_a_helper(home: Path, _: pytest.MonkeyPatch) -> None:
    helper = program(home, "helper", "echo username=me; echo password=token")
    (home / ".gitconfig").write_text(f"[credential]\n\thelper = {helper}\n")


def _with_a_helper_of_the_other_file(home: Path, _: pytest.MonkeyPatch) -> None:
    helper = program(home, "helper", "echo username=me; echo password=token")
    (home / ".config/git").mkdir(parents=True)
    (home / ".config/git/config").write_text(f"[credential]\n\thelper = {helper}\n")


def _asker(home: Path) -> Path:
    return program(home, "ask", 'case "$1" in User*) echo me;; *) echo token;; esac')


def _with_a_program_that_asks(home: Path, _: pytest.MonkeyPatch) -> None:
    (home / ".gitconfig").write_text(f"[core]\n\taskPass = {_asker(home)}\n")


def _with_one_in_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_ASKPASS", str(_asker(home)))


def _with_that_of_ssh(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_ASKPASS", str(_asker(home)))


def _in_netrc(home: Path, _: pytest.MonkeyPatch) -> None:
    (home / ".netrc").write_text("default login me password token\n")
    (home / ".netrc").chmod(0o600)


@pytest.mark.parametrize(
    "keep",
    [
        _in_a_header,
        _in_a_header_of_the_environment,
        _with_a_helper,
        _with_a_helper_of_the_other_file,
        _with_a_program_that_asks,
        _with_one_in_the_environment,
        _with_that_of_ssh,
        _in_netrc,
    ],
)
def test_a_users_token_is_sent_to_no_stranger(
    keep: Callable[[Path, pytest.MonkeyPatch], None], home: Path, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home, monkeypatch)
    trap, server = listen(), listen()
    as_the_user_would(trap.address)
    assert f"Basic {TOKEN}" in trap.authorizations, "the trap does not work, so this test shows nothing"
    assert copied(server.address) == "it asks for a password, so it is not public, or the address is wrong"
    assert server.authorizations == {""}


def test_a_server_that_does_not_answer_is_not_waited_for(home: Path) -> None:
    with create_server(("127.0.0.1", 0)) as silent:
        address, words = (
            f"http://127.0.0.1:{silent.getsockname()[1]}/bins",
            "it took longer than 0.3 seconds and was stopped",
        )
        with pytest.raises(LimitError) as stopped, temporary_clone(address, Limits(seconds=0.3)):
            pass
        assert str(stopped.value) == words
        with pytest.raises(LimitError) as stopped:
            remote_output(home, Limits(seconds=0.3), address, "ls-remote", address)
        assert str(stopped.value) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("echo 'warning: x' >&2; echo 'fatal: it is gone' >&2; exit 128", "it is gone"),
        ("echo ' it is gone ' >&2; exit 3", "it is gone"),
        ("exit 3", "git ended with the code 3"),
    ],
)
def test_what_git_says_last_is_passed_on(code: str, words: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(home, "git", code)
    monkeypatch.setenv("PATH", str(home), prepend=os.pathsep)
    assert copied("https://code.example.org/bins") == words


def test_without_git_nothing_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "git", None)
    assert copied("https://code.example.org/bins") == "git is not installed on this machine; install it first"


def test_git_follows_a_stranger_to_no_other_server(home: Path, listen: Listen) -> None:
    (home / ".gitconfig").write_text("[http]\n\tfollowRedirects = true\n")
    other = listen(404, Server="x")
    stranger = listen(302, Location=f"{other.address}/info/refs?service=git-upload-pack")
    as_the_user_would(stranger.address)
    assert len(other.asked) == 1, "the trap does not work, so this test shows nothing"
    assert copied(stranger.address) == "it leads to another address; give that one, with .git at its end if necessary"
    assert len(other.asked) == 1


def test_git_speaks_no_other_protocol(home: Path, listen: Listen) -> None:
    """A setting may put another address in the place of one that was looked at."""
    server, ran = listen(), home / "ran"
    touch = program(home, "touch-it", f"touch '{ran}'")
    (home / ".gitconfig").write_text(
        f'[url "ext::{touch} "]\n\tinsteadOf = {server.address}\n[protocol "ext"]\n\tallow = always\n'
    )
    as_the_user_would(server.address)
    assert ran.exists(), "the trap does not work, so this test shows nothing"
    ran.unlink()
    assert "transport 'ext' not allowed" in copied(server.address)
    assert not ran.exists()


def test_a_users_other_settings_are_heeded(home: Path, listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some reach the web only by a proxy that their settings name."""
    proxy = listen(403, Server="x")
    (home / ".gitconfig").write_text(f"[http]\n\tproxy = {proxy.address.removesuffix('/stranger')}\n")
    for name in ("NO_PROXY", "no_proxy", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert "403" in copied("http://code.example.org/bins")
    assert proxy.asked == ["http://code.example.org/bins/info/refs?service=git-upload-pack"]


def test_what_was_left_out_of_a_copy_is_fetched_by_nobody(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "made")
    repository.write("README.md", "x" * 300_000)
    repository.write("LICENSE", "MIT")
    repository.commit("2024-01-01")
    repository.repo.git.config("uploadpack.allowFilter", "true")
    with temporary_clone(repository.root.as_uri(), Limits()) as clone:
        copy = Git(clone.folder)
        left_out = f"?{clone.root['README.md']}"
        assert left_out in copy.rev_list("HEAD", objects=True, missing="print"), "nothing was left out"
        assert (clone.read("README.md"), clone.read("LICENSE")) == (None, b"MIT")
        assert left_out in copy.rev_list("HEAD", objects=True, missing="print")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://gitlab.com/anytown/bins", "https://gitlab.com/anytown/bins.git"),
        ("https://gitlab.com/anytown/bins.git", "https://gitlab.com/anytown/bins.git"),
        ("https://github.com/anytown/bins/", "https://github.com/anytown/bins.git"),
        ("https://code.example.org/bins", "https://code.example.org/bins"),
    ],
)
def test_a_host_that_would_lead_to_another_address_is_asked_for_that(written: str, asked: str) -> None:
    assert for_git(written) == asked


def test_the_address_of_origin_need_be_no_text(tmp_path: Path) -> None:
    assert remote_of(tmp_path) == ""
    (tmp_path / "config").write_bytes(b'[remote "origin"]\n\turl = https://example.org/\xff\n')
    assert remote_of(tmp_path) == "https://example.org/\N{REPLACEMENT CHARACTER}"
