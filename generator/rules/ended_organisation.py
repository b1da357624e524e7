"""An entry names an organisation that is no more, where its successor may be meant."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.project import Collection
from generator.rules.context import Context, Finding

RULE = Rule("C104", "ended-organisation", "An organisation that ended is named", Severity.WARNING)


def find(context: Context) -> Iterator[Finding]:
    organisations = context.by_slug[Collection.ORGANISATIONS]
    for reading in context.shared:
        for reference in reading.references:
            named = organisations.get(reference.slug)
            if Collection.ORGANISATIONS not in reference.collections or named is None or not named.text("ended"):
                continue
            when = "" if named.text("ended") == "yes" else f" ({named.text('ended')})"
            heirs = [f"`{slug}`" for _, slug in named.texts("replaced_by")]
            advice = (
                f"Name {' or '.join(heirs)} if that is meant." if heirs else "Name who does its work now, if known."
            )
            yield Finding(reading, reference.pointer, f"The organisation `{reference.slug}` ended{when}", advice)
