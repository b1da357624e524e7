"""A slug does not name any entry of the kind that its field refers to."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, Finding

RULE = Rule("C101", "unknown-reference", "A slug names no entry")


def find(context: Context) -> Iterator[Finding]:
    for reading in context.readings:
        for reference in reading.references:
            if any(reference.slug in context.by_slug[each] for each in reference.collections):
                continue
            kinds = " or ".join(each.kind for each in reference.collections)
            meant = context.suggestion(reference.slug, reference.collections)
            elsewhere = [each for each, slugs in context.by_slug.items() if reference.slug in slugs]
            if elsewhere and not meant:
                advice = f"It names a file in catalogue/{elsewhere[0]}; this field takes a {kinds}."
            elif meant:
                advice = f"Did you mean `{meant}`?"
            else:
                folder = " or ".join(f"catalogue/{each}" for each in reference.collections)
                advice = f"Add a file of that name to {folder} first, or name one that is there."
            yield Finding(reading, reference.pointer, f"There is no {kinds} `{reference.slug}`", advice)
