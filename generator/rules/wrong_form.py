"""A text is not written in the form that its field asks for."""

from collections.abc import Callable, Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S108", "wrong-form", "A text is not in the format that its field requires")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("pattern", "enum", "const"):
        message = f"`{violation.value}` is not in the format that {label(violation.pointer)} requires"
        collections = tuple(Collection(each) for each in violation.node.get("x-refers-to", ()))
        near = context.advice(violation.value, collections) if collections else ""
        advice = near or str(violation.node["description"])
        mend = context.certain_slug(violation.value, collections)
        yield RuleResult(entry, violation.pointer, message, advice, fix=mend)


def of_format(
    context: Context, *formats: str, advice: str = "", mend: Callable[[str], str] = lambda _: ""
) -> Iterator[RuleResult]:
    """Find the texts that do not meet one of some formats.

    `advice` is for all, in place of each field's own. `mend` gives what a text should be, where that is beyond doubt.
    """
    for entry, violation in context.violations("format"):
        if violation.node["format"] in formats:
            message = f"`{violation.value}` {violation.limit}"
            words = advice or str(violation.node["description"])
            yield RuleResult(entry, violation.pointer, message, words, fix=mend(violation.value))
