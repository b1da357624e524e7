"""A vocabulary has two terms with the same id, or a broader term that is not in it."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C113", "term-conflict", "The terms of a vocabulary do not fit together")


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.of(Collection.VOCABULARIES):
        first: dict[object, int] = {}
        for index, term in entry.groups("terms"):
            if first.setdefault(term.get("id"), index) != index:
                advice = "Give one of them a different id."
                yield RuleResult(entry, ("terms", index, "id"), f"The id `{term.get('id')}` appears twice", advice)
        for index, term in entry.groups("terms"):
            broader = term.get("broader")
            if broader is not None and (broader not in first or broader == term.get("id")):
                advice = "Name another term of this list, or delete the line."
                yield RuleResult(
                    entry, ("terms", index, "broader"), f"`{broader}` is not another term of this list", advice
                )
