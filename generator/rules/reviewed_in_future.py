"""An entry says that it was checked on a day that is still to come."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding

RULE = Rule("C106", "reviewed-in-future", "The date of the last review is in the future")


def find(context: Context) -> Iterator[Finding]:
    for reading in context.readings:
        reviewed = reading.text("reviewed")
        if context.is_future(reviewed) and reading.is_sound("reviewed"):
            advice = "Write the day on which a person last checked this entry."
            yield Finding(reading, ("reviewed",), f"The date `{reviewed}` is in the future", advice)
