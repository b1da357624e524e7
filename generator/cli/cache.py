"""What is kept between runs: in the user's cache folder, outside every checkout, and only for the user's own files."""

import os
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import generator
from generator.check import Result, check
from generator.cli.environment import today
from generator.kept_entries import KeptEntries, program_digest
from generator.project import Project, real_path

_SWITCH = "CATALOGUE_CACHE"
_NAME = "local-digital-catalogue"


def check_own(project: Project, *, progress: Callable[[int], None] = lambda _: None) -> Result:
    """Check a project as `check` does today, and read only files that have changed since the last run.

    It is for files on the machine of the person who runs it: what checks a stranger's proposal calls `check`.
    """
    folder = cache_folder(project, os.environ, sys.platform)
    if folder is None:
        return check(project, today(), progress=progress)
    kept = KeptEntries(folder / "entries", program_digest(Path(generator.__file__).parent))
    result = check(project, today(), kept=kept, progress=progress)
    kept.save()
    return result


def cache_folder(project: Project, environment: Mapping[str, str], platform: str) -> Path | None:
    """Return the folder for what is kept of a project, which need not exist.

    None if ``CATALOGUE_CACHE=off``, if the user has no cache folder, or if that is in the project, where a commit could
    fill it.
    """
    try:
        caches = _caches(environment, platform)
    except RuntimeError:  # a user without a home folder
        return None
    root = real_path(project.root)
    if environment.get(_SWITCH) == "off" or real_path(caches).is_relative_to(root):
        return None
    return caches / _NAME / sha256(os.fsencode(root)).hexdigest()[:32]


def _caches(environment: Mapping[str, str], platform: str) -> Path:
    """Return the folder in which programs keep what they can make again. Raises RuntimeError without a home folder."""
    if Path(folder := environment.get("XDG_CACHE_HOME", "")).is_absolute():
        return Path(folder)
    if platform == "win32" and Path(folder := environment.get("LOCALAPPDATA", "")).is_absolute():
        return Path(folder)
    return Path.home() / ("Library/Caches" if platform == "darwin" else ".cache")
