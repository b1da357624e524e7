"""Drafting entries from what others have written: what maps is filled, what does not is told, and nothing is run."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import cli, document
from generator.check import Result
from generator.cli.surroundings import CLEAN, COULD_NOT_RUN, ERRORS_FOUND
from generator.drafts import FLAGS, Desk
from generator.history.clone import Bounds, CloneError, cloned
from generator.importing import codemeta, languages, licences, publiccode, readme, table
from generator.importing.addresses import file_at, page_of
from generator.importing.draft import CannotImportError, Fact, Left
from generator.project import SLUG, Collection
from tests.conftest import ROOT, Files
from tests.test_history import Repository

Captured = pytest.CaptureFixture[str]

SOURCE = "https://www.example.gov.uk/bins"
PUBLICCODE = """\
publiccodeYmlVersion: "0.4"
name: Bin Days
url: https://github.com/anytown/bin-days.git
landingURL: https://bins.example.org/
roadmap: http://bins.example.org/roadmap
softwareVersion: "1.10"
releaseDate: 2020-01-01
platforms: [web, linux]
categories: [it-development]
usedBy: [Example Council]
developmentStatus: beta
softwareType: standalone/web
description:
  it:
    shortDescription: Altro.
  en:
    genericName: Bins
    shortDescription: Tells residents when to put out which bin.
    longDescription: |
      It reads the calendar.

      It does not plan the rounds.
    documentation: https://docs.example.org/
legal:
  license: AGPL-3.0-or-later
  mainCopyrightOwner: Example council
  authorsFile: AUTHORS
maintenance:
  type: internal
  contacts:
    - name: Somebody
      email: somebody@example.org
"""
ENTRY = """\
# yaml-language-server: $schema=../../schemas/project.schema.json
name: Bin Days
summary: Tells residents when to put out which bin.
owner: example-council
stage: beta
licence: AGPL-3.0-or-later
platforms: [web, linux]
description: |-
  It reads the calendar.

  It does not plan the rounds.
links:
  repository: https://github.com/anytown/bin-days
  documentation: https://docs.example.org/
  website: https://bins.example.org/
sources:
  - https://www.example.gov.uk/bins
