"""Odd command lines and odd files, made from sound ones, for every command that the parser has."""

import argparse
import json
from dataclasses import dataclass

from hypothesis import strategies as some

from generator import cli
from tests.branches import entry
from tests.cli.test_harvest import REGISTER
from tests.cli.test_links import report
from tests.importing.issues import PROJECT, USED, issue
from tests.importing.sources import PUBLICCODE
from tests.importing.test_mail import message
from tests.schema_shaped import JSON_VALUES, SHAPED, as_yaml
from tests.yaml_like import YAML_LIKE


@dataclass(frozen=True)
class Case:
    """A command line, and the file that it reads with what is in it when all is well."""

    line: str
    file: str = "unread"
    text: str = ""


DRAWN = "catalogue/projects/drawn.yml"
CODEMETA = '{"@type": "SoftwareSourceCode", "name": "Bins", "maintainer": [{"@type": ["Person"]}], "license": []}'
EVENT = json.dumps({"issue": {"body": issue("project", PROJECT), "created_at": "2026-11-21T00:00:00Z"}})
ENTRIES = "kind,name,summary,owner,sources\nproject,Lamps,Tells when.,example-council,https://www.example.gov.uk/"
USES = "sep=;\norganisation;entry;status\nExample Council;bin-calendar;live"
SETTINGS = "site_name: X\ndocs_dir: folder\nnav: [a.md]\nplugins: [catalogue: {tries: [bins]}]\nextra: {branch: main}\n"
NEW = "new project lamps --no-input --name=Lamps --summary=Light. --owner=example-council --source=https://a.example/"
CASES = {
    "new": [Case(NEW), Case(f"{NEW} --dry-run", DRAWN, entry("drawn")), Case("new component")],
    "import": [
        Case("import publiccode.yml", "publiccode.yml", PUBLICCODE),
        Case("import codemeta.json --owner=example-council", "codemeta.json", CODEMETA),
        Case("import entries.csv", "entries.csv", ENTRIES),
        Case("import uses.csv --keep-going", "uses.csv", USES),
        Case("import folder", "folder/README.md", "# Bins\n\nTells when."),
    ],
    "from-issue": [
        Case("from-issue issue.md", "issue.md", issue("project", PROJECT)),
        Case("from-issue issue.md", "issue.md", issue("use", USED)),
        Case("from-issue event.json --event", "event.json", EVENT),
    ],
    "from-mail": [Case("from-mail ../one.eml", "../one.eml", str(message(issue("use", USED))))],
    "check": [
        Case("check", DRAWN, entry("drawn")),
        Case("check --since=main --actor=somebody", DRAWN, entry("drawn")),
        Case(f"check - --as={DRAWN}", DRAWN, entry("drawn")),
        Case("check", "catalogue/registers/calendars.yml", REGISTER),
    ],
    "fix": [Case("fix", DRAWN, entry("drawn", "licence: mit\n")), Case("fix --diff", DRAWN, entry("drawn"))],
    "diff": [Case("diff main", DRAWN, entry("drawn", "stage: beta\n"))],
    "preview": [
        Case("preview --since=main --output=preview.html", DRAWN, entry("drawn", "stage: beta\n")),
        Case("preview --since=main --output=preview.html", "mkdocs.yml", SETTINGS),
    ],
    "harvest": [
        Case("harvest --from=folder", "folder/calendars.csv", "council,day\nExample Council,2024-01-31\n"),
        Case("harvest --from=folder --dry-run", "catalogue/registers/calendars.yml", REGISTER),
    ],
    "links": [
        Case("links report.json --day=2026-11-29", "report.json", report({"https://www.example.gov.uk/bins": 404})),
        Case("links --list", DRAWN, entry("drawn")),
    ],
    "build": [Case("build", "mkdocs.yml", SETTINGS)],
    "serve": [Case("serve --port=0", "mkdocs.yml", SETTINGS)],
    "explain": [Case("explain S102"), Case("explain", "schemas/project.schema.json", "{}")],
    "completion": [Case("completion bash")],
    "init": [Case("init own --no-input --name=Ours"), Case("init own")],
}  # fmt: skip

