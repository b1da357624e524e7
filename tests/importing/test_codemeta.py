"""Drafts from codemeta.json, in its many forms."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.cli.environment import CLEAN
from generator.entry_form import EntryForm
from generator.importing import codemeta, publiccode
from generator.importing.draft import CannotImportError, draft_entry
from generator.project import Collection
from tests.importing.sources import CODEMETA, SOURCE, importing, put, value_of

Captured = pytest.CaptureFixture[str]


def test_a_codemeta_file_becomes_an_entry(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "codemeta.json", json.dumps(CODEMETA))
    assert importing(root, file, "--source", SOURCE) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bin Days\n"
        "summary: Tells residents when to put out which bin.\n"
        "owner: example-council\n"
        "stage: retired\n"
        "licence: MIT\n"
        "languages: [Python, C#]\n"
        "platforms: [Linux]\n"
        "links:\n"
        "  repository: https://github.com/anytown/bin-days\n"
        "  documentation: https://docs.example.org/\n"
        "  issues: https://github.com/anytown/bin-days/issues\n"
        f"sources:\n  - {SOURCE}\n"
    )
    out = capsys.readouterr().out
    for name in ("author", "maintainer", "version", "keywords"):
        assert f"\n  {name}: " in out
    assert "Somebody" not in out


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (
            "license",
            ["MIT", "Apache-2.0"],
            "it names several licences and does not say whether all of them apply, or any one",
        ),
        ("license", {"@type": "CreativeWork", "url": "https://spdx.org/licenses/EUPL-1.2"}, "EUPL-1.2"),
        ("license", ["https://spdx.org/licenses/MIT"], "MIT"),
        ("license", ["MIT", "MIT"], "MIT"),
        ("description", "It does. It does more.", "It does. It does more."),
        ("description", "x" * 201, "x" * 201),
        ("license", "http://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("developmentStatus", "active", "`active` is less precise than any `stage` here; choose one yourself"),
        ("programmingLanguage", [1], "it is not written as names"),
        ("programmingLanguage", [1, "Python, C#"], ("Python, C#",)),
        ("programmingLanguage", "Python", ("Python",)),
        ("name", ["x"], "x"),
        ("name", ["x", "y"], "it is not written as one text"),
        ("name", {"name": "x"}, "it is not written as one text"),
        ("name", 2024, "it is not written as one text"),
        ("description", {"@value": "x", "@language": "en"}, "x"),
        ("developmentStatus", [{}], "it is not written as one text"),
        ("license", {"@type": "CreativeWork"}, "it is not written as one text"),
        ("maintainer", [{"@type": ["Person", "Organization"], "name": "Anytown"}], "Anytown"),
        ("maintainer", {"@type": [["Organization"], {}], "name": "Anytown"}, codemeta._PERSONAL_DATA),
        ("producer", {"@type": "Organization", "name": ["Anytown"]}, "Anytown"),
        ("producer", {"@type": "Organization", "name": {"a": "Anytown"}}, "it is not written as one text"),
        ("constructor", "x", "an entry has no field for it"),
    ],
)
def test_codemeta_is_read_in_its_many_forms(field: str, value: object, expected: str) -> None:
    raw = json.dumps({"@context": ["https://w3id.org/codemeta/3.0"], field: value}).encode()
    assert value_of(codemeta.read("codemeta.json", raw), field) == expected


@pytest.mark.parametrize("status", ["concept", "development", "stable", "new"])
def test_a_stage_is_taken_only_where_it_means_the_same(status: str) -> None:
    raw = json.dumps({publiccode.VERSION_KEY: "0.4", "developmentStatus": status}).encode()
    assert "choose one yourself" in str(value_of(publiccode.read("publiccode.yml", raw), "developmentStatus"))


_PUBLICCODE = ("name", "url", "platforms", "legal", "organisation", "description", "supports", "developmentStatus")
_ODD_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | st.text(max_size=8),
    lambda each: (
        st.lists(each, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@value", "name", "url", "id", "en", "shortDescription"]), each
        )
    ),
    max_leaves=6,
)


def is_empty(value: object) -> bool:
    """Whether there is nothing in a value, however deep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not value or (isinstance(value, list | dict) and all(map(is_empty, inner)))


def test_of_odd_values_each_is_read_or_left_out_with_a_reason(result: Result) -> None:
    form = EntryForm(Collection.PROJECTS, result)

    @given(st.dictionaries(st.sampled_from([*codemeta._READERS, "author", "identifier", "x"]), _ODD_VALUES))
    def of_codemeta(data: dict[str, object]) -> None:
        statements = list(codemeta.read("x", json.dumps({**data, "@context": "codemeta"}).encode()))
        named = {each.source_field for each in statements}
        assert {name for name, value in data.items() if not is_empty(value)} <= named
        assert draft_entry(form, statements, {}, "new")

    @given(st.dictionaries(st.sampled_from([*_PUBLICCODE, "IT", "x"]), _ODD_VALUES))
    def of_publiccode(data: dict[str, object]) -> None:
        raw = json.dumps({publiccode.VERSION_KEY: "0.4", **data}).encode()
        try:
            statements = list(publiccode.read("x", raw))
        except CannotImportError:
            return  # what is not YAML is refused as a whole, in words
        named = {re.split(r"[., ]", each.source_field)[0] for each in statements}
        faulty = "line" in named  # a repeated or odd name is named by its line
        assert faulty or {name for name, value in data.items() if not is_empty(value)} <= named

    of_codemeta()
    of_publiccode()
