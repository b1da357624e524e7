"""One file of a stranger's repository, or the names in a folder, without fetching the rest."""

import os
import ssl
from dataclasses import replace
from pathlib import Path

import pytest

from generator.history.clone import read_one
from generator.history.untrusted_git import CloneError, Limits
from generator.network import FetchError, Network
from generator.register import Register, Shows, Source
from generator.registers.content import RegisterError, from_network
from tests.history.repository import Repository
from tests.network.loopback import HOST, certificate, serve

NOWHERE = Network(lambda *_: ("127.0.0.1",))


@pytest.fixture(params=[True, False], ids=["filters", "sends-all"])
def made(request: pytest.FixtureRequest, repository: Repository) -> Repository:
    """Return a repository on a server that can leave files out, or cannot."""
    repository.write("data/list.yml", "- Hill Council\n")
    repository.write("data/import_hill.py", "")
    repository.write("data/below/other.yml", "")
    repository.write("-r/one.yml", "")
    repository.write("large.csv", "x" * 400_000)
    repository.commit("2024-01-01")
    (repository.root / "data/link.yml").symlink_to("list.yml")
    repository.commit("2024-01-02")
    if request.param:
        repository.repo.git.config("uploadpack.allowFilter", "true")
        repository.repo.git.config("uploadpack.allowAnySHA1InWant", "true")
    return repository


def one(made: Repository, path: str, limits: Limits | None = None, *, is_folder: bool = False) -> bytes:
    commit, raw = read_one(made.root.as_uri(), path, limits or Limits(), NOWHERE, is_folder=is_folder)
    assert commit == made.repo.head.commit.hexsha
    return raw


def test_a_file_below_the_top_folder_is_read(made: Repository) -> None:
    assert one(made, "data/list.yml") == b"- Hill Council\n"
    assert len(one(made, "large.csv", Limits(file_bytes=1024 * 1024))) == 400_000


def test_the_names_of_a_folder_are_read(made: Repository) -> None:
    assert one(made, "data", is_folder=True) == b"import_hill.py\nlist.yml\n"
    assert one(made, "-r", is_folder=True) == b"one.yml\n"
    assert one(made, "nowhere", is_folder=True) == b""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("data/none.yml", "it has no file data/none.yml"),
        ("data", "it has no file data"),
        ("data/link.yml", "it has no file data/link.yml"),
        ("data/*.yml", "it has no file"),
        ("large.csv", "its file large.csv has more than 0 MB"),
    ],
)
def test_what_is_no_file_or_too_large_is_refused(path: str, words: str, made: Repository) -> None:
    with pytest.raises(CloneError, match=words.replace("*", r"\*")):
        one(made, path)


def test_git_is_not_started_for_a_host_that_is_not_public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(FetchError, match="not on the public internet"):
        read_one(f"https://{HOST}/list", "list.yml", Limits(), NOWHERE, is_folder=False)
    assert not (tmp_path / "started").exists()


def test_git_connects_to_the_address_that_was_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the host is known to nobody else here, so nothing but that address can lead to the server."""
    pem = certificate(tmp_path)
    monkeypatch.setenv("GIT_SSL_CAINFO", str(pem))
    monkeypatch.setenv("NO_PROXY", "*")
    with serve(pem, {}) as stranger:
        network = replace(NOWHERE, exempt=stranger.exempt, tls=ssl.create_default_context(cafile=str(pem)))
        register = Register(
            slug="list",
            path="",
            name="A list",
            publisher="anytown",
            page="",
            shows=Shows("bin-calendar", "live", "listed"),
            read=Source(repository=stranger.address("/list"), path="list.yml", format="yaml"),
        )
        with pytest.raises(RegisterError, match="not found"):
            from_network(network, Limits())(register)
        address = replace(register, read=Source(address=stranger.address("/list.csv"), format="csv"))
        with pytest.raises(RegisterError, match="answers with the code 404"):
            from_network(network, Limits())(address)
    assert stranger.asked == ["/list/info/refs?service=git-upload-pack", "/list.csv"]
