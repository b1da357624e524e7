"""What holds the generator together: one direction, one home for each library, small parts, no hidden inputs."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
ORDER = [
    ["source", "characters", "encoding", "plain_yaml", "day", "errors", "version", "digest", "whole_file", "processes"],
    ["diagnostic"], ["project"], ["file_rules"], ["yaml_line_starts"], ["yaml_mistakes"], ["yaml_error_messages"],
    ["yaml_reader"], ["comments"], ["document"], ["hosts"], ["spdx"], ["formats"], ["checked_entry"], ["violations"],
    ["schema_walk"], ["schema", "schema_rule"], ["kept_entries"], ["entry_reader"], ["code_hosts"], ["links"],
    ["observations"], ["adoption"], ["model"], ["questions"], ["memo"], ["register"], ["building"], ["schema_coverage"],
    ["facets"], ["collation"], ["uses"], ["lineage"], ["edge"], ["catalogue"], ["localisation"], ["markup"],
    ["spelling"], ["organisation_names"], ["entry_names"], ["names"], ["rules"], ["assembly"], ["check"],
    ["yaml_writer"], ["fixes"], ["entry_form"], ["network"], ["history"], ["review"], ["importing"], ["looks"],
    ["registers"], ["report", "publish"], ["engine"], ["cli", "mkdocs_plugin"], ["derived"],
]  # fmt: skip
"""Each module imports only from groups before its own."""

ROOMS = [
    ["edition"], ["analysis"], ["graphics"], ["insights"], ["api", "feeds"], ["metadata"], ["html"],
    ["search", "forms"], ["pages"], ["site"],
]  # fmt: skip
"""The same within `publish`."""

HOMES = {
    "babel": {"publish/edition/language.py", "derived"},
    "PIL": {"publish/graphics/social_images.py"},
    "font_source_sans_pro": {"publish/graphics/social_images.py"},
    "git": {"history"},
    "jinja2": {"publish/html", "engine/shell.py"},
    "jsonschema": {"violations.py"},
    "jsonschema_rs": {"schema.py"},
    "license_expression": {"spdx.py"},
    "markdown": {"engine/markdown_pages.py"},
    "markdown_it": {"markup.py", "derived"},
    "markupsafe": {"markup.py", "publish", "engine"},
    "mkdocs": {"mkdocs_plugin"},
    "nh3": {"markup.py"},
    "shtab": {"cli"},
    "yaml": {"yaml_reader.py", "engine", "derived"},
}
"""Third-party libraries and the module or folder that knows each; markupsafe is only a type of text.

What is derived is no part of the installed program: it writes files of ours with what else is there.
"""

MAY_LOOK_AROUND = {"cli", "mkdocs_plugin", "derived"}
AROUND = {
    "os.environ", "os.getenv", "datetime.now", "date.today", "datetime.today", "time.time", "random", "Path.cwd",
}  # fmt: skip
STREAMS = {"print", "sys.stdout", "sys.stderr"}
MAY_PRINT = {"cli": STREAMS, "derived": STREAMS, "mkdocs_plugin": {"sys.stderr"}}
LONGEST_MODULE = 250
LONGEST_FUNCTION = 45

MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def part_of(path: Path) -> str:
    """Name the part of the package that a file belongs to: its module, or its folder."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def place(part: str, order: list[list[str]]) -> int:
    return next(index for index, group in enumerate(order) if part in group)


def room_of(path: Path) -> str:
    """Name the room of `publish` that a file belongs to, or nothing."""
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if parts[0] == "publish" and len(parts) > 2 else ""


def test_every_module_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in MODULES} - {"__init__"} == {part for group in ORDER for part in group}
    published = {path for path in MODULES if part_of(path) == "publish"}
    rooms = {room_of(path) for path in published - {PACKAGE / "publish" / "__init__.py"}}
    assert rooms == {room for group in ROOMS for room in group}


def test_the_package_says_its_order_itself() -> None:
    assert order_in(PACKAGE / "__init__.py") == ORDER
    assert order_in(PACKAGE / "publish" / "__init__.py") == ROOMS