"""
CODEMETA = {
    "@context": "https://doi.org/10.5063/schema/codemeta-2.0",
    "@type": "SoftwareSourceCode",
    "name": "Bin Days",
    "description": "Tells residents when to put out which bin.",
    "codeRepository": "git+https://github.com/anytown/bin-days.git",
    "license": "https://spdx.org/licenses/MIT.html",
    "programmingLanguage": ["Python", {"@type": "ComputerLanguage", "name": "C#"}],
    "operatingSystem": "Linux",
    "developmentStatus": "https://www.repostatus.org/#unsupported",
    "issueTracker": "https://github.com/anytown/bin-days/issues",
    "softwareHelp": {"@type": "WebSite", "url": "https://docs.example.org/"},
    "author": [{"@type": "Person", "givenName": "Some", "familyName": "Body"}],
    "maintainer": [{"@type": "Person", "name": "Somebody"}, {"@type": "Organization", "name": "Example Council"}],
    "version": "1.0",
    "keywords": ["bins"],
}
README = """\
[![build](https://ci.example.org/b.svg)](https://ci.example.org/)

# Bin *Days*

<p align="center"><img src="x"></p>

[Documentation](https://docs.example.org/) | [Demo](https://demo.example.org/)

Tells residents, e.g. by mail, when to put out
[which bin](https://bins.example.org/). It is used a lot.

## Install

Run it.
"""
MIT = (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours, wherever the tests run."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Give a repository as a developer has it on their machine."""
    made = Repository(tmp_path / "bin days")
    made.write("README.md", README)
    made.write("LICENSE", MIT)
    for number in range(4):
        made.write(f"src/{number}.py", "")
    made.write("src/one.rb", "")
    made.commit("2019-05-01")
    made.write("src/5.py", "")
    made.commit("2024-02-29")
    made.repo.create_remote("origin", "git@github.com:anytown/bin-days.git")
    return made


@pytest.fixture
def result(checked: Callable[[Files], Result]) -> Result:
    """Check the small project as it is."""
    return checked({})


def importing(root: Path, *arguments: str | Path) -> int:
    return cli.main(["import", *map(str, arguments), "--root", str(root)])


def entries(root: Path) -> set[Path]:
    return {path for path in (root / "catalogue").rglob("*.yml") if "vocabularies" not in path.parts}


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# publiccode.yml and codemeta.json


def test_a_publiccode_file_becomes_an_entry_that_passes(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "publiccode.yml", PUBLICCODE)
    assert importing(root, file, "--source", SOURCE) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(
        "Left out\n"
        "  description.it: another language is taken.\n"
        "  description.en.genericName: an entry has no field for it.\n"
        "  softwareVersion: it changes with every release, so an entry leaves it to the page of the code.\n"
        "  releaseDate: it changes with every release, so an entry leaves it to the page of the code.\n"
        "  categories: there is no matching list here; choose `services` yourself.\n"
        "  usedBy: an entry names each organisation separately, with a page that shows it.\n"
        "  softwareType: an entry has no field for it.\n"
        "  legal.authorsFile: people's names and addresses are not copied; name a team under `contact`.\n"
        "  maintenance.type: an entry has no field for it.\n"
        "  maintenance.contacts: people's names and addresses are not copied; name a team under `contact`.\n"
        "  sources: name with --source the page on which this file can be read.\n"
        "  roadmap: `http://bins.example.org/roadmap` does not start with https://.\n"
        "\n"
        "Copied word for word: summary and description. Put them into your own plain words.\n"
        "\n"
        "Written: catalogue/projects/bin-days.yml\n"
    )
    assert "somebody" not in (root / "catalogue/projects/bin-days.yml").read_text().lower()
    assert "git add catalogue/projects/bin-days.yml\n" in out


def test_what_is_left_to_add_is_said(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "publiccode.yml", "publiccodeYmlVersion: '0.2'\nname: Bins\ndescription: {it: {x: y}}\n")
    assert importing(root, file) == ERRORS_FOUND
    out = capsys.readouterr().out
    assert "description.it: it is not in English; put it into English yourself." in out
    for field in ("summary", "owner", "sources"):
        assert f"error[S101] `{field}` is missing" in out
    assert "Fix it:" in out


def test_answers_complete_and_overrule_a_source(root: Path, tmp_path: Path) -> None:
    file = put(tmp_path, "publiccode.yml", PUBLICCODE)
    more = ["--owner", "anytown", "--service", "waste", "--stage", "live", "--slug", "bins", "--licence", "MIT"]
    assert importing(root, file, "--source", SOURCE, *more) == CLEAN
    text = (root / "catalogue/projects/bins.yml").read_text()
    assert "owner: anytown\nstage: live\nlicence: MIT\n" in text
    assert "services: [waste]\n" in text


def test_another_kind_takes_what_it_has_a_place_for(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "publiccode.yml", PUBLICCODE)
    arguments = ["--kind", "component", "--type", "platform", "--source", SOURCE, "--dry-run"]
    assert importing(root, file, *arguments) == CLEAN
    out, err = capsys.readouterr()
    assert "platforms: no component has such a field." in err
    assert out.startswith("# yaml-language-server: $schema=../../schemas/component.schema.json\nname: Bin Days\n")
    assert not (root / "catalogue/components/bin-days.yml").exists()


def test_a_codemeta_file_becomes_an_entry(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "codemeta.json", json.dumps(CODEMETA))
    assert importing(root, file, "--source", SOURCE) == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bin Days\n"
        "summary: Tells residents when to put out which bin.\n"
        "owner: example-council\n"
        "stage: retired\n"
        "licence: MIT\n"
        "languages: [Python, C#]\n"
        "platforms: [Linux]\n"
        "links:\n"
        "  repository: https://github.com/anytown/bin-days\n"
        "  documentation: https://docs.example.org/\n"
        "  issues: https://github.com/anytown/bin-days/issues\n"
        f"sources:\n  - {SOURCE}\n"
    )
    out = capsys.readouterr().out
    for name in ("author", "maintainer", "version", "keywords"):
        assert f"\n  {name}: " in out
    assert "Somebody" not in out


def told(found: object, said: str) -> object:
    return next(each.value if isinstance(each, Fact) else each.reason for each in found if each.said == said)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (
            "license",
            ["MIT", "Apache-2.0"],
            "it names several licences and does not say whether all of them apply, or any one",
        ),
        ("license", {"@type": "CreativeWork", "url": "https://spdx.org/licenses/EUPL-1.2"}, "EUPL-1.2"),
        ("license", ["https://spdx.org/licenses/MIT"], "MIT"),
        ("description", "It does. It does more.", "It does. It does more."),
        ("developmentStatus", "active", "`active` is less precise than any `stage` here; choose one yourself"),
        ("programmingLanguage", [1], "it is not written as names"),
        ("name", ["x"], "it is not written as one text"),
        ("constructor", "x", "an entry has no field for it"),
    ],
)
def test_codemeta_is_read_in_its_many_forms(field: str, value: object, expected: str) -> None:
    raw = json.dumps({"@context": ["https://w3id.org/codemeta/3.0"], field: value}).encode()
    assert told(codemeta.read("codemeta.json", raw), field) == expected


@pytest.mark.parametrize("status", ["concept", "development", "stable", "new", ["beta"], {"a": "b"}])
def test_a_stage_is_taken_only_where_it_means_the_same(status: object) -> None:
    raw = json.dumps({publiccode.MARK: "0.4", "developmentStatus": status}).encode()
    assert "choose one yourself" in str(told(publiccode.read("publiccode.yml", raw), "developmentStatus"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("publiccode.yml", "name: x\n", "publiccode.yml does not say `publiccodeYmlVersion`"),
        (
            "publiccode.yml",
            "- x\n",
            "line 1 of publiccode.yml cannot be read: The file contains a list instead of fields.",
        ),
        ("publiccode.yml", b"name: caf\xe9", "is not saved as UTF-8 text"),
        ("publiccode.yml", "x: " + "[" * 50_000, "Lists or fields are nested more than 12 levels deep"),
        ("publiccode.yml", "a" * 300_000, "it has more than 256 kB"),
        ("codemeta.json", "[" * 50_000, "is not JSON that can be read"),
        ("codemeta.json", "{}", "codemeta.json does not name CodeMeta"),
        ("codemeta.json", b"\xff", "is not JSON that can be read"),
        ("notes.docx", "x", "it is not a publiccode.yml, a codemeta.json, a table (.csv)"),
        ("none.yml", None, "cannot read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    name: str, content: str | bytes | None, words: str, root: Path, capsys: Captured
) -> None:
    before = entries(root)
    file = put(root, name, content) if content is not None else root / name
    assert importing(root, file) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.startswith("catalogue: ")
    assert err.endswith("\n")
    assert entries(root) == before


def test_tricks_of_yaml_are_told_and_not_followed(root: Path, tmp_path: Path, capsys: Captured) -> None:
    text = "publiccodeYmlVersion: '0.4'\nname: &a Bin\u202e Days\nurl: *a\nlandingURL: !!python/name:os.system ''\n"
    assert importing(root, put(tmp_path, "publiccode.yml", text), "--slug", "bins", "--dry-run") == ERRORS_FOUND
    out, err = capsys.readouterr()
    assert "line 2: YAML reads `&a` as an anchor" in err
    assert "line 4: YAML reads" in err
    assert "name: it has characters in it that cannot be seen." in err
    assert "\u202e" not in out + err


_FIELDS = [
    "name",
    "url",
    "description",
    "en",
    "shortDescription",
    "legal",
    "license",
    "platforms",
    "mainCopyrightOwner",
]
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x7f\ufeff\ufffe\uffff"), max_size=9)
_VALUES = st.recursive(
    st.none()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["https://example.org/", "MIT", "Example Council"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_FIELDS) | _TEXT, inner),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([*_FIELDS, *codemeta._READERS]), _VALUES))
def test_no_file_however_odd_ends_in_anything_but_words(data: dict[str, object]) -> None:
    raw = json.dumps({publiccode.MARK: "0.4", "@context": "codemeta", **data}, ensure_ascii=False).encode()
    for read in (publiccode.read, codemeta.read):
        for each in read("file", raw):
            assert isinstance(each, Fact | Left)


@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_words(raw: bytes) -> None:
    for read in (publiccode.read, codemeta.read):
        with pytest.raises(CannotImportError):
            list(read("file", raw))


def test_text_that_no_file_can_keep_is_left_out(root: Path, tmp_path: Path, capsys: Captured) -> None:
    file = put(tmp_path, "codemeta.json", '{"@context": "codemeta", "name": "Bins", "description": "\\ud800"}')
    assert importing(root, file, "--dry-run") == ERRORS_FOUND
    assert "description: it has characters in it that cannot be seen." in capsys.readouterr().err


# Repositories


def test_a_repository_on_this_machine_becomes_an_entry(root: Path, repository: Repository, capsys: Captured) -> None:
    commit = repository.repo.head.commit.hexsha
    assert importing(root, repository.root, "--owner", "anytown") == CLEAN
    at = f"https://github.com/anytown/bin-days/blob/{commit}"
    assert (root / "catalogue/projects/bin-days.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bin Days\n"
        "summary: Tells residents, e.g. by mail, when to put out which bin.\n"
        "owner: anytown\n"
        "licence: MIT\n"
        "languages: [Python]\n"
        "links:\n"
        "  repository: https://github.com/anytown/bin-days\n"
        f"sources:\n  - {at}/LICENSE\n  - {at}/README.md\n"
    )
    assert (
        "dates: first commit 2019-05-01, last commit 2024-02-29; the repository shows them" in capsys.readouterr().out
    )


def test_what_was_written_for_programs_comes_before_the_readme(
    root: Path, repository: Repository, capsys: Captured
) -> None:
    repository.write("publiccode.yml", PUBLICCODE)
    repository.write("codemeta.json", json.dumps(CODEMETA | {"name": "BIN DAYS"}))
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert "owner: example-council\nstage: beta\nlicence: AGPL-3.0-or-later\nlanguages: [Python, C#]\n" in out
    assert "codemeta.json, name: it says `BIN DAYS`; publiccode.yml, name comes first." in err
    assert "LICENSE: it says `MIT`; publiccode.yml, legal.license comes first." in err


def test_the_owner_is_found_by_the_account(
    root: Path, repository: Repository, write: Callable[[Files], object]
) -> None:
    holder = f"name: Anyborough\ntype: unitary\ngithub: [AnyTown]\nsources: [{SOURCE}]\n"
    write({"organisations/anyborough.yml": holder})
    assert importing(root, repository.root) == CLEAN
    assert "\nowner: anyborough\n" in (root / "catalogue/projects/bin-days.yml").read_text()
    (root / "catalogue/projects/bin-days.yml").unlink()
    write({"organisations/anywhere.yml": holder.replace("Anyborough", "Anywhere")})
    assert importing(root, repository.root) == ERRORS_FOUND
    assert "owner" not in (root / "catalogue/projects/bin-days.yml").read_text()


def test_an_owner_whose_name_several_have_is_left_out(
    root: Path, write: Callable[[Files], object], capsys: Captured
) -> None:
    makers = f"name: Makers & Co\ntype: supplier\nsources: [{SOURCE}]\n"
    write({"organisations/makers.yml": makers, "organisations/makers-two.yml": makers})
    file = root / "publiccode.yml"
    file.write_text("publiccodeYmlVersion: 0.4\nname: Bin Days\norganisation: {name: makers & co}\n")
    assert importing(root, file, "--dry-run") == ERRORS_FOUND
    out, err = capsys.readouterr()
    assert "owner" not in out
    assert "several organisations here have the name makers & co; write the slug of the one you mean" in err


def test_a_repository_without_an_address_says_what_to_add(root: Path, repository: Repository, capsys: Captured) -> None:
    repository.repo.delete_remote(repository.repo.remote())
    assert importing(root, repository.root, "--owner", "anytown") == ERRORS_FOUND
    assert "sources: this repository has no https address; name with --source" in capsys.readouterr().out
    repository.repo.create_remote("origin", "https://user:secret@github.com/anytown/bin-days.git")
    (root / "catalogue/projects/bin-days.yml").unlink()
    assert importing(root, repository.root, "--owner", "anytown") == ERRORS_FOUND
    assert "secret" not in capsys.readouterr().out + (root / "catalogue/projects/bin-days.yml").read_text()


def test_another_repository_in_the_environment_is_not_taken_for_it(
    root: Path, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.commit("2026-01-01")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))  # as when a hook of git's starts us
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    assert importing(root, repository.root, "--owner", "anytown") == CLEAN
    assert sorted(path.name for path in other.root.iterdir()) == [".git"]


