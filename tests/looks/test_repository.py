"""What is seen in one repository: a copy on this machine, and what a server on this machine answers."""

import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from git import Repo

from generator.history.untrusted_git import Limits
from generator.links import Trouble
from generator.looks.lychee import Look
from generator.looks.repository import LIMITS, from_folder, from_network, newest_version
from generator.network import Network
from generator.observations import Observation
from tests.history.repository import Repository
from tests.network.loopback import Stranger, answer, certificate, serve

ADDRESS = "https://code.example.org/Hill/Bins.git"
TODAY = date(2026, 11, 28)
PLACE = "code.example.org/hill/bins"
SERVICE = "/info/refs?service=git-upload-pack"
MIT = Path(__file__).parents[2] / "LICENSE"


@pytest.fixture
def bins(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / PLACE)
    made.write("src/bins.py")
    made.commit("2026-01-31")
    return made


def seen(bins: Repository, limits: Limits = LIMITS) -> Observation | Look | None:
    return from_folder(bins.root.parents[2], limits, TODAY)(ADDRESS)


def tag(bins: Repository, name: str, day: str, *arguments: str) -> None:
    with bins.repo.git.custom_environment(GIT_COMMITTER_DATE=f"{day}T12:00:00+00:00"):
        bins.repo.git.tag(name, *arguments)


def test_a_bare_repository_has_a_newest_commit_and_nothing_else(bins: Repository) -> None:
    assert seen(bins) == Observation(ADDRESS, "2026-11-28", "2026-01-31")


@pytest.mark.parametrize("filters", [True, False])
def test_all_that_can_be_seen_is_seen(filters: bool, bins: Repository) -> None:
    bins.write("LICENSE.md", MIT.read_text())
    bins.write("publiccode.yaml", "")
    bins.write("docs/Security.md", "")
    bins.commit("2026-02-01")
    tag(bins, "v1.10.0", "2026-03-01", "--annotate", "--message", "x", "HEAD~1")
    tag(bins, "v1.9.0", "2026-04-01")
    tag(bins, "v2.0.0-rc1", "2026-05-01")
    if filters:
        bins.repo.git.config("uploadpack.allowFilter", "true")
        bins.repo.git.config("uploadpack.allowAnySHA1InWant", "true")
    assert seen(bins) == Observation(
        ADDRESS, "2026-11-28", "2026-02-01", "v1.10.0", "2026-03-01", "MIT", publiccode=True, security_policy=True
    )


@pytest.mark.parametrize(
    ("place", "is_policy"),
    [
        ("SECURITY.md", True),
        (".github/SECURITY.md", True),
        ("docs/SECURITY.md", True),
        ("src/SECURITY.md", False),
        ("SECURITY.md/other.md", False),
        ("docs/security.md.txt", False),
    ],
)
def test_a_security_policy_counts_where_the_large_hosts_look_for_it(
    place: str, is_policy: bool, bins: Repository
) -> None:
    bins.write(place, "")
    bins.commit("2026-02-01")
    observation = seen(bins)
    assert isinstance(observation, Observation)
    assert observation.security_policy is is_policy


@pytest.mark.parametrize(
    ("tags", "newest"),
    [
        ("v1.2.3 v1.10.0 v1.9", "v1.10.0"),
        ("1.2 2024.1", "2024.1"),
        ("v1 v2 v1.9.9", "v2"),
        ("v1 v1.0", "v1.0"),
        ("test release 2024 20240101 1.2-rc1 v1.2.3+build x1.2 v1.2.3.4.5", ""),
        ("1.\u0663 v1.2\x1b[2J 1.2. .1 v", ""),
        ("", ""),
    ],
)
def test_the_newest_release_is_the_highest_version(tags: str, newest: str) -> None:
    assert newest_version(tags.split(" ")) == newest
    assert newest_version(reversed(tags.split(" "))) == newest


def test_a_day_to_come_is_no_day(bins: Repository) -> None:
    bins.commit("2026-11-29")
    tag(bins, "v1.0", "2031-01-01", "--annotate", "--message", "x")
    assert seen(bins) == Observation(ADDRESS, "2026-11-28")


@pytest.mark.parametrize(
    ("files", "licence"),
    [
        ({"LICENSE": "SPDX-License-Identifier: EUPL-1.2\n"}, "EUPL-1.2"),
        ({"LICENSE": "SPDX-License-Identifier: <b>MIT</b>}\n"}, ""),
        ({"LICENSE": f"SPDX-License-Identifier: {' AND '.join(['MIT'] * 60)}\n"}, ""),
        ({"LICENSE": "Ask us.\n"}, ""),
        ({"LICENSE": MIT.read_text(), "LICENSE-DATA": "Ask us.\n"}, ""),
        ({"LICENSE": "x" * 300_000}, ""),
        ({"src/LICENSE": MIT.read_text()}, ""),
    ],
)
def test_a_licence_that_is_not_certain_is_not_told(files: dict[str, str], licence: str, bins: Repository) -> None:
    for name, text in files.items():
        bins.write(name, text)
    bins.commit("2026-02-01")
    observation = seen(bins)
    assert isinstance(observation, Observation)
    assert observation.licence == licence


