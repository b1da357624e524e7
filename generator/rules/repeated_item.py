"""An item stands twice in a list."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding

RULE = Rule("S113", "repeated-item", "An item stands twice in a list")


def find(context: Context) -> Iterator[Finding]:
    for reading, violation in context.violations("uniqueItems"):
        *above, index = violation.pointer
        value = violation.value[index] if isinstance(index, int) else violation.value
        first = (*above, violation.value.index(value))
        yield Finding(
            reading,
            violation.pointer,
            f"`{value}` stands twice in `{above[-1]}`" if above else f"`{value}` stands twice",
            "Delete one of the two.",
            related=(("It stands here first.", reading, first),),
        )
