"""An entry refers to an organisation that has ended, where its successor may be meant."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.day import is_to_come
from generator.diagnostic import Rule, Severity
from generator.names import join_words
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C104", "ended-organisation", "The entry names an organisation that has ended", Severity.WARNING)


def find(context: Context) -> Iterator[RuleResult]:
    ended = {each.file.slug: each for each in context.of(Collection.ORGANISATIONS) if _has_ended(each, context)}
    for entry in context.shared:
        for reference in entry.references:
            if reference.slug not in ended or Collection.ORGANISATIONS not in reference.collections:
                continue
            organisation = ended[reference.slug]
            when = _when(organisation.text("ended"))
            successors = [f"`{slug}`" for _, slug in organisation.texts("replaced_by")]
            alternative = (
                f"Name {join_words(successors, 'or')} if you mean that one."
                if successors
                else "Name the organisation that does its work now, if you know it."
            )
            advice = f"{alternative} If this one is right, leave it."
            yield RuleResult(entry, reference.pointer, f"The organisation `{reference.slug}` ended{when}", advice)


def _has_ended(organisation: CheckedEntry, context: Context) -> bool:
    day = organisation.text("ended")
    return bool(day) and not is_to_come(day, context.today)


def _when(ended: str) -> str:
    if ended == "yes":
        return ""
    return f" {'on' if len(ended) == len('2020-03-31') else 'in'} {ended}"
