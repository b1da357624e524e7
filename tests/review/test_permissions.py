"""Who may change what, on pull requests as people make them, the hostile ones too: each a real branch."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS, NEEDS_REVIEW
from generator.report.formats import FORMATS
from tests.branches import Checkout, entry
from tests.conftest import Files

Captured = pytest.CaptureFixture[str]
Deed = Callable[[Checkout], None]
KEEPERS = None
ALLOWED = "allowed"


def council(name: str, more: str = "") -> str:
    return f"name: {name} Council\ntype: unitary\nsources: [https://www.example.gov.uk/{len(name)}]\n{more}"


USED = """used_by:
  - organisation: hilltop
    status: piloting
  # This one wrote to us.
  - organisation: example-council
    status: involved
"""
CAMEO = "  - entry: maps\n    status: planned\n"
START: Files = {
    "organisations/anytown.yml": council("Anytown", "maintainers: [anytown-digital, Anytown-Web]\n"),
    "organisations/hilltop.yml": council("Hilltop", "maintainers: [hilltop-it]\n"),
    "organisations/old-anytown.yml": council(
        "Old Anytown", "ended: 2023-03-31\nreplaced_by: [anytown]\nmaintainers: [old-clerk]\n"
    ),
    "organisations/split.yml": council(
        "Split", "ended: yes\nreplaced_by: [anytown, hilltop]\nmaintainers: [split-it]\n"
    ),
    "organisations/soon.yml": council("Soon", "ended: 2096-03-31\nreplaced_by: [hilltop]\nmaintainers: [soon-it]\n"),
    "organisations/office.yml": council("Office", "part_of: anytown\nmaintainers: [office-it]\n"),
    "organisations/alliance.yml": council("Alliance", "members: [hilltop]\nmaintainers: [alliance-it]\n"),
    "organisations/broken.yml": council("Broken", "maintainers: [broken-it]\nnation: [wales]\n"),
    "projects/bins.yml": entry("Bins", USED, owner="anytown"),
    "projects/maps.yml": entry("Maps", owner="hilltop"),
    "projects/heritage.yml": entry("Heritage", owner="old-anytown"),
    "projects/shards.yml": entry("Shards", owner="split"),
    "projects/later.yml": entry("Later", owner="soon"),
    "projects/joint.yml": entry("Joint", owner="alliance"),
    "projects/lost.yml": entry("Lost", owner="broken"),
    "projects/nobody.yml": entry("Nobody"),
    "projects/faulty.yml": entry("Faulty", owner="anytown").replace("summary", "sumary"),
}


def write(name: str, *replaced: tuple[str, str], more: str = "") -> Deed:
    """Change a file by what stands in it."""

    def deed(checkout: Checkout) -> None:
        text = checkout.read(name)
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        checkout.write({name: text + more})

    return deed


def new(name: str, text: str | bytes) -> Deed:
    return lambda checkout: checkout.write({name: text})


def move(old: str, later: str, *, more: str = "") -> Deed:
    def deed(checkout: Checkout) -> None:
        checkout.rename(old, later)
        checkout.write({later: checkout.read(later) + more})

    return deed


def delete(name: str) -> Deed:
    return lambda checkout: checkout.delete(name)


def both(*deeds: Deed) -> Deed:
    def deed(checkout: Checkout) -> None:
        for each in deeds:
            each(checkout)

    return deed


def link(name: str) -> Deed:
    def deed(checkout: Checkout) -> None:
        (checkout.root / "catalogue" / name).unlink(missing_ok=True)
        (checkout.root / "catalogue" / name).symlink_to("maps.yml")

    return deed


def runnable(name: str) -> Deed:
    return lambda checkout: (checkout.root / "catalogue" / name).chmod(0o755)


BINS, MAPS, LATER = "projects/bins.yml", "projects/maps.yml", "projects/later.yml"
HILLTOP, EXAMPLE = "organisations/hilltop.yml", "organisations/example-council.yml"
SOON = "organisations/soon.yml"
PILOT_GONE = ("  - organisation: hilltop\n    status: piloting\n", "")
OURS = "type: api\n" + entry("Ours", owner="anytown").replace("Tells when", "Quite another thing")
MORE = {"more": "licence: MIT\n"}
ADOPTED = entry("Maps", "used_by:\n  - organisation: anytown\n    status: planned\n", owner="hilltop")
SUCCESSION = "ended: 2026-04-01\nreplaced_by: [hilltop]\n"
BECOME = ("maintainers: [hilltop-it]", "maintainers: [hilltop-it, mallory]")

SHAPES: list[tuple[str, str, Deed, dict[str, str | None]]] = [
    # What people do every day
    ("its own entry", "anytown-digital", write(BINS, **MORE), {BINS: ALLOWED}),
    ("whatever the case", "ANYTOWN-web", write(BINS, **MORE), {BINS: ALLOWED}),
    ("a new entry of its own", "hilltop-it", new("projects/new.yml", entry("New", owner="hilltop")),
     {"projects/new.yml": ALLOWED}),
    ("its own organisation", "hilltop-it", write(HILLTOP, BECOME),
     {HILLTOP: ALLOWED}),
    ("we use this too", "anytown-web", write("organisations/anytown.yml", more="uses:\n" + CAMEO),
     {"organisations/anytown.yml": ALLOWED}),
    ("a first pull request", "newcomer", new("projects/new.yml", entry("New")), {"projects/new.yml": KEEPERS}),
    ("a new council with its first entry", "newcomer",
     both(new("organisations/new.yml", council("New", "maintainers: [newcomer]\n")),
          new("projects/new.yml", entry("New", owner="new"))),
     {"organisations/new.yml": KEEPERS, "projects/new.yml": KEEPERS}),
    ("an entry that follows its council", "anytown-web", write("projects/heritage.yml", **MORE),
     {"projects/heritage.yml": ALLOWED}),
    ("a rename that keeps the old address", "hilltop-it",
     move(MAPS, "projects/charts.yml", more="formerly: [maps]\n"), {"projects/charts.yml": ALLOWED}),
    ("several at once", "anytown-web",
     both(write(BINS, **MORE), write(MAPS, **MORE),
          write("projects/nobody.yml", **MORE)),
     {BINS: ALLOWED, MAPS: "hilltop", "projects/nobody.yml": KEEPERS}),
    # What somebody has to look at
    ("somebody else's entry", "anytown-web", write(MAPS, **MORE), {MAPS: "hilltop"}),
    ("an entry in the name of another", "anytown-web", new("projects/new.yml", entry("New", owner="hilltop")),
     {"projects/new.yml": "hilltop"}),
    ("a rename that loses the old address", "hilltop-it", move(MAPS, "projects/charts.yml"),
     {"projects/charts.yml": KEEPERS}),
    ("a move to another folder", "hilltop-it",
     move(MAPS, "components/maps.yml", more="type: platform\n"), {"components/maps.yml": KEEPERS}),
    ("deleting what is its own", "hilltop-it", delete(MAPS), {MAPS: KEEPERS}),
    ("a word in a list", "hilltop-it", write("vocabularies/nations.yml", more="# more\n"),
     {"vocabularies/nations.yml": KEEPERS}),
    ("handing an entry over", "hilltop-it", write(MAPS, ("owner: hilltop", "owner: anytown")),
     {MAPS: "anytown"}),
    ("handing an entry to one without accounts", "hilltop-it",
     write(MAPS, ("owner: hilltop", "owner: example-council")), {MAPS: KEEPERS}),
    ("its own end", "hilltop-it", write(HILLTOP, more="ended: 2026-04-01\n"),
     {HILLTOP: KEEPERS}),
    ("a fault in its own entry", "hilltop-it", write(MAPS, ("summary", "sumary")),
     {MAPS: "hilltop"}),
    ("mending what was broken", "anytown-web", write("projects/faulty.yml", ("sumary", "summary")),
     {"projects/faulty.yml": KEEPERS}),
    ("a file that cannot be read", "hilltop-it", new(MAPS, b"\xff\xfe"),
     {MAPS: "hilltop"}),
    ("a file that is no entry", "hilltop-it", new("projects/notes.txt", "x"), {"projects/notes.txt": KEEPERS}),
    ("a file in a folder of its own", "hilltop-it", new("hilltop/maps.yml", entry("M", owner="hilltop")),
     {"hilltop/maps.yml": KEEPERS}),
    # What gives no rights
    ("the accounts of a council that ended", "old-clerk", write("projects/heritage.yml", **MORE),
     {"projects/heritage.yml": "anytown"}),
    ("a council with two successors", "anytown-web", write("projects/shards.yml", **MORE),
     {"projects/shards.yml": KEEPERS}),
    ("a council that ends one day", "soon-it", write(LATER, **MORE), {LATER: ALLOWED}),
    ("a successor before that day", "hilltop-it", write(LATER, **MORE), {LATER: "soon"}),
    # What is no matter of an organisation's own, each alone
    ("ends itself", "hilltop-it", write(HILLTOP, more="ended: 2026-04-01\n"), {HILLTOP: KEEPERS}),
    ("names its successor", "hilltop-it", write(HILLTOP, more="replaced_by: [anytown]\n"), {HILLTOP: KEEPERS}),
    ("puts off its end", "soon-it", write(SOON, ("ended: 2096", "ended: 2097")), {SOON: KEEPERS}),
    ("takes back its end", "soon-it", write(SOON, ("ended: 2096-03-31\n", "")), {SOON: KEEPERS}),
    ("chooses another successor", "soon-it", write(SOON, ("[hilltop]", "[anytown]")), {SOON: KEEPERS}),
    ("takes back its successor", "soon-it", write(SOON, ("replaced_by: [hilltop]\n", "")), {SOON: KEEPERS}),
    ("says when it began", "hilltop-it", write(HILLTOP, more="started: 1974-04-01\n"), {HILLTOP: ALLOWED}),
    ("a part of a council", "office-it", write(BINS, **MORE), {BINS: "anytown"}),
    ("the council of a part", "anytown-web", write("organisations/office.yml", more="nation: wales\n"),
     {"organisations/office.yml": "office"}),
    ("a member of a partnership", "hilltop-it", write("projects/joint.yml", **MORE),
     {"projects/joint.yml": "alliance"}),
    ("an organisation whose file is broken", "broken-it", write("projects/lost.yml", **MORE),
     {"projects/lost.yml": KEEPERS}),
    # What somebody might try
    ("adds itself as a maintainer", "mallory", write(HILLTOP, BECOME),
     {HILLTOP: "hilltop"}),
    ("adds itself where nobody is", "mallory", write(EXAMPLE, more="maintainers: [mallory]\n"),
     {EXAMPLE: KEEPERS}),
    ("adds itself and uses it at once", "mallory",
     both(write(HILLTOP, BECOME), write(MAPS, **MORE)),
     {HILLTOP: "hilltop", MAPS: "hilltop"}),
    ("takes an entry", "anytown-web", write(MAPS, ("owner: hilltop", "owner: anytown")),
     {MAPS: "hilltop"}),
    ("takes an entry under a new slug", "anytown-web",
     both(move(MAPS, "projects/charts.yml", more="formerly: [maps]\n"),
          write("projects/charts.yml", ("owner: hilltop", "owner: anytown"))),
     {"projects/charts.yml": "hilltop"}),
    ("deletes an entry and writes its own", "anytown-web",
     both(delete(MAPS), new(MAPS, entry("Ours now", owner="anytown"))),
     {MAPS: "hilltop"}),
    ("writes the same slug in another folder", "anytown-web",
     both(delete(MAPS), new("components/maps.yml", OURS)),
     {MAPS: KEEPERS, "components/maps.yml": ALLOWED}),
    ("renames an organisation to take it over", "anytown-web",
     move(HILLTOP, "organisations/hill.yml", more="formerly: [hilltop]\n"),
     {"organisations/hill.yml": KEEPERS}),
    ("says that another took its place", "mallory",
     write(EXAMPLE, more="ended: 2020\nreplaced_by: [hilltop]\n"),
     {EXAMPLE: KEEPERS}),
    ("gives itself the successor's place", "hilltop-it",
     both(write("organisations/anytown.yml", more=SUCCESSION), write(BINS, **MORE)),
     {"organisations/anytown.yml": "anytown", BINS: "anytown"}),
    ("says that another uses it", "hilltop-it",
     write(BINS, more="  - organisation: alliance\n    status: live\n    evidence: https://x.example/\n"),
     {BINS: "anytown"}),
    ("says of another that it stopped", "hilltop-it", write(BINS, ("status: involved", "status: stopped")),
     {BINS: "anytown"}),
    ("takes the place of another in the list", "hilltop-it",
     write(BINS, ("organisation: example-council", "organisation: hilltop")),
     {BINS: "anytown"}),
    ("says in an entry of another that it uses it", "anytown-web", new(MAPS, ADOPTED), {MAPS: "hilltop"}),
    ("deletes what another says of it", "hilltop-it", write(BINS, PILOT_GONE), {BINS: "anytown"}),
    ("says in the file of another that it uses something", "anytown-web", write(HILLTOP, more="uses:\n" + CAMEO),
     {HILLTOP: "hilltop"}),
    ("a remark behind another's line", "anytown-web", write(MAPS, ("name: Maps", "name: Maps  # see evil.example")),
     {MAPS: "hilltop"}),
    ("the same from nobody at all", "nobody-at-all", write(MAPS, ("name: Maps", "name: Maps  # see evil.example")),
     {MAPS: "hilltop"}),
    ("a file that can be run", "hilltop-it", runnable(BINS), {BINS: "anytown"}),
    ("swaps the whole file for a link", "anytown-web", link(BINS), {BINS: "anytown"}),
    ("adds a link", "anytown-web", link("projects/linked.yml"), {"projects/linked.yml": KEEPERS}),
    ("an account that only looks the same", "\u212aept", new(HILLTOP, council("Kept")),
     {HILLTOP: "hilltop"}),
    ("a letter that folds into another", "anytown-d\u0130gital", write(BINS, **MORE),
     {BINS: "anytown"}),
    ("part of an account's name", "anytown", write(BINS, **MORE), {BINS: "anytown"}),
    ("a robot of that name", "anytown-web[bot]", write(BINS, **MORE),
     {BINS: "anytown"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("start") / "checkout", START)


@pytest.fixture
def begin(start: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Checkout]:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return lambda: start.copy(tmp_path / "checkout")


Begin = Callable[[], Checkout]


def review(checkout: Checkout, actor: str, capsys: Captured) -> dict[str, str | None]:
    """Give, for each file, that it is allowed or who has to look; None stands for the catalogue's maintainers."""
    code = checkout.run("check", "--since", "main", f"--actor={actor}", "--format", "json")
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    found = {each["path"]: ALLOWED if each["may_change"] else each["reviewer"] for each in report["review"]}
    is_waiting = any(each != ALLOWED for each in found.values())
    assert code == (HAS_ERRORS if report["errors"] else NEEDS_REVIEW if is_waiting else CLEAN)
    return {path.removeprefix("catalogue/"): reviewer for path, reviewer in found.items()}


