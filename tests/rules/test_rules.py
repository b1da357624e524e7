"""The pages of the rules are their tests: every example on them is checked, and all and only what it says is found.

An example is a file: its path in backticks, then a block of YAML. All examples under one heading stand in one project,
added to the one below `tests/projects/rules`. What is to be found stands behind the line where it is reported, as a
comment such as ``# error: 3 [S102] "the message"``, with the column. Where no comment can stand, it is on a line of its
own above; in a file that holds nothing else, it is about that line itself.

What to do about each is in `golden/help.txt`: ``UPDATE_GOLDEN=1 .venv/bin/pytest -n 0 tests/rules`` writes it anew.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.check import Result
from generator.diagnostic import Diagnostic, Rule, Severity
from generator.report.rule_pages import EXPECTED, readable
from generator.rules import RULES
from tests.conftest import ROOT, Files

PAGES = ROOT / "site_overrides" / "pages" / "rules"
NOT_SHOWN = {"not-utf8", "not-readable", "unserved-field"}
"""Rules on what no page of entries can show. `test_reading` breaks them, and `test_unserved`."""

HELP = Path(__file__).parent / "golden" / "help.txt"
"""What to do about everything that is wrong in the examples, below a line for each of them."""

HEADING = re.compile(r"^(##+) (.+)$", re.MULTILINE)
FILE = re.compile(r"^`catalogue/(?P<path>[^`\n]+)`\n\n```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)

Found = tuple[str, int, int, str, str, str]
"""Path, line, column, severity, code and message."""


@dataclass(frozen=True)
class Example:
    """The files under one heading of a page, and what is to be found in them."""

    rule: Rule
    heading: str
    files: Files

    @property
    def expected(self) -> list[Found]:
        return sorted(each for path, text in self.files.items() for each in expectations(path, str(text)))


def expectations(path: str, text: str) -> Iterator[Found]:
    lines = text.splitlines()
    for index, line in enumerate(lines):
        stands_alone = line.startswith("# ")
        below = (number for number in range(index, len(lines)) if not EXPECTED.match(lines[number]))
        reported = next(below, index) if stands_alone else index
        for severity, column, code, message in EXPECTED.findall(line):
            yield f"catalogue/{path}", reported + 1, int(column), severity, code, message


def page(rule: Rule) -> str:
    return (PAGES / f"{rule.name}.md").read_text(encoding="utf-8")


def examples(rule: Rule) -> Iterator[Example]:
    text = page(rule)
    headings = [*HEADING.finditer(text)]
    for heading, after in zip(headings, [*headings[1:], None], strict=True):
        section = text[heading.end() : after.start() if after else len(text)]
        files: Files = {found["path"]: found["text"] for found in FILE.finditer(section)}
        if files:
            yield Example(rule, heading[2], files)


EXAMPLES = [example for rule in RULES if (PAGES / f"{rule.name}.md").is_file() for example in examples(rule)]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.rule.code}-{each.heading.replace(' ', '-')}")
def test_an_example_gives_all_and_only_what_its_comments_say(
    example: Example, checked: Callable[[Files], Result]
) -> None:
    diagnostics = checked(example.files).diagnostics
    assert sorted(map(as_found, diagnostics)) == example.expected
    assert [each.message for each in diagnostics if not is_well_put(each)] == []
    title = f"# {example.rule.code}, {example.heading}"
    text = "".join(f"{each.location.path}:{each.location.span.start.line}: {each.help}\n" for each in diagnostics)
    if os.environ.get("UPDATE_GOLDEN"):
        begun = HELP.read_text(encoding="utf-8") if title != f"# {EXAMPLES[0].rule.code}, {EXAMPLES[0].heading}" else ""
        HELP.write_text(f"{begun}{title}\n{text}", encoding="utf-8")
    assert f"{title}\n{text}#" in HELP.read_text(encoding="utf-8") + "#"


def as_found(each: Diagnostic) -> Found:
    start = each.location.span.start
    return each.location.path, start.line, start.column, each.severity.value, each.rule.code, each.message


def is_well_put(each: Diagnostic) -> bool:
    """A message goes on in a line of its own, so it ends without a full stop; help is in whole sentences."""
    jargon = r"\b(key|mapping|sequence|scalar|property|schema|object|array|string|boolean|integer|null|None)\b"
    words = re.sub(r"`[^`]*`", "", each.message)
    ends_well = re.fullmatch(r"[`A-Z].*[^.\s]", each.message) and re.fullmatch(r"[`A-Z].*[.?]", each.help)
    return bool(ends_well) and not re.search(jargon, words)


@each_rule
def test_a_page_shows_what_is_wrong_and_what_is_right(rule: Rule) -> None:
    codes = [{code for *_, code, _ in example.expected} for example in examples(rule)]
    assert set() in codes, "no example is right"
    assert (rule.name in NOT_SHOWN) != any(rule.code in each for each in codes)


@each_rule
def test_a_page_says_what_the_rule_is_and_what_to_do(rule: Rule) -> None:
    _, front, text = page(rule).split("---\n", 2)
    meta = yaml.safe_load(front)
    assert meta["title"] == f"{rule.code} · {rule.title}"
    assert re.fullmatch(r"[A-Z][^?!]{20,158}\.", meta["description"])
    assert text.strip().startswith(f"# {meta['title']}\n\n")
    assert "\n## How to fix it\n" in text
    assert ("\n**Error.** " in text, "\n**Warning.** " in text) == (
        rule.severity is Severity.ERROR,
        rule.severity is Severity.WARNING,
    )


@each_rule
def test_readers_see_an_example_as_it_was_sent_and_what_is_found_below_it(rule: Rule) -> None:
    shown = readable(page(rule))
    assert "# error" not in shown
    assert "# warning" not in shown
    for example in examples(rule):
        assert all(f": {message}.\n" in shown for *_, message in example.expected)


def test_a_line_is_named_by_its_number_among_those_that_are_shown() -> None:
    above = '# error: 1 [D101] "No colon"\nname\nowner: x  # error: 8 [C101] "One" # warning: 8 [C102] "Two"\n'
    assert readable(f"```yaml\n{above}```\n") == (
        "```yaml\nname\nowner: x\n```\n\nThe check says:\n\n* Line 1: No colon.\n* Line 2: One.\n* Line 2: Two.\n"
    )


@each_rule
def test_every_block_of_a_page_is_an_example(rule: Rule) -> None:
    assert page(rule).count("```") == 2 * sum(len(example.files) for example in examples(rule))


def test_every_page_is_of_a_rule() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {rule.name for rule in RULES} | {"index"}


def test_the_list_of_rules_is_complete() -> None:
    rows = re.findall(r"^\| \[(\w+)\]\(([\w-]+)\.md\) \| (.+) \| (\w+) \|$", read_index(), re.MULTILINE)
    assert [(code, name, title, severity) for code, name, title, severity in rows] == [
        (rule.code, rule.name, rule.title, rule.severity.value) for rule in RULES
    ]


def read_index() -> str:
    return (PAGES / "index.md").read_text(encoding="utf-8")


def test_every_link_of_a_page_resolves() -> None:
    for path in PAGES.glob("*.md"):
        for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", path.read_text(encoding="utf-8"))):
            target, _, anchor = link.partition("#")
            assert link.startswith("https://") or has_heading(path.parent / target, anchor), link


def has_heading(path: Path, anchor: str) -> bool:
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return not anchor or anchor in {re.sub(r"[\s-]+", "-", title.lower()) for title in titles}


# Rules themselves


def test_codes_and_names_are_each_of_one_rule() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[DSC]1\d\d", rule.code) for rule in RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name) for rule in RULES)


@pytest.mark.parametrize("field", ["part_of", "depends_on", "supersedes", "replaced_by", "replaces", "members"])
def test_no_relation_that_goes_one_way_comes_back(field: str, checked: Callable[[Files], Result]) -> None:
    sources = "sources: [https://www.example.gov.uk/x]\n"
    folder, fields = "projects", "summary: One of a circle.\nowner: anytown\n"
    if field in {"replaced_by", "replaces", "members"}:
        folder, fields = "organisations", "type: partnership\n"
    files: Files = {
        f"{folder}/{slug}.yml": f"name: The {slug}\n{fields}{field}: [{other}]\n{sources}"
        for slug, other in (("ash", "birch"), ("birch", "cedar"), ("cedar", "ash"))
    }
    circles = [each.message for each in checked(files).diagnostics if each.rule.code == "C111"]
    assert circles == [f"Following `{field}` from `ash` leads back to `ash`"]


def test_the_same_slip_in_two_groups_is_fixed_in_both(checked: Callable[[Files], Result]) -> None:
    uses = "used_by:\n- {organisation: anytown, staus: involved}\n- {organisation: hilltop, staus: involved}\n"
    text = f"name: Bins\nsummary: Tells when.\nowner: anytown\nsources: [https://www.example.gov.uk/x]\n{uses}"
    slips = [each for each in checked({"projects/bins.yml": text}).diagnostics if each.rule.code == "S102"]
    assert [each.edit is not None for each in slips] == [True, True]


def test_an_address_with_an_error_of_its_own_is_no_repeated_repository(checked: Callable[[Files], Result]) -> None:
    text = "name: {0}\nsummary: Tells when.\nowner: anytown\nsources: [https://www.example.gov.uk/{0}]\n"
    text += "links: {{repository: http://code.example.gov.uk/bins}}\n"
    found = checked({f"projects/{slug}.yml": text.format(slug) for slug in ("ash", "oak")}).diagnostics
    assert [each.rule.code for each in found] == ["S109", "S109"]