def order_in(path: Path) -> list[list[str]]:
    """Read the order that the docstring of a package ends in."""
    said = (ast.get_docstring(MODULES[path]) or "").partition("::")[2]
    return [[part.strip() for part in group.split(",")] for group in said.split("<")]


def imports_too_late(path: Path) -> Iterator[str]:
    """Yield parts of the package that a module imports though they come after it."""
    here = part_of(path)
    for part in {name.split(".")[1] for name in imported(MODULES[path]) if name.startswith("generator.")} - {here}:
        if path != PACKAGE / "__init__.py" and place(part, ORDER) >= place(here, ORDER):
            yield f"imports {part}, which comes after {here}"


def imports_of_later_rooms(path: Path) -> Iterator[str]:
    """Yield rooms of `publish` that a module imports though they come after its own."""
    here = room_of(path)
    names = [name.split(".") for name in imported(MODULES[path]) if name.startswith("generator.publish.")]
    for room in {parts[2] for parts in names if here} - {here}:
        if place(room, ROOMS) >= place(here, ROOMS):
            yield f"imports {room}, which comes after {here}"


def libraries_away_from_home(path: Path) -> Iterator[str]:
    """Yield libraries that a module imports though another is their home."""
    here = path.relative_to(PACKAGE)
    for name in {name.split(".")[0] for name in imported(MODULES[path])} - sys.stdlib_module_names - {"generator"}:
        if not any(here.is_relative_to(home) for home in HOMES.get(name, ())):
            yield f"imports {name}"


def what_is_too_long(path: Path) -> Iterator[str]:
    """Yield a module or functions that are too long."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > LONGEST_MODULE:
        yield f"has {lines} lines"
    for each in ast.walk(MODULES[path]):
        if isinstance(each, ast.FunctionDef) and (each.end_lineno or 0) - each.lineno >= LONGEST_FUNCTION:
            yield f"{each.name} is longer than {LONGEST_FUNCTION} lines"


def hidden_inputs(path: Path) -> Iterator[str]:
    """Yield uses of the clock, the environment and the standard streams in a module that may not have them.

    The same input gives the same bytes. A build, whose output is the site, says on the error stream how far it is.
    """
    here = part_of(path)
    names = {ast.unparse(node) for node in ast.walk(MODULES[path]) if isinstance(node, ast.Attribute | ast.Name)}
    around = set() if here in MAY_LOOK_AROUND else names & AROUND
    yield from (f"uses {name}" for name in sorted(around | (names & STREAMS) - MAY_PRINT.get(here, set())))


def purpose_left_out(path: Path) -> Iterator[str]:
    """Yield whether a module has no docstring."""
    if not ast.get_docstring(MODULES[path]):
        yield "does not say what it is for"


def resolved_paths(path: Path) -> Iterator[str]:
    """Yield calls of `Path.resolve`, which ends with a RuntimeError where a link leads to itself: see `real_path`."""
    calls = (node for node in ast.walk(MODULES[path]) if isinstance(node, ast.Call) and not node.args)
    yield from (f"calls {name}()" for call in calls if (name := ast.unparse(call.func)).endswith(".resolve"))


@pytest.mark.parametrize(
    "faults",
    [
        imports_too_late,
        imports_of_later_rooms,
        libraries_away_from_home,
        what_is_too_long,
        hidden_inputs,
        resolved_paths,
        purpose_left_out,
    ],
)
def test_no_module_has(faults: Callable[[Path], Iterator[str]]) -> None:
    found = [f"{path.relative_to(PACKAGE)} {fault}" for path in MODULES for fault in faults(path)]
    assert found == []


def test_every_rule_is_registered() -> None:
    from generator import rules  # noqa: PLC0415 - what is read as text above is asked here

    modules = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - {"__init__", "context"}
    registered = {find.__module__.rpartition(".")[2] for _, find in rules.FINDERS}
    assert registered == modules
    assert {rule.name.replace("-", "_") for rule, _ in rules.FINDERS} == modules
