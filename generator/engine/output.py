"""The output folder of a site. The old site stays in place until the new one is complete."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SITE_FILES = ("index.html", "assets/catalogue.css")


class OutputError(Exception):
    """The folder cannot be replaced. The message says why."""


@contextmanager
def replace_folder(output: Path, protected: Path) -> Iterator[Path]:
    """Yield a new, empty folder next to `output`, which replaces it at the end.

    If an exception is raised meanwhile, `output` stays as it was. Raises OutputError if `output` cannot be written, is
    `protected` or a folder above it, or contains anything other than a site.
    """
    target = output.resolve()
    _check_replaceable(target, protected.resolve())
    new, old = (target.with_name(f".{target.name}.{suffix}-{os.getpid()}") for suffix in ("new", "old"))
    try:
        new.mkdir(parents=True)
    except OSError as error:
        raise OutputError(f"cannot make a folder beside {output}: {error.strerror}") from error
    try:
        yield new
        if target.exists():
            target.rename(old)
        new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _check_replaceable(target: Path, protected: Path) -> None:
    if protected.is_relative_to(target):
        raise OutputError(f"{target} contains the catalogue itself: name a folder for the site only")
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target} is a file: name a folder")
    if target.is_dir() and any(target.iterdir()) and not all((target / each).is_file() for each in _SITE_FILES):
        raise OutputError(
            f"{target} contains something that is not a site, which would be lost: name a new or an empty folder"
        )
