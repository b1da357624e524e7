"""Bring the lines of a file into the usual order and spacing. Lines are moved and indented; no value is rewritten.

A comment directly above a field moves with it. A comment at the start or the end of a file stays there.
"""

import re
from collections import Counter
from collections.abc import Callable

from generator import document
from generator.checked_entry import SchemaNode
from generator.document import Document
from generator.fixes.source_lines import SourceLines
from generator.source import Pointer

_STEP = 2
_MAX_PASSES = 5
_MODELINE = re.compile(r"#\s*(?:yaml-language-server:|vim?:|-\*-)")
_COMMENT = re.compile(r"(?:^|\s)#")


def format_text(valid: Document, node: SchemaNode) -> str:
    """Return the text of a document in the usual layout. It must have no errors, and lines that end in LF."""
    source = SourceLines(valid)
    for _ in range(_MAX_PASSES):
        before = source
        for step in (_remove_blank_lines, _sort_fields):
            source = _apply(step, source, node)
        if source is before:
            break
    return source.document.text


def _apply(step: Callable[[SourceLines, SchemaNode], list[str]], source: SourceLines, node: SchemaNode) -> SourceLines:
    """Return the lines after a step, or as they were if the step would change any data or comment."""
    before = source.document.text
    text = "\n".join(step(source, node)) + ("" if source.ends_within_text else "\n")
    if text == before:
        return source
    parsed = document.parse(source.document.path, text.encode())
    is_same = not parsed.diagnostics and parsed.data == source.document.data and _comments(text) == _comments(before)
    return SourceLines(parsed) if is_same else source


def _comments(text: str) -> Counter[str]:
    return Counter(line.partition("#")[2].rstrip() for line in text.split("\n") if "#" in line)


def _remove_blank_lines(source: SourceLines, _: SchemaNode) -> list[str]:
    """Remove blank lines, except one between a comment and another line."""
    filled = [line for line in range(len(source.lines)) if not source.is_blank(line)]
    lines: list[str] = []
    for above, below in zip([-1, *filled], [*filled, -1], strict=True):
        is_by_comment = above >= 0 and below >= 0 and (source.is_comment(above) or source.is_comment(below))
        lines += [""] if is_by_comment and below - above > 1 else []
        lines += [source.lines[below]] if below >= 0 else []
    return lines


def _sort_fields(source: SourceLines, node: SchemaNode) -> list[str]:
    """Sort the fields of each group in the order of the schema, and indent each level by two spaces."""
    if not source.is_group(()):
        return source.lines
    first = source.line(source.children[()][0])
    start = source.comment_start(first, 0, source.column(()))
    if start == 0:
        modelines = [line for line in range(first) if _MODELINE.match(source.lines[line])]
        start = modelines[-1] + 1 if modelines else first
    stop = next((line for line in range(first, len(source.lines)) if source.is_end(line)), len(source.lines))
    return [*source.lines[:start], *_format_group(source, (), node, range(start, stop), 0), *source.lines[stop:]]


def _format_group(source: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out the lines of a group of fields and the comments around it. `indent` is the column they should be in."""
    fields, column = source.children[pointer], source.column(pointer)
    starts = _block_starts(source, [source.line(field) for field in fields], lines, column)
    end = lines.stop
    while source.is_blank(end - 1) or (source.is_comment(end - 1) and source.indent(end - 1) <= column):
        end -= 1
    output = _shift(source, range(lines.start, starts[0]), indent - column)
    blocks = dict(zip(fields, map(range, starts, [*starts[1:], end]), strict=True))
    for field in _sorted_fields(fields, node):
        output += _format_field(source, field, node.get("properties", {}).get(field[-1], {}), blocks[field], indent)
    return output + _shift(source, range(end, lines.stop), indent - column)


def _block_starts(source: SourceLines, starts: list[int], lines: range, column: int) -> list[int]:
    """Return the first line of each field or item, including the comments that belong to it."""
    floors = [lines.start, *(start + 1 for start in starts[:-1])]
    return [source.comment_start(start, floor, column) for start, floor in zip(starts, floors, strict=True)]


def _sorted_fields(fields: list[Pointer], node: SchemaNode) -> list[Pointer]:
    """Sort fields in the order of their schema. One that the schema does not know stays below the one before it."""
    order = {name: number for number, name in enumerate(node.get("properties", ()))}
    ranks: dict[Pointer, int] = {}
    rank = -1
    for field in fields:
        ranks[field] = rank = order.get(str(field[-1]), rank)
    return sorted(fields, key=lambda field: ranks[field])


def _format_field(source: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out a field and the comments above it, with one space after the colon and its value indented."""
    line, shift = source.line(pointer), indent - source.column(pointer[:-1])
    name, value = source.name_and_rest(pointer)
    first = _trim(source, line, f"{' ' * indent}{name}:{_with_one_space(value)}")
    below = range(line + 1, lines.stop)
    rest = _format_value(source, pointer, node, below, indent + _STEP) or _shift(source, below, shift)
    return [*_shift(source, range(lines.start, line), shift), first, *rest]


def _format_value(source: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out a group or a list in block style. Return no lines for any other value."""
    if source.is_group(pointer):
        return _format_group(source, pointer, node, lines, indent)
    if source.is_list(pointer):
        return _format_list(source, pointer, node, lines, indent)
    return []


def _format_list(source: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    items, column = source.children[pointer], source.column(pointer)
    starts = _block_starts(source, [source.hyphen_line(item) for item in items], lines, column)
    output = _shift(source, range(lines.start, starts[0]), indent - column)
    for item, start, stop in zip(items, starts, [*starts[1:], lines.stop], strict=True):
        output += _format_item(source, item, node.get("items", {}), range(start, stop), indent)
    return output


def _format_item(source: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out an item and the comments above it. A value on the line of the hyphen stays there, one space after it."""
    hyphen_line, column = source.hyphen_line(pointer), source.column(pointer[:-1])
    comments = _shift(source, range(lines.start, hyphen_line), indent - column)
    starts_beside = source.line(pointer) == hyphen_line
    below = range(hyphen_line + 1, lines.stop)
    body_lines = range(hyphen_line, lines.stop) if starts_beside else below
    body = _format_value(source, pointer, node, body_lines, indent + _STEP)
    if body and starts_beside:
        return [*comments, f"{' ' * indent}- {body[0][indent + _STEP :]}", *body[1:]]
    first = _trim(source, hyphen_line, f"{' ' * indent}-{_with_one_space(source.lines[hyphen_line][column + 1 :])}")
    return [*comments, first, *(body or _shift(source, below, indent - column))]


def _with_one_space(value: str) -> str:
    """Return a value with one space before it; before a comment, the spaces stay as they are."""
    bare = value.lstrip()
    return value if not bare or bare.startswith("#") else f" {bare}"


def _shift(source: SourceLines, lines: range, columns: int) -> list[str]:
    """Return lines indented by some columns; if negative, they move to the left as far as they can."""
    return [_trim(source, line, _shift_line(source.lines[line], columns)) for line in lines]


def _shift_line(line: str, columns: int) -> str:
    if not line or columns == 0:
        return line
    return " " * columns + line if columns > 0 else line[min(-columns, len(line) - len(line.lstrip(" "))) :]


def _trim(source: SourceLines, line: int, text: str) -> str:
    """Remove spaces from the end of a line, unless they may belong to a text or a comment."""
    keep = line in source.texts or source.is_continuation(line) or _COMMENT.search(text)
    return text if keep else text.rstrip(" \t")
