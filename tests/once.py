"""What is costly to make is made once a run, however many workers pytest-xdist starts."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that all workers of a run share: the first that asks makes it, while the others wait.

    ``make`` gets an empty folder to fill. Where it raises, the next worker that asks tries again.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / f"{name}-once"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            filled = factory.mktemp(name)
            make(filled)
            filled.rename(folder)
    return folder
