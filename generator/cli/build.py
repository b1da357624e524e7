"""``catalogue build``: build the whole site with our own engine."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # otherwise importing GitPython fails without git

from generator.cli.cache import cache_folder, check_own
from generator.cli.environment import (
    CLEAN,
    HAS_ERRORS,
    CannotRunError,
    print_text,
    progress,
    wants_colour,
    warn,
)
from generator.cli.place import prepared
from generator.engine import configuration
from generator.engine.build import build
from generator.engine.configuration import Configuration, ConfigurationError
from generator.engine.output import OutputError
from generator.history import gaps
from generator.project import CATALOGUE, find_project, real_path
from generator.publish.search.pagefind import PagefindError
from generator.publish.site.options import WITHOUT_ADDRESS, colour_notes
from generator.publish.site.translations import TranslationError
from generator.report import text

_SETTINGS = "mkdocs.yml"
_MAX_GARBAGE = 20_000
"""In objects: with fewer, collecting would take time; with many more, memory."""


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Check the catalogue and build its whole site. The old site stays in place until the new one is "
        "complete. Exit code: 0 the site is built, 1 errors found in the catalogue, 2 could not run."
    )
    parser.add_argument(
        "--config-file", type=Path, metavar="FILE", help=f"the settings of the site (default: the nearest {_SETTINGS})"
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help="where to write it (default: what the settings say)")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    file = options.config_file or find_settings()
    project = find_project(real_path(file).parent)
    if project is None:
        raise CannotRunError(f"there is no folder {CATALOGUE}/ beside {file} or above it")
    try:
        warn(gaps.in_history(prepared(project).root))
        settings = configuration.read(real_path(file), os.environ)
        for warning in setting_warnings(settings):
            print_text(warning.rstrip(), is_message=True)
        result = check_own(project, progress=progress())
        if result.diagnostics:
            print(text.render(result, colour=wants_colour()), end="", file=sys.stderr)
        if result.errors:
            return HAS_ERRORS
        _collect_garbage_of_pages()
        folder = options.output or settings.output
        kept = cache_folder(project, os.environ, sys.platform)
        pages = build(settings, result, folder, cache=kept, progress=_show_progress)
    except (ConfigurationError, TranslationError, OutputError, PagefindError, ChildProcessError) as error:
        raise CannotRunError(str(error)) from error
    _show_progress("")
    print_text(f"{pages:,} pages, and everything that belongs to them, are in {folder}.")
    return CLEAN


def _collect_garbage_of_pages() -> None:
    """Have what pages leave behind collected: at 10,000 entries 70 MB. What is there already stays to the end."""
    gc.freeze()
    gc.set_threshold(_MAX_GARBAGE)
    gc.enable()


def find_settings() -> Path:
    """Return the settings file in this folder or the nearest one above. Raises CannotRunError if there is none."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _SETTINGS).is_file():
            return folder / _SETTINGS
    raise CannotRunError(f"there is no {_SETTINGS} here or above; name it with --config-file")


def setting_warnings(settings: Configuration) -> list[str]:
    """Return what is unwise about the settings of a site, each as one line."""
    notes = [f"{_SETTINGS}: {note}\n" for note in colour_notes(settings.options)]
    return notes if settings.site.url else [WITHOUT_ADDRESS, *notes]


def _show_progress(text: str) -> None:
    """Show the current step on a terminal, on one line that the next step replaces. Print nothing to a log."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
