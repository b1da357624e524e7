"""The format for programs of one's own: one shape, and every text as it is."""

import json as reader
from pathlib import Path

from generator.report import json
from tests.report.results import FILES, HOSTILE, found_in, result_of


def test_json_gives_every_text_back_as_it_is() -> None:
    for hostile in HOSTILE:
        (found,) = reader.loads(json.render(result_of(hostile)))["diagnostics"]
        assert found["message"] == found["help"] == found["related"][0]["message"] == hostile


def test_json_has_one_shape_whatever_is_found(tmp_path: Path) -> None:
    empty, full = (
        reader.loads(json.render(each)) for each in (found_in(tmp_path / "a", {}), found_in(tmp_path / "b", FILES))
    )
    assert empty.keys() == full.keys() == {"version", "files", "errors", "warnings", "older", "diagnostics", "review"}
    assert {tuple(each) for each in full["diagnostics"]} == {
        ("code", "rule", "severity", "message", "help", "path", "line", "column", "end_line", "end_column", "pointer",
         "related", "fix")
    }  # fmt: skip
