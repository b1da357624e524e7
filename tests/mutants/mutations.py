"""The faults that can be put into a module: each changes one expression or statement, and nothing else of the text."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_PAIRS = [
    ("min", "max"), ("any", "all"), ("startswith", "endswith"), ("removeprefix", "removesuffix"), ("lstrip", "rstrip"),
    ("partition", "rpartition"), ("lower", "upper"), ("casefold", "upper"), ("first", "last"), ("find", "rfind"),
]  # fmt: skip
_CALLS = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])} | {"strip": "lstrip", "sorted": "list"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_Node = ast.expr | ast.stmt


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: where it is, the lines that it changes, and how."""

    module: str
    function: str
    before: str
    after: str
    first_line: int
    last_line: int
    start: int
    end: int
    replacement: bytes

    @property
    def key(self) -> str:
        """What names it as long as nobody changes the lines themselves."""
        return key_of(self.module, self.function, self.before, self.after)

    def apply(self, raw: bytes) -> bytes | None:
        """Return a module with the fault, or nothing where it is no Python then."""
        changed = raw[: self.start] + self.replacement + raw[self.end :]
        try:
            ast.parse(changed)
        except SyntaxError:
            return None
        return changed


def key_of(module: str, function: str, before: str, after: str) -> str:
    """Return what names a mutant."""
    return f"{module} {function}: {before} -> {after}"


def mutants(module: str, raw: bytes) -> Iterator[Mutant]:
    """Yield every mutant of a module."""
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for function, old, new in _changes(ast.parse(raw), ""):
        start, end = (starts[line - 1] + column for line, column in _span(old))
        replacement = _text(new).encode()
        first, last = starts[old.lineno - 1], starts[(old.end_lineno or old.lineno)]
        before, after = _in_one(raw[first:last]), _in_one(raw[first:start] + replacement + raw[end:last])
        if before != after:
            lines = old.lineno, old.end_lineno or old.lineno
            yield Mutant(module, function, before, after, *lines, start, end, replacement)


def _span(node: _Node) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)


def _text(node: ast.AST | None) -> str:
    if node is None:
        return "pass"
    text = ast.unparse(node)
    return f"({text})" if isinstance(node, ast.UnaryOp | ast.BoolOp | ast.Compare | ast.BinOp) else text


def _in_one(lines: bytes) -> str:
    return " ".join(lines.decode().split())


def _changes(node: ast.AST, function: str) -> Iterator[tuple[str, _Node, ast.AST | None]]:
    """Yield what can be changed within a node, with the function that it stands in and what stands there then."""
    if isinstance(node, ast.JoinedStr):  # positions within it are only right from Python 3.12 on
        yield from ((function, node, new) for new in _f_strings(node))
        return
    if isinstance(node, ast.expr | ast.stmt):
        yield from ((function, node, new) for new in _instead(node))
    for test in _conditions(node):
        yield function, test, ast.UnaryOp(ast.Not(), test)
    for child in _children(node):
        inner = child.name if isinstance(child, (*_FUNCTIONS, ast.ClassDef)) else ""
        yield from _changes(child, ".".join(filter(None, (function, inner))))


def _conditions(node: ast.AST) -> Iterator[ast.expr]:
    """Yield conditions that no other change would turn round."""
    tests: list[ast.expr] = []
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            tests = [test]
        case ast.comprehension(ifs=ifs):
            tests = ifs
    yield from (test for test in tests if not isinstance(test, ast.Compare | ast.UnaryOp))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node, without what nothing can depend on, or only what tests must not hold.

    Those are docstrings, types, imports and assertions; whether a class that nobody changes is frozen; whether `zip`
    would complain of what cannot happen; what a decorator is called with.
    """
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params", "ctx", "op", "ops"}:
            continue
        of_types = [node.args[0]] if isinstance(node, ast.Call) and _is_cast(node) else []
        for child in value if isinstance(value, list) else [value]:
            if child not in of_types and isinstance(child, ast.AST) and not _is_left_out(child):
                yield child


def _is_left_out(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.Assert():
            return True
        case (
            ast.If(test=ast.Name(id="TYPE_CHECKING"))
            | ast.keyword(arg="strict", value=ast.Constant())
            | ast.Call(func=ast.Name(id="TypeVar" | "TypeVarTuple" | "ParamSpec"))
            | ast.Assign(targets=[ast.Name(id="__all__")])
        ):
            return True
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.AST() as value):
            return _is_type(value)
    return False


def _is_cast(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "cast"


def _is_type(value: ast.AST) -> bool:
    """Whether a value is only a name for a type, such as `dict[str, int] | None`."""
    match value:
        case ast.Subscript(value=ast.Name(id=name)):
            return name in {"dict", "list", "tuple", "set", "frozenset", "type", "Callable", "Mapping", "Sequence"}
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _is_type(left) or _is_type(right) or isinstance(right, ast.Constant)
    return False


def _instead(node: _Node) -> Iterator[ast.AST | None]:
    """Yield what may stand instead of a node."""
    if isinstance(node, ast.expr):
        yield from _expressions(node)
    else:
        yield from _statements(node)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _expressions(node: ast.expr) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[operator], comparators=[_]):
            yield _with(node, ops=[_COMPARISONS[type(operator)]()])
        case ast.Compare(ops=[first, *others]):
            yield _with(node, ops=[_COMPARISONS[type(first)](), *others])
        case ast.BoolOp(op=operator):
            yield _with(node, op=ast.And() if isinstance(operator, ast.Or) else ast.Or())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(op=operator) if type(operator) in _ARITHMETIC:
            yield _with(node, op=_ARITHMETIC[type(operator)]())
        case ast.Constant(value=value):
            yield from _constants(value)
        case ast.Call(func=ast.Name(id=name) as function) if name in _CALLS:
            yield _with(node, func=_with(function, id=_CALLS[name]))
        case ast.Call(func=ast.Attribute(attr=name) as function) if name in _CALLS:
            yield _with(node, func=_with(function, attr=_CALLS[name]))
        case ast.Lambda():
            yield _with(node, body=ast.Constant(None))


def _constants(value: object) -> Iterator[ast.AST]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int() | float():
            yield ast.Constant(value + 1)
        case str():
            yield ast.Constant(f"XX{value}")
        case bytes():
            yield ast.Constant(b"XX" + value)


def _f_strings(node: ast.JoinedStr) -> Iterator[ast.AST]:
    yield _with(node, values=[ast.Constant("XX"), *node.values])
    for index, part in enumerate(node.values):
        if isinstance(part, ast.FormattedValue):
            yield _with(node, values=[*node.values[:index], *node.values[index + 1 :]])


def _statements(node: ast.stmt) -> Iterator[ast.AST | None]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Yield(value=ast.expr()) | ast.YieldFrom() | ast.Call()):
            yield None
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value) if not _is_none(value):
            yield _with(node, value=ast.Constant(None))
        case ast.AugAssign() | ast.Raise() | ast.Delete():
            yield None
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
