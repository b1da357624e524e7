"""Drafts from publiccode.yml: what maps is filled, what does not is listed."""

from pathlib import Path

import pytest

from generator.check import check
from generator.cli.environment import CLEAN, HAS_ERRORS
from generator.importing import publiccode
from generator.importing.draft import Fact, Skipped
from generator.project import Project
from generator.publish.api.publiccode import render
from tests.conftest import TODAY
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


NEWEST = """\
publiccodeYmlVersion: "0.7"
name: Bin Days
url: https://github.com/anytown/bin-days
organisation: {uri: "http://www.example.gov.uk", name: Council of somewhere else}
supports:
  - id: http://Standard.example.org//text
  - id: https://standard.example.org/text?v=2
  - id: alias:gdpr
  - id: alias:cie
  - id: urn:example
  - {}
IT: {piattaforme: {cie: true}}
fundedBy: [{name: Example Council, uri: "https://www.example.gov.uk/"}]
description:
  en: {shortDescription: Color of bins.}
  EN_gb: {shortDescription: Colour of bins., apiDocumentation: https://docs.example.org/}
  cym: {shortDescription: Lliw y biniau., documentation: https://docs.example.org/cy/}
  fr-FR: {}
"""
_STANDARD = """\
name: Text
summary: What a text is.
owner: example-council
links: {specification: https://standard.example.org/text/}
sources: [https://standard.example.org/]
"""


def test_the_newest_version_names_its_publisher_and_standards(root: Path, tmp_path: Path, capsys: Captured) -> None:
    organisation = root / "catalogue/organisations/example-council.yml"
    organisation.write_text(f"{organisation.read_text()}website: https://www.example.gov.uk/\n")
    put(root / "catalogue/standards", "text.yml", _STANDARD)
    assert importing(root, put(tmp_path, "publiccode.yml", NEWEST), "--source", SOURCE) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bin Days\nsummary: Colour of bins.\nowner: example-council\ncy:\n  summary: Lliw y biniau.\n"
        "links:\n  repository: https://github.com/anytown/bin-days\n"
        f"implements: [text]\nsources:\n  - {SOURCE}\n"
    )
    assert capsys.readouterr().out.partition("\n\nWritten")[0] == (
        "Left out\n"
        "  organisation.name: there is no organisation `Council of somewhere else` in the catalogue. "
        "Check the spelling, or add it first.\n"
        "  supports: no standard of the catalogue has the address `https://standard.example.org/text?v=2`.\n"
        "  supports, gdpr: no standard of the catalogue has the address "
        "`https://eur-lex.europa.eu/eli/reg/2016/679/oj`.\n"
        "  supports: it is not known here what the alias `cie` stands for.\n"
        "  supports: no standard of the catalogue has the address `urn:example`.\n"
        "  supports: an item has no `id` that is one text.\n"
        "  description.en: another language is taken.\n"
        "  description.fr-FR: another language is taken.\n"
        "  description.EN_gb.apiDocumentation: an entry has no field for it.\n"
        "  description.cym.documentation: an entry has no field for it.\n"
        "  IT: what a file says for one country alone is not read.\n"
        "  fundedBy: an entry names each organisation separately, with a page that shows it.\n"
        "  sources: name with --source the page on which this file can be read.\n\n"
        "Copied word for word: summary and cy. Put them into your own plain words."
    )

    catalogue = check(Project(root), TODAY).catalogue
    put(tmp_path, "publiccode.yml", render(catalogue, catalogue.entries["bin-days"], SOURCE))
    (root / "catalogue/projects/bin-days.yml").unlink()
    assert importing(root, tmp_path / "publiccode.yml", "--source", SOURCE, "--dry-run") == CLEAN
    assert "owner: example-council\nlinks:" in (back := capsys.readouterr().out)
    assert "implements: [text]\n" in back


def test_an_address_of_two_organisations_names_none(root: Path, tmp_path: Path, capsys: Captured) -> None:
    for name in ("one", "two"):
        put(root / "catalogue/organisations", f"{name}.yml", f"name: {name}\nwebsite: https://www.example.gov.uk/\n")
    importing(root, put(tmp_path, "publiccode.yml", NEWEST), "--dry-run")
    reason = "one and two have the same address `http://www.example.gov.uk`; write yourself which of them it is."
    assert f"  organisation.uri: {reason}\n" in capsys.readouterr().err


@pytest.mark.parametrize("version", ["0", "0.2", "0.2.1", "0.6", "0.7.0"])
def test_a_known_version_is_read_without_a_word(version: str) -> None:
    assert list(publiccode.read("publiccode.yml", f"publiccodeYmlVersion: {version}\n".encode())) == []


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("publiccodeYmlVersion: '1.0'", "`1.0` is none of the versions known here, 0.2 to 0.7; look at each field"),
        ("name: Bins #1", "the text ends before `#1`, which YAML drops; add it if it belongs there"),
        ("name: [A, B]", "it is not written as one text"),
        ("platforms: [web, {a: b}]", "some of it is not written as text"),
        ("legal: MIT", "it is not written as a group of fields"),
        ("description: Bins", "it is not written as a group of fields"),
        ("developmentStatus: {a: b}", "it is not written as one text"),
        ("supports: {id: [a]}", "an item has no `id` that is one text"),
    ],
)
def test_what_has_another_form_is_left_out_with_its_reason(line: str, statement: str) -> None:
    version = "" if line.startswith(publiccode.VERSION_KEY) else "publiccodeYmlVersion: '0.7'\n"
    assert Skipped(line.partition(":")[0], statement) in list(publiccode.read("x.yml", f"{version}{line}\n".encode()))


def test_a_list_of_one_text_is_that_text() -> None:
    statements = publiccode.read("x.yml", b"publiccodeYmlVersion: '0.7'\nname: [Bins]\ndescription: {eng: {}}\n")
    assert Fact("name", ("name",), "Bins") in list(statements)


def test_values_have_the_form_of_their_fields(root: Path, tmp_path: Path, capsys: Captured) -> None:
    text = PUBLICCODE.replace("name: Bin Days\n", "name: |\n  Bin\n  Days\n").replace(
        "[web, linux]", '"web, Linux; iOS"'
    )
    text = text.replace("https://github.com/anytown/bin-days.git", "<https://github.com/anytown/bin-days>")
    text = text.replace("landingURL: https://bins.example.org/", "landingURL: n/a")
    assert importing(root, put(tmp_path, "publiccode.yml", text), "--source", f"- [x] {SOURCE}, {SOURCE}/2") == CLEAN
    out = capsys.readouterr().out
    assert "\n  landingURL: `n/a` says nothing.\n" in out
    written = (root / "catalogue/projects/bin-days.yml").read_text()
    assert "\nname: Bin Days\n" in written
    assert "\nplatforms: [web, Linux, iOS]\n" in written
    assert f"\nsources:\n  - {SOURCE}\n  - {SOURCE}/2\n" in written
