"""The program as far as a site depends on it."""

import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from re import match

import generator
from generator.digest import of_bytes

_DISTRIBUTION = "local-digital-catalogue"


@cache
def program() -> str:
    """Return a text that differs for each version of this program, of Python and of the libraries it is built on."""
    files = sorted(Path(generator.__file__).parent.rglob("*.py"))
    code = b"".join(of_bytes(file.read_bytes()) for file in files)
    return f"{sys.version} {of_bytes(code).hex()} {' '.join(_libraries())}"


def _libraries() -> list[str]:
    try:
        requirements = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # run from a checkout without being installed
        return []
    return [f"{each} {metadata.version(named[0])}" for each in requirements if (named := match(r"[\w.-]+", each))]
