"""Drafts from publiccode.yml: what maps is filled, what does not is listed."""

from pathlib import Path

import pytest

from generator.cli.environment import CLEAN, HAS_ERRORS
from tests.importing.sources import ENTRY, PUBLICCODE, SOURCE, importing, put

Captured = pytest.CaptureFixture[str]


def test_a_publiccode_file_becomes_an_entry_that_passes(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "publiccode.yml", PUBLICCODE)
    assert importing(root, file, "--source", SOURCE) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(
        "Left out\n"
        "  description.it: another language is taken.\n"
        "  description.en.genericName: an entry has no field for it.\n"
        "  softwareVersion: it changes with every release, so an entry leaves it to the page of the code.\n"
        "  releaseDate: it changes with every release, so an entry leaves it to the page of the code.\n"
        "  categories: there is no matching list here; choose `services` yourself.\n"
        "  usedBy: an entry names each organisation separately, with a page that shows it.\n"
        "  softwareType: an entry has no field for it.\n"
        "  legal.authorsFile: people's names and addresses are not copied; name a team under `contact`.\n"
        "  maintenance.type: an entry has no field for it.\n"
        "  maintenance.contacts: people's names and addresses are not copied; name a team under `contact`.\n"
        "  sources: name with --source the page on which this file can be read.\n"
        "\n"
        "Copied word for word: summary and description. Put them into your own plain words.\n"
        "\n"
        "Written: catalogue/projects/bin-days.yml\n"
    )
    assert "somebody" not in (root / "catalogue/projects/bin-days.yml").read_text().lower()
    assert "git add catalogue/projects/bin-days.yml\n" in out


def test_what_is_left_to_add_is_said(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "publiccode.yml", "publiccodeYmlVersion: '0.2'\nname: Bins\ndescription: {it: {x: y}}\n")
    assert importing(root, file) == HAS_ERRORS
    out = capsys.readouterr().out
    assert "description.it: it is not in English; put it into English yourself." in out
    for field in ("summary", "owner", "sources"):
        assert f"error[S101] `{field}` is missing" in out
    assert "Fix it:" in out


def test_answers_complete_and_overrule_a_source(root: Path, tmp_path: Path) -> None:
    file = put(tmp_path, "publiccode.yml", PUBLICCODE)
    more = ["--owner", "anytown", "--service", "waste", "--stage", "live", "--slug", "bins", "--licence", "MIT"]
    assert importing(root, file, "--source", SOURCE, *more) == CLEAN
    text = (root / "catalogue/projects/bins.yml").read_text()
    assert "owner: anytown\nstage: live\nlicence: MIT\n" in text
    assert "services: [waste]\n" in text


def test_another_kind_takes_what_it_has_a_place_for(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "publiccode.yml", PUBLICCODE)
    arguments = ["--kind", "component", "--type", "platform", "--source", SOURCE, "--dry-run"]
    assert importing(root, file, *arguments) == CLEAN
    out, err = capsys.readouterr()
    assert "platforms: no component has such a field." in err
    assert out.startswith("# yaml-language-server: $schema=../../schemas/component.schema.json\nname: Bin Days\n")
    assert not (root / "catalogue/components/bin-days.yml").exists()
