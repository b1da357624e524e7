"""An issue that says "we use this too" adds one item to the organisation's own file and changes nothing else."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.check import check
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.importing import filled_form
from generator.importing.issue_form import USE_LABEL
from generator.project import Project
from tests.branches import Checkout
from tests.conftest import TODAY
from tests.importing.issues import SOURCE, USED, entries, issue

Captured = pytest.CaptureFixture[str]
CALENDAR = "catalogue/components/bin-calendar.yml"
COUNCIL = "catalogue/organisations/example-council.yml"
NEW = f"  - entry: bin-calendar\n    status: live\n    evidence: {SOURCE}\n"
OTHER = f"uses:\n  # one after the other\n  - entry: maps   # first\n    status:  'live'\n    evidence: {SOURCE}\n"
START = "name: 'Example Council'  # said so\ntype: unitary\n"
END = f"\n# where from\nsources:\n- {SOURCE}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (START + END, START + "uses:\n" + NEW + END),
        (START + OTHER + END, START + OTHER + NEW + END),
        (START + END.lstrip() + OTHER, START + END.lstrip() + OTHER + NEW),
        (START + END.lstrip() + OTHER.rstrip("\n"), START + END.lstrip() + OTHER + NEW),
        (
            START + OTHER.replace("\n  ", "\n") + END,
            START + OTHER.replace("\n  ", "\n") + NEW.replace("\n  ", "\n")[2:] + END,
        ),
        ("\ufeff" + START + OTHER + END, "\ufeff" + START + OTHER + NEW + END),
        ((START + OTHER + END).replace("\n", "\r\n"), (START + OTHER + NEW + END).replace("\n", "\r\n")),
        (
            (START + END.lstrip() + OTHER).removesuffix("\n").replace("\n", "\r\n"),
            (START + END.lstrip() + OTHER + NEW).replace("\n", "\r\n"),
        ),
    ],
    ids=["none", "one", "last", "no-line-end", "further-out", "mark", "windows", "windows-no-line-end"],
)
def test_a_use_is_one_more_line_and_nothing_else_changes(
    before: str, after: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / COUNCIL).write_bytes(before.encode())
    code, answer = turned(issue("use", USED))
    assert (root / COUNCIL).read_bytes() == after.encode()
    assert (code, answer.partition("\n")[0]) == (
        CLEAN,
        f"Thank you. This issue has become a line of the file `{COUNCIL}`.",
    )


@pytest.mark.parametrize("uses", ["uses: []\n", "uses: [{entry: maps, status: planned}]\n", "uses:\n", "uses: x\n"])
def test_a_list_that_is_laid_out_in_another_way_is_left_to_a_person(
    uses: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / COUNCIL).write_text(START + uses + END)
    code, answer = turned(issue("use", USED))
    assert code == COULD_NOT_RUN
    assert "add yours to the file by hand" in answer
    assert (root / COUNCIL).read_text() == START + uses + END


@pytest.mark.parametrize("text", [START + END.lstrip() + OTHER + "...\n", (START + OTHER + END).replace("\n", "\r")])
def test_what_would_not_say_the_same_and_more_is_not_written(
    text: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / COUNCIL).write_bytes(text.encode())
    assert turned(issue("use", USED))[0] == COULD_NOT_RUN
    assert (root / COUNCIL).read_bytes() == text.encode()


@pytest.mark.parametrize(
    "what", ["bin-calendar", "BIN-calendar", "https://catalogue.example.org/components/bin-calendar/#used-by"]
)
def test_what_is_used_may_be_named_in_any_way(what: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    assert turned(issue("use", USED | {USE_LABEL: what}))[0] == CLEAN
    assert NEW in (root / COUNCIL).read_text()


@pytest.mark.parametrize(
    "who",
    [
        "Council of Example",
        "Example CC",
        "organisations/example-council.yml",
        "https://catalogue.example.org/organisations/example-council/",
        "EXAMPLE-council",
    ],
)
def test_who_uses_it_may_be_named_in_any_way(who: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    assert turned(issue("use", USED | {"Organisation": who}))[0] == CLEAN
    assert NEW in (root / COUNCIL).read_text()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {USE_LABEL: "Nothing we have"},
            "there is no component, standard or project `Nothing we have` in the catalogue",
        ),
        (
            {USE_LABEL: "Bin calender"},
            "`Bin calender` in the catalogue. Did you mean Bin calendar? Write `bin-calendar`.",
        ),
        ({USE_LABEL: ""}, f"the question `{USE_LABEL}` has no answer"),
        ({USE_LABEL: "../../etc"}, "there is no component, standard or project `../../etc` in the catalogue"),
    ],
)
def test_a_use_of_what_is_not_here_is_refused(
    answers: dict[str, str], words: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    before = entries(root)
    code, answer = turned(issue("use", USED | answers))
    assert (code, words in answer) == (COULD_NOT_RUN, True)
    assert entries(root) == before


def test_a_name_that_several_have_stands_for_none_of_them(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    """Be they of one kind or of two: nobody guesses which is meant."""
    calendar = (root / CALENDAR).read_text()
    for path in ("components/aa-bin-days", "projects/zz-bin-days"):
        (root / f"catalogue/{path}.yml").parent.mkdir(exist_ok=True)
        (root / f"catalogue/{path}.yml").write_text(re.sub("^name: .*", "name: Bin Days", calendar, flags=re.MULTILINE))
    before = entries(root)
    code, answer = turned(issue("use", USED | {USE_LABEL: "bin days"}))
    assert code == COULD_NOT_RUN
    assert "it is not clear what `bin days` is. It could be Bin Days (write `aa-bin-days`) or Bin Days " in answer
    assert entries(root) == before
    assert turned(issue("use", USED | {USE_LABEL: "zz-bin-days"}))[0] == CLEAN


def test_what_is_there_already_is_not_added_twice(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    (root / COUNCIL).write_text(START + OTHER.replace("maps", "bin-calendar") + END)
    code, answer = turned(issue("use", USED))
    assert code == COULD_NOT_RUN
    assert (
        f"Example Council says already that it uses `bin-calendar`: status `live`, evidence `{SOURCE}`. To change that,"
    ) in answer


def test_what_the_owner_says_of_it_is_no_reason_not_to_say_so_oneself(
    root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    text = (root / CALENDAR).read_text() + "used_by: [{organisation: example-council, status: piloting}]\n"
    (root / CALENDAR).write_text(text)
    assert turned(issue("use", USED))[0] == CLEAN
    assert NEW in (root / COUNCIL).read_text()
    assert (root / CALENDAR).read_text() == text


@pytest.mark.parametrize(
    ("answer", "ask"),
    [
        ("digital@anytown.gov.uk", "{email: digital@anytown.gov.uk}"),
        ("https://www.anytown.gov.uk/digital", "{url: https://www.anytown.gov.uk/digital}"),
        ("Digital team", "{name: Digital team}"),
    ],
)
def test_whom_to_ask_may_be_an_address_of_either_kind(
    answer: str, ask: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    assert turned(issue("use", USED | {"Whom to ask about it": answer}))[0] == CLEAN
    added = yaml.safe_load((root / COUNCIL).read_text())["uses"]
    assert added == [{"entry": "bin-calendar", "status": "live", "evidence": SOURCE, "ask": yaml.safe_load(ask)}]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nobody", "there is no organisation `nobody` in the catalogue"),
        ("Anytwn", "Did you mean Anytown Borough Council? Write `anytown`."),
        ("", "the question `Organisation` has no answer"),
    ],
)
def test_who_is_not_here_is_told(name: str, words: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    before = entries(root)
    code, answer = turned(issue("use", USED | {"Organisation": name}))
    assert (code, words in answer) == (COULD_NOT_RUN, True), answer
    assert entries(root) == before


def test_mistakes_in_a_use_are_told_and_those_of_others_are_not(
    root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    (root / COUNCIL).write_text(START + OTHER.replace("live", "life") + END)
    code, answer = turned(issue("use", USED | {"Since": "soon", "Whom to ask about it": "me@"}))
    assert code == HAS_ERRORS
    assert "* **Since**: `soon` is not a year" in answer
    assert "* **Whom to ask about it**: `me@` is not " in answer
    assert "life" not in answer


def test_what_is_only_worth_a_second_look_is_said_below(turned: Callable[[str], tuple[int, str]]) -> None:
    code, answer = turned(issue("use", USED | {"Evidence": "https://bit.ly/bins"}))
    assert code == CLEAN
    assert "\n\nWorth a second look, but does not have to be fixed:\n\n* **Evidence**: " in answer
    assert "fix this" not in answer


def test_a_full_disk_is_no_answer_to_who_wrote_the_issue(
    root: Path, turned: Callable[[str], tuple[int, str]], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """It tells of this machine, and answers are public."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = entries(root)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FileNotFoundError, match="answer"):
        turned(issue("use", USED))
    assert "No space left on device" in capsys.readouterr().err
    assert entries(root) == before