def test_a_bare_repository_will_do(root: Path, repository: Repository, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    repository.repo.clone(bare, bare=True)
    assert importing(root, bare, "--owner", "anytown", "--source", SOURCE) == CLEAN


def test_code_that_is_here_already_is_not_written_twice(
    root: Path, repository: Repository, write: Callable[[Files], object], capsys: Captured
) -> None:
    entry = "name: Bins\nsummary: Tells when.\nlinks:\n  repository: https://GitHub.com/anytown/Bin-Days.git\n"
    write({"components/bins.yml": entry})
    before = entries(root)
    assert importing(root, repository.root) == COULD_NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "catalogue: catalogue/components/bins.yml has its code at the same address (Bins: Tells when). Correct that "
        "entry; nothing was written\n"
    )
    assert entries(root) == before


def test_a_slug_that_is_taken_is_refused(root: Path, repository: Repository, capsys: Captured) -> None:
    assert importing(root, repository.root, "--name", "Bin calendar") == COULD_NOT_RUN
    assert "already belongs to catalogue/components/bin-calendar.yml" in capsys.readouterr().err
    for slug in ("../bins", "Bins", ""):
        assert importing(root, repository.root, "--name", "x", "--slug", slug or "-") == COULD_NOT_RUN


def test_nothing_of_a_repository_is_run(root: Path, repository: Repository, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    script = put(tmp_path, "evil", f"#!/bin/sh\ntouch '{ran}'\n")
    script.chmod(0o755)
    repository.write(".gitattributes", "* filter=evil diff=evil\n")
    repository.write(".gitmodules", f'[submodule "x"]\n\tpath = x\n\turl = {tmp_path}\n\tupdate = !{script}\n')
    repository.commit("2024-03-01")
    hooks = repository.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-upload-pack", "pre-auto-gc", "fsmonitor-watchman"):
        put(hooks, name, script.read_text()).chmod(0o755)
    with (repository.root / ".git" / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {script}\n\thooksPath = {hooks}\n\tsshCommand = {script}\n\tpager = {script}\n"
            f'[filter "evil"]\n\tsmudge = {script}\n\tclean = {script}\n\trequired = true\n'
            f'[uploadpack]\n\tpackObjectsHook = {script}\n[diff "evil"]\n\ttextconv = {script}\n'
            f"[gpg]\n\tprogram = {script}\n[log]\n\tshowSignature = true\n[alias]\n\tclone = !{script}\n"
            f'[remote "evil"]\n\turl = ext::{script}\n\tpromisor = true\n[include]\n\tpath = {tmp_path}/none\n'
        )
    assert importing(root, repository.root, "--owner", "anytown") == CLEAN
    assert not ran.exists()
    repository.repo.git.status()
    assert ran.exists(), "the trap does not work, so this test shows nothing"


def test_links_in_a_repository_lead_nowhere(root: Path, repository: Repository, capsys: Captured) -> None:
    (repository.root / "README.md").unlink()
    (repository.root / "LICENSE").unlink()
    (repository.root / "README.md").symlink_to("/etc/passwd")
    (repository.root / "LICENSE").symlink_to(ROOT / "LICENSE")
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--name", "Bins", "--dry-run") == ERRORS_FOUND
    out, err = capsys.readouterr()
    assert "licence" not in out
    assert "README: there is no such file" in err


def test_a_tree_that_would_unfold_without_end_is_cut_off(repository: Repository) -> None:
    def tree(lines: list[str]) -> str:
        with put(repository.root.parent, "lines", "\n".join(lines) + "\n").open("rb") as opened:
            return str(repository.repo.git.mktree(istream=opened))

    item = repository.repo.head.commit.tree["LICENSE"].hexsha
    inner = tree([f"100644 blob {item}\tx{each}.py" for each in range(10)])
    for _ in range(9):
        inner = tree([f"040000 tree {inner}\tx{each}" for each in range(10)])
    commit = repository.repo.git.commit_tree(inner, "-m", "bomb")
    repository.repo.git.update_ref("HEAD", commit)
    with cloned(repository.root.as_uri(), Bounds()) as clone:
        assert 0 < len(clone.paths()) < 1_000_000


@pytest.mark.parametrize(("bounds", "words"), [(Bounds(bytes=1), "more than 0 MB"), (Bounds(seconds=0), "longer than")])
def test_a_copy_keeps_within_its_bounds_and_is_cleared_away(
    bounds: Bounds, words: str, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (room := tmp_path / "room").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    slow = put(tmp_path, "git", "#!/bin/sh\nexec sleep 100\n")
    if not bounds.seconds:
        slow.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CloneError, match=words), cloned(repository.root.as_uri(), bounds):
        pass
    assert list(room.iterdir()) == []


def test_an_empty_repository_and_a_plain_folder_are_refused_in_words(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert importing(root, Repository(tmp_path / "empty").root) == COULD_NOT_RUN
    assert "it has no commits yet. Nothing was written.\n" in capsys.readouterr().err
    assert importing(root, root) == COULD_NOT_RUN
    assert "there is no git repository. Nothing was written.\n" in capsys.readouterr().err


def test_a_machine_without_git_is_told_so(root: Path, repository: Repository) -> None:
    command = [sys.executable, "-m", "generator.cli", "import", str(repository.root), "--root", str(root)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={"PYTHONPATH": str(ROOT), "PATH": ""}
    )
    assert (done.returncode, done.stdout) == (COULD_NOT_RUN, "")
    assert "git is not installed on this machine; install it first. Nothing was written.\n" in done.stderr


@pytest.mark.parametrize(
    "address",
    [
        "http://code.example.org/bins",
        "git://code.example.org/bins",
        "ssh://git@code.example.org/bins",
        "git@code.example.org:bins.git",
        "ext::sh -c touch% /tmp/evil",
        "file:///etc",
        "https://user:secret@code.example.org/bins",
        "https://localhost/bins",
        "https://127.0.0.1/bins",
        "https://code.example.org/a b",
        "./--upload-pack=touch",
    ],
)
def test_only_public_https_addresses_are_asked(address: str, root: Path, capsys: Captured) -> None:
    before = entries(root)
    assert importing(root, address) == COULD_NOT_RUN
    err = capsys.readouterr().err
    assert "cannot be imported: " in err
    assert "secret" not in err
    assert entries(root) == before


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("https://github.com/anytown/bins.git", "https://github.com/anytown/bins"),
        ("git+https://gitlab.com/anytown/bins.git", "https://gitlab.com/anytown/bins"),
        ("git@github.com:anytown/bins.git", "https://github.com/anytown/bins"),
        ("git@code.example.org:bins.git", "git@code.example.org:bins.git"),
        ("https://code.example.org/bins.git", "https://code.example.org/bins.git"),
    ],
)
def test_one_address_stands_for_all_its_spellings(written: str, page: str) -> None:
    assert page_of(written) == page


