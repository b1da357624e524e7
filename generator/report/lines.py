"""The lines of a file as they are on disk, for reports that show or count them."""

import stat
from pathlib import Path

from generator.document import MOST_BYTES


def read_lines(path: Path) -> list[bytes]:
    """Read a file again; a link or a pipe, which could lead anywhere or never end, has no lines."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return []
        with path.open("rb") as opened:
            raw = opened.read(MOST_BYTES)
    except (OSError, ValueError):  # gone since, or a name that no system takes
        return []
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
