"""All files of the search: Pagefind's word index, the table of facets for each language, and the words for spelling."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.model import Entry
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import Bundle, compact_json
from generator.publish.search import documents, index, pagefind, spelling_words
from generator.publish.search.index import TABLE, WORDS, Thing
from generator.publish.search.pagefind import SearchIndex

_ENGINE = "pagefind"

Documents = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched in one language: addresses and documents, and the table of their facets."""

    folder: str
    documents: tuple[tuple[str, str], ...]
    table: Mapping[str, object]


Source = tuple[tuple[Searched, ...], Sequence[str]]
"""What all search files are made from: what is searched in each language, and the words for spelling."""


def bundle(editions: Sequence[Edition]) -> Bundle:
    """Return all search files as one bundle, since Pagefind chooses the names of its files."""
    return Bundle(lambda: source(editions), files)


def source(editions: Sequence[Edition], unhurried: Callable[[Documents], Documents] = lambda pages: pages) -> Source:
    """Return what is searched. `unhurried` yields the documents that it is given, and may take its time.

    English searches only English. Other languages search both, since most entries are in English only.
    """
    english = editions[0].catalogue
    indexes = []
    for edition in editions:
        catalogues = [english] if edition.catalogue is english else [english, edition.catalogue]
        areas = (documents.area(catalogues, term) for term in english.terms("services").values())
        things = _sorted_by_name(edition.catalogue)
        texts = (documents.document(catalogues, _in(english, thing)) for thing in things)
        searched = tuple(unhurried(chain(texts, areas)))
        indexes.append(Searched(edition.language.folder, searched, index.table(edition, things)))
    words_of = chain.from_iterable(documents.searchable_texts(english, thing) for thing in _sorted_by_name(english))
    return tuple(indexes), spelling_words.words(words_of)


def files(
    source: Source, engine: Callable[[Documents], SearchIndex] = pagefind.index
) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of the index and the table of each language, and of the list of words."""
    indexes, words = source
    for each in indexes:
        built = engine(each.documents)
        yield from ((f"{each.folder}{_ENGINE}/{path}", raw) for path, raw in built.files.items())
        yield each.folder + TABLE, compact_json({**each.table, "version": built.version})
    yield WORDS, compact_json(words)


def is_search_file(path: str, editions: Sequence[Edition]) -> bool:
    """Whether a path is one of the search files."""
    paths = [path.removeprefix(edition.language.folder) for edition in editions]
    return any(each in {TABLE, WORDS} or each.startswith(f"{_ENGINE}/") for each in paths)


def _sorted_by_name(catalogue: Catalogue) -> list[Thing]:
    """Return all entries and organisations, sorted by name."""
    things: list[Thing] = [*catalogue.entries.values(), *catalogue.organisations.values()]
    return sorted(things, key=name_order)


def _in(catalogue: Catalogue, thing: Thing) -> Thing:
    """Return an entry or organisation as another catalogue has it."""
    return (catalogue.entries if isinstance(thing, Entry) else catalogue.organisations)[thing.slug]
