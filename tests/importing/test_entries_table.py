"""Tables of entries: one a row, with mistakes listed by row and column."""

import csv
import errno
import io
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import cli, document
from generator.check import Result
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.entry_form import FLAGS, EntryForm
from generator.importing import entries_table, table
from generator.importing.draft import CannotImportError
from generator.project import SLUG, Collection
from tests.importing.sources import SOURCE, entries, importing, put

Captured = pytest.CaptureFixture[str]
HEADER = "kind,name,summary,owner,links.repository,Service areas,principle,sources,gss_code,type\n"
HEADER_OF_FOUR = ["name", "summary", "owner", "sources"]


def row(number: int, kind: str = "project", owner: str = "anytown", more: str = ",") -> str:
    return (
        f'{kind},Bins {number},"Tells when, and where.",{owner},https://code.example.org/{number},'
        f"waste; Housing,open-culture,{SOURCE};{SOURCE}/{number}{more}\n"
    )


def test_a_table_of_twenty_becomes_twenty_entries(root: Path, tmp_path: Path, capsys: Captured) -> None:
    table = HEADER + "".join(row(number, owner="Anytown Council", more=",,") for number in range(2, 22))
    assert importing(root, put(tmp_path, "bins.csv", table)) == CLEAN
    assert (root / "catalogue/projects/bins-7.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bins 7\n"
        "summary: Tells when, and where.\n"
        "owner: anytown\n"
        "links:\n"
        "  repository: https://code.example.org/7\n"
        "services: [waste, housing]\n"
        "principles: [open-culture]\n"
        f"sources:\n  - {SOURCE}\n  - {SOURCE}/7\n"
    )
    out = capsys.readouterr().out
    assert out.startswith("20 rows valid, 0 rows to fix.\n  row 2: catalogue/projects/bins-2.yml\n")
    assert "\nWritten: 20 files.\n" in out
    assert "git switch --create add-bins-2-and-others\n" in out
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_other_words_are_columns_in_either_language(root: Path, tmp_path: Path) -> None:
    table = (
        f"kind,name,summary,owner,sources,also called,cy.also\nproject,Bins,x,anytown,{SOURCE},BD; missed bin,biniau\n"
    )
    assert importing(root, put(tmp_path, "bins.csv", table)) == CLEAN
    text = (root / "catalogue/projects/bins.yml").read_text(encoding="utf-8")
    assert "name: Bins\nalso:\n  - BD\n  - missed bin\nsummary: x\n" in text
    assert "cy:\n  also: [biniau]\n" in text


def test_rows_may_refer_to_each_other_and_be_of_several_kinds(root: Path, tmp_path: Path) -> None:
    table = (
        HEADER + row(1, owner="bins-office", more=",,") + f"organisation,Bins Office,,,,,,{SOURCE},E08000007,charity\n"
    )
    assert importing(root, put(tmp_path, "bins.csv", table)) == CLEAN
    assert "gss_code: E08000007\n" in (root / "catalogue/organisations/bins-office.yml").read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_as_spreadsheets_save_it(
    encoding: str, sign: str, end: str, root: Path, tmp_path: Path
) -> None:
    lines = (
        ["Name", "Summary", "OWNER", "sources", "description"],
        ["Caf\u00e9", "x", "anytown", SOURCE, f'"a{end}b"'],
        [""] * 5,
    )
    table = end.join(sign.join(line) for line in lines) + end
    assert importing(root, put(tmp_path, "t.csv", table.encode(encoding)), "--kind", "project") == CLEAN
    text = (root / "catalogue/projects/cafe.yml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Caf\u00e9\nsummary: x\nowner: anytown\ndescription: |-\n  a\n  b\n"
    )


@pytest.mark.parametrize(
    ("name", "first", "sign", "encoding"),
    [
        ("t.csv", "sep=;", ";", "utf-8-sig"),
        ("t.csv", '"SEP=|"', "|", "utf-8"),
        ("t.csv", "sep=\t", "\t", "utf-16"),
        ("t.csv", "sep=\\t", "\t", "utf-8"),
        ("t.txt", "", "\t", "utf-16"),
        ("t.TSV", "", "\t", "utf-8"),
        ("t.csv", "", "|", "utf-8"),
        ("t.csv", "sep=;", ",", "utf-8"),
        ("t.csv", ",,,\r\n", ",", "utf-8"),
    ],
)
def test_what_separates_cells_is_seen_or_named(name: str, first: str, sign: str, encoding: str, root: Path) -> None:
    lines = [*([first] if first else []), *map(sign.join, [HEADER_OF_FOUR, ["Bins", "x", "anytown", SOURCE]])]
    table = put(root.parent, name, "\r\n".join(lines).encode(encoding))
    assert importing(root, table, "--kind", "project") == CLEAN
    assert (root / "catalogue/projects/bins.yml").is_file()