def test_a_file_is_cited_as_it_was() -> None:
    assert file_at("https://gitlab.com/a/b", "abc", "READ ME.md") == "https://gitlab.com/a/b/-/blob/abc/READ%20ME.md"
    assert file_at("https://code.example.org/b", "abc", "README.md") == "https://code.example.org/b"


# Licences, languages, readmes


@pytest.mark.parametrize(
    ("package", "name"),
    [("markdown-it-py", "MIT"), ("jinja2", "BSD-3-Clause"), ("watchdog", "Apache-2.0"), ("mkdocs", "BSD-2-Clause")],
)
def test_a_licence_is_told_by_its_words(package: str, name: str) -> None:
    files = [each for each in distribution(package).files or () if each.name.upper().startswith("LICENSE")]
    assert {licences.told(each.read_text()) for each in files} == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MIT, "MIT"),
        (MIT.upper(), "MIT"),
        (MIT.replace("\n", "\n// "), "MIT"),
        (MIT.replace("MIT License", ""), "MIT"),
        (MIT + "The Software shall be used for Good, not Evil.\n", ""),
        (MIT.replace("The above copyright notice and this permission notice shall be included in all", ""), ""),
        (f"{'Other words. ' * 40}{MIT}", ""),
        ("SPDX-License-Identifier: EUPL-1.2\nWords", "EUPL-1.2"),
        ("# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: ISC\n", ""),
        ("All rights reserved", ""),
        ("", ""),
    ],
)
def test_only_the_very_words_of_a_licence_tell_it(text: str, name: str) -> None:
    assert licences.told(text) == name


