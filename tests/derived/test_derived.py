"""Committed files that are made from others say what these say."""

import shutil
from pathlib import Path

import pytest

from generator.derived.__main__ import main
from tests.conftest import ROOT

Captured = pytest.CaptureFixture[str]

MADE = (
    "site_overrides/pages/contribute/fields.md",
    "schemas/terms.schema.json",
    ".github/ISSUE_TEMPLATE/need.yml",
    "site_overrides/pages/contribute/commands.md",
    "site_overrides/theme/translations/cy.po",
    "site_overrides/theme/translations/cy.to-read.md",
)
"""A file of each kind, in the order in which they are written."""

SCOTS = r"""
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgctxt "what this language calls itself"
msgid "English"
msgstr "Scots"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy what the files are made from, and the files."""
    for name in ("catalogue", "schemas", "site_overrides", "generator/publish", ".github/ISSUE_TEMPLATE"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_each_file_is_what_it_is_made_from(capsys: Captured) -> None:
    assert (main(["--check"]), capsys.readouterr().out) == (0, "")


def test_a_new_language_is_given_every_message(checkout: Path) -> None:
    """Even one that Babel does not know, such as Scots; what it says already stays."""
    folder = checkout / "site_overrides/theme/translations"
    (folder / "sco.po").write_text(SCOTS)
    assert main([], checkout) == 0
    written = (folder / "sco.po").read_text(encoding="utf-8")
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n' in written
    assert 'msgid "English"\nmsgstr "Scots"\n' in written
    assert 'msgid "Search"\nmsgstr ""\n' in written
    assert 'msgid "%(num)s %(one)s"\nmsgid_plural "%(num)s %(many)s"\nmsgstr[0] ""\nmsgstr[1] ""\n' in written
    assert (folder / "sco.to-read.md").read_text(encoding="utf-8").startswith("# Scots: ")
    assert main(["--check"], checkout) == 0


def test_each_file_that_is_out_of_date_is_named_and_written_anew(checkout: Path, capsys: Captured) -> None:
    right = {path: (checkout / path).read_bytes() for path in MADE}
    for path in MADE:
        too_much = b'\nmsgid "Nothing says this"\nmsgstr ""\n' if path.endswith(".po") else b"\n"
        (checkout / path).write_bytes(right[path] + too_much)
    (checkout / MADE[2]).unlink()
    assert main(["--check"], checkout) == 1
    assert capsys.readouterr().out == "".join(f"{path} is out of date: run `make derived`\n" for path in MADE)
    assert main([], checkout) == 0
    assert capsys.readouterr().out == "".join(f"Written: {path}\n" for path in MADE)
    assert {path: (checkout / path).read_bytes() for path in MADE} == right
    assert main(["--check"], checkout) == 0
