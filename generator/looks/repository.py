"""Look at one repository: whether its server answers, and through git what is there. Nothing in it is run."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path

from generator import spdx
from generator.code_hosts import normalised_address, page_of
from generator.history.clone import Clone, PartialClone, partial_clone
from generator.history.untrusted_git import CloneError, LimitError, Limits
from generator.importing import licences, publiccode
from generator.importing.addresses import for_git
from generator.links import Trouble, is_public
from generator.looks.lychee import Look
from generator.network import FetchError, Network
from generator.observations import Observation
from generator.project import real_path

LIMITS = Limits(bytes=64 * 1024 * 1024, seconds=30)
NETWORK = Network(total_seconds=30)
"""The server is asked once and git started four times at most, so a repository takes two and a half minutes at most."""

_SERVICE = "/info/refs?service=git-upload-pack"
"""What git asks for first, after the address of the repository."""

_MOVED_FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_GONE = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
"""Servers of git ask for a password where nothing is public: they do not say whether anything is there."""

_VERSION = re.compile(r"v?([0-9]{1,9}(?:\.[0-9]{1,9}){1,3})|v[0-9]{1,3}")
_MAX_LICENCE_LENGTH = 120
_POLICY = "security.md"

Looking = Callable[[str], Observation | Look | None]
"""Returns what is seen in the repository at an address, or why it is not well; None if it was not asked."""


def from_folder(folder: Path, limits: Limits, today: date) -> Looking:
    """Return a function that looks at copies: `folder` holds a git repository ``HOST/PATH`` for each address."""
    return partial(_in_folder, real_path(folder), limits, today)


def from_network(network: Network, limits: Limits, today: date) -> Looking:
    """Return a function that looks at repositories where they are."""
    return partial(_on_network, network, limits, today)


def _in_folder(folder: Path, limits: Limits, today: date, address: str) -> Observation | Look | None:
    place = real_path(folder / normalised_address(address).casefold())
    if not place.is_relative_to(folder) or not place.is_dir():
        return None
    return _look(address, place.as_uri(), NETWORK, limits, today)


def _on_network(network: Network, limits: Limits, today: date, address: str) -> Observation | Look:
    git_address = for_git(address).rstrip("/")
    try:
        status, target = network.answer(git_address + _SERVICE)
    except FetchError as error:
        is_slow = isinstance(error.__cause__, TimeoutError)
        return Look(Trouble.BLOCKED if is_slow else Trouble.ILL, is_silent=True)
    leads_to = target.removesuffix(_SERVICE) if target.startswith("https://") and target.endswith(_SERVICE) else ""
    if leads_to and normalised_address(leads_to) == normalised_address(address):  # with or without .git, and the like
        return _look(address, leads_to, network, limits, today)
    if status == HTTPStatus.OK:
        return _look(address, git_address, network, limits, today)
    return _trouble(status, page_of(leads_to))


def _trouble(status: int, target: str) -> Look:
    if status in _MOVED_FOR_GOOD and is_public(target):
        return Look(Trouble.MOVED, target)
    if status in _GONE:
        return Look(Trouble.GONE)
    return Look(Trouble.BLOCKED if status in range(400, 500) else Trouble.ILL)


def _look(address: str, git_address: str, network: Network, limits: Limits, today: date) -> Observation | Look:
    try:
        with partial_clone(git_address, limits, network) as copy:
            return _observe(copy, address, today)
    except LimitError:
        return Look(Trouble.BLOCKED)
    except (CloneError, FetchError):
        return Look(Trouble.ILL)


def _observe(copy: PartialClone, address: str, today: date) -> Observation:
    clone = copy.clone
    release = newest_version(copy.tags())
    released = _past(copy.day_of(release), today) if release else ""
    return Observation(
        address=address,
        seen=today.isoformat(),
        changed=_past(clone.newest, today),
        release=release if released else "",
        released=released,
        licence=_licence(copy),
        publiccode=any(name in clone.root for name in publiccode.NAMES),
        security_policy=_has_security_policy(clone),
    )


def newest_version(tags: Iterable[str]) -> str:
    """Return the tag with the highest version, or "" if none is a version. Versions before a release do not count."""
    versions = [tag for tag in tags if _VERSION.fullmatch(tag)]
    return max(versions, key=lambda tag: [int(number) for number in tag.removeprefix("v").split(".")], default="")


def _past(day: date | None, today: date) -> str:
    """Return a day as text, or "" if it is to come: the clock of whoever made the commit was wrong."""
    return day.isoformat() if day and day <= today else ""


def _licence(copy: PartialClone) -> str:
    """Return the licence that all licence files contain, or "" if that is not certain."""
    blobs = {name: blob for name, blob in copy.clone.root.items() if licences.FILES.match(name)}
    if not blobs:
        return ""
    copy.fetch_blobs(*blobs.values())
    texts = ((copy.clone.read(name) or b"").decode("utf-8-sig", errors="replace") for name in blobs)
    names = set(map(licences.identify, texts))
    name = names.pop() if len(names) == 1 else ""
    return "" if len(name) > _MAX_LICENCE_LENGTH or spdx.licence(name) else name


def _has_security_policy(clone: Clone) -> bool:
    names = (*clone.root, *clone.names(".github"), *clone.names("docs"))
    return any(name.casefold() == _POLICY for name in names)