def test_what_cannot_be_read_is_ill_and_what_is_too_much_proves_nothing(bins: Repository) -> None:
    assert seen(bins, replace(LIMITS, bytes=1)) == Look(Trouble.BLOCKED)
    Repo.init(bins.root.with_name("empty"))
    look = from_folder(bins.root.parents[2], LIMITS, TODAY)
    assert look("https://code.example.org/hill/empty") == Look(Trouble.ILL)
    assert look("https://code.example.org/hill") == Look(Trouble.ILL)


@pytest.mark.parametrize("address", ["https://code.example.org/hill/none", f"https://..{'/..' * 9}/tmp"])
def test_a_copy_that_is_not_there_was_not_looked_at(address: str, bins: Repository) -> None:
    assert from_folder(bins.root.parents[2], LIMITS, TODAY)(address) is None


# On a server


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stranger]:
    pem = certificate(tmp_path)
    monkeypatch.setenv("GIT_SSL_CAINFO", str(pem))
    monkeypatch.setenv("NO_PROXY", "*")
    with serve(pem, {}) as server:
        yield server


def asked(
    stranger: Stranger, tmp_path: Path, path: str = "/hill/bins", seconds: float = 20
) -> Observation | Look | None:
    tls = ssl.create_default_context(cafile=str(tmp_path / "stranger.pem"))
    network = Network(lambda *_: ("127.0.0.1",), stranger.exempt, tls, read_seconds=seconds)
    return from_network(network, LIMITS, TODAY)(stranger.address(path))


@pytest.mark.parametrize(
    ("status", "what"),
    [
        *[(401, Trouble.GONE), (404, Trouble.GONE), (410, Trouble.GONE)],
        *[(403, Trouble.BLOCKED), (429, Trouble.BLOCKED), (451, Trouble.BLOCKED)],
        *[(500, Trouble.ILL), (503, Trouble.ILL), (204, Trouble.ILL)],
        (200, Trouble.ILL),  # a page, and no repository
    ],
)
def test_what_a_server_answers_says_what_is_wrong(
    status: int, what: Trouble, stranger: Stranger, tmp_path: Path
) -> None:
    stranger.answers = {f"/hill/bins{SERVICE}": answer(status, b"" if status == 204 else b"no")}
    assert asked(stranger, tmp_path) == Look(what)
    assert all("Authorization" not in each for each in stranger.headers)


def test_a_move_is_told_and_not_followed(stranger: Stranger, tmp_path: Path) -> None:
    stranger.answers = {f"/hill/bins{SERVICE}": answer(301, Location=f"/dale/bins{SERVICE}")}
    assert asked(stranger, tmp_path) == Look(Trouble.MOVED, stranger.address("/dale/bins"))
    stranger.answers = {f"/hill/bins{SERVICE}": answer(308, Location=f"https://github.com/Dale/bins.git{SERVICE}")}
    assert asked(stranger, tmp_path) == Look(Trouble.MOVED, "https://github.com/Dale/bins")
    assert stranger.asked == [f"/hill/bins{SERVICE}"] * 2


@pytest.mark.parametrize(
    ("status", "target"),
    [
        (302, f"https://github.com/dale/bins.git{SERVICE}"),
        (301, "https://github.com/login"),
        (301, f"http://github.com/dale/bins{SERVICE}"),
        (301, f"https://localhost/dale/bins{SERVICE}"),
        (301, f"https://me@github.com/dale/bins{SERVICE}"),
        (301, ""),
    ],
)
def test_what_leads_elsewhere_is_not_always_a_move(
    status: int, target: str, stranger: Stranger, tmp_path: Path
) -> None:
    stranger.answers = {f"/hill/bins{SERVICE}": answer(status, Location=target)}
    assert asked(stranger, tmp_path) == Look(Trouble.ILL)


def test_another_spelling_of_the_address_is_asked_on_the_same_server(stranger: Stranger, tmp_path: Path) -> None:
    stranger.answers = {f"/hill/bins{SERVICE}": answer(301, Location=f"/hill/bins.git{SERVICE}")}
    assert asked(stranger, tmp_path) == Look(Trouble.ILL)
    assert stranger.asked == [f"/hill/bins{SERVICE}", f"/hill/bins.git{SERVICE}"]


def test_a_host_that_is_not_public_or_does_not_answer_is_silent(stranger: Stranger, tmp_path: Path) -> None:
    private = Network(lambda *_: ("10.0.0.1",))
    assert from_network(private, LIMITS, TODAY)(ADDRESS) == Look(Trouble.ILL, is_silent=True)
    stranger.answers = {f"/hill/bins{SERVICE}": lambda _: time.sleep(0.5)}
    assert asked(stranger, tmp_path, seconds=0.2) == Look(Trouble.BLOCKED, is_silent=True)