def test_a_broken_file_is_left_alone(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    (root / COUNCIL).write_text("name: Example Council\nname: x\n")
    code, answer = turned(issue("use", USED))
    assert (code, "has to be fixed first" in answer) == (COULD_NOT_RUN, True)


def test_twenty_uses_of_one_entry_merge_in_any_order(tmp_path: Path) -> None:
    councils = [f"council-{number}" for number in range(20)]
    checkout = Checkout(
        tmp_path / "checkout",
        {f"organisations/{slug}.yml": f"name: {slug}\ntype: unitary\nsources: [{SOURCE}]\n" for slug in councils},
    )
    result = check(Project(checkout.root), TODAY)
    for slug in councils:
        outcome = filled_form.read(result, issue("use", USED | {"Organisation": slug}), TODAY)
        checkout.git("switch", "--quiet", "--create", slug, "main")
        checkout.write({f"organisations/{slug}.yml": outcome.changes[0].after})
        checkout.git("commit", "--quiet", "--all", "--message", slug)
    checkout.git("switch", "--quiet", "main")
    for slug in sorted(councils, key=lambda slug: slug[::-1]):
        checkout.git("merge", "--quiet", "--no-edit", slug)
    merged = check(Project(checkout.root), TODAY)
    assert merged.errors == ()
    assert len(merged.catalogue.uses_of("bin-calendar")) == len(councils)
