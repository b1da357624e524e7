"""Writing a new entry: by flags alone, by answers at a terminal, and never over anything that is there."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, document
from generator.check import Result
from generator.cli.entry_writing import KINDS
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.cli.questions import LEFT_OUT
from generator.entry_form import FLAGS, EntryForm, proposed_slug
from generator.project import MAX_SLUG_LENGTH
from tests.conftest import ROOT, Files

Captured = pytest.CaptureFixture[str]

SOURCE = "https://www.example.gov.uk/bins"
NEEDED = ["--name", "Bin Days", "--summary", "Tells when.", "--owner", "anytown", "--source", SOURCE]
FULL = {
    "component": [*NEEDED, "--type", "platform", "--stage", "live", "--access", "open", "--licence", "MIT"],
    "project": [*NEEDED, "--stage", "beta", "--language", "Python", "--language", "C#", "--service", "waste"],
    "standard": [*NEEDED, "--status", "draft", "--version", "1.10", "--published", "2024", "--scope", "data"],
    "organisation": ["--name", "Bin Days", "--type", "charity", "--nation", "wales", "--source", SOURCE],
}
MODELINE = "# yaml-language-server: $schema=../../schemas/{}.schema.json\n"


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to answer, wherever the tests themselves run."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let somebody sit at a terminal and type these lines; behind them the input ends."""

    def sit_down(*lines: str) -> None:
        rest = iter(lines)

        def read() -> str:
            if (line := next(rest, None)) is None:
                raise EOFError
            if line == "^C":
                raise KeyboardInterrupt
            return line

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", read)

    return sit_down


def new(root: Path, *arguments: str) -> int:
    return cli.main(["new", *arguments, "--root", str(root)])


def files(root: Path) -> set[Path]:
    return set((root / "catalogue").rglob("*"))


# By flags


@pytest.mark.parametrize("kind", FULL)
def test_each_kind_is_written_from_flags_and_passes(kind: str, root: Path, capsys: Captured) -> None:
    assert new(root, kind, *FULL[kind]) == CLEAN
    path = f"catalogue/{kind}s/bin-days.yml"
    out, err = capsys.readouterr()
    assert out.startswith(f"Written: {path}\n\n1 file checked, nothing wrong.\n\nWhat next\n")
    assert f"git add {path}\n" in out
    assert err == ""
    assert (root / path).read_text().startswith(f"{MODELINE.format(kind)}name: Bin Days\n")
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_a_name_that_several_have_is_not_guessed_at(root: Path, capsys: Captured) -> None:
    for slug in ("makers", "makers-two"):
        text = f"name: Makers & Co\ntype: supplier\nsources: [{SOURCE}]\n"
        (root / f"catalogue/organisations/{slug}.yml").write_text(text)
    given = [*NEEDED[: NEEDED.index("anytown")], "makers & co", *NEEDED[NEEDED.index("anytown") + 1 :]]
    assert new(root, "project", *given) != CLEAN
    said = "It could be Makers & Co (write `makers`) or Makers & Co (write `makers-two`)."
    assert said in " ".join("".join(capsys.readouterr()).split())
    assert "owner: makers & co\n" in (root / "catalogue/projects/bin-days.yml").read_text()


def test_the_entry_is_laid_out_as_the_others_are(root: Path) -> None:
    asked = ["--website", "https://bins.example/", "--repository", "https://code.example/bins", "--principle"]
    more = ["open-culture", "--service", "waste", "--service", "Housing", "--service", "waste", "--description"]
    assert new(root, "project", "bins", *NEEDED, *asked, *more, f"{'It sorts. ' * 14}") == CLEAN
    assert (root / "catalogue/projects/bins.yml").read_text() == MODELINE.format("project") + (
        "name: Bin Days\n"
        "summary: Tells when.\n"
        "owner: anytown\n"
        "description: >-\n"
        f"  {('It sorts. ' * 10).strip()}\n"
        f"  {('It sorts. ' * 4).strip()}\n"
        "links:\n"
        "  repository: https://code.example/bins\n"
        "  website: https://bins.example/\n"
        "services: [waste, housing]\n"
        "principles: [open-culture]\n"
        "sources:\n"
        f"  - {SOURCE}\n"
    )


def test_every_flag_has_a_place_in_some_kind_of_entry(checked: Callable[[Files], Result]) -> None:
    forms = [EntryForm(each, checked({})) for each in KINDS.values()]
    assert {question.name for form in forms for question in form.questions()} == set(FLAGS)
    assert {question.name for form in forms for question in form.short_form()} >= LEFT_OUT
    for form in forms:
        needed = set(form.schema.node["required"])
        assert needed == {question.pointer[0] for question in form.questions() if question.required}


