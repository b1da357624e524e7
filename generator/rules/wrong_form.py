"""A text is not written in the form that its field asks for."""

from collections.abc import Callable, Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S108", "wrong-form", "A text is not in the form that its field asks for")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("pattern", "enum", "const"):
        message = f"`{violation.value}` is not in the form that {label(violation.pointer)} asks for"
        collections = tuple(Collection(each) for each in violation.node.get("x-refers-to", ()))
        suggestion = context.advice(violation.value, collections) if collections else ""
        advice = suggestion or str(violation.node["description"])
        fix = context.certain_slug(violation.value, collections)
        yield RuleResult(entry, violation.pointer, message, advice, fix=fix)


def of_format(
    context: Context, *formats: str, advice: str = "", correct: Callable[[str], str] = lambda _: ""
) -> Iterator[RuleResult]:
    """Find the texts that do not meet one of some formats.

    `advice` is for all, in place of each field's own. `mend` gives what a text should be, where that is beyond doubt.
    """
    for entry, violation in context.violations("format"):
        if violation.node["format"] in formats:
            message = f"`{violation.value}` {violation.limit}"
            help_text = advice or str(violation.node["description"])
            yield RuleResult(entry, violation.pointer, message, help_text, fix=correct(violation.value))
