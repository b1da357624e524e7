"""An entry refers to itself."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult, label

RULE = Rule("C109", "self-reference", "An entry refers to itself")


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        slug = entry.file.slug
        for reference in entry.references:
            if reference.slug == slug and entry.file.collection in reference.collections:
                field = label(tuple(step for step in reference.pointer if isinstance(step, str))[:1])
                yield RuleResult(entry, reference.pointer, f"The entry names itself in {field}", "Delete the line.")
