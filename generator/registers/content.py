"""The content of a register and its version: from a folder of copies, from a repository or from an address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.history.clone import read_one
from generator.history.untrusted_git import CloneError, Limits
from generator.importing.addresses import for_git
from generator.network import MAX_BYTES, FetchError, Network
from generator.register import Register


class RegisterError(Exception):
    """The register cannot be read. The message says why, in words that continue its name."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a register contains, in bytes. `version` is a commit, or the hash of the content."""

    version: str
    raw: bytes


Load = Callable[[Register], Content]
"""Returns the content of a register. Raises RegisterError."""


def from_folder(folder: Path) -> Load:
    """Return a function that reads copies: `folder` holds a file ``<slug>.<format>`` for each register.

    That of file names holds a name on each line.
    """
    return partial(_copy, folder)


def from_network(network: Network, limits: Limits) -> Load:
    """Return a function that reads registers where they are."""
    return partial(_original, network, limits)


def _copy(folder: Path, register: Register) -> Content:
    path = folder / f"{register.slug}.{register.read.format}"
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RegisterError(f"there is no file {path.name} to read in the folder of copies") from error
    if len(raw) > MAX_BYTES:
        raise RegisterError(f"it has more than {MAX_BYTES // 1024 // 1024} MB")
    return Content(_hash(raw), raw)


def _original(network: Network, limits: Limits, register: Register) -> Content:
    read = register.read
    try:
        if read.address:
            raw = network.fetch(read.address)
            return Content(_hash(raw), raw)
        is_folder = read.format == "file-names"
        return Content(*read_one(for_git(read.repository), read.path, limits, network, is_folder=is_folder))
    except (FetchError, CloneError) as error:
        raise RegisterError(str(error)) from error


def _hash(raw: bytes) -> str:
    return f"sha256:{sha256(raw).hexdigest()}"