@pytest.mark.parametrize("name", ["Example council", "the council of example", "EXCO", "E06000099"])
def test_an_owner_may_be_given_by_whatever_names_it_alone(name: str, root: Path, capsys: Captured) -> None:
    with (root / "catalogue/organisations/example-council.yml").open("a") as file:
        file.write("also_known_as: [Exco]\ngss_code: E06000099\n")
    arguments = [(name if each == "anytown" else each) for each in NEEDED]
    assert new(root, "project", *arguments, "--dry-run") == CLEAN
    assert "\nowner: example-council\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        "Bins: the #1 list",
        'He said "bins" and \\n',
        "@bins",
        "yes",
        "null",
        "{{ bins }}",
        "- bins",
        "<b>bins</b>",
        "two\nlines",
        "'bins'",
        "bins: |",
        "[bins](https://evil.example)",
        "$(bins) `bins`",
        "%bins",
        "*bins &bins !bins",
        "Biniau caf\u00e9",
        "---",
    ],
)
def test_hostile_text_is_quoted(name: str, root: Path) -> None:
    assert new(root, "project", "bins", f"--name={name}", *NEEDED[2:]) == CLEAN
    read = document.parse("bins.yml", (root / "catalogue/projects/bins.yml").read_bytes())
    assert read.diagnostics == ()
    assert read.data == {
        "name": " ".join(name.split()),
        "summary": "Tells when.",
        "owner": "anytown",
        "sources": [SOURCE],
    }


def test_nothing_typed_is_lost_when_something_is_wrong(root: Path, capsys: Captured) -> None:
    wrong = [("anytwn" if each == "anytown" else each) for each in NEEDED]
    assert new(root, "project", *wrong, "--service", "wast\u200be") == HAS_ERRORS
    out = capsys.readouterr().out
    assert "error[C101] There is no organisation `anytwn`" in out
    assert "Did you mean Anytown Borough Council? Write `anytown`." in out
    assert "error[D112]" in out
    assert "Fix it:      change the file, then `catalogue check catalogue/projects/bin-days.yml`" in out
    assert "owner: anytwn\n" in (root / "catalogue/projects/bin-days.yml").read_text()


def test_only_what_concerns_the_new_entry_is_told(
    write: Callable[[Files], object], root: Path, capsys: Captured
) -> None:
    write({"projects/broken.yml": "name: x\n"})
    assert new(root, "project", *NEEDED) == CLEAN
    assert "broken" not in capsys.readouterr().out


def test_what_the_new_entry_breaks_elsewhere_is_told(
    write: Callable[[Files], object], root: Path, capsys: Captured
) -> None:
    entry = f"name: x\nsummary: x\nowner: anytown\nsources: [{SOURCE}]\nlinks:\n  repository: https://code.example/a\n"
    write({"projects/zebra.yml": entry})
    assert new(root, "project", *NEEDED, "--repository", "https://code.example/a") == HAS_ERRORS
    assert "catalogue/projects/zebra.yml:6:15: error[C103] `bin-days` has the same code" in capsys.readouterr().out


def test_a_dry_run_prints_the_entry_and_writes_nothing(root: Path, capsys: Captured) -> None:
    before = files(root)
    assert new(root, "project", *NEEDED, "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert (out, err) == (
        f"{MODELINE.format('project')}name: Bin Days\nsummary: Tells when.\nowner: anytown\nsources:\n  - {SOURCE}\n",
        "",
    )
    assert new(root, "project", *NEEDED, "--stage", "alphas", "--dry-run") == HAS_ERRORS
    out, err = capsys.readouterr()
    assert "stage: alphas\n" in out
    assert "catalogue/projects/bin-days.yml:5:1: " not in out
    assert "Did you mean `alpha`?" in err
    assert files(root) == before


# What is refused


def refused(root: Path, *arguments: str) -> None:
    before = files(root)
    assert new(root, *arguments) == COULD_NOT_RUN
    assert files(root) == before


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (["component", "--name", "Bins"], "--summary, --owner, --type, --source"),
        (["project", *NEEDED[2:], "--name", " "], "--name"),
        (["project", *NEEDED[:-2], "--source", ""], "--source"),
        (["organisation"], "--name, --type, --source"),
        (["project", *NEEDED[2:], "--name", "\u5783\u573e"], "SLUG, since none can be made from the name"),
    ],
)
def test_without_a_terminal_missing_answers_are_named(
    arguments: list[str], missing: str, root: Path, capsys: Captured
) -> None:
    refused(root, *arguments)
    expected = f"catalogue: no one is there to ask, and these answers are missing: {missing}\n"
    assert capsys.readouterr() == ("", expected)


