"""What git left out of a checkout, or does not read, is said with what to do about it."""

from pathlib import Path

import pytest

from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.history import gaps
from generator.history.clone import temporary_clone
from generator.history.untrusted_git import CloneError, Limits
from tests.branches import Checkout

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("gaps") / "council's own")


def test_a_folder_of_another_user_is_not_read_and_git_says_what_to_do(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    quoted = str(checkout.folder).replace("'", r"'\''")
    command = f"git config --global --add safe.directory '{quoted}'`"
    assert checkout.run("diff", "main") == COULD_NOT_RUN
    assert command in capsys.readouterr().err
    assert command in gaps.in_history(checkout.root)
    with pytest.raises(CloneError, match=r"git config --global --add safe\.directory .*/\.git"):
        next(temporary_clone(checkout.folder.as_uri(), Limits()).gen)


def test_a_sparse_checkout_says_what_is_left_out(checkout: Checkout, tmp_path: Path, capsys: Captured) -> None:
    part = checkout.copy(tmp_path / "part")
    assert gaps.in_files(part.root, "catalogue") == ""
    part.git("status")  # or git would take the copies for changes
    part.git("sparse-checkout", "set", "schemas", "catalogue/vocabularies", "catalogue/components")
    assert part.run("check") == HAS_ERRORS
    words = "catalogue: this sparse checkout leaves out 5 of the files in catalogue/, "
    assert capsys.readouterr().err.startswith(words)
    assert part.run("diff", "main") == CLEAN
    out, err = capsys.readouterr()
    assert "Nothing: no file differs." in out
    assert err.startswith(words)
    part.git("sparse-checkout", "disable")
    assert part.run("check") == CLEAN
    assert capsys.readouterr().err == ""


def test_a_shallow_clone_says_why_it_knows_no_days(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("clone", "--quiet", "--depth=1", checkout.folder.as_uri(), str(tmp_path / "clone"))
    assert gaps.in_history(checkout.root) == ""
    assert "git fetch --unshallow" in gaps.in_history(tmp_path / "clone")
    assert gaps.in_history(tmp_path) == ""
