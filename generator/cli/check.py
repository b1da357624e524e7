"""``catalogue check``: check entries against the rules and report the diagnostics."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator import schema_rule
from generator.check import Result, check
from generator.cli import branch, stdin, watch
from generator.cli.cache import check_own
from generator.cli.environment import (
    CLEAN,
    HAS_ERRORS,
    NEEDS_REVIEW,
    CannotRunError,
    progress,
    today,
    wants_colour,
    write_output,
)
from generator.cli.place import add_root, project_path, require_project
from generator.cli.selection import narrow_to
from generator.project import Project
from generator.report import github, json, markdown, reviewers, text
from generator.report.escape import for_markdown, without_commands
from generator.report.formats import FORMATS
from generator.review import new_diagnostics, permissions
from generator.review.permissions import BranchReview


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Check the entries of a catalogue. Exit code: 0 nothing wrong, 1 errors found, 2 could not run, "
        "3 nothing wrong but someone has to review it (only with --actor)."
    )
    add_root(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="format of the report (default: text)")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write the report to this file instead of printing it"
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="report only on these files and folders; - is standard input",
    )
    branch.add_since(parser)
    branch.add_actor(parser)
    stdin.add(parser)
    watch.add(parser)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    if options.actor is not None and options.since is None:
        raise CannotRunError("--actor goes with --since, which says what the account changed: --since origin/main")
    if stdin.reads_stdin(options):
        if options.since is not None:
            raise CannotRunError("--since looks at files; leave it out to check standard input")
        file = stdin.file_of(project, options.entry)
        result = stdin.check_stdin(check_own(project, progress=progress()), file)
        return _report(narrow_to(result, [file.path]), options)
    selection = [project_path(project, path) for path in options.paths]
    if options.watch:
        return watch.watch(project, lambda result: _report_selection(project, result, selection, options))
    if options.since is None:
        return _report_selection(project, check_own(project, progress=progress()), selection, options)
    return _report_selection(project, check(project, today(), progress=progress()), selection, options)


def _report_selection(project: Project, result: Result, selection: Sequence[str], options: Namespace) -> int:
    """Report the selected part of a check and return the exit code. Permissions always concern the whole branch.

    A proposal may change the schemas and add fields that this version of the program does not know. With ``--actor``
    those need a review, so their diagnostics are left out here; without it they are errors.
    """
    if options.since is None:
        return _report(narrow_to(result, selection), options)
    account = branch.account(options)
    proposal = branch.proposal(project, result, options.since)
    narrowed = narrow_to(new_diagnostics.introduced_by_branch(proposal), selection)
    if account is None:
        return _report(narrowed, options)
    about_entries = tuple(each for each in narrowed.diagnostics if each.rule is not schema_rule.RULE)
    return _report(replace(narrowed, diagnostics=about_entries), options, permissions.review_branch(proposal, account))


def _report(result: Result, options: Namespace, review: BranchReview | None = None) -> int:
    """Write the report to the output file or standard output, and return the exit code."""
    report = _render(result, options, review)
    if options.format == "github":
        review_section = f"\n{for_markdown(reviewers.summary(review))}\n" if review else ""
        _add_to_step_summary(markdown.render(result) + review_section)
    write_output(options.output, report)
    if result.errors:
        return HAS_ERRORS
    return NEEDS_REVIEW if review and review.needing_review else CLEAN


def _render(result: Result, options: Namespace, review: BranchReview | None) -> str:
    """Return the report with the review below it. Formats without room for it get the review on standard error."""
    if options.format == "json":
        return json.render(result, review)
    coloured = options.format == "text" and not options.output and wants_colour()
    report = text.render(result, colour=True) if coloured else FORMATS[options.format](result)
    if review is None:
        return report
    review_text = reviewers.as_text(review)
    if options.format == "text":
        return f"{report}\n{review_text}"
    if options.format == "github":
        notice = github.notice("Who may change this", reviewers.summary(review))
        return f"{report}\n{notice}{without_commands(review_text)}"
    print(review_text, end="", file=sys.stderr)
    return report


def _add_to_step_summary(report: str) -> None:
    """Append a report to the job summary of GitHub Actions, below what earlier steps wrote."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(f"{report}\n")
