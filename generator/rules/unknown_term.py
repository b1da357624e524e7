"""A term is not in the vocabulary that its field draws on."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, Finding, near

RULE = Rule("C102", "unknown-term", "A term is not in its list")


def find(context: Context) -> Iterator[Finding]:
    vocabularies = {
        slug: [str(term.get("id")) for _, term in reading.groups("terms")]
        for slug, reading in context.by_slug[Collection.VOCABULARIES].items()
        if reading.is_whole
    }
    for reading in context.readings:
        for use in reading.terms:
            terms = vocabularies.get(use.vocabulary)
            if terms is None or use.term in terms:
                continue  # a list that is broken itself is one fault, not one for each of its terms
            meant = near(use.term, iter(terms))
            choices = f"Choose from: {', '.join(terms)}."
            advice = f"Did you mean `{meant}`? {choices}" if meant else choices
            yield Finding(reading, use.pointer, f"`{use.term}` is not one of the {use.vocabulary}", advice)
