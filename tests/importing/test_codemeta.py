"""Drafts from codemeta.json, in its many forms."""

import json
from pathlib import Path

import pytest

from generator.cli.environment import CLEAN
from generator.importing import codemeta, publiccode
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
        ("description", "It does. It does more.", "It does. It does more."),
        ("developmentStatus", "active", "`active` is less precise than any `stage` here; choose one yourself"),
        ("programmingLanguage", [1], "it is not written as names"),
        ("name", ["x"], "it is not written as one text"),
        ("description", {"@value": "x"}, "it is not written as one text"),
        ("license", {"@type": "CreativeWork"}, "it is not written as one text"),
        ("maintainer", [{"@type": ["Person", "Organization"], "name": "Anytown"}], "Anytown"),
        ("maintainer", {"@type": [["Organization"], {}], "name": "Anytown"}, codemeta._PERSONAL_DATA),
        ("producer", {"@type": "Organization", "name": ["Anytown"]}, "it is not written as one text"),
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
