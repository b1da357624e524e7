"""`catalogue links`: what is asked, what is remembered, and what is said of it and when."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.check import check
from generator.cli.environment import CLEAN, COULD_NOT_RUN
from generator.project import Project
from tests.conftest import TODAY, Files
from tests.report.strangers import HOSTILE, is_harmless

Captured = pytest.CaptureFixture[str]
Write = Callable[[Files], Project]
Look = Callable[..., str]

SITE = "https://www.example.gov.uk"
ISSUE = "https://github.com/example/bins/issues/1"
"""An address that GitHub would make known in the issue that it leads to."""

WEEKS = ("2026-10-05", "2026-10-12", "2026-10-19")


def entry(*sources: str, name: str = "Bins", more: str = "") -> str:
    lines = "".join(f"  - {json.dumps(source)}\n" for source in sources)
    return f"name: {json.dumps(name)}\nsummary: Tells when.\nowner: example-council\n{more}sources:\n{lines}"


def report(codes: dict[str, int], moved: dict[str, str] | None = None) -> str:
    failed = [{"url": url, "status": {"text": "x", "code": code}} for url, code in codes.items()]
    well = [
        {"url": url, "status": {"code": 200}, "redirects": {"origin": url, "redirects": [{"url": to, "code": 301}]}}
        for url, to in (moved or {}).items()
    ]
    well.append({"url": f"{SITE}/well", "status": {"code": 200}})
    maps = {"error_map": {"-": failed}, "success_map": {"-": well}, "timeout_map": {}}
    return json.dumps({"detailed_stats": True} | maps)


def asked(root: Path, capsys: Captured) -> list[str]:
    cli.main(["links", "--list", "--root", str(root)])
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def look(root: Path, tmp_path: Path, capsys: Captured) -> Look:
    """Let the command read a report about three weeks, or the days that are named, and return what it says last."""

    def run(text: str, *days: str) -> str:
        (tmp_path / "report.json").write_text(text)
        for day in days or WEEKS:
            capsys.readouterr()
            arguments = ["links", str(tmp_path / "report.json"), "--root", str(root), "--day", day]
            assert cli.main(arguments) == CLEAN
        return capsys.readouterr().out

    return run


def test_every_address_is_listed_once_and_only_if_it_can_be_asked(root: Path, write: Write, capsys: Captured) -> None:
    odd = [
        "http://www.example.gov.uk/http", "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "ftp://x.org/",
        "https://user@www.example.gov.uk/", f"{SITE}/\x1b[2J", f"{SITE}/\u202ex", f"{SITE}/\u3164", f"{SITE}/ x",
        f"{SITE}/{'x' * 500}", "https://www.example.gov.uk@evil.example.org/", "x https://x.example.org/",
    ]  # fmt: skip
    write({"projects/bins.yml": entry(f"{SITE}/b", f"{SITE}/a#one", f"{SITE}/a#two", f"{SITE}/caf\u00e9", *odd)})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    lines = asked(root, capsys)
    assert lines == sorted(set(lines))
    assert before == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    (root / "catalogue/projects/bins.yml").unlink()
    assert sorted({*lines} - {*asked(root, capsys)}) == [
        "http://www.example.gov.uk/http", f"{SITE}/a", f"{SITE}/b", f"{SITE}/caf\u00e9",
    ]  # fmt: skip


def test_what_is_gone_is_said_after_three_looks_by_entry(write: Write, look: Look) -> None:
    write({"projects/bins.yml": entry(f"{SITE}/well", f"{SITE}/gone#part", f"{SITE}/fails", name="`Bins`")})
    text = report({f"{SITE}/gone": 404, f"{SITE}/fails": 503})
    assert look(text, *WEEKS[:2]) == ""
    said = look(text, WEEKS[2])
    assert said == (
        "When they were asked, these addresses failed at least three times over at least two weeks. A person has to "
        "decide what becomes of each: look for its new address, or for another page that shows the same. If there is "
        "none, leave it as it is.\n\n"
        "**&#96;`Bins`&#96;**, in `catalogue/projects/bins.yml`\n\n"
        f"- Gone since 2026-10-05: <{SITE}/gone>\n"
        f"- Has failed since 2026-10-05: <{SITE}/fails>\n"
    )


def test_that_a_server_keeps_programs_out_is_never_said(root: Path, write: Write, look: Look) -> None:
    write({"projects/bins.yml": entry(f"{SITE}/closed")})
    assert look(report({f"{SITE}/closed": 403}), *WEEKS, "2026-11-20") == ""
    assert 'what: blocked, first_seen: "2026-10-05", last_seen: "2026-11-20", looks: 4}' in remembered(root)
    assert check(Project(root), TODAY).diagnostics == ()


def remembered(root: Path) -> str:
    return (root / "catalogue/links.yml").read_text()


def test_an_address_that_is_well_again_or_named_by_nobody_leaves(root: Path, write: Write, look: Look) -> None:
    write({"projects/bins.yml": entry(f"{SITE}/one", f"{SITE}/two")})
    look(report({f"{SITE}/one": 404, f"{SITE}/two": 404}))
    assert remembered(root).count("address: ") == 2
    write({"projects/bins.yml": entry(f"{SITE}/well", f"{SITE}/two")})
    assert look(report({}, {}), "2026-10-26") != ""
    assert remembered(root).count("address: ") == 1
    said = json.loads(report({}))
    said["success_map"]["-"].append({"url": f"{SITE}/two", "status": {"code": 200}})
    assert look(json.dumps(said), "2026-10-26") == ""
    assert remembered(root).splitlines()[1:] == ["addresses: []"]


def test_a_second_look_on_a_day_changes_nothing(root: Path, write: Write, look: Look) -> None:
    write({"projects/bins.yml": entry(f"{SITE}/gone")})
    first = look(report({f"{SITE}/gone": 410}))
    before = remembered(root)
    assert look(report({f"{SITE}/gone": 410}), WEEKS[-1]) == first
    assert remembered(root) == before


def test_what_only_moved_within_its_site_is_fixed(root: Path, write: Write, look: Look, capsys: Captured) -> None:
    moved = {
        "/old": f"{SITE}/new",
        "/bare": "https://example.gov.uk/bare",
        "/page": f"{SITE}/",
        "/form": f"{SITE}/in?to=form",
        "/away": "https://other.example.org/away",
    }
    sources = [f"{SITE}{path}" for path in moved if path != "/old"]
    write({"projects/bins.yml": entry(f"{SITE}/old#part", *sources)})
    said = look(report({}, {f"{SITE}{path}": to for path, to in moved.items()}))
    assert f"- Moved: <{SITE}/away> leads to <https://other.example.org/away>\n" in said
    assert f"- Moved: <{SITE}/page> leads to <{SITE}/>\n" in said
    assert said.endswith("\n2 addresses have only moved within the same site: `catalogue fix` corrects that.\n")
    assert f"<{SITE}/old>" not in said
    path = root / "catalogue/projects/bins.yml"
    assert cli.main(["fix", "--root", str(root), str(path)]) == CLEAN
    capsys.readouterr()
    text = path.read_text()
    assert f'"{SITE}/new#part"' in text
    assert '"https://example.gov.uk/bare"' in text
    assert all(f'"{SITE}{path}"' in text for path in ("/page", "/form", "/away"))


def test_no_text_of_a_stranger_does_anything_in_an_issue(write: Write, look: Look) -> None:
    addresses = {hostile: f"{SITE}/{hostile.replace(' ', '')}" for hostile in HOSTILE}
    files = {
        f"projects/bins-{number}.yml": entry(each, name=name) for number, (name, each) in enumerate(addresses.items())
    }
    write({**files, "projects/issue.yml": entry(ISSUE)})
    said = look(report(dict.fromkeys([*addresses.values(), ISSUE], 404)))
    is_harmless(said)
    assert "<https://github.com/" not in said
    assert said.count("- Gone") > len(HOSTILE) / 2


def test_an_issue_is_never_too_long_for_github(write: Write, look: Look) -> None:
    entries = {f"projects/bins-{number:03}.yml": entry(f"{SITE}/{number}{'x' * 400}") for number in range(200)}
    write(dict(entries))
    said = look(report({f"{SITE}/{number}{'x' * 400}": 404 for number in range(200)}))
    assert len(said) < 60_000
    assert said.endswith(" more entries did not fit here.\n")


def test_the_summary_and_the_text_go_where_they_belong(
    root: Path, tmp_path: Path, write: Write, look: Look, capsys: Captured
) -> None:
    write({"projects/bins.yml": entry(f"{SITE}/gone", f"{SITE}/closed")})
    text = report({f"{SITE}/gone": 404, f"{SITE}/closed": 403})
    said = look(text)
    arguments = ["links", str(tmp_path / "report.json"), "--root", str(root), "--day", WEEKS[-1]]
    assert cli.main([*arguments, "--output", str(tmp_path / "said.md")]) == CLEAN
    out, err = capsys.readouterr()
    assert (tmp_path / "said.md").read_text() == said
    assert out == ""
    assert err == f"catalogue/links.yml: {len(asked(root, capsys))} addresses, 2 not well, 1 of them for certain.\n"


@pytest.mark.parametrize(
    ("text", "arguments", "why"),
    [
        ("{}", ["--day", "2026-10-05"], "not a report of lychee"),
        (report({}), ["--day", "yesterday"], "the day yesterday is not written as year-month-day"),
        (report({}), ["--day", "2026-02-30"], "is not a real date"),
        (report({}), ["--list"], "name a report, or give --list"),
        (report({"https://x.example.org/": 404}), [], "not about any address of this catalogue"),
    ],
)
def test_what_cannot_count_changes_nothing(
    text: str, arguments: list[str], why: str, root: Path, capsys: Captured
) -> None:
    path = root.parent / "report.json"
    path.write_text(text)
    assert cli.main(["links", str(path), "--root", str(root), *arguments]) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert why in err
    assert not (root / "catalogue/links.yml").exists()


@pytest.mark.parametrize("content", ["addresses: [x]\n", "addresses: []\nmore: 1\n", "- x\n", b"\xff", "&a b: c\n"])
def test_a_list_that_was_changed_by_hand_is_an_error_and_stays(
    content: str | bytes, root: Path, tmp_path: Path, write: Write, capsys: Captured
) -> None:
    project = write({"links.yml": content, "projects/bins.yml": entry(f"{SITE}/gone")})
    before = (root / "catalogue/links.yml").read_bytes()
    assert {each.location.path for each in check(project, TODAY).errors} == {"catalogue/links.yml"}
    (tmp_path / "report.json").write_text(report({f"{SITE}/gone": 404}))
    assert cli.main(["links", str(tmp_path / "report.json"), "--root", str(root)]) == COULD_NOT_RUN
    assert "catalogue/links.yml has errors" in capsys.readouterr().err
    assert (root / "catalogue/links.yml").read_bytes() == before


def line(name: str, what: str, first_seen: str = WEEKS[0]) -> str:
    return (
        f'  - {{address: "{SITE}/{name}", what: {what}, first_seen: {first_seen}, last_seen: {WEEKS[2]}, looks: 3}}\n'
    )


@pytest.mark.parametrize(
    "lines",
    [
        line("b", "ill") + line("a", "ill"),
        line("a", "ill") + line("a", "gone"),
        line("a", "ill") + line("b", "ill", "2026-10-20"),
        line("a", "ill") + line("b", "moved"),
        line("a", "ill") + line("b", f'gone, target: "{SITE}/c"'),
    ],
)
def test_lines_that_the_program_would_not_write_are_told_at_their_place(lines: str, write: Write) -> None:
    found = check(write({"links.yml": f"addresses:\n{lines}"}), TODAY).diagnostics
    assert [(each.rule.code, each.location.span.start.line) for each in found] == [("D116", 3)]


def test_a_day_before_the_last_look_is_refused(root: Path, write: Write, look: Look, capsys: Captured) -> None:
    write({"projects/bins.yml": entry(f"{SITE}/gone")})
    look(report({f"{SITE}/gone": 404}))
    report_path = root.parent / "report.json"
    assert cli.main(["links", str(report_path), "--root", str(root), "--day", "2026-10-18"]) == COULD_NOT_RUN
    assert "already has a later look than 2026-10-18" in capsys.readouterr().err
