"""The search document of an entry or organisation: the text that a search looks in."""

from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import escape

from generator.catalogue import Catalogue
from generator.markup import to_html
from generator.model import Entry, Organisation
from generator.publish.analysis import usage
from generator.publish.edition import dates, urls

_DOCUMENT = (
    '<html lang="en"><body data-pagefind-body><h1>{}</h1><p id="summary" data-pagefind-weight="3">{}</p>'
    '<div id="more">{}</div><p id="known">{}</p></body></html>'
)

Thing = Entry | Organisation


def document(languages: Sequence[Catalogue], thing: Thing) -> tuple[str, str]:
    """Return the address of a page and its document as HTML for the engine.

    `languages` are the English catalogue and optionally one in another language, whose words are indexed too. The
    element `known` has words for search only, each once, so that a hundred users do not outweigh the name.
    """
    name, summary, *others = searchable_texts(languages[0], thing)
    others += chain.from_iterable(_in_language(catalogue, thing) for catalogue in languages[1:])
    words = dict.fromkeys(word for text in others for word in text.split())
    other_words = " ".join(word for word in words if word not in {*name.split(), *summary.split()})
    html = _DOCUMENT.format(escape(name), escape(summary), to_html(thing.description), escape(other_words))
    return urls.page_of(thing), html


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
        yield from filter(None, _keywords(catalogue, thing))
    else:
        yield _summary(catalogue, thing)


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
    yield catalogue.term_name("component-types", entry.type)
    yield from (*entry.languages, *entry.platforms)
    yield from dict.fromkeys(use.organisation.name for use in usage.not_stopped(catalogue.uses_of(entry.slug)))
