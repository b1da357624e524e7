"""A field that entries of its kind do not have."""

from collections import Counter
from collections.abc import Iterator

from generator.checked_entry import CheckedEntry, Violation
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.source import Pointer
from generator.spelling import certain_correction, closest

RULE = Rule("S102", "unknown-field", "A field is not known")

_KEYWORD = "additionalProperties"


def find(context: Context) -> Iterator[RuleResult]:
    found = [
        (*each, certain_correction(each[1].name, each[1].node["properties"])) for each in context.violations(_KEYWORD)
    ]
    wanted = Counter(_place(*each) for each in found)
    for entry, violation, field in found:
        known = violation.node["properties"]
        likely = field or closest(violation.name, iter(known))
        advice = f"Did you mean `{likely}`?" if likely else f"Delete it, or use one of: {', '.join(known)}."
        is_free = field not in violation.value and wanted[_place(entry, violation, field)] == 1
        message = f"`{violation.name}` is not a known field"
        yield RuleResult(entry, violation.pointer, message, advice, key=True, fix=field if is_free else "")


def _place(entry: CheckedEntry, violation: Violation, field: str) -> tuple[str, Pointer]:
    """Name the place of the field that was meant: two misspelt ones cannot both have it."""
    return entry.file.path, (*violation.pointer[:-1], field)
