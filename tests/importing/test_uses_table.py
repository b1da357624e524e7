"""Tables of uses: each row is one more line in an organisation's own file, and nothing else changes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import cli, document
from generator.check import Result
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.entry_form import EntryForm
from generator.importing import table, uses_table
from generator.project import Collection
from tests.importing.sources import SOURCE, importing, put

Captured = pytest.CaptureFixture[str]
HEADER = "organisation,entry,status,evidence,since,ask\n"
ANYTOWN = "catalogue/organisations/anytown.yml"
COUNCIL = "catalogue/organisations/example-council.yml"
CALENDAR = f"  - entry: bin-calendar\n    status: live\n    evidence: {SOURCE}\n"
DATA = "  - entry: bin-collection-data\n    status: planned\n"


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in (root / "catalogue").rglob("*.yml")}


def test_each_row_goes_into_the_organisations_own_file(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = files(root)
    (root / COUNCIL).write_bytes(b"name: 'Example Council' # so\r\ntype: unitary\r\nsources: [https://a.example/]\r\n")
    sheet = (
        f"{HEADER}Council of Example,Bin calendar,Live,{SOURCE},2021,digital@anytown.gov.uk\n"
        "https://catalogue.example.org/organisations/anytown/,bin-collection-data,planned,,,\n"
        f"anytown,https://catalogue.example.org/components/bin-calendar/#used-by,live,{SOURCE},,\n"
        "EXAMPLE-COUNCIL,bin-collection-data,planned,,,https://www.example.gov.uk/ask\n"
    )
    assert importing(root, put(tmp_path, "uses.csv", sheet)) == CLEAN
    assert (root / COUNCIL).read_bytes().decode() == (
        "name: 'Example Council' # so\r\ntype: unitary\r\nuses:\r\n  - entry: bin-calendar\r\n    status: live\r\n"
        f'    since: "2021"\r\n    evidence: {SOURCE}\r\n    ask:\r\n      email: digital@anytown.gov.uk\r\n'
        "  - entry: bin-collection-data\r\n    status: planned\r\n    ask:\r\n"
        "      url: https://www.example.gov.uk/ask\r\nsources: [https://a.example/]\r\n"
    )
    start, end = before[ANYTOWN].decode().split("sources:")
    assert (root / ANYTOWN).read_text() == f"{start}uses:\n{DATA}{CALENDAR}sources:{end}"
    out = capsys.readouterr().out
    assert out.startswith(
        "4 rows valid, 0 rows to fix.\n"
        f"  row 2: {COUNCIL}, `bin-calendar`\n"
        f"  row 3: {ANYTOWN}, `bin-collection-data`\n"
        f"  row 4: {ANYTOWN}, `bin-calendar`\n"
        f"  row 5: {COUNCIL}, `bin-collection-data`\n"
    )
    assert "\nWritten: 2 files.\n" in out
    assert f"git switch --create add-uses\n               git add {COUNCIL} {ANYTOWN}\n" in out
    changed = {path for path, raw in files(root).items() if raw != before[path]}
    assert changed == {ANYTOWN, COUNCIL}
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_what_is_listed_already_is_told_and_passed_over(root: Path, tmp_path: Path, capsys: Captured) -> None:
    sheet = put(
        tmp_path, "uses.csv", f"{HEADER}anytown,bin-calendar,live,{SOURCE},,\nanytown,bin-collection-data,planned,,,\n"
    )
    assert importing(root, sheet) == CLEAN
    before = files(root)
    capsys.readouterr()
    assert importing(root, sheet) == CLEAN
    assert capsys.readouterr().out == (
        "2 rows valid, 0 rows to fix.\n"
        f"  row 2: {ANYTOWN} lists `bin-calendar` already and says the same\n"
        f"  row 3: {ANYTOWN} lists `bin-collection-data` already and says the same\n"
        "\nNothing was written.\n"
    )
    sheet.write_text(f"{HEADER}anytown,bin-calendar,live,{SOURCE},2024,\n")
    assert importing(root, sheet) == HAS_ERRORS
    assert capsys.readouterr().out.startswith(
        "0 rows valid, 1 row to fix.\n"
        f"  row 2: Anytown Borough Council says already that it uses `bin-calendar`: status `live`, evidence `{SOURCE}`"
    )
    assert files(root) == before


WRONG = HEADER + "".join(
    (
        "anytown,bin-collection-data,planned,,,\n",
        "Anytwn,bin-calendar,planned,,,\n",
        "anytown,Nothing we have,planned,,,\n",
        "anytown,bin-calendar,live,,soon,\n",
        "example-council,bin-calendar,planed,,,me@\n",
        ",bin-calendar,planned,,,\n",
        "anytown,Bin collection data,live,,,\n",
        "old-anytown,bin-calendar,,,,,stray\n",
        "old-riverside,bin-calendar,,,,\n",
    )
)


def test_what_is_wrong_is_told_by_row_and_column(root: Path, tmp_path: Path, capsys: Captured) -> None:
    (root / COUNCIL).write_text(
        "name: Example Council\ntype: unitary\nuses:\n  - entry: maps\n    status: life\nsources: [x]\n"
    )
    before = files(root)
    assert importing(root, put(tmp_path, "uses.csv", WRONG)) == HAS_ERRORS
    assert capsys.readouterr().out == (
        "1 row valid, 8 rows to fix.\n"
        f"  row 2: {ANYTOWN}, `bin-collection-data`\n"
        "  row 3, column A (organisation): There is no organisation `Anytwn` in the catalogue. "
        "Did you mean Anytown Borough Council? Write `anytown`.\n"
        "  row 4, column B (entry): There is no component, standard or project `Nothing we have` in the catalogue. "
        "Check the spelling, or add it first.\n"
        "  row 5, column C (status): Nothing shows that this use is live. Add `evidence` with the address of a public "
        "page that shows it, or choose another status.\n"
        "  row 5, column E (since): `soon` is not a year, a year and month, or a date. Write the year or date when it "
        "started: 2024, 2024-06 or 2024-06-30.\n"
        "  row 6, column C (status): `planed` is not one of the words that `status` takes. Did you mean `planned`? "
        "Choose from: live, piloting, planned, involved, stopped.\n"
        "  row 6, column F (ask): `me@` is not a full email address. Give the shared address of the team, never that "
        "of one person.\n"
        "  row 7, column A (organisation): The cell is empty. Write its name, or the address of its page.\n"
        "  row 8: Row 2 has the same organisation and entry. Keep one of them.\n"
        "  row 9: `stray` is in a column without a name. Name it in the first row.\n"
        "  row 10: `status` is missing in item 1 of `uses`. Say what the organisation's status is: live, piloting, "
        "planned, involved or stopped. Use live only where the evidence shows live use; a branded module or a copied "
        "repository shows involved.\n"
        "\n"
        "Nothing was written. Fix the table and import it again, or write the valid rows with --keep-going.\n"
    )
    assert files(root) == before


def test_valid_rows_can_go_ahead_and_a_dry_run_writes_nothing(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = files(root)
    sheet = put(tmp_path, "uses.csv", WRONG)
    assert importing(root, sheet, "--keep-going", "--dry-run") == HAS_ERRORS
    assert files(root) == before
    assert importing(root, sheet, "--keep-going") == HAS_ERRORS
    assert "\nWritten: 1 file.\n" in capsys.readouterr().out
    assert {path for path, raw in files(root).items() if raw != before[path]} == {ANYTOWN}
    assert DATA in (root / ANYTOWN).read_text()
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_a_name_that_several_can_have_is_asked_back(root: Path, tmp_path: Path, capsys: Captured) -> None:
    (root / "catalogue/organisations/example-city.yml").write_text(
        f"name: City of Example\ntype: unitary\nsources: [{SOURCE}]\n"
    )
    assert importing(root, put(tmp_path, "uses.csv", f"{HEADER}Example,bin-calendar,planned,,,\n")) == HAS_ERRORS
    assert (
        "  row 2, column A (organisation): It is not clear what `Example` is. It could be City of Example "
        "(write `example-city`) or Example Council (write `example-council`).\n"
    ) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("uses: [{entry: maps, status: planned}]\n", "add yours to the file by hand"),
        ("name: x\n", f"The file {ANYTOWN} has to be fixed first; `catalogue check` says what is wrong.\n"),
    ],
)
def test_a_file_that_only_a_person_can_change_is_left_alone(
    text: str, words: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    with (root / ANYTOWN).open("a") as file:
        file.write(text)
    before = files(root)
    assert importing(root, put(tmp_path, "uses.csv", f"{HEADER}anytown,bin-calendar,planned,,,\n")) == HAS_ERRORS
    assert words in capsys.readouterr().out
    assert files(root) == before


def test_a_file_that_somebody_saves_meanwhile_is_left_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def save(result: Result, rows: list[uses_table.UseRow]) -> tuple[table.RowDiagnostic, ...]:
        (root / ANYTOWN).write_text("name: Saved\n")
        return check_rows(result, rows)

    check_rows = uses_table.check_rows
    monkeypatch.setattr(uses_table, "check_rows", save)
    assert importing(root, put(tmp_path, "uses.csv", f"{HEADER}anytown,bin-calendar,planned,,,\n")) == COULD_NOT_RUN
    assert f"{ANYTOWN} changed in the meantime" in capsys.readouterr().err
    assert (root / ANYTOWN).read_text() == "name: Saved\n"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("organisation,entry,statsu", "column C, `statsu`, is not a field: did you mean `status`?"),
        ("organisation,entry,organisation", "column C, `organisation`, is in the table twice"),
        ("organisation,entry,kind", "column C, `kind`, is not a field"),
        ("organisation,product,status", "but none for what is used. Name that `entry`"),
        ("organisation,entry,what your organisation uses", "is the same field as column B, `entry`"),
    ],
)
def test_a_table_that_cannot_be_of_uses_is_refused(
    header: str, words: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert importing(root, put(tmp_path, "uses.csv", f"{header}\nx,y,z\n")) == COULD_NOT_RUN
    assert words in capsys.readouterr().err


def test_a_table_of_uses_has_no_kind(root: Path, tmp_path: Path, capsys: Captured) -> None:
    sheet = put(tmp_path, "uses.csv", f"{HEADER}anytown,bin-calendar,planned,,,\n")
    assert importing(root, sheet, "--kind", "project") == COULD_NOT_RUN
    assert "the rows of this table are uses, not entries; leave out --kind" in capsys.readouterr().err


def test_columns_may_have_the_titles_of_the_questions(root: Path, tmp_path: Path) -> None:
    sheet = (
        "ORGANISATION*;What your organisation uses;Status;Whom to ask about it;Note\n"
        "anytown;bin-calendar;Planned;Digital team;a\n\n"
    )
    assert importing(root, put(tmp_path, "uses.csv", sheet)) == CLEAN
    added = "  - entry: bin-calendar\n    status: planned\n    note: a\n    ask:\n      name: Digital team\n"
    assert added in (root / ANYTOWN).read_text()


def test_what_cannot_be_seen_is_told_and_not_written(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = files(root)
    sheet = "organisation,entry,status,note\nanytown,bin-calendar,planned,a\u202eb\n\u202e,bin-calendar,planned,\n"
    assert importing(root, put(tmp_path, "uses.csv", sheet)) == HAS_ERRORS
    out = capsys.readouterr().out
    assert "  row 2: `note` has a hidden character between `a` and `b`: U+202E (right-to-left over" in out
    assert "  row 3, column A (organisation): There is no organisation `\\u202e` in the catalogue. " in out
    assert files(root) == before


@given(st.lists(st.lists(st.text(max_size=12), min_size=5, max_size=6), max_size=4))
@example([["planned", "=1+1", "{x: 1}", "[x]", "- a: b #c"], ["", "\u202e", "", "", ""]])
def test_any_cells_are_added_as_they_are_or_told_of_by_their_place(result: Result, records: list[list[str]]) -> None:
    content = io.StringIO(newline="")
    rows_of_cells = [["anytown", "bin-calendar", *record] for record in records]
    csv.writer(content).writerows(
        [["organisation", "entry", "status", "since", "basis", "note", "ask"], ["x", *"x" * 6], *rows_of_cells]
    )
    form = EntryForm(Collection.ORGANISATIONS, result)
    rows, diagnostics = uses_table.read(table.read(content.getvalue().encode(errors="replace")), form)
    for wrong in (*diagnostics, *uses_table.check_rows(result, rows)):
        assert 2 <= wrong.row <= len(records) + 2
    for row in rows:
        for file, raw in uses_table.contents(result, [row]).items():
            before, after = row.organisation.document.data, document.parse(file.path, raw).data
            assert after == {**(before or {}), "uses": [row.statement]}
