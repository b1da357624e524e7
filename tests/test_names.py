"""Names and docstrings keep to the words of the trade; CONTRIBUTING.md says which."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

RETIRED = re.compile(
    r"told|said|meant|found|given|shown|sought|lacked|judged|filed|mend(s|ed|able)?|findings?|twins?|rivals?|alike"
    r"|likeness|standings?|desks?|strays?|doubt(ful)?|unserved|heirs?|keepers?|deeds?"
)
"""Words that once were parts of names and told nobody anything; each has a better one in the glossary."""

KEPT = {"look_alike_slug"}
"""A rule's module bears the name of the rule, which never changes."""

NO_DOCSTRING_BEGINS = ("Give", "Tell", "Say", "Let", "Hold", "Name")
"""PEP 257 asks for what a function does: Return, Yield, Whether, Write, Read, ..."""

MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "generator").rglob("*.py"))}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def names(path: Path, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield every name that a module gives to something, its own among them, with its line."""
    yield path.stem, 1
    for node in ast.walk(tree):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno


def words(name: str) -> set[str]:
    """Return the words of a name, in small letters: `FileFix` has two, `_most_rows` too."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_no_name_has_a_retired_word() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, tree in MODULES.items()
        for name, line in names(path, tree)
        if name not in KEPT and any(RETIRED.fullmatch(word) for word in words(name))
    ] == []


def test_a_docstring_begins_with_what_the_function_does() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}: {docstring.splitlines()[0]}"
        for path, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS) and (docstring := ast.get_docstring(node))
        if docstring.split()[0] in NO_DOCSTRING_BEGINS
    ] == []
