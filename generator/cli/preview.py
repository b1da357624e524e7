"""``catalogue preview``: the pages that a branch changes, before and after, in one file."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # otherwise importing GitPython fails without git

from generator.check import check
from generator.cli import branch
from generator.cli.build import find_settings
from generator.cli.environment import CLEAN, CannotRunError, progress, today, write_output
from generator.cli.place import add_root, require_project
from generator.engine import configuration, preview
from generator.engine.configuration import ConfigurationError
from generator.project import real_path


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Show each entry that a branch changes as its page was and as it would be, side by side, in one HTML file. The "
        "site is not built. The file runs no script and loads nothing. Exit code: 0, or 2 could not run."
    )
    add_root(parser)
    parser.add_argument("--since", metavar="REV", required=True, help="what the branch left, for example origin/main")
    parser.add_argument("--output", type=Path, metavar="FILE", required=True, help="the file to write")
    parser.add_argument(
        "--config-file", type=Path, metavar="FILE", help="the settings of the site (default: the nearest mkdocs.yml)"
    )
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    file = options.config_file or find_settings()
    proposal = branch.proposal(project, check(project, today(), progress=progress()), options.since)
    try:
        html = preview.render(proposal, configuration.read(real_path(file), os.environ))
    except ConfigurationError as error:
        raise CannotRunError(str(error)) from error
    write_output(options.output, html)
    return CLEAN