def test_a_licence_whose_text_leaves_a_doubt_says_so(root: Path, repository: Repository, capsys: Captured) -> None:
    repository.write("LICENSE", "SPDX-License-Identifier: GPL-3.0\n")
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--owner", "anytown", "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert "licence: GPL-3.0\n" in out
    assert "LICENSE: its text is the same for `-only` and `-or-later`; see whether the README says which." in err


def test_two_licences_are_left_to_a_person(root: Path, repository: Repository, capsys: Captured) -> None:
    repository.write("COPYING", "SPDX-License-Identifier: GPL-3.0-only\n")
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--owner", "anytown", "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert "licence" not in out
    assert "COPYING, LICENSE: there are several licences" in err


def test_a_licence_by_its_usual_name_is_spelt_as_the_list_does(root: Path, tmp_path: Path) -> None:
    data = {"@context": "codemeta", "name": "Bins", "license": "Apache License, Version 2.0"}
    importing(root, put(tmp_path, "codemeta.json", json.dumps(data)))
    assert "\nlicence: Apache-2.0\n" in (root / "catalogue/projects/bins.yml").read_text()


def test_a_source_with_no_end_of_oddities_is_told_in_short(root: Path, tmp_path: Path, capsys: Captured) -> None:
    data = {"@context": "codemeta", "name": "Bins", **{f"{number}{'x' * 500}": "y" for number in range(100)}}
    importing(root, put(tmp_path, "codemeta.json", json.dumps(data)), "--dry-run")
    err = capsys.readouterr().err
    assert "\n  And 41 more.\n" in err
    assert max(map(len, err.splitlines())) < 400


