"""Writing entries: whatever is written is read again as it was, and looks as the entries do that people wrote."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from generator import document, schema, yaml_writer
from generator.characters import HIDDEN
from generator.project import Collection, EntryFile, Project
from tests.conftest import ROOT
from tests.other_readers import yaml_1_1, yaml_1_2
from tests.yaml_like import SIGNS

SCHEMAS = schema.load(ROOT / "schemas")
FILES = [each for each in Project(ROOT).files() if isinstance(each, EntryFile)]

TEXTS = (
    some.one_of(
        some.text(SIGNS, max_size=40),
        some.text(some.characters(exclude_categories=["Cs"]), max_size=40),
        some.text("ab  '\"#:-\n", min_size=100, max_size=300),
        some.lists(some.sampled_from(["word", "a: b", "- x", "#x", "'", "\\"]), min_size=20).map(" ".join),
    )
    .map(lambda text: HIDDEN.sub("", text))
    .filter(str.strip)
)
"""Blank texts are nothing to an entry, and hidden characters are refused however they are written.

To take these out of a text costs far less than to look for a text without them."""

NAMES = some.one_of(some.sampled_from(["name", "links", "used_by", "sources"]), TEXTS.filter(lambda name: name != "<<"))
VALUES = some.recursive(
    TEXTS,
    lambda values: some.one_of(some.lists(values, max_size=3), some.dictionaries(NAMES, values, max_size=4)),
    max_leaves=4,
)


def written(fields: dict[str, Any], collection: Collection = Collection.PROJECTS) -> str:
    return yaml_writer.write(collection.kind, SCHEMAS[collection].node, fields)


def body(fields: dict[str, Any]) -> str:
    return written(fields).partition("\n")[2]


@given(some.dictionaries(NAMES, VALUES, min_size=1, max_size=3))
@example({"name": "x\n\n"})
@example({"name": " x\ny"})
@example({"a": [["- x", [": "]], {"b": [{"c": "word " * 40}]}]})
@example({"name": "\ttab\n\tand more"})
@example({"name": "a\rb"})
@example({"name": f"{'long ' * 30}\u00a0"})
@example({"name": "x" * 200})
@example({"x" * 200: []})
@example({"name": "2024-13-45 1:00:00 +01", "sources": ["~", "=", "<<", "0x_", "+.inf", "1:59.", "0o17"], "on": "N"})
@example({"name": "{0}", "sources": ["[x]", "{x: 1}", "{x: [x]}"]})
def test_what_is_written_is_read_again_as_it_was(fields: dict[str, Any]) -> None:
    text = written(fields)
    read = document.parse("x.yml", text.encode())
    assert read.diagnostics == ()
    assert read.data == yaml_1_1(text) == yaml_1_2(text) == fields
    assert written(dict(read.data)) == text


@pytest.mark.parametrize("collection", list(Collection))
def test_every_entry_of_the_catalogue_keeps_its_meaning(collection: Collection) -> None:
    for file in FILES:
        if file.collection is collection:
            data = dict(document.parse(file.path, (ROOT / file.path).read_bytes()).data or {})
            assert document.parse(file.path, written(data, collection).encode()).data == data, file.path


def test_most_entries_that_people_wrote_look_like_this_already() -> None:
    files = [each for each in FILES if each.collection is not Collection.READINGS]
    entries = {each.path: (ROOT / each.path).read_text(encoding="utf-8") for each in files}
    same = sum(
        written(dict(document.parse(each.path, entries[each.path].encode()).data or {}), each.collection)
        == entries[each.path]
        for each in files
    )
    assert same >= len(files) * 0.95


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"sources": ["https://a.example/"], "name": "x"}, "name: x\nsources:\n  - https://a.example/\n"),
        ({"zebra": "last", "apple": "later", "name": "x"}, "name: x\nzebra: last\napple: later\n"),
        ({"links": {"website": "w", "repository": "r"}}, "links:\n  repository: r\n  website: w\n"),
        ({"services": ["planning", "waste"]}, "services: [planning, waste]\n"),
        ({"languages": ["C#", "Objective-C++"]}, "languages: [C#, Objective-C++]\n"),
        ({"services": ["two words", "x"]}, "services:\n  - two words\n  - x\n"),
        (
            {"used_by": [{"status": "live", "organisation": "stockport"}]},
            "used_by:\n  - organisation: stockport\n    status: live\n",
        ),
        ({"name": "a: b"}, 'name: "a: b"\n'),
        ({"name": 'say "x"'}, 'name: say "x"\n'),
        ({"name": '"x" # \\'}, 'name: "\\"x\\" # \\\\"\n'),
        ({"name": "yes", "summary": "1.10"}, 'name: "yes"\nsummary: "1.10"\n'),
        ({"version": "1.2.3", "ended": "2024-06"}, "version: 1.2.3\nended: 2024-06\n"),
        ({"languages": ["C", "on"], "no": "1,000"}, 'languages:\n  - C\n  - "on"\n"no": 1,000\n'),
        (
            {"used_by": [{"live_services": "3"}, {"live_services": "~"}]},
            'used_by:\n  - live_services: 3\n  - live_services: "~"\n',
        ),
        ({"implements": ["a b", "planx"]}, "implements:\n  - a b\n  - planx\n"),
        ({"name": ""}, 'name: ""\n'),
        ({"name": "zero\u200bwidth"}, 'name: "zero\\u200bwidth"\n'),
        ({"name": "flag\U000e0041"}, 'name: "flag\\U000e0041"\n'),
        ({"description": "one\n\ntwo\n"}, "description: |\n  one\n\n  two\n"),
        ({"description": "one\ntwo"}, "description: |-\n  one\n  two\n"),
        ({"used_by": [{"live_services": 3}], "x": True}, "used_by:\n  - live_services: 3\nx: true\n"),
        ({"links": {}, "sources": []}, "links: {}\nsources: []\n"),
    ],
)
def test_layout_of_fields(fields: dict[str, Any], lines: str) -> None:
    assert body(fields) == lines


def test_long_text_is_folded_where_it_has_spaces() -> None:
    folded = body({"summary": "word " * 29 + "end", "sources": ["x" * 200]}).splitlines()
    assert folded[0] == "summary: >-"
    assert [90 < len(line) <= 102 for line in folded[1:2]] == [True]
    assert folded[-1] == f"  - {'x' * 200}"


def test_a_lost_character_is_left_to_be_seen() -> None:
    assert document.parse("x.yml", written({"name": "caf\ufffd"}).encode()).diagnostics[0].rule.code == "D112"
