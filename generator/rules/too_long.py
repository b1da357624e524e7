"""A text is longer than pages can show well."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, label

RULE = Rule("S105", "too-long", "A text is too long")


def find(context: Context) -> Iterator[Finding]:
    for reading, violation in context.violations("maxLength"):
        message = f"{label(violation.pointer)} has {len(violation.value)} characters, but {violation.limit} is the most"
        yield Finding(
            reading,
            violation.pointer,
            message[0].upper() + message[1:],
            f"Shorten it by {len(violation.value) - violation.limit}.",
        )
