"""``catalogue check``: hold entries to the rules and report what is found."""

import os
from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.check import Result, check
from generator.cli.surroundings import CLEAN, ERRORS_FOUND, add_root, inside, progress, project, wants_colour
from generator.report import github, json, text

FORMATS = ("text", "json", "github")


def add(commands: "_SubParsersAction[Any]") -> None:
    """Say what the command takes."""
    parser = commands.add_parser(
        "check",
        help="check all entries, or only some",
        description="Check the entries of a catalogue. Exit code: 0 nothing wrong, 1 errors found, 2 could not run.",
    )
    add_root(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (default: text)")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="tell only of these files and folders")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    where = project(options.root)
    wanted = [inside(where, path) for path in options.paths]
    result = _only(check(where, date.today(), progress=progress()), wanted)
    if options.format == "github":
        _add_to_step_summary(text.render(result))
    print(_render(result, options.format), end="")
    return ERRORS_FOUND if result.errors else CLEAN


def _render(result: Result, form: str) -> str:
    if form == "json":
        return json.render(result)
    if form == "github":
        return github.render(result)
    return text.render(result, colour=wants_colour())


def _only(result: Result, wanted: Sequence[str]) -> Result:
    """Keep what concerns some files and folders. All others were read too, since entries refer to each other."""
    if not wanted:
        return result

    def concerns(path: str) -> bool:
        return any(each in {path, "."} or path.startswith(f"{each}/") for each in wanted)

    return replace(
        result,
        diagnostics=tuple(each for each in result.diagnostics if concerns(each.location.path)),
        files=tuple(filter(concerns, result.files)),
    )


def _add_to_step_summary(report: str) -> None:
    """Put the whole report where GitHub shows it with the run, as text that Markdown cannot read anything into."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        indented = "".join(f"    {line}\n" for line in report.splitlines())
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(f"## Check of the catalogue\n\n{indented}\n")
