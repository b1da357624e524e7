"""A register does not say clearly where it is read, or asks for what its format does not have."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult
from generator.source import Pointer

RULE = Rule("C118", "unclear-register", "A register does not say clearly how it is read")

_PLACES = ("repository", "address", "once")
_NAME_ONE_PLACE = "Write a repository with its path, or an address, or the day on which the list was gathered once."
_TOGETHER = (
    ("repository", "path", "Write the path of the list in the repository."),
    ("path", "repository", "Write the address of the repository that the path is in."),
    ("once", "evidence", "Give the address of the page that showed the list on that day."),
    ("evidence", "once", "Write the day on which the list was gathered, or leave `evidence` out."),
)
"""Fields of `read` that need another one, and the help if that is missing."""

_COLUMN_AND_ONE_DEMAND = 2
"""The number of fields of a condition: the column, and what it must say."""

_Problem = tuple[Pointer, str, str]
"""A pointer, the message and the help."""


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.of(Collection.REGISTERS):
        if entry.is_valid:
            problem = next(chain(_source(entry.data["read"]), _rows(entry.data), _conditions(entry.data)), None)
            yield from [RuleResult(entry, *problem)] if problem else []


def _source(read: Mapping[str, str]) -> Iterator[_Problem]:
    """Yield what is wrong with the place where a register is read."""
    places = [place for place in _PLACES if place in read]
    if len(places) != 1:
        message = "`read` names several places" if places else "`read` names no place where the register is read"
        yield ("read",), message, _NAME_ONE_PLACE
    for name, needed, advice in _TOGETHER:
        if name in read and needed not in read:
            yield ("read", name), f"`{name}` needs `{needed}` beside it", advice
    if "once" not in read and "format" not in read:
        yield ("read",), "`read` does not say the format", "Add `format`: csv, json, yaml or file-names."
    if read.get("format") == "file-names" and "repository" not in read:
        yield ("read", "format"), "Only a repository has file names", "Name a repository, or choose another format."


def _rows(data: Mapping[str, Any]) -> Iterator[_Problem]:
    """Yield what is wrong with the columns that a register asks for."""
    form = data["read"].get("format", "")
    if "rows" in data["read"] and form not in ("json", "yaml"):
        yield ("read", "rows"), "Only json and yaml have rows within something", "Leave `rows` out."
    if form == "csv" and "column" not in data.get("bodies", {}):
        yield ("bodies",), "`bodies` does not say which column names the organisation", "Add `column` to it."
    for pointer in (("bodies", "column"), ("where",), ("since",)) if form == "file-names" else ():
        value = data.get(pointer[0], {})
        if value and (len(pointer) == 1 or pointer[1] in value):
            yield pointer, "File names have no columns", "Leave this out."


def _conditions(data: Mapping[str, Any]) -> Iterator[_Problem]:
    for index, condition in enumerate(data.get("where", ())):
        if len(condition) != _COLUMN_AND_ONE_DEMAND:
            message = "A condition says one thing of its column: `equals`, `other_than` or `has`"
            yield ("where", index), message, "Keep one of these. For several, write several conditions."