def test_languages_are_those_that_much_is_written_in() -> None:
    paths = [*(f"a/{each}.py" for each in range(20)), *(f"b{each}.ts" for each in range(5)), "c.rb", "d.md", "e.h"]
    assert languages.told([*paths, *(f"node_modules/{each}.js" for each in range(99)), "x.min.js"]) == (
        "Python",
        "TypeScript",
    )
    assert languages.told(["one.py"]) == ()


@pytest.mark.parametrize(
    ("text", "title", "sentence"),
    [
        (README, "Bin Days", "Tells residents, e.g. by mail, when to put out which bin."),
        ("Bins\n====\n\nTells you when! And more.\n", "Bins", "Tells you when!"),
        ("# Bins\n\n* a list\n\n## Use\n\nRun it now.\n", "Bins", "it is not clear"),
        ("Some text without an end", "it is not clear", "it is not clear"),
        ("# \n\n# <b></b>\n", "it is not clear", "it is not clear"),
        ("> # Quoted\n> Somebody said so.\n", "it is not clear", "it is not clear"),
    ],
)
def test_a_readme_tells_its_title_and_first_sentence(text: str, title: str, sentence: str) -> None:
    assert told(readme.read("R", text), "R, title") == title
    assert told(readme.read("R", text), "R, first sentence") == sentence


