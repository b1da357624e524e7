"""What holds the generator together: one direction, one home for each library, small parts, no hidden inputs."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
ORDER = [
    ["source"], ["diagnostic"], ["project"], ["faults"], ["parser_words"], ["yaml_reader"], ["document"], ["formats"],
    ["reading"], ["violations"], ["schema"], ["model"], ["unserved"], ["facets"], ["alphabet"], ["catalogue"],
    ["localised"], ["markup"], ["spelling"], ["rules"], ["check"], ["house_format"], ["mends"], ["drafts"], ["history"],
    ["review"], ["importing"], ["report", "publish"], ["cli", "mkdocs_plugin"],
]  # fmt: skip
"""Each module imports only from groups before its own."""

HOMES = {
    "babel": {"publish"},
    "PIL": {"publish"},
    "font_source_sans_pro": {"publish"},
    "git": {"history"},
    "jinja2": {"publish"},
    "jsonschema": {"violations"},
    "jsonschema_rs": {"schema"},
    "license_expression": {"formats"},
    "markdown_it": {"markup"},
    "markupsafe": {"markup", "publish"},
    "mkdocs": {"mkdocs_plugin"},
    "nh3": {"markup"},
    "shtab": {"cli"},
    "pygal": {"publish"},
    "yaml": {"yaml_reader"},
}
"""Third-party libraries and the one module that knows each; markupsafe is only a type of text."""

MAY_LOOK_AROUND = {"cli", "mkdocs_plugin"}
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


def place(part: str) -> int:
    return next(index for index, group in enumerate(ORDER) if part in group)


def test_every_module_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in MODULES} - {"__init__"} == {part for group in ORDER for part in group}


def test_the_package_says_its_order_itself() -> None:
    said = (ast.get_docstring(MODULES[PACKAGE / "__init__.py"]) or "").partition("::")[2]
    assert [[part.strip() for part in group.split(",")] for group in said.split("<")] == ORDER


@each_module
def test_a_module_imports_only_from_those_before_it(path: Path) -> None:
    if path != PACKAGE / "__init__.py":
        parts = {name.split(".")[1] for name in imported(MODULES[path]) if name.startswith("generator.")}
        here = part_of(path)
        assert [part for part in parts - {here} if place(part) >= place(here)] == []


@each_module
def test_a_library_is_known_in_its_one_home(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(MODULES[path])} - sys.stdlib_module_names - {"generator"}
    assert [name for name in libraries if part_of(path) not in HOMES[name]] == []


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
    allowed = {"cli": {"print", "sys.stdout", "sys.stderr"}, "mkdocs_plugin": {"sys.stderr"}}
    assert found & {"print", "sys.stdout", "sys.stderr"} <= allowed.get(part_of(path), set())


def test_every_rule_is_registered() -> None:
    from generator import rules  # noqa: PLC0415 - what is read as text above is asked here

    modules = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - {"__init__", "context"}
    registered = {find.__module__.rpartition(".")[2] for _, find in rules.FINDERS}
    assert registered == modules
    assert {rule.name.replace("-", "_") for rule, _ in rules.FINDERS} == modules
