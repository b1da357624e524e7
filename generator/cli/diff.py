"""``catalogue diff``: summarise what a branch changes, for a reviewer."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.check import check
from generator.cli import branch
from generator.cli.environment import CLEAN, progress, today, write_output
from generator.cli.place import add_root, require_project
from generator.report import branch_summary as report
from generator.review import new_diagnostics, permissions
from generator.review.alerts import alerts
from generator.review.branch_changes import branch_changes


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Say in Markdown which entries a branch adds, removes, renames and changes, what they say "
        "otherwise, and whose review that needs. Exit code: 0, or 2 could not run."
    )
    add_root(parser)
    parser.add_argument("revision", metavar="REV", help="what the branch left, for example origin/main")
    branch.add_actor(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write it to this file instead of printing it")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    account = branch.account(options) or ""
    proposal = branch.proposal(project, check(project, today(), progress=progress()), options.revision)
    changes = branch_changes(proposal)
    summary = report.render(
        alerts(proposal, changes),
        changes,
        new_diagnostics.introduced_by_branch(proposal),
        permissions.review_branch(proposal, account),
    )
    write_output(options.output, summary)
    return CLEAN