@given(st.text())
def test_any_readme_is_read(text: str) -> None:
    assert all(isinstance(each, Fact | Left) for each in readme.read("README.md", text))


# Tables

HEADER = "kind,name,summary,owner,links.repository,Service areas,principle,sources,gss_code,type\n"


def row(number: int, kind: str = "project", owner: str = "anytown", more: str = ",") -> str:
    return (
        f'{kind},Bins {number},"Tells when, and where.",{owner},https://code.example.org/{number},'
        f"waste; Housing,open-culture,{SOURCE};{SOURCE}/{number}{more}\n"
    )


def test_a_table_of_twenty_becomes_twenty_entries(root: Path, tmp_path: Path, capsys: Captured) -> None:
    table = HEADER + "".join(row(number, more=",,") for number in range(2, 22))
    assert importing(root, put(tmp_path, "bins.csv", table)) == CLEAN
    assert (root / "catalogue/projects/bins-7.yml").read_text() == (
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Bins 7\n"
        "summary: Tells when, and where.\n"
        "owner: anytown\n"
        "links:\n"
        "  repository: https://code.example.org/7\n"
        "services: [waste, housing]\n"
        "principles: [open-culture]\n"
        f"sources:\n  - {SOURCE}\n  - {SOURCE}/7\n"
    )
    out = capsys.readouterr().out
    assert out.startswith("20 rows valid, 0 rows to fix.\n  row 2: catalogue/projects/bins-2.yml\n")
    assert "\nWritten: 20 files.\n" in out
    assert "git switch --create add-bins-2-and-others\n" in out
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_rows_may_refer_to_each_other_and_be_of_several_kinds(root: Path, tmp_path: Path) -> None:
    table = (
        HEADER + row(1, owner="bins-office", more=",,") + f"organisation,Bins Office,,,,,,{SOURCE},E08000007,charity\n"
    )
    assert importing(root, put(tmp_path, "bins.csv", table)) == CLEAN
    assert "gss_code: E08000007\n" in (root / "catalogue/organisations/bins-office.yml").read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_as_spreadsheets_save_it(
    encoding: str, sign: str, end: str, root: Path, tmp_path: Path
) -> None:
    lines = (
        ["Name", "Summary", "OWNER", "sources", "description"],
        ["Caf\u00e9", "x", "anytown", SOURCE, f'"a{end}b"'],
        [""] * 5,
    )
    table = end.join(sign.join(line) for line in lines) + end
    assert importing(root, put(tmp_path, "t.csv", table.encode(encoding)), "--kind", "project") == CLEAN
    text = (root / "catalogue/projects/cafe.yml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
        "name: Caf\u00e9\nsummary: x\nowner: anytown\ndescription: |-\n  a\n  b\n"
    )


