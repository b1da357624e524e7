"""A field refers to a slug that no entry of the right kind has."""

from collections.abc import Iterator
from functools import cache, partial

from generator.diagnostic import Rule
from generator.names import join_words
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C101", "unknown-reference", "A slug does not match any entry")


def find(context: Context) -> Iterator[RuleResult]:
    slugs_in = cache(partial(_slugs_in, context))
    for entry in context.entries:
        for reference in entry.references:
            if reference.slug in slugs_in(reference.collections):
                continue
            kinds = join_words((each.kind for each in reference.collections), "or")
            fix = context.names.resolve(reference.slug, reference.collections).slug
            suggestion = context.names.advice(reference.slug, reference.collections)
            elsewhere = [each for each, slugs in context.by_slug.items() if reference.slug in slugs]
            if elsewhere and not suggestion:
                article = "an" if kinds[0] in "aeiou" else "a"
                advice = f"That names a file in catalogue/{elsewhere[0]}, but this field takes {article} {kinds}."
            elif suggestion:
                advice = suggestion
            else:
                folders = join_words((f"catalogue/{each}" for each in reference.collections), "or")
                advice = f"Check the spelling, or add the file `{reference.slug}.yml` to {folders} as well."
            yield RuleResult(entry, reference.pointer, f"There is no {kinds} `{reference.slug}`", advice, fix=fix)


def _slugs_in(context: Context, collections: tuple[Collection, ...]) -> frozenset[str]:
    """Return the slugs of all entries of some collections."""
    return frozenset(slug for each in collections for slug in context.by_slug[each])
