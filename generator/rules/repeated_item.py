"""An item appears twice in a list."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult

RULE = Rule("S113", "repeated-item", "An item appears twice in a list")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("uniqueItems"):
        *above, index = violation.pointer
        value = violation.value[index]
        first = (*above, violation.value.index(value))
        yield RuleResult(
            entry,
            violation.pointer,
            f"`{value}` appears twice in `{above[-1]}`",
            "Delete one of the two.",
            related=(("It appears here first.", entry, first),),
        )
