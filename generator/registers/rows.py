"""Split the content of a register into rows. It is a stranger's: nothing in it can take long, or much memory."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import yaml_reader
from generator.characters import BYTE_ORDER_MARK
from generator.document import MAX_BYTES as MAX_YAML_BYTES
from generator.file_rules import NOT_FIELDS
from generator.importing.table import delimited
from generator.network import MAX_BYTES
from generator.register import Source
from generator.registers.content import RegisterError

MAX_ROWS = 200_000
WHOLE = ""
"""The column of rows that are one text."""

_SEPARATOR = ";"
_MAX_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register. `number` counts from 1, in a table with the row that names the columns."""

    number: int
    cells: Mapping[str, str]


def read(raw: bytes, source: Source, columns: frozenset[str]) -> Iterator[Row]:
    """Yield the rows of a register; at least one has each of the columns. Raises RegisterError."""
    text = _text(raw)
    if source.format == "csv":
        yield from _table(text, columns)
        return
    if source.format == "file-names":
        names: Any = text.splitlines()
    else:
        names = _rows_in(_json(text) if source.format == "json" else _yaml(text), source.rows)
    rows = [Row(number, _cells(each)) for number, each in enumerate(_limited(names), 1)]
    for column in columns if rows else ():
        if not any(column in row.cells for row in rows):
            raise RegisterError(_without_column(column))
    yield from rows


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise RegisterError("it is not UTF-8 text") from error
    if "\0" in text:
        raise RegisterError("it is no text")
    return text


def _table(text: str, columns: frozenset[str]) -> Iterator[Row]:
    """Yield the rows of a CSV table without blank ones."""
    csv.field_size_limit(MAX_BYTES)
    text, delimiter = delimited(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(reader, [])
        for column in columns:
            if header.count(column) != 1:
                raise RegisterError(_without_column(column))
        places = {column: header.index(column) for column in columns}
        for number, record in enumerate(reader, 2):
            if number > MAX_ROWS:
                raise RegisterError(_too_many())
            if any(record):
                yield Row(number, {name: record[place] for name, place in places.items() if place < len(record)})
    except csv.Error as error:
        raise RegisterError("it is not a table, or a quotation mark in it has no pair") from error


def _json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise RegisterError("it is not JSON, or too deep, or has a name twice") from error


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError
    return fields


def _yaml(text: str) -> Any:
    """Return what YAML says. A fault is named by its line and rule, as its message would quote the register."""
    if len(text) > MAX_YAML_BYTES:
        raise RegisterError(f"it has more than {MAX_YAML_BYTES // 1024} kB of YAML")
    parsed = yaml_reader.read(text)
    for fault in parsed.faults:
        if fault.rule is not NOT_FIELDS or parsed.root is None:
            title = fault.rule.title
            raise RegisterError(f"line {fault.span.start.line} cannot be used: {title[:1].lower()}{title[1:]}")
    return parsed.root


def _rows_in(root: Any, path: str) -> Any:
    """Return the list or the names of the group at a path. Raises RegisterError if neither is there."""
    for name in path.split(".") if path else ():
        if not isinstance(root, dict) or name not in root:
            raise RegisterError(f"it has nothing at `{path}`")
        root = root[name]
    if not isinstance(root, dict | list):
        raise RegisterError(f"it has no list at `{path}`" if path else "it is not a list")
    return root


def _limited(items: Any) -> Sequence[Any]:
    if len(items) > MAX_ROWS:
        raise RegisterError(_too_many())
    return list(items)


def _cells(item: Any) -> Mapping[str, str]:
    """Return the cells of an item: its fields, or itself. A list in a cell is joined as tables do it."""
    fields = item if isinstance(item, dict) else {WHOLE: item}
    return {name: _cell(value) for name, value in fields.items()}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return _SEPARATOR.join(each for each in value if isinstance(each, str))
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # as spreadsheets write years
    return str(value) if isinstance(value, str | int) else ""


def _without_column(column: str) -> str:
    text = column if len(column) <= _MAX_NAME_LENGTH else f"{column[:_MAX_NAME_LENGTH]}..."
    return f"it has no column `{text}`, or several" if column else "its rows are not plain texts: name a column"


def _too_many() -> str:
    return f"it has more than {MAX_ROWS:,} rows"
