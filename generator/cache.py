"""Where things are kept between runs: in the user's cache folder, outside every checkout, so that nobody commits them.

What is kept there is keyed by all that it was made from, and it vouches for no proposal of somebody else.
"""

import sys
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from generator.digest import of_bytes

_OFF = "off"
_NAME = "local-digital-catalogue"


def folder(root: Path, environment: Mapping[str, str]) -> Path | None:
    """Return the folder for what is kept of a project, which may not exist yet.

    CATALOGUE_CACHE in the environment names another folder for all projects, or is ``off``: then it is None, and so it
    is if there is no home folder.
    """
    chosen = environment.get("CATALOGUE_CACHE", "")
    if chosen == _OFF:
        return None
    try:
        above = Path(chosen) if chosen else _cache_folder(environment) / _NAME
    except RuntimeError:
        return None
    return above / of_bytes(str(root.resolve()).encode()).hex()


def _cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder in which this system keeps caches. Raises RuntimeError if there is no home folder."""
    if sys.platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    # https://specifications.freedesktop.org/basedir-spec/: a relative path is to be ignored
    named = Path(environment.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


@cache
def program() -> str:
    """Return a text that differs for each version of this program, of Python and of the libraries it is built on."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    code = b"".join(of_bytes(file.read_bytes()) for file in files)
    return f"{sys.version} {of_bytes(code).hex()} {' '.join(_libraries())}"


def _libraries() -> list[str]:
    try:
        names = metadata.requires(_NAME) or []
    except metadata.PackageNotFoundError:
        return []
    return [f"{each} {_version(each)}" for each in names]


def _version(requirement: str) -> str:
    name = requirement.split(";", maxsplit=1)[0].split("[", maxsplit=1)[0]
    for sign in "<>=!~ ":
        name = name.split(sign)[0]
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
