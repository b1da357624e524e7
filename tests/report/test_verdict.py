"""What a maintainer decides by: the first lines of the summary of each kind of proposal."""

from collections.abc import Mapping

import pytest

from generator.check import Result, check, check_with
from generator.history.changes import Branch, Change
from generator.project import EntryFile, Project, classify
from generator.report import branch_summary
from generator.review import new_diagnostics, permissions
from generator.review.alerts import alerts
from generator.review.branch_changes import branch_changes
from generator.review.proposal import Proposal
from tests.branches import entry
from tests.conftest import TODAY, small_project

ANYTOWN = "name: Anytown Council\ntype: unitary\nsources: [https://www.example.gov.uk/a]\nmaintainers: [anytown-web]\n"
USED = "used_by:\n" + "".join(
    f"  - {{organisation: {council}, status: live, evidence: https://x.example.gov.uk/}}\n"
    for council in ("example-council", "anytown")
)
BINS = entry("Bins", f"stage: alpha\nlinks: {{repository: https://github.com/anytown/bins}}\n{USED}", owner="anytown")
MAPS = entry("Maps", "stage: alpha\n")
REGISTER = (
    "name: List\npublisher: anytown\npage: https://x.example.gov.uk/\n"
    "shows: {entry: maps, status: live, basis: listed}\n"
    "read: {once: 2026-01-01, evidence: https://x.example/}\n"
)
READING = (
    f"version: {'0' * 40}\nread: 2026-01-01\nrows: 1\nunmatched: 0\n"
    "bodies:\n  - {organisation: anytown, first_seen: 2026-01-01}\n"
)
START = {
    "organisations/anytown.yml": ANYTOWN,
    "projects/bins.yml": BINS,
    "projects/maps.yml": MAPS,
    "registers/list.yml": REGISTER,
    "registers/list.reading.yml": READING,
}
READY = "**Ready to merge.** The check finds no error, and nobody else has to agree."
NOD = "**Needs an owner's nod.** Ask `anytown` (`@anytown-web`)."
LOOK = "**Needs a second look.** "
LOST = "2 uses would be lost: `anytown` of `bins` and `example-council` of `bins`."
SENDER = "**Needs something from its sender.** 1 error has to be fixed."
HARVEST = (
    "Only `catalogue harvest` writes readings. Unless it made this branch, harvest the registers and compare before "
    "you merge."
)
MOVED = (
    "It changes where the code of `bins` is, from <https://github.com/anytown/bins> to <https://github.com/evil/bins>."
)
ENDED = "One that has ended keeps its file, with the day in `ended` and its successor in `replaced_by`."

Files = Mapping[str, str | None]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Result:
    result = check(Project(small_project(tmp_path_factory.mktemp("base") / "project")), TODAY)
    return check_with(result, {file(path): text.encode() for path, text in START.items()})


def file(path: str) -> EntryFile:
    made = classify(f"catalogue/{path}", is_plain=True)
    assert isinstance(made, EntryFile)
    return made


def verdict(
    base: Result, account: str, files: Files, *others: str, renamed: Mapping[str, str] | None = None
) -> list[str]:
    """Return the first line of the summary of what an account proposes, and the list below it."""
    old_paths = {new: old for old, new in (renamed or {}).items()}
    changes = []
    for path, text in files.items():
        old = old_paths.get(path, path if path in START else "")
        changes.append(
            Change(
                f"catalogue/{old}" if old else "",
                "" if text is None else f"catalogue/{path}",
                START[old].encode() if old else None,
            )
        )
    contents = {file(path): None if text is None else text.encode() for path, text in files.items()}
    contents |= {file(old): None for old in old_paths.values()}
    proposal = Proposal(Branch(tuple(changes), outside_catalogue=others), check_with(base, contents))
    changed = branch_changes(proposal)
    summary = branch_summary.render(
        alerts(proposal, changed),
        changed,
        new_diagnostics.introduced_by_branch(proposal),
        permissions.review_branch(proposal, account),
    )
    head = summary.removeprefix("## What this branch means\n\n").partition("\n\n### ")[0].splitlines()
    return [head[0], *(line.removeprefix("* ") for line in head[1:] if line.startswith("* "))]