@pytest.mark.parametrize("kind", ["component", "project", "standard"])
@pytest.mark.parametrize("slug", [["bin-calendar"], []])
def test_a_slug_that_is_taken_is_refused(kind: str, slug: list[str], root: Path, capsys: Captured) -> None:
    before = (root / "catalogue/components/bin-calendar.yml").read_bytes()
    arguments = [*NEEDED, "--type", "platform"] if kind == "component" else NEEDED
    refused(root, kind, *slug, *arguments, "--name", "Bin calendar")
    assert (
        "The short name `bin-calendar` already belongs to catalogue/components/bin-calendar.yml"
        in capsys.readouterr().err
    )
    assert (root / "catalogue/components/bin-calendar.yml").read_bytes() == before


def test_a_slug_from_before_is_taken(write: Callable[[Files], object], root: Path, capsys: Captured) -> None:
    write({"projects/old.yml": "name: x\nformerly: [bins]\n"})
    refused(root, "component", "bins", *FULL["component"])
    assert "already belongs to catalogue/projects/old.yml" in capsys.readouterr().err


@pytest.mark.parametrize("slug", ["Bins", "../bins", "bins.yml", "b" * (MAX_SLUG_LENGTH + 1), "", "-", "bins\n"])
def test_a_slug_that_is_no_file_name_is_refused(slug: str, root: Path, capsys: Captured) -> None:
    refused(root, "project", slug, *NEEDED)
    assert "The file name" in capsys.readouterr().err


def test_what_stands_in_the_way_stays(root: Path, tmp_path: Path, capsys: Captured) -> None:
    (root / "catalogue/projects").mkdir()
    (root / "catalogue/projects/bins.yml").symlink_to(tmp_path / "elsewhere")
    refused(root, "project", "bins", *NEEDED)
    assert capsys.readouterr().err == "catalogue: catalogue/projects/bins.yml already exists; nothing was written\n"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("is_link", [True, False])