def test_what_is_wrong_is_told_by_row_and_column(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = entries(root)
    table = HEADER + "".join(
        [
            row(1, more=",,"),
            row(2, owner="anytwn", more=",,"),
            row(1, more=",,"),
            row(4, kind="thing", more=",,"),
            row(5, more=",E08000007,"),
            row(6, more=",,,stray"),
            row(7, more=",,").replace("org/7", "org/1"),
            "project,,,,,,,,,\n",
        ]
    )
    assert importing(root, put(tmp_path, "bins.csv", table)) == ERRORS_FOUND
    assert capsys.readouterr().out == (
        "1 row valid, 7 rows to fix.\n"
        "  row 2: catalogue/projects/bins-1.yml\n"
        "  row 3, column D (owner): There is no organisation `anytwn`. Did you mean `anytown`?\n"
        "  row 4: Row 2 has the same slug. Give one of them a different one.\n"
        "  row 5, column A (kind): `thing` is not a kind of entry. Write component, standard, project, organisation.\n"
        "  row 6, column I (gss-code): No project has such a field. Leave the cell empty.\n"
        "  row 7: `stray` is in a column without a name. Name it in the first row.\n"
        "  row 8, column E (links.repository): `bins-1` has the same code repository. If both are about the same "
        "thing, keep one of them. If not, link to the page that is about this part. See row 2.\n"
        "  row 9, column B (name): The row has no name from which a slug can be made. Write a name, or a slug in a "
        "column `slug`.\n"
        "\n"
        "Nothing was written. Fix the table and import it again, or write the valid rows with --keep-going.\n"
    )
    assert entries(root) == before


def test_sound_rows_can_go_ahead_but_never_without_what_they_refer_to(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    lines = [row(1, more=",,"), row(2, owner="bins-office", more=",,"), "organisation,Bins Office,,,,,,,,charity\n"]
    assert importing(root, put(tmp_path, "t.csv", HEADER + "".join(lines)), "--keep-going") == ERRORS_FOUND
    assert capsys.readouterr().out.startswith("1 row valid, 2 rows to fix.\n")
    assert (root / "catalogue/projects/bins-1.yml").exists()
    assert cli.main(["check", "--root", str(root)]) == CLEAN


def test_a_dry_run_of_a_table_writes_nothing(root: Path, tmp_path: Path, capsys: Captured) -> None:
    before = entries(root)
    assert importing(root, put(tmp_path, "t.csv", HEADER + row(1, more=",,")), "--dry-run") == CLEAN
    assert capsys.readouterr().out.endswith("row 2: catalogue/projects/bins-1.yml\n\nNothing was written.\n")
    assert entries(root) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no first row with the names of the columns"),
        ("name,summary\n", "no rows below its first"),
        ("name\ncaf\u00e9".encode("cp1252"), "line 2 of the table is not UTF-8 text: in the spreadsheet program, save"),
        ("name\nx".encode("utf-16"), "saved as UTF-16"),
        ("name,sumary\nx,y\n", "column B, `sumary`, is not a field: did you mean `summary`?"),
        ("name,zzzz\nx,y\n", "column B, `zzzz`, is not a field: the page /contribute/fields/ names all fields"),
        ("name,used_by\nx,y\n", "column B, `used_by`, is not a field"),
        ("name,Name\nx,y\n", "column B, `Name`, is in the table twice"),
        ('name\n"x\n', "a quotation mark without its pair"),
        ("name\n" + "x\n" * 2001, "more than 2,000 rows"),
        ("name\n" + "x" * 1_100_000, "more than 1,024 kB"),
    ],
)
def test_a_table_that_is_none_is_refused_in_words(
    content: str | bytes, words: str, root: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert importing(root, put(tmp_path, "t.csv", content), "--kind", "project") == COULD_NOT_RUN
    assert words in capsys.readouterr().err


def test_a_table_must_say_what_its_rows_are_and_takes_no_answers(root: Path, tmp_path: Path, capsys: Captured) -> None:
    table = put(tmp_path, "t.csv", "name\nx\n")
    assert importing(root, table) == COULD_NOT_RUN
    assert "say with --kind what the rows are (component, standard, project, organisation)" in capsys.readouterr().err
    for flag in [*FLAGS, "slug"]:
        assert importing(root, table, "--kind", "project", f"--{flag}", "x") == COULD_NOT_RUN
        assert f"leave out --{flag}" in capsys.readouterr().err


@given(st.binary(max_size=100), st.lists(st.text(max_size=30), max_size=6))
def test_no_table_ends_in_anything_but_words(raw: bytes, cells: list[str]) -> None:
    for content in (raw, ",".join(f'"{each}"' for each in cells).encode()):
        with pytest.raises(CannotImportError):
            table.read(content, {}, "project")


@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=7), max_size=4))
@example([["", "0", "", "", "", ""], ["{0}", "", "{x: 1}", "[x]", "", ""]])
def test_any_cells_are_judged_and_told_of_by_their_place(result: Result, records: list[list[str]]) -> None:
    content = io.StringIO(newline="")
    csv.writer(content).writerows([["name", "slug", "owner", "services", "licence", "links.website"], ["x"], *records])
    read = table.read(content.getvalue().encode(), {"project": Desk(Collection.PROJECTS, result)}, "project")
    for wrong in (*read.wrong, *table.judged(result, read.rows)):
        assert 2 <= wrong.row <= len(records) + 2
    for row in read.rows:
        assert SLUG.fullmatch(row.file.slug)
        assert document.parse("", row.text.encode()).data is not None or "\ufffd" in row.text


def test_of_several_files_all_are_written_or_none(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    before = entries(root)
    real = Path.open

    def full(path: Path, mode: str = "r", **rest: str) -> object:
        if mode == "xb" and path.name == "bins-2.yml":
            raise OSError("No space left on device")
        return real(path, mode, **rest)  # type: ignore[call-overload]

    table = put(root, "t.csv", HEADER + row(1, more=",,") + row(2, more=",,"))
    monkeypatch.setattr(Path, "open", full)
    assert importing(root, table) == COULD_NOT_RUN
    assert capsys.readouterr().err == "catalogue: No space left on device\n"
    assert entries(root) == before
