"""The search document of an entry or organisation: the text that a search looks in."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from markupsafe import escape

from generator.catalogue import Catalogue
from generator.facets import FACETS
from generator.markup import to_html
from generator.model import Entry, Organisation, Term
from generator.publish.analysis import usage
from generator.publish.edition import dates, urls
from generator.publish.search import words

_DOCUMENT = (
    '<html lang="en"><body data-pagefind-body><h1 id="name">{}</h1>'
    '<p id="also" data-pagefind-weight="7">{}</p><p id="summary" data-pagefind-weight="3">{}</p>'
    '<div id="more">{}</div><p id="known">{}</p></body></html>'
)
"""The engine gives a heading the weight 7 by itself: a word of another name counts as much as one of the name.

Semicolons part the other names, so that the search knows a whole name from a part of one.
"""

_AREA = '<html lang="en"><body data-pagefind-body><p>{}</p></body></html>'
_PARTS_OF_NAME = re.compile(r",| and | & | a(?:c)? ")

Thing = Entry | Organisation


def document(languages: Sequence[Catalogue], thing: Thing) -> tuple[str, str]:
    """Return the address of a page and its document as HTML for the engine.

    `languages` are the English catalogue and optionally one in another language, whose words are indexed too. The
    elements `also` and `known` have words for search only. In `known` each stands once, so that a hundred users do not
    outweigh the name.
    """
    name, summary, *others = searchable_texts(languages[0], thing)
    others += chain.from_iterable(_in_language(catalogue, thing) for catalogue in languages[1:])
    names = dict.fromkeys(each for each in _other_names(languages, thing) if each != name)
    also = "; ".join(names)
    known = _words(others, without={*name.split(), *" ".join(names).split(), *summary.split()})
    made = (words.forms((name, also, summary, thing.description, known)), words.welsh(_welsh(languages, thing)))
    known = " ".join((known, *dict.fromkeys(chain(*made, _type(languages, thing)))))
    html = _DOCUMENT.format(escape(name), escape(also), escape(summary), to_html(thing.description), escape(known))
    return urls.page_of(thing), html


def _words(texts: Iterable[str], *, without: Container[str]) -> str:
    """Return the words of some texts, each once."""
    words = dict.fromkeys(word for text in texts for word in text.split())
    return " ".join(word for word in words if word not in without)


def _other_names(languages: Sequence[Catalogue], thing: Thing) -> Iterator[str]:
    """Yield what else people call an entry or organisation. Welsh names of organisations are typed in English too."""
    if isinstance(thing, Entry):
        for catalogue in languages:
            yield from (catalogue.entries[thing.slug].name, *catalogue.entries[thing.slug].also)
        return
    yield from thing.also_known_as
    if thing.cy:
        yield from filter(None, (thing.cy.name, *thing.cy.also_known_as))


def area(languages: Sequence[Catalogue], term: Term) -> tuple[str, str]:
    """Return the address of a service area and its document: the phrases that lead to it, each as a whole."""
    phrases = [
        phrase
        for catalogue, language in zip(languages, ("en", "cy"), strict=False)
        for phrase in words.phrases(_names_of(catalogue.terms("services")[term.id]), language)
    ]
    return area_url(term), _AREA.format(escape(f"{' '.join(dict.fromkeys(phrases))} zz"))


def area_url(term: Term) -> str:
    """Return the address of the page of a service area."""
    return urls.term_page(FACETS["services"], term.id)


def _names_of(term: Term) -> Iterator[str]:
    """Yield the name of a service area, each part of it, and what else people call it."""
    yield term.name
    yield from _PARTS_OF_NAME.split(term.name)
    yield from term.also


def _type(languages: Iterable[Catalogue], thing: Thing) -> Iterator[str]:
    """Yield the words of an entry's type, which the search takes for less than the same words about a service."""
    if isinstance(thing, Entry) and thing.type:
        for catalogue in languages:
            yield from words.kinds(catalogue.term_name("component-types", thing.type))


def _welsh(languages: Sequence[Catalogue], thing: Thing) -> Iterator[str]:
    """Yield the Welsh texts of a document."""
    if thing.cy and (languages[1:] or isinstance(thing, Organisation)):
        yield from (thing.cy.name, *thing.cy.also, *thing.cy.also_known_as)
    for catalogue in languages[1:]:
        if isinstance(thing, Entry):
            yield from (catalogue.term_name("services", service) for service in thing.services)
        if thing.cy:
            yield from (thing.cy.summary, thing.cy.description)


def _in_language(catalogue: Catalogue, thing: Thing) -> Iterator[str]:
    """Yield the searchable texts of an entry or organisation in another language."""
    if isinstance(thing, Entry):
        yield from searchable_texts(catalogue, catalogue.entries[thing.slug])
        return
    organisation = catalogue.organisations[thing.slug]
    yield from (organisation.name, organisation.summary)
    yield catalogue.term_name("organisation-types", organisation.type)
    yield catalogue.term_name("nations", organisation.nation)


def searchable_texts(catalogue: Catalogue, thing: Thing) -> Iterator[str]:
    """Yield the name, the summary and the further searchable texts of an entry or organisation."""
    yield thing.name
    if isinstance(thing, Entry):
        yield thing.summary
        yield from thing.also
        yield from filter(None, _keywords(catalogue, thing))
    else:
        yield _summary(catalogue, thing)
        yield from thing.also_known_as


def _summary(catalogue: Catalogue, organisation: Organisation) -> str:
    """Return the summary of an organisation, or one made from its type and nation, as few have their own."""
    kind = catalogue.term_name("organisation-types", organisation.type)
    nation = catalogue.term_name("nations", organisation.nation)
    ended = dates.in_words(organisation.ended)
    sentences = [
        organisation.summary or (f"{kind} in {nation}." if nation else f"{kind}."),
        ended and ("It has ended." if ended == "yes" else f"Ended {ended}."),
        organisation.begins and f"From {dates.in_words(organisation.begins)}.",
    ]
    return " ".join(filter(None, sentences))


def _keywords(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Yield names related to an entry that its own text may not contain: services, owner, type, users and more."""
    owner = catalogue.organisations.get(entry.owner)
    for service in entry.services:
        yield catalogue.term_name("services", service)
        yield service.replace("-", " ")
    yield owner.name if owner else entry.owner
    yield from (*entry.languages, *entry.platforms)
    yield from dict.fromkeys(use.organisation.name for use in usage.not_stopped(catalogue.uses_of(entry.slug)))