def test_what_stands_in_the_place_of_the_folder_stays(
    is_link: bool,
    root: Path,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    elsewhere, folder = tmp_path / "elsewhere", root / "catalogue/projects"
    elsewhere.mkdir()
    if is_link:
        folder.symlink_to(elsewhere)
    else:
        folder.write_text("not a folder")
    refused(root, "project", "bins", *NEEDED)
    assert capsys.readouterr().err == (
        "catalogue: catalogue/projects is a link or a file, not a folder, so nothing was written; put a folder there\n"
    )
    assert list(elsewhere.iterdir()) == []


def test_a_flag_that_the_kind_has_no_place_for_is_refused(root: Path, capsys: Captured) -> None:
    refused(root, "standard", *NEEDED, "--stage", "live")
    error = capsys.readouterr().err
    assert error.startswith("catalogue: this kind of entry, standard, takes no --stage; it takes --name, --summary,")
    assert "--status" in error


def test_bytes_that_are_no_text_are_refused(root: Path, capsys: Captured) -> None:
    refused(root, "project", *NEEDED, "--description", "caf\udce9")
    assert capsys.readouterr().err == "catalogue: the answer to --description is not UTF-8 text\n"


@pytest.mark.parametrize("kind", ["vocabulary", "components", ""])
def test_other_kinds_are_refused(kind: str, root: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        new(root, kind)
    assert stopped.value.code == COULD_NOT_RUN
    assert "component, standard, project, organisation" in capsys.readouterr().err.replace("'", "")


# At a terminal


def test_a_person_is_asked_until_each_answer_is_sound(typed: Callable[..., None], root: Path, capsys: Captured) -> None:
    typed(
        *("", "x" * 81, "Bin calendar", "bin-calendar", "Bins", "bins", ""),  # name, slug
        *("Tells when.", "old-anytwn", "Council in Example", "council exampl", "example council"),  # summary, owner
        *("platfrom", "99", "1", "live", "", "code.example", "http://code.example/bins", ""),
        *("22, Births, deaths and marriages, housing", "Open culture"),
        *("", "bins", SOURCE.removeprefix("https://"), f"{SOURCE}/2", ""),
    )
    assert new(root, "component") == CLEAN
    assert (root / "catalogue/components/bins.yml").read_text() == MODELINE.format("component") + (
        "name: Bin calendar\n"
        "summary: Tells when.\n"
        "owner: example-council\n"
        "type: platform\n"
        "stage: live\n"
        "links:\n"
        "  repository: https://code.example/bins\n"
        "services: [waste, births-deaths-marriages, housing]\n"
        "principles: [open-culture]\n"
        "sources:\n"
        f"  - {SOURCE}\n"
        f"  - {SOURCE}/2\n"
    )
    told = capsys.readouterr().err
    for words in (
        "You must answer this one.",
        "`name` has 81 characters",
        "The short name `bin-calendar` already belongs to catalogue/components/bin-calendar.yml.",
        "The file name `Bins.yml` is not made of lower-case words",
        "There is no organisation `old-anytwn`",
        "there is old-anytown (Old Anytown District Council)",
        "there is example-council (Example Council)",
        "Did you mean `platform`?",
        "`99` is not one of the words that `type` takes",
        "`bins` does not start with https://",
    ):
        assert words in told


def test_what_was_answered_is_not_lost_when_the_person_stops(
    typed: Callable[..., None], root: Path, capsys: Captured
) -> None:
    for end in ([], ["^C"]):
        before = files(root)
        typed("It's bins", "bins", "Tells when.", *end)
        assert new(root, "project", "--source", SOURCE) == COULD_NOT_RUN
        assert files(root) == before
        told = capsys.readouterr().err.partition("\nTo continue:\n")[2]
        assert told == (
            f"  catalogue new project bins --source={SOURCE} '--name=It'\"'\"'s bins' '--summary=Tells when.'\n"
            "catalogue: stopped; nothing was written\n"
        )


def test_stopping_before_the_first_question_ends_in_words(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.cli.new.check_own", stop)
    refused(root, "project", *NEEDED)
    assert capsys.readouterr() == ("", "catalogue: stopped\n")


def test_answers_from_flags_are_not_asked_for_unless_wrong(
    typed: Callable[..., None], root: Path, capsys: Captured
) -> None:
    typed("anytown", "", "", "", "", "", "")
    arguments = [("nobody" if each == "anytown" else each) for each in NEEDED]
    assert new(root, "project", "bins", *arguments) == CLEAN
    err = capsys.readouterr().err
    assert "There is no organisation `nobody`" in err
    assert "Summary" not in err
    assert "owner: anytown\n" in (root / "catalogue/projects/bins.yml").read_text()


def test_nothing_is_asked_where_that_is_not_wanted(typed: Callable[..., None], root: Path) -> None:
    typed()
    assert new(root, "project", *NEEDED, "--no-input") == CLEAN
    refused(root, "project", "--no-input")


def test_a_name_with_no_letters_for_a_slug_asks_for_one(typed: Callable[..., None], root: Path) -> None:
    typed("\u5783\udce9", "\u5783\u573e", "", "rubbish", "charity", "", "", SOURCE, "")
    assert new(root, "organisation", "--summary", "Sorts.") == CLEAN
    assert "name: \u5783\u573e\n" in (root / "catalogue/organisations/rubbish.yml").read_text(encoding="utf-8")


def at_a_terminal(root: Path, keys: bytes, *arguments: str) -> tuple[int, str, str]:
    """Run the command in a process of its own, with a terminal to type at."""
    keyboard, screen = pty.openpty()
    try:
        command = [sys.executable, "-m", "generator.cli", "new", *arguments, "--root", str(root)]
        started = subprocess.Popen(
            command, stdin=screen, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        os.write(keyboard, keys)
        out, err = started.communicate(timeout=60)
        return started.returncode, out, err
    finally:
        os.close(keyboard)
        os.close(screen)


def test_questions_go_to_the_terminal_and_not_to_standard_output(root: Path) -> None:
    keys = f"Bin Days\n\nTells when.\n\nnobody\nanytown\n4\n\n\n\nwaste\n\n{SOURCE}\n\n".encode()
    code, out, err = at_a_terminal(root, keys, "project", "--dry-run")
    assert code == CLEAN
    assert out == (
        f"{MODELINE.format('project')}name: Bin Days\nsummary: Tells when.\nowner: anytown\nstage: live\n"
        f"services: [waste]\nsources:\n  - {SOURCE}\n"
    )
    assert "There is no organisation `nobody`" in err
    assert "  4. live: In full use and maintained.\n" in err
    code, out, err = at_a_terminal(root, b"Bin Days\n\x04", "project")
    assert (code, out) == (COULD_NOT_RUN, "")
    assert err.endswith("  catalogue new project '--name=Bin Days'\ncatalogue: stopped; nothing was written\n")


# Slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("GOV.UK Notify", "gov-uk-notify"),
        ("St Helen's & Ynys M\u00f4n", "st-helens-and-ynys-mon"),
        ("  --  ", ""),
        ("word " * 30, ("word-" * 16).strip("-")),
        ("w" * 100, "w" * MAX_SLUG_LENGTH),
    ],
)
def test_a_slug_is_proposed_from_the_name(name: str, slug: str) -> None:
    assert proposed_slug(name) == slug
