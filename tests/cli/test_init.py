"""`catalogue init`: another body's catalogue, whatever it is called."""

import io
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import cli
from generator.check import check
from generator.cli.environment import CLEAN, COULD_NOT_RUN
from generator.project import Project
from tests import sites
from tests.conftest import ROOT
from tests.examples import examples
from tests.history.repository import Repository

Captured = pytest.CaptureFixture[str]


def init(folder: Path, *arguments: str) -> int:
    return cli.main(["init", str(folder), "--no-input", *arguments])


def settings(folder: Path) -> dict[str, object]:
    loaded: dict[str, object] = yaml.load((folder / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def test_a_new_catalogue_passes_its_check(tmp_path: Path, capsys: Captured) -> None:
    assert init(tmp_path / "own", "--name", "Ours", "--member", "health board", "--members", "health boards") == CLEAN
    assert "Written: 29 files in " in capsys.readouterr().out
    result = check(Project(tmp_path / "own"), date(2026, 11, 22))
    assert result.diagnostics == ()
    assert result.catalogue.is_council(result.catalogue.organisations["example-organisation"])


def test_it_says_nothing_of_councils(tmp_path: Path) -> None:
    init(tmp_path / "own", "--name", "Ours", "--members", "health boards")
    fields = tmp_path / "own/pages/contribute/fields.md"  # tells of fields in the words of the schemas
    texts = {path: path.read_text() for path in (tmp_path / "own").rglob("*") if path.is_file() and path != fields}
    assert [path for path, text in texts.items() if re.search("council", text, re.IGNORECASE)] == []
    assert re.findall("@[A-Z_]+@", "".join(texts.values())) == []


def test_its_site_says_nothing_of_councils_either(tmp_path: Path) -> None:
    """But for rules and schemas, whose examples are of councils, looks, and the names of two figures."""
    init(tmp_path / "own", "--name", "Ours", "--member", "NHS trust", "--members", "NHS trusts")
    organisations = tmp_path / "own/catalogue/organisations"
    example = (organisations / "example-organisation.yml").read_text()
    for slug in ("north", "south"):
        (organisations / f"{slug}.yml").write_text(example)
    with (tmp_path / "own/catalogue/components/example-component.yml").open("a") as entry:
        entry.write("used_by: [{organisation: north, status: live, evidence: https://example.org/}]\n")
    files = sites.files(sites.build(tmp_path / "own", tmp_path / "site", search=False))
    quoting = ("rules/", "schemas/", "contribute/", "assets/")
    texts = {path: raw.decode(errors="replace") for path, raw in files.items() if not path.startswith(quoting)}
    said = {path: re.sub("councils-by-(nation|type)", "", text) for path, text in texts.items()}
    assert [path for path, text in said.items() if re.search("council", text, re.IGNORECASE)] == []
    page = said["organisations/south/index.html"]
    assert ">NHS trusts like this one</h2>" in page
    assert ">What NHS trusts of its type use or take part in</h2>" in page
    assert ">NHS trust</a>" in page
    assert [path for path, text in said.items() if "Nhs" in text] == []


def test_a_new_entry_names_no_schema_that_is_not_there(tmp_path: Path, capsys: Captured) -> None:
    init(tmp_path / "own", "--name", "Ours")
    capsys.readouterr()
    answers = ["--name", "Bins", "--summary", "Tells when.", "--owner", "example-organisation", "--type", "api"]
    project = ["--root", str(tmp_path / "own"), "--dry-run", "--no-input"]
    cli.main(["new", "component", "bins", *project, *answers, "--source", "https://www.example.org/"])
    assert capsys.readouterr().out.startswith("name: Bins\n")


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "README.md").write_text("Mine")
    assert init(tmp_path, "--name", "Ours") == COULD_NOT_RUN
    assert init(tmp_path / "README.md", "--name", "Ours") == COULD_NOT_RUN
    assert capsys.readouterr().err.count("nothing was written. Name a new one\n") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").touch()
    assert init(tmp_path / "file" / "own", "--name", "Ours") == COULD_NOT_RUN
    assert "cannot write " in capsys.readouterr().err


def test_a_new_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert init(tmp_path, "--name", "Ours") == CLEAN


@pytest.mark.parametrize(
    ("flag", "value", "words"),
    [
        ("--name", "Two\nlines", "one line of at most 80"),
        ("--name", " ", "one line of at most 80"),
        ("--member", "x: !!python", "words of letters"),
        ("--url", "javascript:alert(1)", "full address"),
        ("--url", 'https://x.org/"]\nplugins: []', "full address"),
        ("--repository", "https://x.org/a b", "full address"),
        ("--accent", "red", "such as #005eb8"),
        ("--package", "no/such.whl", "there is no such file or folder"),
        ("--package", str(ROOT / "tests"), "this folder is no checkout of the program"),
        ("--package", "https://example.org/a.whl\n--editable ../elsewhere", "there is no such file"),
    ],
)
def test_an_answer_that_cannot_be_is_told_and_nothing_written(
    flag: str, value: str, words: str, tmp_path: Path, capsys: Captured
) -> None:
    assert init(tmp_path / "own", "--name", "Ours", flag, value) == COULD_NOT_RUN
    assert words in capsys.readouterr().err
    assert not (tmp_path / "own").exists()


def test_a_name_is_needed(tmp_path: Path, capsys: Captured) -> None:
    assert init(tmp_path / "own") == COULD_NOT_RUN
    assert capsys.readouterr().err == "catalogue: no one is there to ask, and the answer --name is missing\n"


class _Person(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_is_asked_and_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", _Person("\n\udcffOurs\nOurs\n\nclinic\nnowhere\n\n\n#005eb8\n"))
    assert cli.main(["init", str(tmp_path / "own"), "--members", "clinics"]) == CLEAN
    said = capsys.readouterr().err
    assert "Give one line of at most 80 letters." in said
    assert "Some of it could not be read: type it again." in said
    assert "Give a full address that starts with https://." in said
    plugin = settings(tmp_path / "own")["plugins"][0]["catalogue"]  # type: ignore[index]
    assert (plugin["member"], plugin["members"], plugin["colours"]["accent"]) == ("clinic", "clinics", "#005eb8")


def test_a_person_may_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", _Person("Ours\n"))
    assert cli.main(["init", str(tmp_path / "own")]) == COULD_NOT_RUN
    assert capsys.readouterr().err.endswith("stopped; nothing was written\n")
    assert not (tmp_path / "own").exists()


printable = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
    lambda text: text.isprintable() and text.strip() not in {"", "--"}
)


@examples(40)
@given(name=printable)
def test_any_name_stays_what_it_is(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any") / "own"
    assert init(folder, f"--name={name}") == CLEAN
    assert settings(folder)["site_name"] == name.strip()
    heading = MarkdownIt().parse((folder / "README.md").read_text(encoding="utf-8"))[1]
    assert heading.children is not None
    assert "".join(each.content for each in heading.children) == name.strip()
    assert {each.type for each in heading.children} <= {"text", "text_special"}


def test_hyphens_alone_are_no_name(tmp_path: Path, capsys: Captured) -> None:
    assert init(tmp_path / "own", "--name=--") == COULD_NOT_RUN
    assert capsys.readouterr().err == "catalogue: `--name=--` gives no answer; write words after the =\n"


def test_a_checkout_is_named_by_its_place(tmp_path: Path) -> None:
    init(tmp_path / "own", "--name", "Ours", "--package", str(ROOT))
    assert f"local-digital-catalogue @ {ROOT.as_uri()}\n" in (tmp_path / "own/requirements.txt").read_text()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A new catalogue in its first commit, with the program where its hooks look for it."""
    init(tmp_path / "own", "--name", "Ours", "--member", "health board")
    repository = Repository(tmp_path / "own")
    repository.commit("2026-11-29")
    program = tmp_path / "own/.venv/bin/catalogue"
    program.parent.mkdir(parents=True)
    program.symlink_to(Path(sys.executable).with_name("catalogue"))
    monkeypatch.chdir(tmp_path / "own")
    return repository


def test_its_own_hooks_pass_and_change_nothing(own: Repository) -> None:
    files = own.repo.git.ls_files().split()
    (hooks,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in hooks["hooks"]:
        named = [name for name in files if re.search(hook["files"], name)]
        assert len(named) >= 13
        subprocess.run([*hook["entry"].split(), *(named if hook.get("pass_filenames", True) else [])], check=True)
    assert own.repo.git.status("--short") == ""


@pytest.mark.usefixtures("own")
def test_its_workflows_are_safe_and_none_runs_by_the_clock() -> None:
    workflows = sorted(Path(".github/workflows").iterdir())
    starts = [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["on"] for path in workflows]
    assert starts == [{"pull_request": ""}, {"workflow_dispatch": ""}, {"workflow_dispatch": ""}]
    zizmor = [
        Path(sys.executable).with_name("zizmor"),
        "--offline",
        "--quiet",
        "--pedantic",
        "--strict-collection",
        ".",
    ]
    assert subprocess.run(zizmor, check=False).returncode == 0


@pytest.mark.parametrize("name", ["harvest.yml", "links.yml"])
@pytest.mark.usefixtures("own")
def test_a_workflow_runs_once_a_week_when_its_lines_are_no_comments_any_more(name: str) -> None:
    text = Path(".github/workflows", name).read_text(encoding="utf-8")
    before, after = re.split(r"  # To run this once a week, .*\n", text)
    assert before + after.replace("# ", "", 2) == (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")


def test_a_wheel_is_named_by_its_place(tmp_path: Path) -> None:
    wheel = tmp_path / "local_digital_catalogue-0.1.0-py3-none-any.whl"
    wheel.touch()
    init(tmp_path / "own", "--name", "Ours", "--package", str(wheel))
    assert f"local-digital-catalogue @ {wheel.as_uri()}\n" in (tmp_path / "own/requirements.txt").read_text()


def test_its_workflow_pins_the_actions_that_ours_pins(tmp_path: Path) -> None:
    init(tmp_path / "own", "--name", "Ours")
    pins = set(re.findall(r"uses: (\S+@\S+ # \S+)", (tmp_path / "own/.github/workflows/check.yml").read_text()))
    assert pins
    ours = set(re.findall(r"uses: (\S+@\S+ # \S+)", (ROOT / ".github/workflows/check.yml").read_text()))
    assert pins <= ours, "pin the same in generator/scaffold/dot-github/workflows/check.yml"
