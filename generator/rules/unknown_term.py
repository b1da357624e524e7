"""A term is not in the vocabulary that its field draws on."""

from collections.abc import Iterator, Mapping

from generator.diagnostic import Rule
from generator.project import Collection
from generator.reading import Reading, TermUse
from generator.rules.context import Context, Finding, field_name
from generator.spelling import meant, near

RULE = Rule("C102", "unknown-term", "A term is not in its list")


def find(context: Context) -> Iterator[Finding]:
    vocabularies = {
        slug: {str(term.get("id")): str(term.get("name")) for _, term in reading.groups("terms")}
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
            mend = _meant(use.term, terms)
            likely = mend or near(use.term, iter(terms))
            choices = f"Choose from: {', '.join(terms)}."
            advice = f"Did you mean `{likely}`? {choices}" if likely else choices
            message = f"`{use.term}` is not one of the words that `{field_name(use.pointer)}` takes"
            yield Finding(reading, use.pointer, message, advice, mend=mend)


def _meant(written: str, terms: Mapping[str, str]) -> str:
    """Give the term that was written by its name, or misspelt."""
    named = [term for term, name in terms.items() if name.casefold() == written.casefold()]
    return named[0] if len(named) == 1 else meant(written, terms)


def _without_list(reading: Reading, use: TermUse) -> Finding:
    """Tell once of a list that is not there: without it, no word of any entry could be judged."""
    advice = "Restore the list: the catalogue needs it."
    return Finding(reading, use.pointer, f"There is no file `catalogue/vocabularies/{use.vocabulary}.yml`", advice)
