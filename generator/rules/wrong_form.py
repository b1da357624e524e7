"""A text is not in the format that its field requires."""

from collections.abc import Callable, Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S108", "wrong-form", "A text is not in the format that its field requires")


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("pattern", "enum", "const"):
        message = f"`{violation.value}` is not in the format that {label(violation.pointer)} requires"
        collections = tuple(Collection(each) for each in violation.node.get("x-refers-to", ()))
        suggestion = context.advice(violation.value, collections) if collections else ""
        advice = suggestion or str(violation.node["description"])
        fix = context.certain_slug(violation.value, collections)
        yield RuleResult(entry, violation.pointer, message, advice, fix=fix)


def of_format(
    context: Context, *formats: str, advice: str = "", correct: Callable[[str], str] = lambda _: ""
) -> Iterator[RuleResult]:
    """Yield the texts that are not in one of some formats.

    `advice` replaces the description of each field. `correct` returns what a text should be if that is certain, or "".
    """
    for entry, violation in context.violations("format"):
        if violation.node["format"] in formats:
            message = f"`{violation.value}` {violation.limit}"
            help_text = advice or str(violation.node["description"])
            yield RuleResult(entry, violation.pointer, message, help_text, fix=correct(violation.value))
