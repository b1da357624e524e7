"""Sources that are broken, hostile or odd: refused in words, never followed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.environment import COULD_NOT_RUN, HAS_ERRORS
from generator.importing import codemeta, publiccode
from generator.importing.draft import CannotImportError, Fact, Skipped
from tests.importing.sources import entries, importing, put

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("publiccode.yml", "name: x\n", "publiccode.yml does not say `publiccodeYmlVersion`"),
        (
            "publiccode.yml",
            "- x\n",
            "line 1 of publiccode.yml cannot be read: The file contains a list instead of fields.",
        ),
        ("publiccode.yml", b"name: caf\xe9", "is not saved as UTF-8 text"),
        ("publiccode.yml", "x: " + "[" * 50_000, "Lists or fields are nested more than 12 levels deep"),
        ("publiccode.yml", "a" * 300_000, "it has more than 256 kB"),
        ("codemeta.json", "[" * 50_000, "is not JSON that can be read: it is nested too deep. Nothing"),
        ("codemeta.json", '{"name":\n"x",}', "line 2 of codemeta.json is not JSON that can be read: "),
        ("codemeta.json", "{}", "codemeta.json does not name CodeMeta"),
        ("codemeta.json", b"\xff", "is not UTF-8 text; save it as UTF-8. Nothing was written.\n"),
        ("notes.zip", "x", "it is not a publiccode.yml, a codemeta.json, a table (.csv)"),
        (
            "bins.xlsx",
            "x",
            "a spreadsheet (.xlsx) is read as a CSV table only. In the spreadsheet program, open it",
        ),
        ("bins.ODS", "x", "choose `CSV UTF-8` (in LibreOffice `Text CSV`, then UTF-8); then import that file. Nothing"),
        ("notes.docx", "x", "what a document (.docx) says cannot be read for certain. Copy it into a spreadsheet"),
        ("notes.pdf", "x", "import the CSV file. Nothing was written.\n"),
        ("none.yml", None, "cannot read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    name: str, content: str | bytes | None, words: str, root: Path, capsys: Captured
) -> None:
    before = entries(root)
    file = put(root, name, content) if content is not None else root / name
    assert importing(root, file) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.startswith("catalogue: ")
    assert err.endswith("\n")
    assert entries(root) == before


def test_tricks_of_yaml_are_told_and_not_followed(root: Path, tmp_path: Path, capsys: Captured) -> None:
    text = "publiccodeYmlVersion: '0.4'\nname: &a Bin\u202e Days\nurl: *a\nlandingURL: !!python/name:os.system ''\n"
    assert importing(root, put(tmp_path, "publiccode.yml", text), "--slug", "bins", "--dry-run") == HAS_ERRORS
    out, err = capsys.readouterr()
    assert "line 2: YAML reads `&a` as an anchor" in err
    assert "line 4: YAML reads" in err
    assert "name: it has a character that was lost or cannot be seen, between `Bin` and `Days`." in err
    assert "\u202e" not in out + err


_FIELDS = [
    "name",
    "url",
    "description",
    "en",
    "shortDescription",
    "legal",
    "license",
    "platforms",
    "mainCopyrightOwner",
    "organisation",
    "uri",
    "supports",
    "id",
    "developmentStatus",
    "cym",
]
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x7f\ufeff\ufffe\uffff"), max_size=9)
_VALUES = st.recursive(
    st.none()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["https://example.org/", "MIT", "Example Council"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_FIELDS) | _TEXT, inner),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([*_FIELDS, *codemeta._READERS]), _VALUES))
def test_any_file_becomes_facts_or_an_error_in_words(data: dict[str, object]) -> None:
    raw = json.dumps({publiccode.VERSION_KEY: "0.4", "@context": "codemeta", **data}, ensure_ascii=False).encode()
    for read in (publiccode.read, codemeta.read):
        for each in read("file", raw):
            assert isinstance(each, Fact | Skipped)


@given(st.binary(max_size=200))
def test_any_bytes_become_facts_or_an_error_in_words(raw: bytes) -> None:
    for read in (publiccode.read, codemeta.read):
        with pytest.raises(CannotImportError):
            list(read("file", raw))


def test_text_that_no_file_can_keep_is_left_out(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "codemeta.json", '{"@context": "codemeta", "name": "Bins", "description": "\\ud800"}')
    assert importing(root, file, "--dry-run") == HAS_ERRORS
    assert (
        "description: it has a hidden character alone on its line: U+D800 (half of a character)."
        in capsys.readouterr().err
    )


def test_a_source_with_no_end_of_oddities_is_told_in_short(root: Path, tmp_path: Path, capsys: Captured) -> None:
    data = {"@context": "codemeta", "name": "Bins", **{f"{number}{'x' * 500}": "y" for number in range(100)}}
    importing(root, put(tmp_path, "codemeta.json", json.dumps(data)), "--dry-run")
    err = capsys.readouterr().err
    assert "\n  And 41 more.\n" in err
    assert max(map(len, err.splitlines())) < 400
