"""`catalogue from-mail`: what is written, the answers to send, and that nobody learns who sent a message."""

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from generator import cli
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.importing.issue_form import CONFIRMATION_LABEL, CORRECTION_LABEL, MORE_LABEL
from tests.importing.issues import ENTRY, PROJECT, USED, entries, issue
from tests.importing.test_mail import message

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def mailed(root: Path, tmp_path: Path) -> Callable[..., int]:
    """Save messages, by name, and run the command on them."""
    folder = tmp_path / "mail"
    folder.mkdir()

    def run(**bodies: str) -> int:
        for name, body in bodies.items():
            (folder / f"{name}.eml").write_bytes(bytes(message(body)))
        return cli.main(["from-mail", *(str(folder / f"{name}.eml") for name in bodies), "--root", str(root)])

    return run


def answer_to(name: str, tmp_path: Path) -> tuple[str, str, str]:
    """Read whom an answer is for, its subject and its text, as a mail program does."""
    read = message_from_bytes((tmp_path / "mail" / f"{name}.answer.eml").read_bytes(), policy=policy.default)
    assert read["X-Unsent"] == "1"
    return read["To"], read["Subject"], read.get_content()


def test_messages_become_entries_and_lines_and_each_gets_an_answer(
    mailed: Callable[..., int], root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert (
        mailed(one=issue("project", PROJECT), two=issue("use", USED | {"What your organisation uses": "Bin Days"}))
        == CLEAN
    )
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY
    assert "entry: bin-days" in (root / "catalogue/organisations/example-council.yml").read_text()
    assert answer_to("one", tmp_path) == (
        "ann@anytown.gov.uk",
        "Re: We use: Bins",
        "Thank you. What you sent has become a new entry.\n\nNothing in it is wrong. A maintainer will review it.\n",
    )
    assert answer_to("two", tmp_path)[2].startswith("Thank you. What you sent has become a line of an entry that is")
    out = capsys.readouterr().out.replace(str(tmp_path), "")
    assert out.startswith(
        "/mail/one.eml: written to catalogue/projects/bin-days.yml. The answer is in /mail/one.answer.eml.\n"
    )
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_a_message_with_errors_changes_nothing_and_its_answer_says_what_to_fix(
    mailed: Callable[..., int], root: Path, tmp_path: Path
) -> None:
    before = entries(root)
    assert mailed(one=issue("project", PROJECT | {"Owner": "anytwn"})) == HAS_ERRORS
    assert entries(root) == before
    assert "* Owner: There is no organisation \u201canytwn\u201d." in answer_to("one", tmp_path)[2]
    assert mailed(two=issue("project", PROJECT | {"Name of the project": "\u5783"})) == COULD_NOT_RUN
    assert answer_to("two", tmp_path)[2].startswith("Thank you. What you sent could not be used: No ")


def test_who_sent_a_message_is_nowhere_but_in_the_answer(
    mailed: Callable[..., int], root: Path, capsys: Captured
) -> None:
    mailed(one=issue("project", PROJECT))
    written = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert b"ann@" not in written
    assert "ann@" not in "".join(capsys.readouterr())


def test_messages_stay_out_of_the_catalogue_folder(root: Path, capsys: Captured) -> None:
    (root / "one.eml").write_bytes(bytes(message(issue("project", PROJECT))))
    before = entries(root)
    assert cli.main(["from-mail", str(root / "one.eml"), "--root", str(root)]) == COULD_NOT_RUN
    assert f"{root / 'one.eml'} is in the folder of the catalogue, where the" in capsys.readouterr().err
    assert entries(root) == before


def test_what_is_no_message_is_refused_and_the_others_are_read(
    mailed: Callable[..., int], tmp_path: Path, capsys: Captured
) -> None:
    assert mailed(one="Hello", two=issue("project", PROJECT)) == COULD_NOT_RUN
    assert "one.eml: not read: there is no form" in capsys.readouterr().out
    assert not (tmp_path / "mail" / "one.answer.eml").exists()
    assert (tmp_path / "mail" / "two.answer.eml").exists()


def test_an_owner_that_is_not_in_the_catalogue_is_added_for_a_maintainer_to_complete(
    mailed: Callable[..., int], root: Path, tmp_path: Path
) -> None:
    assert mailed(one=issue("project", PROJECT | {"Owner": "Idox"})) == CLEAN
    assert "owner: idox\n" in (root / "catalogue/projects/bin-days.yml").read_text()
    assert (root / "catalogue/organisations/idox.yml").read_text().splitlines()[1] == "name: Idox"
    assert "no organisation \u201cIdox\u201d yet, so it is added as well" in answer_to("one", tmp_path)[2]
    assert cli.main(["check", "--root", str(root)]) == HAS_ERRORS  # its type is missing


def test_a_correction_is_left_to_a_person(mailed: Callable[..., int], root: Path, tmp_path: Path) -> None:
    before = entries(root)
    assert mailed(one=f"### {CORRECTION_LABEL}\n\nhttps://x.example/projects/bins/\n\n### Summary\n\nBetter.") == CLEAN
    assert entries(root) == before
    assert answer_to("one", tmp_path)[2].startswith("Thank you. A maintainer will make your correction")


def test_what_the_form_does_not_ask_is_left_to_a_maintainer(mailed: Callable[..., int], tmp_path: Path) -> None:
    more = f"### {MORE_LABEL}\n\nCost: nothing.\n\n### {CONFIRMATION_LABEL}"
    assert mailed(one=issue("project", PROJECT).replace(f"### {CONFIRMATION_LABEL}", more)) == CLEAN
    assert "What is below \u201cMore answers\u201d is not in it yet." in answer_to("one", tmp_path)[2]
