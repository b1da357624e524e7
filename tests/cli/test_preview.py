"""``catalogue preview``: what changes, before and after, in a file that loads and runs nothing."""

import re
from pathlib import Path

import pytest

from generator.cli.environment import CLEAN, COULD_NOT_RUN
from generator.engine import preview
from tests.branches import Checkout, entry
from tests.conftest import ROOT

Captured = pytest.CaptureFixture[str]
START = {
    "projects/bins.yml": entry("Bins", "stage: alpha\nlinks: {website: https://bins.example.gov.uk/}\n"),
    "projects/maps.yml": entry("Maps"),
}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout", START)


def previewed(checkout: Checkout) -> str:
    output = checkout.folder.parent / "preview.html"
    flags = ("--since", "main", "--output", str(output), "--config-file", str(ROOT / "mkdocs.yml"))
    assert checkout.run("preview", *flags) == CLEAN
    return output.read_text(encoding="utf-8")


def sides(html: str) -> list[str]:
    """Return the two versions of each change, as text."""
    return [re.sub(r"<[^>]+>|\s+", " ", side) for side in html.split('<p class="preview-label">')[1:]]


def test_each_changed_entry_is_shown_before_and_after(checkout: Checkout) -> None:
    checkout.write({"projects/bins.yml": START["projects/bins.yml"].replace("Tells when.", "Tells where.")})
    checkout.write({"projects/new.yml": entry("New")})
    checkout.delete("projects/maps.yml")
    html = previewed(checkout)
    before, after, removed, gone, missing, new = sides(html)
    assert ("Tells when." in before, "Tells where." in after) == (True, True)
    assert "Maps" in removed
    assert "There is no such file." in gone
    assert "There is no such file." in missing
    assert "New" in new
    assert html.count('href="#change-') == 3


def test_what_cannot_be_shown_is_said(checkout: Checkout) -> None:
    checkout.write({"projects/bins.yml": "name: [", "projects/notes.txt": "x"})
    _, after, _, other = sides(previewed(checkout))
    assert "it has errors" in after
    assert "it has errors, or is shown on other pages" in other


def test_nothing_in_it_runs_or_loads_and_no_name_is_there_twice(checkout: Checkout) -> None:
    evil = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"
    text = START["projects/bins.yml"].replace("Tells when.", f'"{evil}"') + f'description: "{evil}"\n'
    checkout.write({"projects/bins.yml": text, "projects/maps.yml": entry("Maps", f'description: "{evil}"\n')})
    html = previewed(checkout)
    assert "default-src 'none'" in html
    assert not re.search(r"<(script|img|link|iframe|object|embed|base)\b", html)
    assert not re.search(r"<[^>]+\son\w+=", html)
    names = re.findall(r'\bid="([^"]+)"', html)
    assert len(names) == len(set(names)) > 20
    assert all(each[1:] in names for each in re.findall(r'href="(#[^"]+)"', html))
    assert not re.findall(r'href="(?!https://|#|mailto:)[^"]*"', html)


def test_very_many_changes_are_cut_short(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MAX_PAGES", 1)
    checkout.write({"projects/bins.yml": entry("Bins"), "projects/maps.yml": entry("Mapping")})
    html = previewed(checkout)
    assert "2 files of the catalogue, before and after. The first 1 are here." in html
    assert len(sides(html)) == 2


def test_settings_that_are_not_there_are_told(checkout: Checkout, capsys: Captured, tmp_path: Path) -> None:
    flags = ("--since", "main", "--output", str(tmp_path / "x.html"), "--config-file", str(tmp_path / "none.yml"))
    assert checkout.run("preview", *flags) == COULD_NOT_RUN
    assert "none.yml" in capsys.readouterr().err
