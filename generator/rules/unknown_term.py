"""A term is not in the vocabulary that its field draws on."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.reading import Reading, TermUse
from generator.rules.context import Context, Finding, field_name, near

RULE = Rule("C102", "unknown-term", "A term is not in its list")


def find(context: Context) -> Iterator[Finding]:
    vocabularies = {
        slug: [str(term.get("id")) for _, term in reading.groups("terms")]
        for slug, reading in context.by_slug[Collection.VOCABULARIES].items()
        if reading.is_whole
    }
    known = set(context.by_slug[Collection.VOCABULARIES])
    for reading in context.readings:
        for use in reading.terms:
            terms = vocabularies.get(use.vocabulary)
            if terms is None and use.vocabulary not in known:
                known.add(use.vocabulary)
                yield _without_list(reading, use)
            if terms is None or use.term in terms:
                continue  # a list that is broken itself is one fault, not one for each of its terms
            meant = near(use.term, iter(terms))
            choices = f"Choose from: {', '.join(terms)}."
            advice = f"Did you mean `{meant}`? {choices}" if meant else choices
            message = f"`{use.term}` is not one of the words that `{field_name(use.pointer)}` takes"
            yield Finding(reading, use.pointer, message, advice)


def _without_list(reading: Reading, use: TermUse) -> Finding:
    """Tell once of a list that is not there: without it, no word of any entry could be judged."""
    advice = "Put the list back: the catalogue cannot do without it."
    return Finding(reading, use.pointer, f"There is no file `catalogue/vocabularies/{use.vocabulary}.yml`", advice)
