"""A file's lines in the order and spacing of the house: they are moved and shifted, and no value is written anew.

A comment directly above a field belongs to it and moves with it. One at the head or the end of a file stays there.
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
_MOST_PASSES = 5
_MODELINE = re.compile(r"#\s*(?:yaml-language-server:|vim?:|-\*-)")
_COMMENT = re.compile(r"(?:^|\s)#")


def format_text(sound: Document, node: SchemaNode) -> str:
    """Lay out a document without faults, whose lines end in line feeds."""
    page = SourceLines(sound)
    for _ in range(_MOST_PASSES):
        before = page
        for step in (_without_gaps, _in_order):
            page = _after(step, page, node)
        if page is before:
            break
    return page.document.text


def _after(step: Callable[[SourceLines, SchemaNode], list[str]], page: SourceLines, node: SchemaNode) -> SourceLines:
    """Take a step, if it changes something and the file says the same after it, in its fields as in its comments."""
    text = page.document.text
    laid = "\n".join(step(page, node)) + ("" if page.ends_within_text else "\n")
    if laid == text:
        return page
    again = document.parse(page.document.path, laid.encode())
    same = not again.diagnostics and again.data == page.document.data and _remarks(laid) == _remarks(text)
    return SourceLines(again) if same else page


def _remarks(text: str) -> Counter[str]:
    return Counter(line.partition("#")[2].rstrip() for line in text.split("\n") if "#" in line)


def _without_gaps(page: SourceLines, _: SchemaNode) -> list[str]:
    """Leave out empty lines, save one that sets a comment apart."""
    full = [line for line in range(len(page.lines)) if not page.is_blank(line)]
    kept: list[str] = []
    for above, below in zip([-1, *full], [*full, -1], strict=True):
        apart = above >= 0 and below >= 0 and (page.is_comment(above) or page.is_comment(below))
        kept += [""] if apart and below - above > 1 else []
        kept += [page.lines[below]] if below >= 0 else []
    return kept


def _in_order(page: SourceLines, node: SchemaNode) -> list[str]:
    """Bring the fields of each group into the order of the schema, and each step in by two spaces."""
    if not page.is_group(()):
        return page.lines
    first = page.line(page.children[()][0])
    start = page.comment_start(first, 0, page.column(()))
    if start == 0:
        modelines = [line for line in range(first) if _MODELINE.match(page.lines[line])]
        start = modelines[-1] + 1 if modelines else first
    stop = next((line for line in range(first, len(page.lines)) if page.is_end(line)), len(page.lines))
    return [*page.lines[:start], *_group(page, (), node, range(start, stop), 0), *page.lines[stop:]]


def _group(page: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out the lines that hold a group of fields and the comments around it. `indent`: how far in they belong."""
    fields, own = page.children[pointer], page.column(pointer)
    begins = _begins(page, [page.line(each) for each in fields], lines, own)
    end = lines.stop
    while page.is_blank(end - 1) or (page.is_comment(end - 1) and page.indent(end - 1) <= own):
        end -= 1
    laid = _shifted(page, range(lines.start, begins[0]), indent - own)
    blocks = dict(zip(fields, map(range, begins, [*begins[1:], end]), strict=True))
    for field in _ordered(fields, node):
        laid += _field(page, field, node.get("properties", {}).get(field[-1], {}), blocks[field], indent)
    return laid + _shifted(page, range(end, lines.stop), indent - own)


def _begins(page: SourceLines, starts: list[int], lines: range, column: int) -> list[int]:
    """Say where each field or item begins, with the comments that belong to it."""
    floors = [lines.start, *(start + 1 for start in starts[:-1])]
    return [page.comment_start(start, floor, column) for start, floor in zip(starts, floors, strict=True)]


def _ordered(fields: list[Pointer], node: SchemaNode) -> list[Pointer]:
    """Sort fields as their schema has them. One that it does not know stays below the one above it."""
    order = {name: number for number, name in enumerate(node.get("properties", ()))}
    ranks: dict[Pointer, int] = {}
    rank = -1
    for field in fields:
        ranks[field] = rank = order.get(str(field[-1]), rank)
    return sorted(fields, key=lambda field: ranks[field])


def _field(page: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out a field with the comments above it: one space behind the colon, and what is below it as far in."""
    line, shift = page.line(pointer), indent - page.column(pointer[:-1])
    name, value = page.name_and_rest(pointer)
    first = _trimmed(page, line, f"{' ' * indent}{name}:{_one_space(value)}")
    below = range(line + 1, lines.stop)
    rest = _value(page, pointer, node, below, indent + _STEP) or _shifted(page, below, shift)
    return [*_shifted(page, range(lines.start, line), shift), first, *rest]


def _value(page: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out a group or a list that has these lines to itself; give nothing for any other value."""
    if page.is_group(pointer):
        return _group(page, pointer, node, lines, indent)
    if page.is_list(pointer):
        return _list(page, pointer, node, lines, indent)
    return []


def _list(page: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    items, own = page.children[pointer], page.column(pointer)
    begins = _begins(page, [page.hyphen_line(each) for each in items], lines, own)
    laid = _shifted(page, range(lines.start, begins[0]), indent - own)
    for item, begin, stop in zip(items, begins, [*begins[1:], lines.stop], strict=True):
        laid += _item(page, item, node.get("items", {}), range(begin, stop), indent)
    return laid


def _item(page: SourceLines, pointer: Pointer, node: SchemaNode, lines: range, indent: int) -> list[str]:
    """Lay out an item with the comments above it. What stands beside the hyphen stays there, one space behind it."""
    dash, column = page.hyphen_line(pointer), page.column(pointer[:-1])
    lead = _shifted(page, range(lines.start, dash), indent - column)
    beside = page.line(pointer) == dash
    inner = _value(page, pointer, node, range(dash if beside else dash + 1, lines.stop), indent + _STEP)
    if inner and beside:
        return [*lead, f"{' ' * indent}- {inner[0][indent + _STEP :]}", *inner[1:]]
    first = _trimmed(page, dash, f"{' ' * indent}-{_one_space(page.lines[dash][column + 1 :])}")
    return [*lead, first, *(inner or _shifted(page, range(dash + 1, lines.stop), indent - column))]


def _one_space(value: str) -> str:
    """Put one space before a value; a comment stays as far off as it was."""
    bare = value.lstrip()
    return value if not bare or bare.startswith("#") else f" {bare}"


def _shifted(page: SourceLines, lines: range, by: int) -> list[str]:
    """Move lines to the right, or as far as they go to the left."""
    return [_trimmed(page, line, _moved(page.lines[line], by)) for line in lines]


def _moved(line: str, by: int) -> str:
    if not line or by == 0:
        return line
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _trimmed(page: SourceLines, line: int, written: str) -> str:
    """Take spaces from the end of a line, unless they may belong to a text or a comment."""
    keep = line in page.texts or page.is_continuation(line) or _COMMENT.search(written)
    return written if keep else written.rstrip(" \t")
