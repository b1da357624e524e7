"""The layout that `catalogue fix` gives a file: lines move, and no value and no comment ever changes."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from generator import document, schema
from generator.fixes.layout import format_text
from generator.project import Collection
from tests.conftest import ROOT
from tests.test_yaml_writer import NAMES as NAMES_OF_ANY_KIND
from tests.test_yaml_writer import VALUES, written
from tests.yaml_like import YAML_LIKE

SCHEMAS = schema.load(ROOT / "schemas")
PART = SCHEMAS[Collection.PROJECTS].node

MODELINE = "# yaml-language-server: $schema=../../schemas/project.schema.json\n"


def laid(text: str) -> str:
    parsed = document.parse("", text.encode())
    return text if parsed.diagnostics else format_text(parsed, PART)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("owner: x\nname: y\n", "name: y\nowner: x\n"),
        ("zebra: 1\nowner: x\napple: 2\nname: y\n", "zebra: 1\nname: y\nowner: x\napple: 2\n"),
        ("name: x", "name: x\n"),
        ("name: x\n\n\n", "name: x\n"),
        ("\n\nname: x\n \nowner: y\n", "name: x\nowner: y\n"),
        ("name:    x   \nowner :\ty\n", "name: x\nowner: y\n"),
        ("sources:\n- a\n- b\n", "sources:\n  - a\n  - b\n"),
        ("sources:\n    -   a\n    -   b\n", "sources:\n  - a\n  - b\n"),
        ("links:\n    website: a\n    repository: b\n", "links:\n  repository: b\n  website: a\n"),
        (
            "used_by:\n- status: live\n  organisation: x\n",
            "used_by:\n  - organisation: x\n    status: live\n",
        ),
        (
            "used_by:\n  -\n     status: live\n     organisation: x\n",
            "used_by:\n  -\n    organisation: x\n    status: live\n",
        ),
        ("x:\n- - b: 1\n    a: 2\n  - c\n", "x:\n  - - b: 1\n      a: 2\n    - c\n"),
        ("  name: x\n  owner: y\n", "name: x\nowner: y\n"),
        ("sources: [a,\n  b]\nname: x\n", "name: x\nsources: [a,\n  b]\n"),
        ("links: {website: a, repository: b}\nname: x\n", "name: x\nlinks: {website: a, repository: b}\n"),
    ],
)
def test_fields_and_steps_are_put_in_order(before: str, after: str) -> None:
    assert laid(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# of owner\nowner: x\n# of name\nname: y\n", "# of owner\n# of name\nname: y\nowner: x\n"),
        ("x: 1\n# of owner\nowner: x\n# of name\nname: y\n", "x: 1\n# of name\nname: y\n# of owner\nowner: x\n"),
        (f"{MODELINE}# of owner\nowner: x\nname: y\n", f"{MODELINE}name: y\n# of owner\nowner: x\n"),
        ("# of all\n\n# of owner\nowner: x\nname: y\n", "# of all\n\nname: y\n# of owner\nowner: x\n"),
        ("owner: x  # why \nname: y\t# how\n", "name: y\t# how\nowner: x  # why \n"),
        ("owner: x\nname: y\n# at the end\n", "name: y\nowner: x\n# at the end\n"),
        ("links:\n  website: a\n  # none yet\nname: y\n", "name: y\nlinks:\n  website: a\n  # none yet\n"),
        ("links:  # all\n  website: a\n", "links:  # all\n  website: a\n"),
        ("a: 1\n\n\n# apart\n\nb: 2\n\nc: 3\n", "a: 1\n\n# apart\n\nb: 2\nc: 3\n"),
        (
            "sources:\n# the first\n- a\n# the second\n- b\n",
            "sources:\n  # the first\n  - a\n  # the second\n  - b\n",
        ),
        (
            "used_by:\n  # the first\n  - status: live\n    # why\n    organisation: x\n",
            "used_by:\n  # the first\n  - # why\n    organisation: x\n    status: live\n",
        ),
        ("---\nowner: x\nname: y\n...\n# end\n", "---\nname: y\nowner: x\n...\n# end\n"),
    ],
)
def test_comments_stay_with_what_they_are_about(before: str, after: str) -> None:
    assert laid(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "description: |\n  one \n\n    two\n  # no comment\nname: x\n",
        "description: |+\n  one\n\n\nname: x\n",
        "description: |2\n    one\n   two\nname: x\n",
        "description: |-  # said so\n  one\nname: x\n",
        "description: >-\n  one\n  two\n\n  three\nname: x\n",
        'description: "one \\\n  two  \n\n  # three"\nname: x\n',
        "description: 'one\n  # two'\nname: x\n",
        "description: one\n  two\n   three\nname: x\n",
        "sources:\n    - |\n      one\n       two\n    - 'a\n      b'\nname: x\n",
        "description: |\n  one",
        "sources: [\na,\n# between\n b\n]\nname: x\n",
    ],
)
def test_texts_of_several_lines_stay_what_they_are(text: str) -> None:
    tidy = laid(text)
    assert document.parse("", tidy.encode()).data == document.parse("", text.encode()).data
    assert tidy.startswith("name: x\n") or "name" not in text
    assert laid(tidy) == tidy


@pytest.mark.parametrize(
    "text",
    [
        "name: x\nname: y\n",
        "a: &x b\nname: *x\n",
        "a: [\nname: x\n",
        "\tname: x\n",
        "",
        "- b\n- a\n",
        "? b\n: 1\n? a\n",
    ],
)
def test_what_is_broken_or_strange_stays_as_it_is(text: str) -> None:
    assert laid(text) == text


@given(some.dictionaries(NAMES_OF_ANY_KIND, VALUES, min_size=1, max_size=5))
def test_what_this_program_writes_has_that_layout_already(fields: dict[str, Any]) -> None:
    text = written(fields)
    assert laid(text) == text


# Anything at all

WORDS = some.sampled_from(["one", "two words", "a#b", "https://a.example/#x", "x: y", "# no comment", "- no item"])
REMARKS = some.lists(some.sampled_from(["# one", "#", "  # two", "", "", "  ", "#two: no field"]), max_size=3)
MISREAD = some.sampled_from(["yes", "1.10", "2024-01-01", "010", "12:30", "~", "[no, .5]", "{on: 1e3}", "=", "0x1F"])
"""What other readers take for something else without quotes."""

DEEP = 6
NAMES = sorted(PART["properties"])
BELOW = {name: sorted(node.get("items", node).get("properties", "ab")) for name, node in PART["properties"].items()}


@some.composite
def entries(draw: some.DrawFn) -> str:
    """Write an entry as anybody might: in any order, with any steps, comments, quotes and kinds of lists."""
    gap = some.sampled_from(["", "", " ", "   ", "  # said so", "\t"])
    step = some.integers(1, 5)

    def remarks(indent: int) -> list[str]:
        return [" " * indent + each if draw(some.booleans()) else each for each in draw(REMARKS)]

    def text(indent: int) -> list[str]:
        word, more, end = draw(WORDS), draw(WORDS), draw(gap)
        further = " " * (indent + draw(step))
        return draw(
            some.sampled_from(
                [
                    ["one" + end],
                    [draw(MISREAD) + end],
                    ["2024-06-30", f"{further}12:00:00{end}"],
                    [f'"{word}"{end}'],
                    [f'"{word}', "", f'{further}{more}"{end}'],
                    [f"'{word}  ", f"{further}{more}'{end}"],
                    ["one", f"{further}two # three"],
                    [f"|{draw(some.sampled_from(['', '-', '+']))}", further + word, "", f"{further}  {more} ", ""],
                    [f">-{end if '#' in end else ''}", further + word, further + more],
                    ["[]" + end],
                    [f"[one, '{word}',{end}", f"{further}# two", f'{further}"{more}"', f"{further}]"],
                    [f"{{ a:   b, c: '{word}' }}{end}"],
                ]
            )
        )

    def group(names: list[str], indent: int) -> list[str]:
        lines: list[str] = []
        for name in draw(some.lists(some.sampled_from(names), min_size=1, max_size=4, unique=True)):
            lines += remarks(indent)
            kind = draw(some.sampled_from(["text", "text", *(["list", "group"] if indent < DEEP else [])]))
            start = f"{' ' * indent}{name}{draw(some.sampled_from(['', '', ' ']))}:"
            if kind == "text":
                first, *others = text(indent)
                lines += [f"{start}{' ' * draw(step)}{first}", *others]
            elif kind == "group":
                further = indent + draw(step)
                lines += [start + draw(gap), *remarks(further), *group(BELOW.get(name, ["b", "a"]), further)]
            else:
                lines += [start + draw(gap), *items(name, indent + draw(some.integers(0, 4)))]
        return lines

    def items(name: str, indent: int) -> list[str]:
        lines: list[str] = []
        for number in range(draw(some.integers(1, 3))):
            lines += remarks(indent) if number else []
            dash = f"{' ' * indent}-{' ' * draw(step)}"
            inner = group(BELOW.get(name, ["b", "a"]), len(dash)) if draw(some.booleans()) else text(indent)
            if inner[0].lstrip().startswith("#") or not inner[0].strip():
                lines += [dash, *inner]
            else:
                lines += [dash + inner[0].lstrip(" "), *inner[1:]]
        return lines

    head = draw(some.sampled_from([[], ["# yaml-language-server: $schema=x"], ["# all", ""], ["---"]]))
    indent = draw(some.sampled_from([0, 0, 0, 2]))
    ending = draw(some.sampled_from(["", "\n", "\n\n# end", "\n...\n"]))
    return "\n".join([*head, *group(NAMES, indent), *remarks(indent)]) + ending


def comments(text: str) -> Counter[str]:
    return Counter(found[1].rstrip() for line in text.split("\n") if (found := re.match(r"\s*(?:- +)*(#.*)", line)))


def data(text: str) -> Mapping[str, Any] | None:
    return document.parse("", text.encode()).data


@given(some.one_of(entries(), entries(), YAML_LIKE))
@example("a:\n  b: 1\n # c\n\n  d: 2\nname: x\n")
@example("owner: |\n\n\n  x\n\n# c\nname: y")
@example("alternative_to:\n- one\n- evidence: one\n  # one\n  entry: one")
def test_a_layout_keeps_every_value_and_comment_and_is_the_last(text: str) -> None:
    plain = re.sub("\r\n?", "\n", text)
    tidy = laid(plain)
    assert data(tidy) == data(plain)
    assert comments(tidy) == comments(plain)
    assert laid(tidy) == tidy
    if document.parse("", plain.encode()).diagnostics:
        assert tidy == plain
