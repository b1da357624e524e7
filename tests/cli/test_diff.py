"""``catalogue diff``: what a reviewer reads who reads nothing else, from real branches, hostile text among it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.environment import CLEAN, COULD_NOT_RUN
from tests.branches import Checkout, entry
from tests.conftest import Files
from tests.report.strangers import is_harmless

Captured = pytest.CaptureFixture[str]
MANY_WORDS = (
    "Residents report a problem on a map and the council's own system receives it. It does not plan the repair work, "
    "and it does not tell anybody when the work is done."
)
START: Files = {
    "organisations/anytown.yml": (
        "name: Anytown Council\ntype: unitary\nsources: [https://www.example.gov.uk/a]\nmaintainers: [anytown-web]\n"
    ),
    "projects/bins.yml": entry(
        "Bins",
        f"stage: alpha\ndescription: {MANY_WORDS}\nlinks: {{website: https://bins.example.gov.uk/}}\n"
        "depends_on: [bin-calendar]\nservices: [waste, planning]\n"
        "used_by:\n  - {organisation: anytown, status: piloting, since: 2024}\n"
        "  - {organisation: old-anytown, status: live, evidence: https://x.example.gov.uk/}\n",
        owner="anytown",
    ),
    "projects/maps.yml": entry("Maps"),
    "projects/torn.yml": b"\xff",
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("start") / "checkout", START)


@pytest.fixture
def checkout(start: Checkout, tmp_path: Path) -> Checkout:
    return start.copy(tmp_path / "checkout")


@pytest.fixture
def told(checkout: Checkout, capsys: Captured) -> Callable[..., str]:
    def run(*more: str) -> str:
        assert checkout.run("diff", "main", *more) == CLEAN
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


Told = Callable[..., str]


def replace(checkout: Checkout, name: str, old: str, new: str) -> None:
    text = checkout.read(name)
    assert old in text
    checkout.write({name: text.replace(old, new)})


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_a_branch_without_changes_says_so(told: Told) -> None:
    assert told() == "## What this branch means\n\nNothing: no file differs.\n"


def test_a_whole_summary_matches_its_golden_file(checkout: Checkout, told: Told) -> None:
    """A maintainer reviews a pull request from this alone."""
    checkout.write({"components/dates.yml": entry("Dates", "type: api\nlicence: MIT\n", owner="anytown")})
    checkout.rename("projects/maps.yml", "projects/charts.yml")
    replace(checkout, "projects/charts.yml", "name: Maps", "name: Charts")
    checkout.delete("standards/bin-collection-data.yml")
    replace(checkout, "projects/bins.yml", "stage: alpha", "stage: beta")
    replace(checkout, "projects/bins.yml", "status: piloting", "status: live, evidence: https://a.example.gov.uk/use")
    replace(checkout, "projects/bins.yml", "  - {organisation: old-anytown, status: live, ",
            "  - {organisation: example-council, status: involved, ")  # fmt: skip
    replace(checkout, "projects/bins.yml", "on a map", "on a plan of the place")
    (checkout.root / "mkdocs.yml").write_text("x\n")
    checkout.commit()
    said, golden = told("--actor", "anytown-web"), Path(__file__).parent / "golden" / "diff.md"
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


FIELDS: list[tuple[str, str, str, str]] = [
    ("changed", "stage: alpha", "stage: live", "- Stage: `alpha` → `live`"),
    ("added", "stage: alpha", "stage: alpha\nlicence: MIT", "- Licence added: `MIT`"),
    ("removed", "stage: alpha\n", "", "- Stage removed: `alpha`"),
    ("a term", "[waste, planning]", "[waste, housing]", "- Service areas gained: `housing`"),
    ("a term lost", "[waste, planning]", "[waste]", "- Service areas lost: `planning`"),
    ("an order", "[waste, planning]", "[planning, waste]", "- Service areas in another order"),
    ("a relation", "[bin-calendar]", "[bin-calendar, maps]", "- Depends on gained: `maps`"),
    ("evidence for a relation", "[bin-calendar]", "[{entry: bin-calendar, evidence: https://e.example.uk/}]",
     "- Depends on `bin-calendar` changed: evidence nothing → <https://e.example.uk/>"),
    ("a link", "website: https://bins.example.gov.uk/", "website: https://new.example.gov.uk/",
     "- Links, website: <https://bins.example.gov.uk/> → <https://new.example.gov.uk/>"),
    ("a group", "links: {website: https://bins.example.gov.uk/}\n", "", "- Links, website removed: <https://bins.example.gov.uk/>"),
    ("an adoption", "since: 2024}", "since: 2025}", "- Adoption `anytown` changed: since `2024` → `2025`"),
    ("an adoption repeated", "used_by:\n", "used_by:\n  - {organisation: anytown, status: stopped}\n",
     "- Adoption known before: `anytown`, status `piloting`, since `2024`"),
    ("an unknown field", "stage: alpha", "stage: alpha\nst@ge: x", "- `st@ge` added: `x`"),
    ("a wrong kind", "stage: alpha", "stage: {a: [b, c]}", "- Stage: `alpha` → `a: b, c`"),
    ("an end of a line", "stage: alpha", "stage: |\n  alpha", "- Stage: `alpha` → `alpha ¶ `"),
    ("a remark", "stage: alpha", "# Soon beta.\nstage: alpha", "- Only spacing, comments or the order of fields."),
    ("an empty field", "stage: alpha", "stage:", "- Stage removed: `alpha`"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line"), [each[1:] for each in FIELDS], ids=[each[0] for each in FIELDS])
def test_each_field_is_told_in_words(old: str, new: str, line: str, checkout: Checkout, told: Told) -> None:
    replace(checkout, "projects/bins.yml", old, new)
    assert line in lines(told())


def test_a_statement_that_moves_is_no_news_and_no_loss(checkout: Checkout, told: Told) -> None:
    """What the owner of an entry stated of a council, the council states itself from now on."""
    used = "  - {organisation: anytown, status: piloting, since: 2024}\n"
    replace(checkout, "projects/bins.yml", used, "")
    own = checkout.read("organisations/anytown.yml") + "uses: [{entry: bins, status: piloting, since: 2024}]\n"
    checkout.write({"organisations/anytown.yml": own})
    said = told()
    assert "Changes 1 organisation and 1 project. The check finds" in said
    assert "- Adoption still stated elsewhere: `anytown`, status `piloting`, since `2024`" in lines(said)
    assert "- Adoption known before: `bins`, status `piloting`, since `2024`" in lines(said)
    replace(checkout, "organisations/anytown.yml", "piloting", "stopped")
    assert "Adoptions: 1 changed." in told()
    checkout.rename("projects/bins.yml", "projects/boxes.yml")
    replace(checkout, "projects/boxes.yml", "sources", "formerly: [bins]\nsources")
    replace(checkout, "organisations/anytown.yml", "uses: [{entry: bins", "uses: [{entry: boxes")
    assert "Adoptions: 1 changed." in told()
    replace(checkout, "organisations/anytown.yml", "uses: [{entry: boxes, status: stopped, since: 2024}]\n", "")
    assert "Adoptions: 1 lost." in told()


def test_what_a_register_says_from_now_on_is_no_loss_either(checkout: Checkout, told: Told) -> None:
    replace(checkout, "projects/bins.yml", "  - {organisation: anytown, status: piloting, since: 2024}\n", "")
    register = (
        "name: List\npublisher: anytown\npage: https://x.example.gov.uk/\n"
        "shows: {entry: bins, status: piloting, basis: listed}\nread: {once: 2026-01-01, evidence: https://x.example/}\n"
    )
    reading = "version: x\nread: 2026-01-01\nrows: 1\nunmatched: 0\nbodies:\n"
    reading += "  - {organisation: anytown, first_seen: 2026-01-01}\n"
    checkout.write({"registers/list.yml": register, "registers/list.reading.yml": reading})
    assert "Adoptions:" not in told().split("\n### ")[0]
    replace(checkout, "registers/list.yml", "status: piloting", "status: live")
    assert "Adoptions: 1 changed." in told()
    replace(
        checkout,
        "registers/list.reading.yml",
        "first_seen: 2026-01-01",
        "first_seen: 2026-01-01, no_longer_listed: 2026-01-02",
    )
    assert "Adoptions: 1 lost." in told()


def test_a_long_text_shows_the_words_that_changed(checkout: Checkout, told: Told) -> None:
    replace(checkout, "projects/bins.yml", "does not plan", "plans")
    assert (
        "- Description: … `system receives it. It` ~~`does not plan`~~ **`plans`** `the repair work, and` …"
        in lines(told())
    )


def test_a_new_long_text_stands_beside_the_old(checkout: Checkout, told: Told) -> None:
    replace(checkout, "projects/bins.yml", MANY_WORDS, "Quite another text " * 60)
    (line,) = [each for each in lines(told()) if each.startswith("- Description")]
    assert f"`{MANY_WORDS}` → `Quite another text" in line
    assert line.endswith("` … and 539 characters more")


def test_a_renamed_entry_says_what_becomes_of_its_address(checkout: Checkout, told: Told) -> None:
    checkout.rename("projects/maps.yml", "projects/charts.yml")
    assert "- Slug: `maps` → `charts`; **the old address is lost**" in lines(told())
    replace(checkout, "projects/charts.yml", "sources", "formerly: [maps]\nsources")
    assert "- Slug: `maps` → `charts`; the old address leads here" in lines(told())
    (checkout.root / "catalogue/projects/charts.yml").rename(checkout.root / "catalogue/components/charts.yml")
    said = told()
    assert "- Slug: `maps` → `charts`, moved here from projects; **the old address is lost**" in lines(said)
    assert "Renames 1 component." in said


def test_a_file_that_cannot_be_read_is_named_as_such(checkout: Checkout, told: Told) -> None:
    checkout.write({"projects/bins.yml": b"\xff", "projects/torn.yml": entry("Torn")})
    said = lines(told())
    assert "- **It cannot be read**, so no one can tell what it says. Look at the file." in said
    assert "- **Its earlier version cannot be read.** All that it says now:" in said
    assert "- Summary added: `Tells when.`" in said
    assert not [each for each in said if each.startswith("- Stage")]


def test_a_new_word_in_a_list_is_told(checkout: Checkout, told: Told) -> None:
    replace(checkout, "vocabularies/nations.yml", "terms:\n", "terms:\n  - id: mann\n    name: Isle of Man\n")
    said = told()
    assert "Changes 1 vocabulary." in said
    assert "- Terms gained: `mann`, name `Isle of Man`" in lines(said)


def test_what_breaks_elsewhere_is_counted(checkout: Checkout, told: Told) -> None:
    checkout.delete("components/bin-calendar.yml")
    said = told()
    assert "The check finds 1 error." in said
    assert "- **Its address is lost**, and what it says with it:" in lines(said)


def test_files_that_are_no_entries_are_not_overlooked(checkout: Checkout, told: Told) -> None:
    checkout.write({"projects/notes.txt": "x", "odd/place.yml": "x"})
    (checkout.root / "Makefile").write_text("x")
    checkout.commit()
    assert lines(told())[-3:] == [
        "- adds `catalogue/odd/place.yml`",
        "- adds `catalogue/projects/notes.txt`",
        "- changes `Makefile`, which is not in the catalogue",
    ]
    checkout.write({"projects/@x <b>`|![](y).yml": "x"})
    is_harmless(told())


def test_it_says_how_much_did_not_fit(checkout: Checkout, told: Told) -> None:
    long = "".join(f"  - https://www.example.gov.uk/{number}/{'x' * 400}\n" for number in range(400))
    text = entry("Long").replace("sources: [https://www.example.gov.uk/Long]\n", f"sources:\n{long}")
    checkout.write({f"projects/long-{number}.yml": text for number in range(4)})
    said = told()
    assert len(said.encode()) < 1_000_000
    assert "**2 more** did not fit here." in said
    assert "Adds 4 projects." in said


def test_it_goes_into_a_file_instead(checkout: Checkout, told: Told, tmp_path: Path) -> None:
    replace(checkout, "projects/bins.yml", "alpha", "beta")
    printed = told()
    assert told("--output", str(tmp_path / "diff.md")) == ""
    assert (tmp_path / "diff.md").read_text(encoding="utf-8") == printed


def test_a_revision_that_is_not_known_is_said(checkout: Checkout, capsys: Captured) -> None:
    assert checkout.run("diff", "origin/main") == COULD_NOT_RUN
    assert "fetch it first: git fetch origin main" in capsys.readouterr().err


def test_a_changed_reading_is_the_first_thing_that_is_said(tmp_path: Path, capsys: Captured) -> None:
    """A stranger could write there what no register says."""
    reading = f"version: {'0' * 40}\nread: 2026-08-21\nrows: 1\nunmatched: 0\nbodies:\n"
    line = "  - {{organisation: {}, first_seen: 2026-08-21}}\n"
    register = (
        "name: Calendars\npublisher: anytown\npage: https://www.example.gov.uk/\n"
        "shows: {entry: bin-calendar, status: live, basis: listed}\n"
        "read: {once: 2026-08-21, evidence: https://www.example.gov.uk/}\n"
    )
    path = "registers/calendars.reading.yml"
    checkout = Checkout(tmp_path / "p", {"registers/calendars.yml": register, path: reading + line.format("anytown")})
    checkout.write({path: reading + line.format("anytown") + line.format("example-council")})
    assert checkout.run("diff", "main", "--actor", "somebody") == CLEAN
    said = capsys.readouterr().out
    assert said.startswith(
        "## What this branch means\n\n**Needs a second look.** It changes what was read in registers: `calendars`. "
    )
    assert "Changes 1 reading." in said
    assert "- Bodies gained: `example-council`" in said
    assert "Needs review by the maintainers of the catalogue" in said


def test_a_change_to_what_was_seen_in_repositories_is_said_first_too(tmp_path: Path, capsys: Captured) -> None:
    line = '  - {{address: "https://github.com/hill/bins", changed: {}}}\n'
    before, now = (f"read: 2026-11-07\nrepositories:\n{line.format(day)}" for day in ("2026-01-31", "2026-11-01"))
    checkout = Checkout(tmp_path / "p", {"repositories.yml": before})
    checkout.write({"repositories.yml": now})
    assert checkout.run("diff", "main", "--actor", "somebody") == CLEAN
    said = capsys.readouterr().out
    assert said.startswith(
        "## What this branch means\n\n**Needs a second look.** It changes what was seen in repositories. Only "
    )
    assert "Needs review by the maintainers of the catalogue" in said


# What a maintainer decides by


def verdict(said: str) -> list[str]:
    """Return the first line of a summary, and the list below it."""
    first, _, rest = said.removeprefix("## What this branch means\n\n").partition("\n")
    return [first, *(line for line in lines(rest.partition("\n### ")[0]) if line.startswith("* "))]


def test_a_takeover_is_the_first_line(checkout: Checkout, told: Told) -> None:
    """Somebody takes an entry, and says in it what they please."""
    replace(checkout, "projects/bins.yml", "owner: anytown", "owner: example-council")
    replace(checkout, "projects/bins.yml", "{website: ", "{repository: https://github.com/evil/bins, website: ")
    assert verdict(told("--actor", "evil"))[0] == (
        "**Needs a second look.** It takes `bins` from `anytown` to `example-council`."
    )


def test_a_rename_by_case_alone_says_what_it_removes(checkout: Checkout, told: Told) -> None:
    checkout.rename("projects/bins.yml", "projects/Bins.yml")
    said = told()
    assert verdict(said)[0] == "**Needs a second look.** It removes `bins`. Old links will fail."
    assert "Removes 1 project; changes 1 file that is not an entry. Adoptions: 2 lost." in said
    assert lines(said)[-1] == "- adds `catalogue/projects/Bins.yml`"


def test_files_of_one_reason_share_a_line(checkout: Checkout, told: Told) -> None:
    checkout.write({f"projects/new-{number}.yml": entry(f"New {number}") for number in range(14)})
    rows = [line for line in lines(told()) if line.startswith("| ")]
    assert len(rows) == 2
    assert rows[1].count("catalogue/projects/new-") == 14
