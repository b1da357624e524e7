"""A term is not in the vocabulary of its field."""

from collections.abc import Iterator, Mapping

from generator.checked_entry import CheckedEntry, TermUse
from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult, field_name
from generator.spelling import certain_correction, closest

RULE = Rule("C102", "unknown-term", "A term is not in its list")


def find(context: Context) -> Iterator[RuleResult]:
    vocabularies = {
        slug: {str(term.get("id")): str(term.get("name")) for _, term in entry.groups("terms")}
        for slug, entry in context.by_slug[Collection.VOCABULARIES].items()
        if entry.is_valid
    }
    known_vocabularies = set(context.by_slug[Collection.VOCABULARIES])
    for entry in context.entries:
        for use in entry.terms:
            terms = vocabularies.get(use.vocabulary)
            if terms is None and use.vocabulary not in known_vocabularies:
                known_vocabularies.add(use.vocabulary)
                yield _without_list(entry, use)
            if terms is None or use.term in terms:
                continue  # an invalid vocabulary is reported once, not for each use of its terms
            fix = _correction(use.term, terms)
            likely = fix or closest(use.term, iter(terms))
            choices = f"Choose from: {', '.join(terms)}."
            advice = f"Did you mean `{likely}`? {choices}" if likely else choices
            message = f"`{use.term}` is not one of the words that `{field_name(use.pointer)}` takes"
            yield RuleResult(entry, use.pointer, message, advice, fix=fix)


def _correction(text: str, terms: Mapping[str, str]) -> str:
    """Return the term that a text means for certain, by its name or as a misspelling, or ""."""
    matching = [term for term, name in terms.items() if name.casefold() == text.casefold()]
    return matching[0] if len(matching) == 1 else certain_correction(text, terms)


def _without_list(entry: CheckedEntry, use: TermUse) -> RuleResult:
    """Return the error for a missing vocabulary, without which no term of its fields can be checked."""
    advice = "Restore the list: the catalogue needs it."
    return RuleResult(entry, use.pointer, f"There is no file `catalogue/vocabularies/{use.vocabulary}.yml`", advice)
