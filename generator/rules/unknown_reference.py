"""A slug does not name any entry of the kind that its field refers to."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding, listing

RULE = Rule("C101", "unknown-reference", "A slug does not match any entry")


def find(context: Context) -> Iterator[Finding]:
    for reading in context.readings:
        for reference in reading.references:
            if any(reference.slug in context.by_slug[each] for each in reference.collections):
                continue
            kinds = listing((each.kind for each in reference.collections), "or")
            mend = context.meant(reference.slug, reference.collections)
            asked = context.advice(reference.slug, reference.collections)
            elsewhere = [each for each, slugs in context.by_slug.items() if reference.slug in slugs]
            if elsewhere and not asked:
                article = "an" if kinds[0] in "aeiou" else "a"
                advice = f"That names a file in catalogue/{elsewhere[0]}, but this field takes {article} {kinds}."
            elif asked:
                advice = asked
            else:
                folders = listing((f"catalogue/{each}" for each in reference.collections), "or")
                advice = f"Check the spelling, or add the file `{reference.slug}.yml` to {folders} as well."
            yield Finding(reading, reference.pointer, f"There is no {kinds} `{reference.slug}`", advice, mend=mend)
