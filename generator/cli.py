"""The command line. Here everything is put together, and only here is anything printed."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from generator.check import Result, check
from generator.project import CATALOGUE, Project, find_project
from generator.report import github, json, text
from generator.rules import RULES
from generator.schema import SchemaError

CLEAN, ERRORS_FOUND, COULD_NOT_RUN = 0, 1, 2
"""Exit codes. They never depend on the format of the report."""

FORMATS = ("text", "json", "github")


class CannotRunError(Exception):
    """What was asked for cannot be done; the words say why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (CannotRunError, SchemaError, OSError) as error:
        print(f"catalogue: {error}", file=sys.stderr)
        return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="catalogue", description="Check the entries of a catalogue and explain what is wrong with them."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    checking = commands.add_parser(
        "check",
        help="check all entries, or only some",
        description="Check the entries of a catalogue. Exit code: 0 nothing wrong, 1 errors found, 2 could not run.",
    )
    checking.add_argument("--root", type=Path, metavar="DIR", help="the folder that holds catalogue/ (default: found)")
    checking.add_argument("--format", choices=FORMATS, default="text", help="form of the report (default: text)")
    checking.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="tell only of these files and folders")
    checking.set_defaults(run=_check)
    explaining = commands.add_parser(
        "explain", help="explain a rule", description="Explain a rule with examples, or list all rules."
    )
    explaining.add_argument("code", nargs="?", metavar="CODE", help="a rule's code, such as S102, or its name")
    explaining.add_argument(
        "--root", type=Path, metavar="DIR", help="the folder that holds catalogue/ (default: found)"
    )
    explaining.set_defaults(run=_explain)
    return parser


def _check(options: argparse.Namespace) -> int:
    project = _project(options.root)
    wanted = [_inside(project, path) for path in options.paths]
    result = _only(check(project, date.today(), progress=_progress()), wanted)
    if options.format == "github":
        _add_to_step_summary(text.render(result))
    print(_render(result, options.format), end="")
    return ERRORS_FOUND if result.errors else CLEAN


def _render(result: Result, form: str) -> str:
    if form == "json":
        return json.render(result)
    if form == "github":
        return github.render(result)
    return text.render(result, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        print("\n".join(f"{rule.code}  {rule.severity:<8} {rule.name:<24} {rule.title}" for rule in RULES))
        return CLEAN
    by_any_name = {rule.code.lower(): rule for rule in RULES} | {rule.name: rule for rule in RULES}
    rule = by_any_name.get(options.code.lower())
    if rule is None:
        near = get_close_matches(options.code.lower(), by_any_name, n=1)
        hint = f"did you mean {by_any_name[near[0]].code}?" if near else "`catalogue explain` lists all."
        raise CannotRunError(f"there is no rule {options.code}; {hint}")
    pages = (_project(options.root) if options.root else find_project(Path.cwd()) or Project(Path.cwd())).rule_pages
    page = (pages / f"{rule.name}.md").read_text(encoding="utf-8")
    print(page.split("---\n", maxsplit=2)[-1].strip())
    return CLEAN


def _project(root: Path | None) -> Project:
    """Find the project to work on. Raises CannotRunError where there is none."""
    if root is None:
        found = find_project(Path.cwd())
        if found is None:
            raise CannotRunError(f"no folder {CATALOGUE}/ here or above; name its parent with --root")
        return found
    if not (root / CATALOGUE).is_dir():
        raise CannotRunError(f"there is no folder {CATALOGUE}/ in {root}")
    return Project(root.resolve())


def _inside(project: Project, path: Path) -> str:
    """Give a path as diagnostics name it. Raises CannotRunError for one that is not there or not in the project."""
    if not os.path.lexists(path):
        raise CannotRunError(f"there is no file or folder {path}")
    resolved = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    if not resolved.is_relative_to(project.root.resolve()):
        raise CannotRunError(f"{path} is not in the project {project.root}")
    return resolved.relative_to(project.root.resolve()).as_posix()


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


def _progress() -> Callable[[int], None]:
    """Count files on a terminal that somebody may be watching; stay quiet everywhere else."""
    if not sys.stderr.isatty() or "CI" in os.environ:
        return lambda _: None

    def show(count: int) -> None:
        if count % 500 == 0:
            print(f"\r{count:,} files read\r", end="", file=sys.stderr, flush=True)

    return show


def _add_to_step_summary(report: str) -> None:
    """Put the whole report where GitHub shows it with the run, as text that Markdown cannot read anything into."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        indented = "".join(f"    {line}\n" for line in report.splitlines())
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(f"## Check of the catalogue\n\n{indented}\n")


if __name__ == "__main__":
    sys.exit(main())
