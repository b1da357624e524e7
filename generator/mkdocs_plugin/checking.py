"""The check that a build begins with. What stops it is told in words, not in a traceback."""

import sys
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime

from generator.check import Result, check
from generator.project import CATALOGUE, find_project
from generator.report import text
from generator.schema import SchemaError


def checked(folder: Path) -> Result:
    """Check the catalogue that a folder is in or holds, and stop if no site can be made of it."""
    project = find_project(folder)
    if project is None:
        raise PluginError(f"There is no folder `{CATALOGUE}` in {folder} or above it.")
    try:
        result = check(project, _today())
    except SchemaError as error:
        raise PluginError(f"There is no site to build: {error}") from error
    if result.diagnostics:
        sys.stderr.write(text.render(result))
    if result.errors:
        raise PluginError("The catalogue has errors, so there is no site to build.")
    return result


def _today() -> date:
    """Give the day of the build: the one that the environment names, as builds that can be repeated agreed to do it."""
    try:
        return get_build_datetime().date()
    except (ValueError, OverflowError, OSError) as error:
        raise PluginError("SOURCE_DATE_EPOCH is no number of seconds since 1970: correct or unset it.") from error
