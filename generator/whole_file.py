"""Writes what is kept for the next run to a file."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces to a file in a folder that only the user may open, so that no reader sees half of it.

    What a run left that was stopped while it wrote is removed. Nothing is kept where nothing can be written.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in path.parent.glob(f"{path.name}.*"):
            left.unlink(missing_ok=True)
        try:
            with beside.open("wb") as file:
                file.writelines(pieces)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
