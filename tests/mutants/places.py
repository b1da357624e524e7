"""Which lines stand for a mutant: a test that runs none of them cannot notice it."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.mutants.mutations import Mutant

Lines = dict[str, set[int]]
"""Lines of modules, by the paths of the modules below the program."""


class Places:
    """The lines of a program that run, and what they use of what stands outside of functions.

    What stands there, such as a table of words, runs once, before any test: the lines that use its name stand for it.
    """

    def __init__(self, program: Path) -> None:
        self._bodies: dict[str, list[range]] = {}
        self._tops: dict[str, list[ast.stmt]] = {}
        self._uses: dict[str, Lines] = defaultdict(lambda: defaultdict(set))
        self._top_uses: dict[str, set[str]] = defaultdict(set)
        for path in program.rglob("*.py"):
            self._read(path.relative_to(program).as_posix(), ast.parse(path.read_bytes()))

    def _read(self, module: str, tree: ast.Module) -> None:
        self._tops[module] = tree.body
        self._bodies[module] = list(_bodies(tree))
        for top in tree.body:
            names = _names(top)
            for node in ast.walk(top):
                used, line = _used(node)
                if any(line in body for body in self._bodies[module]):
                    self._uses[used][module].add(line)
                elif used:
                    self._top_uses[used] |= names - {used}

    def of(self, mutant: Mutant) -> Lines:
        """Return the lines that stand for a mutant."""
        module, line = mutant.module, mutant.first_line
        (top,) = (each for each in self._tops[module] if line in _lines(each))
        if self.is_within_function(mutant):
            return {module: set(_statement(top, line))}
        if isinstance(top, ast.FunctionDef):
            return {module: set(_lines(top))}
        return self._using(_names(top))

    def is_within_function(self, mutant: Mutant) -> bool:
        """Whether a mutant's lines run when a function is called, and not once when all is loaded."""
        return any(mutant.first_line in body for body in self._bodies[mutant.module])

    def _using(self, names: Iterable[str]) -> Lines:
        """Return the lines that use names, or the name of something that uses them, and so on."""
        todo, seen = set(names), set[str]()
        lines: Lines = defaultdict(set)
        while todo:
            name = todo.pop()
            seen.add(name)
            todo |= self._top_uses[name] - seen
            for module, used in self._uses[name].items():
                lines[module] |= used
        return lines


def _bodies(tree: ast.Module) -> Iterator[range]:
    for node in ast.walk(tree):
        match node:
            case ast.Lambda(lineno=line) | ast.FunctionDef(body=[ast.stmt(lineno=line), *_]):
                yield range(line, (node.end_lineno or line) + 1)


def _lines(node: ast.stmt) -> range:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
    return range(min([node.lineno, *(each.lineno for each in decorators)]), (node.end_lineno or node.lineno) + 1)


def _statement(top: ast.stmt, line: int) -> range:
    """Return the lines of the innermost statement with a line; of `if` and the like, those of its condition.

    The interpreter tells of a line only if it stops there, which it does once in a list of words over several lines.
    """
    within = [each for each in ast.walk(top) if isinstance(each, ast.stmt) and line in _lines(each)]
    innermost = min(within, key=lambda each: len(_lines(each)))
    inner = [each.lineno for each in ast.iter_child_nodes(innermost) if isinstance(each, ast.stmt)]
    lines = _lines(innermost)
    return range(lines.start, max(line + 1, min(inner))) if inner else lines


def _names(top: ast.stmt) -> set[str]:
    """Return the names that a statement gives to something."""
    if isinstance(top, ast.FunctionDef | ast.ClassDef):
        return {top.name}
    return {each.id for each in ast.walk(top) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}


def _used(node: ast.AST) -> tuple[str, int]:
    """Return the name that a node uses, and its line."""
    match node:
        case ast.Name(id=name, ctx=ast.Load(), lineno=line) | ast.Attribute(attr=name, ctx=ast.Load(), lineno=line):
            return name, line
    return "", 0
