"""An entry refers to itself."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("C109", "self-reference", "An entry refers to itself")


def find(context: Context) -> Iterator[RuleResult]:
    for reading in context.entries:
        for reference in reading.references:
            if reference.slug == reading.file.slug and reading.file.collection in reference.collections:
                field = label(tuple(step for step in reference.pointer if isinstance(step, str))[:1])
                yield RuleResult(reading, reference.pointer, f"The entry names itself in {field}", "Delete the line.")