NESTED = ["a: &a [*a]", "- " * 3000, "[" * 5000, '{"a":' * 5000, "%YAML 9.9\n---", "a: !!python/x", "{1: [2]}", "\0"]
ODD_TEXTS = some.one_of(
    YAML_LIKE, some.text(max_size=30), JSON_VALUES.map(json.dumps), some.sampled_from(NESTED),
    some.one_of(*SHAPED.values()).map(lambda data: as_yaml(data).decode()),
)  # fmt: skip

PLACES = some.sampled_from([
    DRAWN, "mkdocs.yml", "folder", "catalogue", ".git", "loop", "nowhere/deep", "..", "mkdocs.yml/below", "a" * 300,
    "caf\udce9", "", ".", "-", "/dev/null", "/", "\t\n", "~", "a\0b", "*",
])  # fmt: skip
WORDS = some.one_of(
    some.text(max_size=12),
    some.sampled_from(["", " ", "-", "--", "a\0b", "caf\udce9", "\x1b[2J", "x" * 3000, "::error::x", "\u202ex"]),
)
ADDRESSES = ["https://[", "https://localhost:1/x", "http://github.com/a/b", "git@x:y", "ssh://x/y", "https://"]
REVISIONS = ["main", "HEAD", "HEAD~1", "main...HEAD", "origin/main", "@{u}", ":/x", "--all", "main^{tree}", "main@{1}"]


def _or_odd(*usual: str) -> some.SearchStrategy[str]:
    return some.one_of(some.sampled_from(usual), WORDS, PLACES)


ODD = {
    **dict.fromkeys(("TEXT", "ACCOUNT", "WHERE"), WORDS),
    **dict.fromkeys(("FILE", "DIR", "PATH", "REPORT"), PLACES),
    "SLUG": _or_odd("bins", "calendars", "bin-calendar", "../x", "CON"),
    "ENTRY": _or_odd("projects/drawn", DRAWN, "organisations/x"),
    "CODE": _or_odd("S102", "s102", "unknown-field"),
    "DAY": _or_odd("2026-11-29", "2026-02-30", "2099-01-01", "0000-00-00"),
    "REV": _or_odd(*REVISIONS),
    "N": _or_odd("-1", "0", "70000", "9" * 5000),
    "SOURCE": _or_odd(*ADDRESSES),
}
"""Values for each kind of argument, which its metavar names."""


COMMANDS = next(each for each in cli.parser()._actions if isinstance(each, argparse._SubParsersAction)).choices


def arguments(command: str) -> list[argparse.Action]:
    """Return the arguments of a command."""
    return [action for action in COMMANDS[command]._actions if action.dest != "help"]


@some.composite
def command_lines(draw: some.DrawFn, line: str) -> list[str]:
    """Draw arguments for a command: those of a line, of which one or two are odd, and now and then one is missing."""
    words = line.split()
    for action in draw(some.lists(some.sampled_from(arguments(words[0])), max_size=2)):
        flag = next(iter(action.option_strings), "")
        if action.nargs == 0:
            words.append(flag)
            continue
        value = draw(some.sampled_from(list(action.choices)) if action.choices else ODD[str(action.metavar)])
        places = [number for number, word in enumerate(words) if number and word[:1] != "-"]
        if flag or not places:
            words.append(f"{flag}={value}" if flag else value)
        else:
            words[draw(some.sampled_from(places))] = value
    if draw(some.integers(0, 9)) == 9:
        del words[draw(some.integers(0, len(words) - 1))]
    return words


@some.composite
def contents(draw: some.DrawFn, sound: str) -> bytes:
    """Draw what is in a file: what is sound, something else, or what is sound with something else in it."""
    odd = draw(ODD_TEXTS)
    start, end = sorted((draw(some.integers(0, len(sound))), draw(some.integers(0, len(sound)))))
    text = draw(some.sampled_from([sound, odd, sound[:start] + odd + sound[end:], sound[:start] + odd + sound[start:]]))
    return text.encode(draw(some.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16", "cp1252"])), errors="replace")
