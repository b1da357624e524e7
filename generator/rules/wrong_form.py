"""A text is not in the format that its field requires."""

import re
from collections.abc import Callable, Iterator

from generator.checked_entry import CheckedEntry, Violation
from generator.diagnostic import Rule
from generator.names import join_words
from generator.project import Collection
from generator.rules.context import Context, RuleResult, label

RULE = Rule("S108", "wrong-form", "A text is not in the format that its field requires")

_ONE_LINE = "Write it on one line. Titles and the cells of tables have only one."
_ONE_ITEM = "Write it on one line. If its lines are several things, write each as an item of its own."
_SEVERAL = "If it is several, write each as an item of its own."
_NOT_LISTED = "Check the spelling. If it is not in the catalogue yet, add it as well."


def _nothing(_: str) -> str:
    return ""


def find(context: Context) -> Iterator[RuleResult]:
    for entry, violation in context.violations("pattern", "enum", "const"):
        if collections := tuple(Collection(each) for each in violation.node.get("x-refers-to", ())):
            yield _reference(context, entry, violation, collections)
        elif "\n" in (text := str(violation.value).strip()):
            message = f"{label(violation.pointer, starts=True)} has more than one line"
            is_item = isinstance(violation.pointer[-1], int)  # each line may be one
            advice, fix = (_ONE_ITEM, "") if is_item else (_ONE_LINE, " ".join(text.split()))
            yield RuleResult(entry, violation.pointer, message, advice, fix=fix)
        else:
            message = f"`{violation.value}` is not in the format that {label(violation.pointer)} requires"
            several = f" {_SEVERAL}" if re.search("[,;]", text) and isinstance(violation.pointer[-1], int) else ""
            yield RuleResult(entry, violation.pointer, message, f"{violation.node['description']}{several}")


def _reference(
    context: Context, entry: CheckedEntry, violation: Violation, collections: tuple[Collection, ...]
) -> RuleResult:
    """Return the result for a text where the short name of an entry belongs. People write the name that they know."""
    text = str(violation.value)
    match = context.names.resolve(text, collections)
    kinds = join_words((each.kind for each in collections), "or")
    if match.is_certain:
        message = f"`{text}` is not in the format that {label(violation.pointer)} requires"
    elif match.slugs:
        message = unclear(text, kinds)
    else:
        message = f"There is no {kinds} `{text}`"
    advice = context.names.advice(text, collections) or _NOT_LISTED
    return RuleResult(entry, violation.pointer, message, advice, fix=match.slug)


def unclear(text: str, kinds: str) -> str:
    """Return the message for a text that can mean several entries. `kinds` are those of which it may name one."""
    return f"It is not clear which {kinds} `{text}` is"


def of_format(
    context: Context, *formats: str, advice: Callable[[str], str] = _nothing, correct: Callable[[str], str] = _nothing
) -> Iterator[RuleResult]:
    """Yield the texts that are not in one of some formats.

    `advice` returns what to do about a text, or "" where the field's description says it. `correct` returns what a text
    should be if that is certain, or "".
    """
    for entry, violation in context.violations("format"):
        if violation.node["format"] in formats:
            message = f"`{violation.value}` {violation.limit}"
            help_text = advice(violation.value) or str(violation.node["description"])
            yield RuleResult(entry, violation.pointer, message, help_text, fix=correct(violation.value))
