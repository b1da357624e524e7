"""The scripts of the theme, and what is published of them."""

from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize

from generator.publish.site.scripts import without_comments
from tests.sites import ROOT

ASSETS = ROOT / "site_overrides" / "theme" / "assets"
SCRIPTS = sorted(ASSETS.rglob("*.js"))

each_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())


def code(script: str) -> list[tuple[str, str]]:
    """Return the tokens of a script that are no comments, as a parser that knows nothing of ours finds them."""
    return [(each.type, each.value) for each in tokenize(script) if "comment" not in each.type]


@each_script
def test_a_script_loses_its_comments_and_no_code(path: Path) -> None:
    raw = path.read_bytes()
    published = without_comments(raw)
    assert code(published.decode()) == code(raw.decode())
    assert not [line for line in published.splitlines() if line.strip().startswith((b"//", b"/**", b"* "))]


def test_a_site_holds_scripts_without_comments(published: Path) -> None:
    for path in SCRIPTS:
        script = published / "assets" / path.relative_to(ASSETS)
        assert script.read_bytes() == without_comments(path.read_bytes())


def test_lines_end_before_120_characters() -> None:
    lines = (
        (path.name, number, line)
        for path in (*SCRIPTS, *ASSETS.rglob("*.css"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    )
    assert [each for each in lines if len(each[2]) >= 120] == []
