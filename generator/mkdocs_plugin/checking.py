"""The check before a build. It stops mkdocs with a message, not a traceback."""

import os
import sys
import time
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from generator.check import Result, check
from generator.day import utc_day
from generator.errors import SchemaError
from generator.project import CATALOGUE, find_project
from generator.report import text
from generator.report.escape import for_one_line


def check_or_stop(folder: Path) -> Result:
    """Check the catalogue in `folder` or above it. Raises PluginError if there is none or it has errors."""
    project = find_project(folder)
    if project is None:
        raise PluginError(f"There is no folder `{CATALOGUE}` in {folder} or above it.")
    try:
        result = check(project, _today())
    except SchemaError as error:
        raise PluginError(f"There is no site to build: {for_one_line(str(error))}") from error
    if result.diagnostics:
        sys.stderr.write(text.render(result))
    if result.errors:
        raise PluginError("The catalogue has errors, so there is no site to build.")
    return result


def _today() -> date:
    try:
        return utc_day(os.environ, time.time())
    except ValueError as error:
        raise PluginError(f"{error}.") from error
