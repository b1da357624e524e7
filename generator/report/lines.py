"""The lines of a file as it was checked, for reports that show or count them."""

import stat
from pathlib import Path

from generator.check import Result
from generator.document import MOST_BYTES


def read_lines(result: Result, path: str) -> list[bytes]:
    """Give the lines of a file that a result tells of: those that stood in for it, or else those on disk."""
    raw = result.stand_ins[path] if path in result.stand_ins else _read(result.project.root / path)
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n") if raw else []


def _read(path: Path) -> bytes:
    """Read a file again; a link or a pipe, which could lead anywhere or never end, has nothing to show."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES)
    except (OSError, ValueError):  # gone since, or a name that no system takes
        return b""
