"""An entry refers to itself."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, label

RULE = Rule("C109", "self-reference", "An entry refers to itself")


def find(context: Context) -> Iterator[Finding]:
    for reading in context.readings:
        for reference in reading.references:
            if reference.slug == reading.file.slug and reading.file.collection in reference.collections:
                field = label(tuple(step for step in reference.pointer if isinstance(step, str))[:1])
                yield Finding(reading, reference.pointer, f"The entry names itself in {field}", "Delete the line.")
