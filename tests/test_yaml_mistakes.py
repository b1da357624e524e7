"""Mistakes in YAML are named for what they are, at their own line."""

import os
from datetime import date

import pytest

from generator import document, schema
from generator.project import Collection, EntryFile
from generator.rules import empty_field, wrong_form, wrong_kind
from generator.rules.context import Context
from tests.conftest import ROOT

MISTAKES = [
    # tabs
    ("a:\n\tb: c\n", (2, 1), "a tab where YAML needs spaces"),
    ("a:\n  - b: 1\n\t  c: 2\n", (3, 1), "a tab where YAML needs spaces"),
    ("a:\n  -\tb\n", (2, 4), "a tab after the hyphen"),
    ("a:\n-\tb: c\n  d: e\n", (2, 2), "a tab after the hyphen"),
    ("a:\tb\nc: [d\n", (2, 4), "The square bracket `[`"),
    ("a: b\n\tc: d\n", (2, 1), "at the start of this line, where none may be"),
    ("a: b\n\t\nc: d\n", (2, 1), "at the start of this line, where none may be"),
    # blank lines above the text of a block
    ("a: |\n      \n  text\nb: c\n", (2, 3), "no text, but more spaces"),
    ("a: >\n\n     \n  text\n", (3, 3), "no text, but more spaces"),
    ("a:\n  - >-  # why\n        \n    text\n    more: text\n", (3, 5), "no text, but more spaces"),
    ("a: |\n     \n\nb: [c\n", (4, 4), "The square bracket `[`"),
    # brackets and braces
    ("a: {b: c\nd: e\n", (1, 4), "The brace `{` that opens here is never closed"),
    ("a: [b, c\nd: [e]\n", (1, 4), "The square bracket `[` that opens here is never closed"),
    ("a: [b, c", (1, 4), "The square bracket `[` that opens here is never closed"),
    ("a: {b: c]\n", (1, 9), "The brace `{` is closed by the square bracket `]`"),
    ("a: [b, '}', c}\n", (1, 14), "The square bracket `[` is closed by the brace `}`"),
    ('{\n  "a": "b"\n  "c": "d"\n}\n', (3, 3), "A comma is missing before this, after the brace `{`"),
    ("a: ['b' 'c']\n", (1, 9), "A comma is missing before this, after the square bracket `[`"),
    ("a: [b,, c]\n", (1, 7), "a comma with nothing before it"),
    ("a: [b: c: d]\n", (1, 9), "a second colon"),
    ("a: [b] c\n", (1, 8), "more text after a closing square bracket"),
    ("a: {b: c} d\n", (1, 11), "more text after a closing brace"),
    ("a: [b],\nc: d\n", (1, 7), "a comma after a closing square bracket"),
    ('"a": "b",\n"c": "d"\n', (1, 9), "a comma after a closing quotation mark"),
    ("a: 'b', 'c'\n", (1, 7), "a comma after a closing quotation mark"),
    ("a: ]\n", (1, 4), "starts with `]`"),
    # colons
    ("name:A\nsummary: b\n", (1, 5), "no space after the colon of `name`"),
    ("name:A\nsummary:B\nowner: C\n", (1, 5), "no space after the colon of `name`"),
    ("name: A\nsummary:b\nc: d\n", (2, 8), "no space after the colon of `summary`"),
    ("name: a\nlast:b", (2, 5), "no space after the colon of `last`"),
    ('name:"A"\nb: c\n', (1, 5), "no space after the colon of `name`"),
    ("a:\n  - b:c\n    d: e\n", (2, 6), "no space after the colon of `b`"),
    ("Name:\u00a0b\nc: d\n", (1, 6), "a special space here"),
    ("a\uff1a b\nc: d\n", (1, 2), "only looks like a colon"),
    ("a: b\nc\uff1a d\n", (2, 2), "only looks like a colon"),
    ("a: b\nhttps://x.example/\nc: d\n", (2, 1), "no colon with a space after it"),
    ("a: b: c\n", (1, 5), "a second colon"),
    ("name A\nsummary: b\n", (1, 1), "no colon with a space after it"),
    ("# x\na:\n  b c\n  d: e\n", (3, 3), "no colon with a space after it"),
    ("a:\n  - b c\n    d: e\n", (2, 5), "no colon with a space after it"),
    ("a: b\n  goes on\n  and: on\n", (3, 6), "does not fit"),
    # signs in the place of a hyphen
    ("a:\n  - b\n  – c\nd: e\n", (3, 3), "starts with `–`"),
    ("a:\n– b\n– c\nd: e\n", (2, 1), "starts with `–`"),
    ("a:\n  – b: c\n    d: e\n", (2, 3), "starts with `–`"),
    ("a:\n  - b\n  — c\nd: e\n", (3, 3), "starts with `—`"),
    ("a:\n  - b\n  − c\nd: e\n", (3, 3), "starts with `−`"),
    ("a:\n  - b\n  •\tc\nd: e\n", (3, 3), "starts with `•`"),
    ("a:\n  * b\n  * c\n", (2, 3), "starts with `*`"),
    ("– a\n– b\n", (1, 1), "starts with `–`"),
    ("a:\n-b\n-c\n", (2, 1), "no space after the hyphen"),
    ("a:\n  -b: c\n   d: e\n", (2, 3), "no space after the hyphen"),
    ("a:\n  -b: c\n    d: e\n", (2, 3), "no space after the hyphen"),
    ("a:\n  - b\n   - c\n", (3, 4), "starts with a hyphen, but YAML reads it as part of the item above"),
    ("a:\n  - b: c\n    d:\n      - e\n\n        - f\n", (6, 9), "reads it as part of the item above"),
    ("a: b\n- c: d\n", (2, 1), "the lines above it are no list"),
    ("a:\n  - b\n - c\n", (3, 2), "does not fit"),
    ("a: -\n", (1, 4), "A hyphen alone starts a list"),
    # quotation marks
    ("a: “b: c”\n", (1, 4), "curly quotation mark `“`"),
    ("a: ‘b: c’\n", (1, 4), "curly quotation mark `‘`"),
    ('a: "b”\nc: d\n', (1, 6), "a curly one `”` cannot end it"),
    ('a: "b" c\n', (1, 8), "more text after a closing quotation mark"),
    ("a: 'b'#3\n", (1, 7), "directly after a closing quotation mark"),
    ('a: "\\x1"\n', (1, 7), "begins the code of a character, and this is not one"),
    ('a: "\\q"\n', (1, 5), "does not go with the character after it"),
    ('a: "b\nc: "d"\n', (1, 4), "is never closed"),
    ("a: 'b\nc: d\n", (1, 4), "is never closed"),
    # comments
    ("a: Our #1\n  service\nb: c\n", (1, 8), "the text cannot go on below it"),
    ("a: Our\n  #1 service\n  in town\n", (2, 3), "the text cannot go on below it"),
    ("a: [Our #1 service, b]\nc: d\n", (1, 9), "A comment starts here"),
    ("a: [\n  Our #1 service,\n  b\n]\n", (2, 7), "A comment starts here"),
    ("a: [b,  # one, two\n  c\nd: e\n", (1, 4), "The square bracket `[` that opens here is never closed"),
    ("name #1: a\nb: c\n", (1, 6), "A comment starts here"),
    ('"name"#1: a\n', (1, 7), "A comment starts here"),
    ("a: b\n// why\nc: d\n", (2, 1), "starts with `//`, which does not start a comment"),
    ("<!-- why -->\nc: d\n", (1, 1), "starts with `<!--`, which does not start a comment"),
    # others
    ("a: > 5 users\n", (1, 6), "More follows the sign `|` or `>`"),
    ("a: *b*\n", (1, 4), "starts with `*`"),
    ("a: ? b\n", (1, 4), "starts with `?`"),
    ("a: !<x y\n", (1, 7), "starts with `!`"),
    ("--- a: b\n", (1, 4), "more on the line that starts with `---`"),
    ("a: b\n... c\n", (2, 5), "belongs to no field"),
    ("a: b\n...\nc: d\n", (2, 1), "The line `...` ends the entry"),
    ("a: b\n%YAML 1.2\n", (2, 1), "a YAML directive"),
    ("```yaml\na: b\n```\n", (1, 1), "Three backticks"),
    ("a: `b`\n", (1, 4), "starts with a backtick"),
    ("a: b\n>>>>>>> main\n", (2, 1), "Two people changed these lines"),
    ("a: b\n=======\nc: d\n", (2, 1), "Two people changed these lines"),
    ("%YAML 9.9\n---\na: b\n", (1, 1), "a YAML directive"),
    ("%X y\n---\na: b\n", (1, 1), "a YAML directive"),
]  # fmt: skip

