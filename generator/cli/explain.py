"""``catalogue explain``: print the page of a rule."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.cli.environment import CLEAN, CannotRunError
from generator.cli.place import add_root, require_project
from generator.diagnostic import Rule
from generator.project import Project, find_project
from generator.report import rule_pages
from generator.rules import RULES
from generator.spelling import closest


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = "Explain a rule with examples, or list all rules."
    parser.add_argument("code", nargs="?", metavar="CODE", help="a rule's code, such as S102, or its name")
    add_root(parser)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    if options.code is None:
        print("\n".join(f"{rule.code}  {rule.severity:<8} {rule.name:<24} {rule.title}" for rule in RULES))
        return CLEAN
    rule = _find_rule(options.code)
    project = require_project(options.root) if options.root else find_project(Path.cwd()) or Project(Path.cwd())
    page = (project.rule_pages / f"{rule.name}.md").read_text(encoding="utf-8")
    print(rule_pages.readable(page.split("---\n", maxsplit=2)[-1]).strip())
    return CLEAN


def _find_rule(code_or_name: str) -> Rule:
    """Return the rule with a code or name, ignoring case. Raises CannotRunError if there is none."""
    by_any_name = {rule.code.lower(): rule for rule in RULES} | {rule.name: rule for rule in RULES}
    if rule := by_any_name.get(code_or_name.lower()):
        return rule
    match = closest(code_or_name.lower(), iter(by_any_name))
    hint = f"did you mean {by_any_name[match].code}?" if match else "`catalogue explain` lists them all."
    raise CannotRunError(f"there is no rule {code_or_name}; {hint}")
