"""What a search finds an entry or organisation by."""

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
    """Give the address of a thing, and what the engine shall know of it: less than its page, and nothing twice.

    `languages` are the catalogue in English, and in another language: a thing is found by the words of both. What
    stands below `known` is to be found by, not to be read: each word once, or a hundred users would outweigh a name.
    """
    name, summary, *others = searchable_texts(languages[0], thing)
    others += chain.from_iterable(_in_language(catalogue, thing) for catalogue in languages[1:])
    words = dict.fromkeys(word for text in others for word in text.split())
    other_words = " ".join(word for word in words if word not in {*name.split(), *summary.split()})
    html = _DOCUMENT.format(escape(name), escape(summary), to_html(thing.description), escape(other_words))
    return urls.page_of(thing), html


def _in_language(catalogue: Catalogue, thing: Thing) -> Iterator[str]:
    """Yield what a thing is found by in another language."""
    if isinstance(thing, Entry):
        yield from searchable_texts(catalogue, catalogue.entries[thing.slug])
        return
    organisation = catalogue.organisations[thing.slug]
    yield from (organisation.name, organisation.summary)
    yield catalogue.term_name("organisation-types", organisation.type)
    yield catalogue.term_name("nations", organisation.nation)


def searchable_texts(catalogue: Catalogue, thing: Thing) -> Iterator[str]:
    """Yield the name of a thing, its summary, and what else it should be found by."""
    yield thing.name
    if isinstance(thing, Entry):
        yield thing.summary
        yield from filter(None, _keywords(catalogue, thing))
    else:
        yield _summary(catalogue, thing)


def _summary(catalogue: Catalogue, organisation: Organisation) -> str:
    """Say what an organisation is, since hardly any says so itself."""
    kind = catalogue.term_name("organisation-types", organisation.type)
    nation = catalogue.term_name("nations", organisation.nation)
    ended = dates.in_words(organisation.ended)
    sentences = [
        organisation.summary or (f"{kind} in {nation}." if nation else f"{kind}."),
        ended and ("It has ended." if ended == "yes" else f"Ended {ended}."),
    ]
    return " ".join(filter(None, sentences))


def _keywords(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Yield what an entry should be found by even where its text does not say it."""
    owner = catalogue.organisations.get(entry.owner)
    for service in entry.services:
        yield catalogue.term_name("services", service)
        yield service.replace("-", " ")
    yield owner.name if owner else entry.owner
    yield catalogue.term_name("component-types", entry.type)
    yield from (*entry.languages, *entry.platforms)
    yield from dict.fromkeys(use.organisation.name for use in usage.not_stopped(catalogue.uses_of(entry.slug)))
