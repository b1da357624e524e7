"""``catalogue check``: hold entries to the rules and report what is found."""

import os
from argparse import Namespace, _SubParsersAction
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.check import Result, check
from generator.cli import piped, watch
from generator.cli.surroundings import (
    CLEAN,
    ERRORS_FOUND,
    add_root,
    inside,
    progress,
    project,
    wants_colour,
    write_whole,
)
from generator.report import FORMATS, markdown, text


def add(commands: "_SubParsersAction[Any]") -> None:
    """Say what the command takes."""
    parser = commands.add_parser(
        "check",
        help="check all entries, or only some",
        description="Check the entries of a catalogue. Exit code: 0 nothing wrong, 1 errors found, 2 could not run.",
    )
    add_root(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="form of the report (default: text)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report there instead of printing it")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="tell only of these files and folders; - is standard input"
    )
    piped.add(parser)
    watch.add(parser)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    where = project(options.root)
    if piped.is_wanted(options):
        file = piped.file_of(where, options.stands_for)
        result = piped.judged(check(where, date.today(), progress=progress()), file)
        return _tell(_only(result, [file.path]), options)
    wanted = [inside(where, path) for path in options.paths]
    if options.watch:
        return watch.watch(where, lambda result: _tell(_only(result, wanted), options))
    return _tell(_only(check(where, date.today(), progress=progress()), wanted), options)


def _tell(result: Result, options: Namespace) -> int:
    """Give the report to whoever asked for it, and the exit code."""
    if options.format == "github":
        _add_to_step_summary(markdown.render(result))
    if options.output:
        write_whole(options.output, FORMATS[options.format](result))
    else:
        print((FORMATS | {"text": partial(text.render, colour=wants_colour())})[options.format](result), end="")
    return ERRORS_FOUND if result.errors else CLEAN


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
    """Put a report where GitHub shows it with the run, below what earlier steps put there."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(f"{report}\n")