HELP = ROOT / "tests" / "golden" / "yaml_mistakes.txt"
"""What the check says of each mistake, and what to do about it."""


@pytest.mark.parametrize(("written", "place", "words"), MISTAKES)
def test_a_mistake_is_named_for_what_it_is_at_its_own_line(written: str, place: tuple[int, int], words: str) -> None:
    for text in (written, written.replace("\n", "\r\n")):
        (diagnostic,) = document.parse("bins.yml", text.encode()).diagnostics
        start = diagnostic.location.span.start
        assert (start.line, start.column) == place, diagnostic.message
        assert words in diagnostic.message


def test_what_to_do_about_each_mistake_is_said() -> None:
    """``UPDATE_GOLDEN=1 .venv/bin/pytest -n 0 tests/test_yaml_mistakes.py`` writes it anew."""
    text = ""
    for written, *_ in MISTAKES:
        (diagnostic,) = document.parse("bins.yml", written.encode()).diagnostics
        shown = "".join(f"| {line}\n" for line in written.splitlines())
        text += f"{shown}{diagnostic.message}.\n{diagnostic.help}\n\n"
    if os.environ.get("UPDATE_GOLDEN"):
        HELP.write_text(text, encoding="utf-8")
    assert text == HELP.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("sources:\n  – https://a.example/\n  – https://b.example/\n", "This line starts with `–`"),
        ("sources:\n  • https://a.example/\n", "This line starts with `•`, where YAML needs a hyphen"),
        ("used_by:\n  – organisation: anytown\n", "This line starts with `–`, where YAML needs a hyphen"),
        ("sources:\n  -https://a.example/\n", "There is no space after the hyphen"),
        ("links:\n  website:https://a.example/\n", "There is no space after the colon of `website`"),
        ("used_by:\n  - organisation:anytown\n", "There is no space after the colon of `organisation`"),
        ("services: waste\n", "Write it as a list: `services: [waste]`."),
        ("also:\n  1. bins\n  2. waste\n", "Write each item on a line of its own, after a hyphen and a space: `- b"),
        ("also:\n  bins,\n  waste\n", "Write each item on a line of its own, after a hyphen and a space: `- b"),
        ("name: [Bins]\n", "Write the name that people call it by, in 80 characters at most. If the text sh"),
        ("contact: a@b.example\n", "Put its fields on the lines below it, each 2 spaces further in, for example `e"),
        ("contact:\n", "Say who to ask"),
        ('languages: ["Python, Java"]\n', "Write the name of one programming language. If it is several"),
        ("also:\n  - |\n    bins\n    waste\n", "Write it on one line. If its lines are several things"),
        ("summary: >5\n", "YAML takes `>` to announce a text on the lines below"),
        ("summary: #1 in the county\n", "YAML takes what starts with `#` for a comment"),
        ("also:\n  - #bins\n  - waste\n", "YAML takes what starts with `#` for a comment"),
        ("summary:  # the sentence on the website\n", "Say in one plain sentence"),
    ],
)  # fmt: skip
def test_what_the_parser_takes_for_one_text_or_for_none_is_explained(written: str, words: str) -> None:
    file = EntryFile("bins.yml", Collection.PROJECTS, "bins")
    entry = schema.load(ROOT / "schemas")[Collection.PROJECTS].read(file, document.parse("", written.encode()))
    context = Context((entry,), date(2026, 11, 21))
    (result,) = [result for rule in (wrong_kind, wrong_form, empty_field) for result in rule.find(context)]
    assert result.help.startswith(words)