def test_cells_are_read_as_people_fill_them_in(root: Path, tmp_path: Path, capsys: Captured) -> None:
    table = (
        "kind,Name of the project*,Summary (required):,owner,languages,licence,repository,sources\n"
        'projects, "Bin\nDays","=""Tells\nwhen.""",anytown,"Python, C#",N/A,-,'
        f'"[x] <{SOURCE}>\n{SOURCE}/2 (accessed 2024)"\n'
    )
    assert importing(root, put(tmp_path, "t.csv", table)) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bin Days\nsummary: Tells when.\nowner: anytown\nlanguages: [Python, C#]\n"
        f"sources:\n  - {SOURCE}\n  - {SOURCE}/2\n"
    )
    capsys.readouterr()
    assert importing(root, put(tmp_path, "t.csv", "kind,name,summary\nproject,Bins,#REF!\n")) == HAS_ERRORS
    assert "row 2, column C (summary): `#REF!` is an error of the spreadsheet. Write" in capsys.readouterr().out
    assert importing(root, put(tmp_path, "t.csv", "kind,name,summary\nproject,Bins,=A1&B1\n")) == HAS_ERRORS
    assert "row 2, column C (summary): `=A1&B1` is a formula, not what it shows. Write" in capsys.readouterr().out


def test_what_is_wrong_is_told_by_row_and_column(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = entries(root)
    table = HEADER + "".join(
        [
            row(1, more=",,"),
            row(2, owner="anytwn", more=",,"),
            row(1, more=",,"),
            row(4, kind="thing", more=",,"),
            row(5, more=",E08000007,"),
            row(6, more=",,,stray"),
            row(7, more=",,").replace("org/7", "org/1"),
            "project,,,,,,,,,\n",
        ]
    )
    assert importing(root, put(tmp_path, "bins.csv", table)) == HAS_ERRORS
    assert capsys.readouterr().out == (
        "1 row valid, 7 rows to fix.\n"
        "  row 2: catalogue/projects/bins-1.yml\n"
        "  row 3, column D (owner): There is no organisation `anytwn`. "
        "Did you mean Anytown Borough Council? Write `anytown`.\n"
        "  row 4: Row 2 has the same short name. Give one of them a different one.\n"
        "  row 5, column A (kind): `thing` is not a kind of entry. Write component, standard, project, organisation.\n"
        "  row 6, column I (gss-code): No project has such a field. Leave the cell empty.\n"
        "  row 7: `stray` is in a column without a name. Name it in the first row.\n"
        "  row 8, column E (links.repository): `bins-1` has the same code repository. If both are about the same "
        "thing, keep one of them. If not, link to the page that is about this part. See row 2.\n"
        "  row 9, column B (name): The row has no name from which a short name can be made. Write a name, or a short "
        "name in a column `slug`.\n"
        "\n"
        "Nothing was written. Fix the table and import it again, or write the valid rows with --keep-going.\n"
    )
    assert entries(root) == before


def test_sound_rows_can_go_ahead_but_never_without_what_they_refer_to(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    lines = [row(1, more=",,"), row(2, owner="bins-office", more=",,"), "organisation,Bins Office,,,,,,,,charity\n"]
    assert importing(root, put(tmp_path, "t.csv", HEADER + "".join(lines)), "--keep-going") == HAS_ERRORS
    assert capsys.readouterr().out.startswith("1 row valid, 2 rows to fix.\n")
    assert (root / "catalogue/projects/bins-1.yml").exists()
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_a_dry_run_of_a_table_writes_nothing(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = entries(root)
    assert importing(root, put(tmp_path, "t.csv", HEADER + row(1, more=",,")), "--dry-run") == CLEAN
    assert capsys.readouterr().out.endswith("row 2: catalogue/projects/bins-1.yml\n\nNothing was written.\n")
    assert entries(root) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "its first row is empty, where it should name the columns, such as `name,summary,owner,sources`. Noth"),
        (
            "Titel.Tr\u00e4ger\nx.y\n",
            "It reads `Titel.Tr\u00e4ger`; it should read like `name,summary,owner,sources`. Noth",
        ),
        ("x" * 150 + "\ny\n", f"It reads `{'x' * 120}...`; it should read like"),
        (b"PK\x03\x04\x14\0", "it is a file of a spreadsheet or another office program, whatever its name. In the"),
        (b"%PDF-1.7", "it is a PDF, whatever its name. In the spreadsheet program"),
        ("name,summary\n", "no rows below its first"),
        ("<table><td>name</td></table>", "It reads `<table><td>name</td></table>`; it should read like"),
        (
            "name,website,links.website\nx,a,b\n",
            "column C, `links.website`, is the same field as column B, `website`. Keep",
        ),
        (
            "name\ncaf\u00e9".encode("cp1252"),
            (
                "line 2 of the table is not UTF-8 text, but perhaps Windows-1252, as Excel saves `CSV`: in the "
                "spreadsheet program, save it again and choose `CSV UTF-8`. Nothing was written.\n"
            ),
        ),
        ("name\nx".encode("utf-16-le"), "is not UTF-8 text, but UTF-16 or no text at all"),
        ("name\nx".encode("utf-16") + b"x", "is not UTF-8 text"),
        ("name,sumary\nx,y\n", "column B, `sumary`, is not a field: did you mean `summary`?"),
        ("name,zzzz\nx,y\n", "column B, `zzzz`, is not a field: the page /contribute/fields/ names all fields"),
        ("name,used_by\nx,y\n", "column B, `used_by`, is not a field"),
        ("name,Name\nx,y\n", "column B, `Name`, is in the table twice"),
        ('name\n"x\n', "line 2 of the table cannot be read: look for a quotation mark without its pair"),
        ("name\n" + "x\n" * 2001, "more than 2,000 rows"),
        ("name\n" + "x" * 1_100_000, "more than 1,024 kB"),
    ],
)
def test_a_table_that_is_none_is_refused_in_words(
    content: str | bytes, words: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert importing(root, put(tmp_path, "t.csv", content), "--kind", "project") == COULD_NOT_RUN
    assert words in capsys.readouterr().err


def test_a_table_must_say_what_its_rows_are_and_takes_no_answers(root: Path, tmp_path: Path, capsys: Captured) -> None:
    table = put(tmp_path, "t.csv", "name\nx\n")
    assert importing(root, table) == COULD_NOT_RUN
    assert "say with --kind what the rows are (component, standard, project, organisation)" in capsys.readouterr().err
    for flag in [*FLAGS, "slug"]:
        assert importing(root, table, "--kind", "project", f"--{flag}", "x") == COULD_NOT_RUN
        assert f"leave out --{flag}" in capsys.readouterr().err


@given(st.binary(max_size=100), st.lists(st.text(max_size=30), max_size=6))
def test_any_table_is_read_or_refused_in_words(raw: bytes, cells: list[str]) -> None:
    for content in (raw, ",".join(f'"{each}"' for each in cells).encode()):
        with pytest.raises(CannotImportError):
            entries_table.read(table.read(content), {}, "project")


@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=7), max_size=4))
@example([["", "0", "", "", "", ""], ["{0}", "", "{x: 1}", "[x]", "", ""]])
def test_any_cells_are_judged_and_told_of_by_their_place(result: Result, records: list[list[str]]) -> None:
    content = io.StringIO(newline="")
    csv.writer(content).writerows([["name", "slug", "owner", "services", "licence", "links.website"], ["x"], *records])
    forms = {"project": EntryForm(Collection.PROJECTS, result)}
    rows, diagnostics = entries_table.read(table.read(content.getvalue().encode()), forms, "project")
    for wrong in (*diagnostics, *entries_table.check_rows(result, rows)):
        assert 2 <= wrong.row <= len(records) + 2
    for row in rows:
        assert SLUG.fullmatch(row.file.slug)
        assert document.parse("", row.text.encode()).data is not None or "\ufffd" in row.text


def test_of_several_files_all_are_written_or_none(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    before = entries(root)
    link = os.link

    def full(source: Path, target: Path) -> None:
        if target.name == "bins-2.yml":
            raise OSError(errno.ENOSPC, "No space left on device")
        link(source, target)

    table = put(root, "t.csv", HEADER + row(1, more=",,") + row(2, more=",,"))
    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "replace", full)
    assert importing(root, table) == COULD_NOT_RUN
    assert "No space left on device" in capsys.readouterr().err
    assert entries(root) == before