NEW = entry("New", owner="anytown")
EVIL = BINS.replace("github.com/anytown", "github.com/evil")
PROPOSALS: Mapping[str, tuple[str, Files, list[str]]] = {
    "its owner corrects an entry": ("anytown-web", {"projects/bins.yml": BINS.replace("alpha", "beta")}, [READY]),
    "its owner adds an entry": ("anytown-web", {"projects/new.yml": NEW}, [READY]),
    "a stranger adds an entry of nobody's account": ("stranger", {"projects/new.yml": entry("New")}, [READY]),
    "a council says what it uses": (
        "anytown-web", {"organisations/anytown.yml": f"{ANYTOWN}uses: [{{entry: maps, status: planned}}]\n"}, [READY],
    ),
    "a stranger corrects an entry": ("stranger", {"projects/bins.yml": BINS.replace("alpha", "beta")}, [NOD]),
    "a stranger adds an entry of an account": ("stranger", {"projects/new.yml": NEW}, [NOD]),
    "an entry has an error": ("anytown-web", {"projects/bins.yml": BINS.replace("alpha", "alfa")}, [SENDER]),
    "an entry cannot be read": ("anytown-web", {"projects/bins.yml": "name: ["}, [SENDER, NOD]),
    "a new owner is not complete": (
        "anytown-web",
        {"projects/new.yml": entry("New", owner="idox"), "organisations/idox.yml": "name: Idox\nsources: [https://x.uk/]\n"},
        [SENDER],
    ),
    "a stranger takes an entry": (
        "evil", {"projects/bins.yml": EVIL.replace("owner: anytown", "owner: example-council")},
        [
            f"{LOOK}It takes `bins` from `anytown` to `example-council`.",
            MOVED,
            NOD,
        ],
    ),
    "a stranger takes an account": (
        "evil", {"organisations/anytown.yml": ANYTOWN.replace("anytown-web", "evil")},
        [f"{LOOK}It changes which accounts may act for `anytown` (gains `evil`, loses `anytown-web`).", NOD],
    ),
    "an owner moves its code": (
        "anytown-web", {"projects/bins.yml": EVIL},
        [f"{LOOK}{MOVED}"],
    ),
    "an owner takes the address of code out": (
        "anytown-web",
        {"projects/bins.yml": BINS.replace("links: {repository: https://github.com/anytown/bins}\n", "")},
        [f"{LOOK}It changes where the code of `bins` is, from <https://github.com/anytown/bins> to nothing."],
    ),
    "somebody writes into a reading": (
        "stranger", {"registers/list.reading.yml": READING.replace("first_seen: 2026-01-01", "first_seen: 2025-01-01")},
        [f"{LOOK}It changes what was read in registers: `list`. {HARVEST}"],
    ),
    "somebody changes a register": (
        "stranger", {"registers/list.yml": REGISTER.replace("name: List", "name: The list")},
        [f"{LOOK}It changes what all entries share: `list`."],
    ),
    "an entry is removed": (
        "anytown-web", {"projects/bins.yml": None},
        [f"{LOOK}It removes `bins`. Old links will fail.", LOST],
    ),
    "a use is taken out": (
        "anytown-web", {"projects/bins.yml": BINS.replace(USED, "")},
        [LOOK + LOST],
    ),
    "an organisation is removed": (
        "anytown-web", {"organisations/anytown.yml": None},
        [
            f"{LOOK}It removes an organisation: `anytown`. {ENDED}",
            "**Needs something from its sender.** 5 errors have to be fixed.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PROPOSALS)
def test_the_first_lines_say_what_a_proposal_needs(name: str, base: Result) -> None:
    account, files, expected = PROPOSALS[name]
    assert verdict(base, account, files) == expected


def test_files_outside_the_catalogue_are_named(base: Result) -> None:
    assert verdict(base, "anytown-web", {}, "schemas/project.schema.json", "Makefile") == [
        f"{LOOK}It changes what every entry is held to: `schemas/project.schema.json`. Look at that first.",
        "It changes what is no entry: `Makefile`.",
    ]


def test_a_renamed_entry_says_what_becomes_of_its_address(base: Result) -> None:
    files = {"projects/boxes.yml": BINS.replace("name: Bins", "name: Boxes")}
    assert verdict(base, "anytown-web", files, renamed={"projects/bins.yml": "projects/boxes.yml"})[0] == (
        f"{LOOK}An old address would be lost, of `bins`. It is kept by naming it in `formerly`."
    )
    files = {"projects/boxes.yml": f"{BINS}formerly: [bins]\n"}
    assert verdict(base, "anytown-web", files, renamed={"projects/bins.yml": "projects/boxes.yml"}) == [READY]
