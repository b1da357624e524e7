"""``catalogue check --since``: only what a branch did, told in every form, from real branches."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.history import branch
from generator.history.changes import BranchError
from generator.report.formats import FORMATS
from tests.branches import Checkout, entry
from tests.conftest import Files

Captured = pytest.CaptureFixture[str]
Begin = Callable[..., Checkout]
FAULTY = "stage: liv\n"


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_STEP_SUMMARY", "NO_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def begin(tmp_path: Path) -> Begin:
    """Give a checkout with some files in it already."""
    return lambda files=None, below="": Checkout(tmp_path / "checkout", files, below=below)


@pytest.fixture
def told(capsys: Captured) -> Callable[..., dict[str, Any]]:
    """Check a branch and give what is told."""

    def run(checkout: Checkout, *more: str, since: str = "main") -> dict[str, Any]:
        code = checkout.run("check", "--since", since, "--format", "json", *more)
        out, err = capsys.readouterr()
        assert err == ""
        report: dict[str, Any] = json.loads(out)
        assert code == (HAS_ERRORS if report["errors"] else CLEAN)
        return report

    return run


Told = Callable[..., dict[str, Any]]


def places(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["code"], each["path"].removeprefix("catalogue/")) for each in report["diagnostics"]]


# What counts as changed


def test_a_branch_without_changes_has_no_diagnostics(begin: Begin, told: Told, capsys: Captured) -> None:
    checkout = begin({"projects/old.yml": entry("Old", FAULTY)})
    report = told(checkout)
    assert (report["files"], report["errors"], report["older"]) == (0, 0, 1)
    assert checkout.run("check", "--since", "main") == CLEAN
    assert capsys.readouterr().out == (
        "This branch changes no entry, so there was nothing to check."
        " Not counted: 1 older error or warning in files that this branch did not change.\n"
    )


def _committed(checkout: Checkout) -> None:
    checkout.commit()


def _staged(checkout: Checkout) -> None:
    checkout.git("add", ".")


def _only_saved(checkout: Checkout) -> None:
    assert "projects" in checkout.git("status", "--short")


def _on_no_branch(checkout: Checkout) -> None:
    checkout.commit()
    checkout.git("checkout", "--quiet", "--detach")


@pytest.mark.parametrize("keep", [_committed, _staged, _only_saved, _on_no_branch])
def test_new_and_changed_files_are_told_of_wherever_git_has_them(
    keep: Callable[[Checkout], None], begin: Begin, told: Told
) -> None:
    checkout = begin({"projects/old.yml": entry("Old"), "projects/left.yml": entry("Left", FAULTY)})
    checkout.write({"projects/old.yml": entry("Old", FAULTY), "projects/new.yml": entry("New", FAULTY)})
    keep(checkout)
    report = told(checkout)
    assert places(report) == [("C102", "projects/new.yml"), ("C102", "projects/old.yml")]
    assert (report["files"], report["older"]) == (2, 1)


def test_a_dirty_tree_is_compared_with_its_own_last_commit(begin: Begin, told: Told) -> None:
    checkout = begin()
    checkout.write({"projects/committed.yml": entry("Committed", FAULTY)})
    checkout.commit()
    checkout.write({"projects/saved.yml": entry("Saved", FAULTY)})
    assert places(told(checkout, since="HEAD")) == [("C102", "projects/saved.yml")]


def test_what_others_did_meanwhile_is_not_the_branch(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/both.yml": entry("Both")})
    checkout.write({"projects/new.yml": entry("New"), "projects/both.yml": entry("Both", "licence: MIT\n")})
    checkout.on_main({"projects/other.yml": entry("Other", FAULTY), "projects/both.yml": entry("Both", FAULTY)})
    report = told(checkout)
    assert (report["files"], report["errors"]) == (2, 0)


def test_a_fault_that_a_changed_file_had_before_is_told_too(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old", FAULTY)})
    checkout.write({"projects/old.yml": "# A line more.\n" + entry("Old", FAULTY)})
    assert places(told(checkout)) == [("C102", "projects/old.yml")]


def test_a_renamed_file_is_a_changed_one_with_its_changes(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old", FAULTY)})
    checkout.rename("projects/old.yml", "projects/new.yml")
    checkout.write({"projects/new.yml": entry("Old", FAULTY + "licence: MIT\n")})
    report = told(checkout)
    assert places(report) == [("C102", "projects/new.yml")]
    assert report["files"] == 1


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_ends_of_lines_and_a_byte_order_mark_are_read(ends: str, begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": "\ufeff" + entry("Old").replace("\n", ends)})
    checkout.write({"projects/old.yml": "\ufeff" + entry("Old", FAULTY).replace("\n", ends)})
    (found,) = told(checkout)["diagnostics"]
    assert (found["code"], found["line"]) == ("C102", 5)


@pytest.mark.parametrize("name", ['a "b"', "caf\u00e9", "two\nlines", "-x", "a\tb", "caf\udce9", ":(top)x", "*"])
def test_no_name_of_a_file_is_lost(name: str, begin: Begin, told: Told) -> None:
    checkout = begin({f"projects/{name}.yml": entry("Old")})
    checkout.write({f"projects/{name}.yml": entry("New"), f"projects/{name}2.yml": entry("More")})
    assert places(told(checkout)) == [("D114", f"projects/{name}.yml"), ("D114", f"projects/{name}2.yml")]


def test_a_link_in_place_of_an_entry_is_told_of(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old")})
    checkout.delete("projects/old.yml")
    (checkout.root / "catalogue/projects/old.yml").symlink_to("/etc/passwd")
    assert places(told(checkout)) == [("D115", "projects/old.yml")]
    checkout.commit()
    checkout.git("branch", "--force", "linked")
    checkout.delete("projects/old.yml")
    checkout.write({"projects/old.yml": entry("Old")})
    assert told(checkout, since="linked")["files"] == 1


def test_a_link_that_others_put_in_place_of_an_entry_is_not_the_branch(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old")})
    checkout.write({"projects/new.yml": entry("New")})
    checkout.commit()
    checkout.git("checkout", "--quiet", "main")
    checkout.delete("projects/old.yml")
    (checkout.root / "catalogue/projects/old.yml").symlink_to("/etc/passwd")
    checkout.commit()
    checkout.git("checkout", "--quiet", "proposal")
    assert (places(told(checkout)), told(checkout)["files"]) == ([], 1)


def test_what_git_keeps_elsewhere_is_told_of(begin: Begin, told: Told, tmp_path: Path) -> None:
    checkout = begin()
    other = Checkout(tmp_path / "other")
    checkout.git("submodule", "--quiet", "add", other.folder.as_uri(), "catalogue/projects/module")
    nested = checkout.root / "catalogue" / "projects" / "nested"
    nested.mkdir()
    checkout.git("init", "--quiet", at=nested)
    (nested / "new.yml").write_text(entry("New"))
    found = {path for _, path in places(told(checkout))}
    assert "projects/nested/new.yml" in found
    assert "projects/module/catalogue/standards/bin-collection-data.yml" in found


def test_files_that_git_would_ignore_are_read_as_the_check_reads_them(begin: Begin, told: Told) -> None:
    checkout = begin()
    (checkout.root / ".gitignore").write_text("*.yml\n")
    checkout.write({"projects/new.yml": entry("New", FAULTY)})
    assert places(told(checkout)) == [("C102", "projects/new.yml")]


def test_a_project_may_be_a_folder_of_a_repository(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old")}, below="deep/down")
    checkout.write({"projects/old.yml": entry("Old", FAULTY), "projects/new.yml": entry("New")})
    report = told(checkout)
    assert places(report) == [("C102", "projects/old.yml")]
    assert report["files"] == 2


def test_a_merge_in_the_middle_is_read_as_it_stands(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/both.yml": entry("Both")})
    checkout.write({"projects/both.yml": entry("Both", "licence: MIT\n")})
    checkout.on_main({"projects/both.yml": entry("Both", "licence: ISC\n")})
    with pytest.raises(subprocess.CalledProcessError):
        checkout.git("merge", "--quiet", "main")
    assert {path for _, path in places(told(checkout))} == {"projects/both.yml"}


def test_a_folder_may_have_any_name(told: Told, tmp_path: Path) -> None:
    """Git reads its objects from a list of folders, in which quotation marks and colons mean something."""
    checkout = Checkout(tmp_path / 'a "b": \\c', {"projects/old.yml": entry("Old")})
    checkout.rename("projects/old.yml", "projects/new.yml")
    assert told(checkout)["files"] == 1


def test_nothing_of_the_repository_changes(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old")})
    checkout.rename("projects/old.yml", "projects/new.yml")
    index = (checkout.folder / ".git" / "index").read_bytes()
    before = checkout.git("status", "--short"), checkout.git("count-objects")
    told(checkout)
    assert (checkout.folder / ".git" / "index").read_bytes() == index
    assert (checkout.git("status", "--short"), checkout.git("count-objects")) == before


# What breaks elsewhere


def test_new_entries_may_name_each_other(begin: Begin, told: Told) -> None:
    checkout = begin()
    checkout.write({"projects/one.yml": entry("One", "depends_on: [two]\n"), "components/two.yml": _component("Two")})
    report = told(checkout)
    assert (report["files"], report["errors"]) == (2, 0)


def _component(name: str) -> str:
    return entry(name, "type: platform\n")


BROKEN: dict[str, Files] = {
    "user": {"projects/user.yml": entry("User", "depends_on: [bin-calendar, other]\nservices: [waste]\n")},
}


def test_a_deleted_entry_breaks_those_that_name_it(begin: Begin, told: Told) -> None:
    checkout = begin(BROKEN["user"] | {"components/other.yml": _component("Other")})
    checkout.delete("components/other.yml")
    checkout.write({"projects/new.yml": entry("New")})
    report = told(checkout)
    assert places(report) == [("C101", "projects/user.yml")]
    assert report["files"] == 3
    assert report["diagnostics"][0]["help"] == (
        "This branch breaks this file: it deletes `catalogue/components/other.yml`."
        " Restore it, or change this file as well."
    )


def test_a_renamed_entry_breaks_those_that_name_it(begin: Begin, told: Told) -> None:
    checkout = begin(BROKEN["user"] | {"components/other.yml": _component("Other")})
    checkout.rename("components/other.yml", "components/another.yml")
    (found,) = told(checkout)["diagnostics"]
    assert found["path"] == "catalogue/projects/user.yml"
    assert "it renames `catalogue/components/other.yml` to `catalogue/components/another.yml`." in found["help"]
    assert [each["path"] for each in found["related"]] == ["catalogue/components/another.yml"]


def test_a_term_that_is_gone_breaks_those_that_use_it(begin: Begin, told: Told) -> None:
    checkout = begin(BROKEN["user"] | {"components/other.yml": _component("Other")})
    services = checkout.read("vocabularies/services.yml")
    checkout.write({"vocabularies/services.yml": services.replace("id: waste\n", "id: rubbish\n")})
    report = told(checkout)
    broken = [each for each in report["diagnostics"] if each["path"] == "catalogue/projects/user.yml"]
    assert [each["code"] for each in broken] == ["C102"]
    assert "it changes `catalogue/vocabularies/services.yml`." in broken[0]["help"]


def test_a_claim_to_what_another_has_is_seen_though_the_other_file_carries_it(begin: Begin, told: Told) -> None:
    code = "links: {repository: https://github.com/example/bins}\n"
    checkout = begin({"projects/zebra.yml": entry("Zebra", code)})
    checkout.write({"projects/aardvark.yml": entry("Aardvark", code)})
    (found,) = told(checkout)["diagnostics"]
    assert found["path"] == "catalogue/projects/zebra.yml"
    assert "it adds `catalogue/projects/aardvark.yml`." in found["help"]
    assert len(found["related"]) == 1


def test_what_was_broken_before_stays_uncounted_when_something_else_breaks(begin: Begin, told: Told) -> None:
    old = {"projects/old.yml": entry("Old", "depends_on: [nowhere]\n"), "components/other.yml": _component("Other")}
    checkout = begin(BROKEN["user"] | old)
    checkout.delete("components/other.yml")
    report = told(checkout)
    assert (places(report), report["older"]) == ([("C101", "projects/user.yml")], 1)


def test_fixing_an_older_error_elsewhere_is_fine(begin: Begin, told: Told) -> None:
    checkout = begin({"projects/old.yml": entry("Old", "depends_on: [new]\n")})
    checkout.write({"components/new.yml": _component("New")})
    report = told(checkout)
    assert (report["errors"], report["older"]) == (0, 0)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_what_breaks_elsewhere(form: str, begin: Begin, capsys: Captured) -> None:
    checkout = begin(BROKEN["user"] | {"components/other.yml": _component("Other")})
    checkout.delete("components/other.yml")
    assert checkout.run("check", "--since", "main", "--format", form) == HAS_ERRORS
    assert "This branch breaks this file" in capsys.readouterr().out


def test_the_table_at_github_says_it_too(begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    checkout = begin(BROKEN["user"] | {"components/other.yml": _component("Other"), "projects/x.yml": FAULTY})
    checkout.delete("components/other.yml")
    checkout.run("check", "--since", "main", "--format", "github")
    summary = (tmp_path / "summary.md").read_text()
    assert "This branch breaks this file: it deletes `catalogue/components/other.yml`" in summary
    assert "older errors or warnings in files that this branch did not change." in summary


def test_paths_narrow_what_a_branch_did(begin: Begin, told: Told) -> None:
    checkout = begin({"standards/old.yml": FAULTY})
    checkout.write({"projects/new.yml": entry("New", FAULTY), "components/new-too.yml": _component("N") + FAULTY})
    report = told(checkout, str(checkout.root / "catalogue" / "projects"))
    assert (places(report), report["files"], report["older"]) == ([("C102", "projects/new.yml")], 1, 0)


# Where it cannot be told


def refused(checkout: Checkout, since: str, capsys: Captured) -> str:
    assert checkout.run("check", f"--since={since}") == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("catalogue: ")
    return err


@pytest.mark.parametrize(
    "revision",
    ["", "nope", "--help", "--output=x", "-h", "^main", "HEAD:catalogue", "x\n::error::y", "x\x1b[2J",
     "main --", "$(touch x)", "\udcff", "@{99}", "main:catalogue/projects"],
)  # fmt: skip
def test_a_revision_may_be_any_text(revision: str, begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    assert refused(checkout, revision, capsys).endswith("is not known here; check the spelling\n")
    assert checkout.git("status", "--short") == ""


def test_a_revision_of_which_git_would_read_a_part_is_not_known(begin: Begin) -> None:
    with pytest.raises(BranchError, match="is not known here; check the spelling"):
        branch.read(begin().root, "catalogue", "main\0", limit=1)


@pytest.mark.parametrize(
    ("revision", "first"), [("HEAD..main", "HEAD"), ("origin/main...", "origin/main"), ("..x", "main")]
)
def test_of_a_range_the_first_revision_is_asked_for(revision: str, first: str, begin: Begin, capsys: Captured) -> None:
    assert refused(begin(), revision, capsys) == (
        f"catalogue: `{revision}` names two revisions; name the one that the branch left: `{first}`\n"
    )


def test_a_branch_that_was_not_fetched_comes_with_its_command(begin: Begin, capsys: Captured) -> None:
    assert refused(begin(), "origin/feature/bins", capsys) == (
        "catalogue: `origin/feature/bins` is not known here; fetch it first: git fetch origin feature/bins\n"
    )


def test_without_a_repository_nobody_can_tell(root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    checkout = Checkout.__new__(Checkout)
    checkout.root = root
    assert refused(checkout, "main", capsys) == (
        "catalogue: this is not a git repository, so it is not known what changed\n"
    )


def test_without_a_commit_there_is_nothing_to_compare_with(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    checkout.git("checkout", "--quiet", "--orphan", "empty")
    assert "nothing has been committed here yet" in refused(checkout, "main", capsys)


def test_branches_without_a_common_commit_cannot_be_compared(begin: Begin, capsys: Captured) -> None:
    checkout = begin()
    checkout.git("checkout", "--quiet", "--orphan", "other")
    checkout.write({"projects/new.yml": entry("New")})
    checkout.commit()
    assert "no commit in common" in refused(checkout, "main", capsys)


def test_a_clone_cut_short_says_how_to_get_the_rest(begin: Begin, tmp_path: Path, capsys: Captured) -> None:
    checkout = begin()
    checkout.write({"projects/new.yml": entry("New")})
    checkout.on_main({"projects/other.yml": entry("Other")})
    checkout.git(
        "clone", "--quiet", "--depth", "1", "--no-single-branch", checkout.folder.as_uri(), str(tmp_path / "c")
    )
    clone = Checkout.__new__(Checkout)
    clone.root = tmp_path / "c"
    advice = "Fetch all of it: git fetch --unshallow. In GitHub Actions, give actions/checkout fetch-depth: 0\n"
    assert refused(clone, "origin/main", capsys) == (
        "catalogue: this clone is shallow and does not include where the branch left `origin/main`. " + advice
    )
    assert refused(clone, "HEAD~1", capsys) == ("catalogue: `HEAD~1` is not in this clone, which is shallow. " + advice)


def test_a_repository_that_lost_something_is_said_to_have(begin: Begin, capsys: Captured) -> None:
    checkout = begin({"projects/old.yml": entry("Old")})
    checkout.write({"projects/old.yml": entry("New", FAULTY), "projects/old-too.yml": entry("Other")})
    name = checkout.git("rev-parse", "main:catalogue/projects/old.yml").strip()
    (checkout.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert refused(checkout, "main", capsys) == f"catalogue: git could not say what changed: unable to read {name}\n"


def test_a_clone_without_old_files_says_how_to_make_a_whole_one(begin: Begin, tmp_path: Path, capsys: Captured) -> None:
    checkout = begin({"projects/old.yml": entry("Old")})
    checkout.write({"projects/old.yml": entry("New")})
    checkout.commit()
    checkout.git("config", "uploadpack.allowFilter", "true")
    checkout.git("clone", "--quiet", "--filter=blob:none", checkout.folder.as_uri(), str(tmp_path / "clone"))
    checkout.git("remote", "set-url", "origin", (tmp_path / "gone").as_uri(), at=tmp_path / "clone")
    clone = Checkout.__new__(Checkout)
    clone.root = tmp_path / "clone"
    assert refused(clone, "origin/main", capsys) == (
        "catalogue: this clone does not have everything that is needed to say what changed. If it was made with "
        "--filter, make one without\n"
    )


def test_without_git_a_plain_check_still_runs(begin: Begin) -> None:
    checkout = begin()
    command = [sys.executable, "-m", "generator.cli", "check", "--root", str(checkout.root)]
    surroundings = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""}

    def run(*more: str) -> tuple[int, bytes]:
        done = subprocess.run([*command, *more], capture_output=True, env=surroundings, timeout=60, check=False)
        return done.returncode, done.stderr

    assert run() == (CLEAN, b"")
    assert run("--since", "main") == (
        COULD_NOT_RUN, b"catalogue: git is needed to find out what a branch changed, and is not installed\n"
    )  # fmt: skip


def test_since_does_not_go_with_standard_input(begin: Begin, capsys: Captured) -> None:
    assert begin().run("check", "--since", "main", "-", "--as", "projects/bins") == COULD_NOT_RUN
    assert "--since looks at files" in capsys.readouterr().err
