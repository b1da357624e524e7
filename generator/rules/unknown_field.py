"""A field is not one that entries of its kind can have."""

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
    unknown = [
        (entry, violation, certain_correction(violation.name, violation.node["properties"]))
        for entry, violation in context.violations(_KEYWORD)
    ]
    claims = Counter(_target(*each) for each in unknown)
    for entry, violation, field in unknown:
        properties = violation.node["properties"]
        likely = field or closest(violation.name, iter(properties))
        advice = f"Did you mean `{likely}`?" if likely else f"Delete it, or use one of: {', '.join(properties)}."
        is_free = field not in violation.value and claims[_target(entry, violation, field)] == 1
        message = f"`{violation.name}` is not a known field"
        yield RuleResult(entry, violation.pointer, message, advice, key=True, fix=field if is_free else "")


def _target(entry: CheckedEntry, violation: Violation, field: str) -> tuple[str, Pointer]:
    """Return the file and pointer of the field that was probably meant, of which there can be only one."""
    return entry.file.path, (*violation.pointer[:-1], field)