@pytest.mark.parametrize(("actor", "deed", "expected"), [each[1:] for each in SHAPES], ids=[each[0] for each in SHAPES])
def test_each_file_has_those_who_may_change_it(
    actor: str, deed: Deed, expected: dict[str, str | None], begin: Begin, capsys: Captured
) -> None:
    checkout = begin()
    deed(checkout)
    assert review(checkout, actor, capsys) == expected
    checkout.commit()
    assert review(checkout, actor, capsys) == expected


def test_a_right_withdrawn_on_the_target_branch_is_gone(begin: Begin, capsys: Captured) -> None:
    """A branch that began long ago gains nothing by it."""
    checkout = begin()
    write("projects/maps.yml", **MORE)(checkout)
    assert review(checkout, "hilltop-it", capsys) == {"projects/maps.yml": ALLOWED}
    checkout.on_main({"organisations/hilltop.yml": council("Hilltop", "maintainers: [hilltop-digital]\n")})
    assert review(checkout, "hilltop-it", capsys) == {"projects/maps.yml": "hilltop"}
    assert review(checkout, "hilltop-digital", capsys) == {"projects/maps.yml": ALLOWED}


def test_an_entry_that_changed_hands_meanwhile_is_its_new_owners(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    write("projects/maps.yml", **MORE)(checkout)
    checkout.on_main({"projects/maps.yml": entry("Maps", owner="anytown")})
    assert review(checkout, "hilltop-it", capsys) == {"projects/maps.yml": "anytown"}


def test_anything_beside_the_catalogue_is_its_maintainers(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    (checkout.root / "mkdocs.yml").write_text("x\n")
    (checkout.root / ".github").mkdir()
    (checkout.root / ".github" / "check.yml").write_text("x\n")
    checkout.commit()
    assert review(checkout, "hilltop-it", capsys) == {".github/check.yml": KEEPERS, "mkdocs.yml": KEEPERS}


def test_a_submodule_needs_the_maintainers(begin: Begin, capsys: Captured, tmp_path: Path) -> None:
    checkout = begin()
    other = Checkout(tmp_path / "other")
    checkout.git("submodule", "--quiet", "add", other.folder.as_uri(), "catalogue/projects/module")
    (checkout.root / ".gitmodules").write_text((checkout.root / ".gitmodules").read_text() + "\tignore = all\n")
    checkout.commit()
    assert review(checkout, "hilltop-it", capsys) == {"projects/module": KEEPERS, ".gitmodules": KEEPERS}


# How it is told


def test_the_text_says_what_holds_for_each_file(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    both(write("projects/bins.yml", **MORE), write("projects/maps.yml", **MORE))(checkout)
    new("projects/new.yml", entry("New"))(checkout)
    assert checkout.run("check", "--since", "main", "--actor", "anytown-web") == NEEDS_REVIEW
    assert capsys.readouterr().out.split("\n\n")[-1] == (
        "Needs review by `hilltop` (`@hilltop-it`) and the maintainers of the catalogue: 2 of 3 files.\n"
        "  may change    catalogue/projects/bins.yml: it belongs to `anytown`\n"
        "  needs review  catalogue/projects/maps.yml: it belongs to `hilltop`; ask `hilltop` (`@hilltop-it`)\n"
        "  needs review  catalogue/projects/new.yml: a new entry in the name of `example-council`;"
        " ask the maintainers of the catalogue\n"
    )


def test_each_reason_is_said(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    for name in ("organisations/anytown.yml", "organisations/hilltop.yml", "vocabularies/services.yml"):
        checkout.write({name: checkout.read(name) + "# one more line\n"})
    checkout.delete("projects/maps.yml")
    checkout.rename("organisations/office.yml", "projects/office.yml")
    (checkout.root / "mkdocs.yml").write_text("x\n")
    checkout.commit()
    checkout.run("check", "--since", "main", "--actor", "anytown-web", "--format", "json")
    reasons = {each["path"]: each["reason"] for each in json.loads(capsys.readouterr().out)["review"]}
    assert reasons == {
        "catalogue/organisations/anytown.yml": "it is the entry of `anytown` itself",
        "catalogue/organisations/hilltop.yml": "it is the entry of `hilltop`",
        "catalogue/projects/maps.yml": "it is deleted, and its address would be lost",
        "catalogue/projects/office.yml": "an organisation is renamed, and other entries use its slug",
        "catalogue/vocabularies/services.yml": "all entries share the lists of terms",
        "mkdocs.yml": "it is not an entry: it belongs to the program or its pages",
    }


def test_all_is_well_is_said_too(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    assert checkout.run("check", "--since", "main", "--actor", "anytown-web") == CLEAN
    assert capsys.readouterr().out.endswith("\nNothing changed, so no one has to review it.\n")
    write("projects/bins.yml", **MORE)(checkout)
    assert checkout.run("check", "--since", "main", "--actor", "@anytown-web") == CLEAN
    assert "The account `anytown-web` may change all of this: 1 file.\n" in capsys.readouterr().out


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_stays_what_its_readers_expect(form: str, begin: Begin, capsys: Captured, tmp_path: Path) -> None:
    checkout = begin()
    write("projects/maps.yml", **MORE)(checkout)
    ask = ("check", "--since", "main", "--actor", "x", "--format", form)
    assert checkout.run(*ask) == NEEDS_REVIEW
    out, err = capsys.readouterr()
    assert ("hilltop-it" in out) == (form in {"text", "json", "github"})
    assert ("hilltop-it" in err) == (form not in {"text", "json", "github"})
    checkout.run(*ask, "--output", str(tmp_path / "report"))
    assert (tmp_path / "report").read_text() == out


@pytest.mark.parametrize("account", ["x\n::error::y", "x\x1b[2J", "@everyone <b>x</b> [y](https://z.example)", "`|\\"])
def test_an_account_may_be_any_text(
    account: str, begin: Begin, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    checkout = begin()
    new("projects/@hilltop-it <b>`|.yml", "x")(checkout)
    write("projects/maps.yml", **MORE)(checkout)
    checkout.run("check", "--since", "main", f"--actor={account}", "--format", "github")
    printed = capsys.readouterr().out
    assert len([line for line in printed.split("\n") if line.startswith("::")]) == 2
    assert "\x1b" not in printed
    summary = (tmp_path / "summary.md").read_text()
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(summary)
    kinds = {each.type for token in tokens for each in token.children or ()}
    words = "".join(each.content for token in tokens for each in token.children or () if each.type == "text")
    assert kinds <= {"text", "code_inline", "softbreak"}
    assert "@" not in words
    assert "<" not in words


@pytest.mark.parametrize(("more", "words"), [
    (["--actor", "x"], "--actor goes with --since, which says what the account changed: --since origin/main"),
    (["--actor", "", "--since", "main"], "--actor needs the name of a GitHub account"),
    (["--actor", "@", "--since", "main"], "--actor needs the name of a GitHub account"),
])  # fmt: skip
def test_what_is_missing_is_said(more: list[str], words: str, begin: Begin, capsys: Captured) -> None:
    assert begin().run("check", *more) == COULD_NOT_RUN
    assert capsys.readouterr() == ("", f"catalogue: {words}\n")


def test_nobody_may_change_anything(begin: Begin, capsys: Captured) -> None:
    """Where no account is named, as `diff` allows, even the smallest change is one that somebody has to look at."""
    checkout = begin()
    both(runnable(BINS), write(MAPS, ("name: Maps", "name: Maps  # x")))(checkout)
    assert checkout.run("diff", "main") == CLEAN
    out = capsys.readouterr().out
    assert "may change all of this" not in out
    assert "Needs review by `anytown`" in out
