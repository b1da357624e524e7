"""An entry refers to an organisation that has ended, where its successor may be meant."""

from collections.abc import Iterator

from generator.building import is_to_come
from generator.diagnostic import Rule, Severity
from generator.project import Collection
from generator.rules.context import Context, RuleResult, join_words

RULE = Rule("C104", "ended-organisation", "The entry names an organisation that has ended", Severity.WARNING)


def find(context: Context) -> Iterator[RuleResult]:
    organisations = context.by_slug[Collection.ORGANISATIONS]
    for entry in context.shared:
        for reference in entry.references:
            organisation = organisations.get(reference.slug)
            if Collection.ORGANISATIONS not in reference.collections or organisation is None:
                continue
            ended = organisation.text("ended")
            if not ended or is_to_come(ended, context.today):
                continue
            when = _when(ended)
            successors = [f"`{slug}`" for _, slug in organisation.texts("replaced_by")]
            alternative = (
                f"Name {join_words(successors, 'or')} if you mean that one."
                if successors
                else "Name the organisation that does its work now, if you know it."
            )
            advice = f"{alternative} If this one is right, leave it."
            yield RuleResult(entry, reference.pointer, f"The organisation `{reference.slug}` ended{when}", advice)


def _when(ended: str) -> str:
    if ended == "yes":
        return ""
    return f" {'on' if len(ended) == len('2020-03-31') else 'in'} {ended}"
