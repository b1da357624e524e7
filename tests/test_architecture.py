"""What holds the generator together: one direction, one home for each library, small parts, no hidden inputs."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
ORDER = [
    ["source"], ["diagnostic"], ["project"], ["file_rules"], ["yaml_error_messages"], ["yaml_reader"],
    ["document"], ["formats"], ["checked_entry"], ["violations"], ["schema"], ["model"], ["schema_coverage"],
    ["facets"], ["collation"], ["catalogue"], ["localisation"], ["markup"], ["spelling"], ["rules"], ["check"],
    ["yaml_writer"], ["fixes"], ["entry_form"], ["history"], ["review"], ["importing"], ["report", "publish"],
    ["engine"], ["cli", "mkdocs_plugin"], ["derived"],
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
    "license_expression": {"formats.py"},
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
LONGEST_MODULE = 250
LONGEST_FUNCTION = 45

MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


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


@each_module
def test_a_module_imports_only_from_those_before_it(path: Path) -> None:
    if path != PACKAGE / "__init__.py":
        parts = {name.split(".")[1] for name in imported(MODULES[path]) if name.startswith("generator.")}
        here = part_of(path)
        assert [part for part in parts - {here} if place(part, ORDER) >= place(here, ORDER)] == []


@each_module
def test_a_room_imports_only_from_those_before_it(path: Path) -> None:
    if here := room_of(path):
        names = [name.split(".") for name in imported(MODULES[path]) if name.startswith("generator.publish.")]
        rooms = {parts[2] for parts in names}
        assert [room for room in rooms - {here} if place(room, ROOMS) >= place(here, ROOMS)] == []


@each_module
def test_a_library_is_known_in_its_one_home(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(MODULES[path])} - sys.stdlib_module_names - {"generator"}
    here = path.relative_to(PACKAGE)
    assert [name for name in libraries if not any(here.is_relative_to(home) for home in HOMES[name])] == []


@each_module
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_module
def test_functions_are_short(path: Path) -> None:
    functions = (node for node in ast.walk(MODULES[path]) if isinstance(node, ast.FunctionDef))
    lengths = {each.name: (each.end_lineno or each.lineno) - each.lineno + 1 for each in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@each_module
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(MODULES[path])


@each_module
def test_only_the_edges_print_or_look_around(path: Path) -> None:
    """No clock, no environment, nothing printed: the same input gives the same bytes.

    A build, whose output is the site, tells on the error stream how far it is and what it found.
    """
    found = {ast.unparse(node) for node in ast.walk(MODULES[path]) if isinstance(node, ast.Attribute | ast.Name)}
    around = {
        "os.environ",
        "os.getenv",
        "datetime.now",
        "date.today",
        "datetime.today",
        "time.time",
        "random",
        "Path.cwd",
    }
    assert found & around == set() or part_of(path) in MAY_LOOK_AROUND
    everything = {"print", "sys.stdout", "sys.stderr"}
    allowed = {"cli": everything, "derived": everything, "mkdocs_plugin": {"sys.stderr"}}
    assert found & everything <= allowed.get(part_of(path), set())


def test_every_rule_is_registered() -> None:
    from generator import rules  # noqa: PLC0415 - what is read as text above is asked here

    modules = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - {"__init__", "context"}
    registered = {find.__module__.rpartition(".")[2] for _, find in rules.FINDERS}
    assert registered == modules
    assert {rule.name.replace("-", "_") for rule, _ in rules.FINDERS} == modules
