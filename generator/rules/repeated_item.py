"""An item appears twice in a list, or another name repeats the name itself."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.checked_entry import CheckedEntry
from generator.code_hosts import requested_address
from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult
from generator.source import Pointer

RULE = Rule("S113", "repeated-item", "An item appears twice in a list")

_WITH_NAMES = frozenset({"also_known_as", "also", "terms", "cy"})
"""The fields that other names are in; most entries have none of them."""

_ENOUGH = 4
"""The last characters of two spellings of one thing that are nearly always the same: a fast no to all others."""

_Place = tuple[Pointer, Any]
"""A pointer, and the value there, which may be of any kind."""


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("uniqueItems"):
        *above, index = violation.pointer
        value = violation.value[index]
        first = (*above, violation.value.index(value))
        yield _repeated(entry, violation.pointer, value, first, is_superfluous=True)
    for entry in context.entries:
        yield from _repeated_spellings(entry, "languages", str.casefold)
        yield from _repeated_spellings(entry, "sources", _address)
        if entry.data.keys().isdisjoint(_WITH_NAMES):
            continue
        for name, names in _other_names(entry):
            if names[1]:
                yield from _repeated_names(entry, name, names)


def _repeated_spellings(entry: CheckedEntry, field: str, canonical: Callable[[str], str]) -> Iterator[RuleResult]:
    """Yield the items of a list that are spelt otherwise than one before them. Which is better, only people know."""
    values = entry.data.get(field)
    texts = [each for each in values if isinstance(each, str)] if isinstance(values, list) else []
    if len({each.casefold().rstrip("/")[-_ENOUGH:] for each in texts}) == len(texts) or texts != values:
        return
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        if text not in texts[:index] and (before := first.setdefault(canonical(text), index)) != index:
            yield _repeated(entry, (field, index), text, (field, before))


def _repeated(
    entry: CheckedEntry, pointer: Pointer, value: Any, first: Pointer, *, is_superfluous: bool = False
) -> RuleResult:
    message, related = f"`{value}` appears twice in `{pointer[-2]}`", (("It appears here first.", entry, first),)
    return RuleResult(entry, pointer, message, "Delete one of the two.", related=related, is_superfluous=is_superfluous)


def _other_names(entry: CheckedEntry) -> Iterator[tuple[_Place, _Place]]:
    """Yield the name and the list of other names of an entry, or of each term in a list, in English and in Welsh."""
    field = "also_known_as" if entry.file.collection is Collection.ORGANISATIONS else "also"
    terms = ((("terms", index), term) for index, term in entry.groups("terms"))
    for pointer, group in (((), entry.data), *terms):
        name = (*pointer, "name"), group.get("name")
        yield name, ((*pointer, field), group.get(field))
        if isinstance(translation := group.get("cy"), dict):
            in_welsh = (*pointer, "cy")
            welsh_name = ((*in_welsh, "name"), translation["name"]) if "name" in translation else name
            yield welsh_name, ((*in_welsh, field), translation.get(field))


def _repeated_names(entry: CheckedEntry, name: _Place, names: _Place) -> Iterator[RuleResult]:
    """Yield the other names that are the name, or one before them, in other capitals or with other spaces.

    Which of two such names is better, only people know. Exact repetitions are violations of the schema.
    """
    (name_pointer, text), (pointer, values) = name, names
    first: dict[str, int] = {}
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if not isinstance(value, str) or value in values[:index]:
            continue
        if isinstance(text, str) and _comparable(value) == _comparable(text):
            yield RuleResult(
                entry,
                (*pointer, index),
                f"`{value}` in `{pointer[-1]}` repeats the name",
                f"Delete it. If nothing else is in the list, delete `{pointer[-1]}` as well.",
                related=(("This is the name.", entry, name_pointer),),
                is_superfluous=True,
            )
        elif (before := first.setdefault(_comparable(value), index)) != index:
            yield _repeated(entry, (*pointer, index), value, (*pointer, before))


def _address(text: str) -> str:
    return f"{requested_address(text)}#{text.partition('#')[2]}"


def _comparable(name: str) -> str:
    return " ".join(name.casefold().split())
