"""An entry names an organisation that is no more, where its successor may be meant."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.project import Collection
from generator.rules.context import Context, RuleResult, join_words

RULE = Rule("C104", "ended-organisation", "The entry names an organisation that has ended", Severity.WARNING)


def find(context: Context) -> Iterator[RuleResult]:
    organisations = context.by_slug[Collection.ORGANISATIONS]
    for entry in context.shared:
        for reference in entry.references:
            named = organisations.get(reference.slug)
            if Collection.ORGANISATIONS not in reference.collections or named is None:
                continue
            ended = named.text("ended")
            if not ended or context.is_future(ended):
                continue
            when = _when(ended)
            heirs = [f"`{slug}`" for _, slug in named.texts("replaced_by")]
            meant = (
                f"Name {join_words(heirs, 'or')} if you mean that one."
                if heirs
                else "Name the organisation that does its work now, if you know it."
            )
            advice = f"{meant} If this one is right, leave it."
            yield RuleResult(entry, reference.pointer, f"The organisation `{reference.slug}` ended{when}", advice)


def _when(ended: str) -> str:
    if ended == "yes":
        return ""
    return f" {'on' if len(ended) == len('2020-03-31') else 'in'} {ended}"
