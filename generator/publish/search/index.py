"""The files behind the search page: the engine's index of words, a table of all else, and a list of words.

The engine only finds words. What people narrow, sort and count by is in a table of our own that the browser loads with
it: at 10,000 entries a third of the size of the engine's filters and orders, the same bytes on every build, and enough
to answer without the engine where no words are given. The list of words is fetched only where one seems misspelt.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.catalogue import Catalogue, Use
from generator.collation import collation_key, name_order
from generator.facets import stage_facet
from generator.localisation import is_translated
from generator.model import Entry, Organisation
from generator.project import SHARED, Collection
from generator.publish.analysis import usage
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import Bundle, compact_json
from generator.publish.edition.language import ENGLISH, Language
from generator.publish.search import documents, pagefind, spelling_words

URL = "search/"
TABLE = f"{URL}table.json"
WORDS = f"{URL}words.json"
_ENGINE = "pagefind"
_SHOWN = ("name", "summary")

Thing = Entry | Organisation
Value = tuple[str, str]
"""What stands in the page's address, and what people read."""


@dataclass(frozen=True, slots=True)
class Column:
    """Something to narrow by: every value that it can have, in the order to show them, and those of each page."""

    id: str
    name: str
    values: tuple[Value, ...]
    of: tuple[tuple[int, ...], ...]
    note: str = ""


def bundle(editions: Sequence[Edition]) -> Bundle:
    """Return all files of the search as one, since only the engine knows the names of its files."""
    return Bundle(lambda: files(editions))


def files(editions: Sequence[Edition]) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content of an index and a table for each language, and of one list of words.

    Who reads another language searches in both, since most entries are in English; who reads English, in that alone.
    """
    english = editions[0].catalogue
    things = _in_order(english)
    for each in editions:
        folder = each.language.folder
        known = [english] if each.catalogue is english else [english, each.catalogue]
        built = pagefind.index(documents.document(known, thing) for thing in things)
        yield from ((f"{folder}{_ENGINE}/{path}", raw) for path, raw in built.files.items())
        yield folder + TABLE, compact_json(table(each, _in_order(each.catalogue), built.names))
    texts = chain.from_iterable(documents.searchable_texts(english, thing) for thing in things)
    yield WORDS, compact_json(spelling_words.words(texts))


def _in_order(catalogue: Catalogue) -> list[Thing]:
    """Give everything that can be found, by name."""
    things: list[Thing] = [*catalogue.entries.values(), *catalogue.organisations.values()]
    return sorted(things, key=name_order)


def table(edition: Edition, things: Sequence[Thing], names: Mapping[str, str]) -> Mapping[str, object]:
    """Make the table: one row a thing, in order of name, kept as columns since that packs best."""
    catalogue = edition.catalogue
    statuses = catalogue.terms("adoption-statuses").values()
    of_language = {"translated": _translated(edition, things)} if edition.language.folder else {}
    return {
        "statuses": [[each.id, each.name.lower(), each.id in usage.IN_USE] for each in statuses],
        "facets": [_as_data(column) for column in columns(catalogue, things, edition.language)],
        "engine": [names[urls.page_of(thing)] for thing in things],
        "uses": [_counts(_uses(catalogue, thing), [each.id for each in statuses]) for thing in things],
        "changed": _ranks([edition.changed(thing.path) for thing in things]),
        "reviewed": _ranks([thing.reviewed for thing in things]),
        **of_language,
    }


def _translated(edition: Edition, things: Sequence[Thing]) -> Mapping[int, tuple[str, str]]:
    """Give the name and the summary of those that have them in the language of the page: the engine knows the English.

    What somebody has not translated is empty.
    """
    code = edition.language.code
    said = (tuple(getattr(each, word) if is_translated(each, word, code) else "" for word in _SHOWN) for each in things)
    return {row: (name, summary) for row, (name, summary) in enumerate(said) if name or summary}


def _ranks(days: Sequence[str]) -> list[int]:
    """Write each day as its place among all: who sorts needs no more, and it packs well."""
    rank = {day: number for number, day in enumerate(sorted(set(days)))}
    return [rank[day] for day in days]


def _uses(catalogue: Catalogue, thing: Thing) -> tuple[Use, ...]:
    return catalogue.uses_of(thing.slug) if isinstance(thing, Entry) else catalogue.uses_by(thing.slug)


def _counts(uses: Iterable[Use], statuses: Iterable[str]) -> list[int]:
    """Count uses by status; nothing at all where there is none, which is most often so."""
    found = Counter(use.adoption.status for use in uses)
    return [found[status] for status in statuses] if found else []


def columns(catalogue: Catalogue, things: Sequence[Thing], language: Language = ENGLISH) -> Iterator[Column]:
    """Yield each thing to narrow by. Few values stand in the order of their vocabulary, many the most used first."""
    terms, say = _Terms(catalogue), language.gettext
    kinds = {each.value: say(each.kind.capitalize()) for each in (*SHARED, Collection.ORGANISATIONS)}
    yield _column(
        "kind", say("Kind"), [[(each.collection.value, kinds[each.collection])] for each in things], list(kinds)
    )
    services = [terms.of("services", each.services if isinstance(each, Entry) else ()) for each in things]
    yield _column("service", say("Service area"), services)
    stages = [terms.stage(each) if isinstance(each, Entry) else [] for each in things]
    yield _column("stage", say("Stage"), stages, [*terms.ids("stages"), *terms.ids("standard-statuses")])
    licences = [[(each.licence, each.licence)] if isinstance(each, Entry) and each.licence else [] for each in things]
    yield _column("licence", say("Licence"), licences)
    around = [_organisations_of(catalogue, each) for each in things]
    nations = [terms.of("nations", dict.fromkeys(each.nation for each in found)) for found in around]
    note = say("Of the organisation, or of those that own, use or take part in something.")
    yield _column("nation", say("Nation"), nations, terms.ids("nations"), note)
    types = [terms.of("organisation-types", dict.fromkeys(each.type for each in found)) for found in around]
    yield _column("type", say("Type of organisation"), types, note=note)
    owners = [[_organisation(catalogue, each.owner)] if isinstance(each, Entry) else [] for each in things]
    yield _column("owner", say("Owner"), owners)
    users = [_users(each, catalogue) if isinstance(each, Entry) else [] for each in things]
    yield _column(
        "user", say("Used or tried by"), users, note=say("Live use and pilots. Plans and taking part do not count.")
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a catalogue's vocabularies, as values."""

    catalogue: Catalogue

    def of(self, vocabulary: str, ids: Iterable[str]) -> list[Value]:
        return [(each, self.catalogue.term_name(vocabulary, each)) for each in ids if each]

    def stage(self, entry: Entry) -> list[Value]:
        return self.of(stage_facet(entry.collection).vocabulary, [entry.stage])

    def ids(self, vocabulary: str) -> list[str]:
        return list(self.catalogue.terms(vocabulary))


def _organisations_of(catalogue: Catalogue, thing: Thing) -> tuple[Organisation, ...]:
    """Give an organisation itself, or those that own, use or take part in an entry."""
    if isinstance(thing, Organisation):
        return (thing,)
    owner = catalogue.organisations.get(thing.owner)
    present = usage.not_stopped(catalogue.uses_of(thing.slug))
    return (*([owner] if owner else []), *(use.organisation for use in present))


def _users(entry: Entry, catalogue: Catalogue) -> list[Value]:
    """Give those that really use something. To take part in it is not to use it, nor is to plan to."""
    using = usage.in_use(catalogue, entry.slug)
    return list(dict.fromkeys((use.organisation.slug, use.organisation.name) for use in using))


def _organisation(catalogue: Catalogue, slug: str) -> Value:
    organisation = catalogue.organisations.get(slug)
    return slug, organisation.name if organisation else slug


def _column(id_: str, name: str, of: Sequence[Sequence[Value]], order: Sequence[str] = (), note: str = "") -> Column:
    """Make a column from the values of each page. Without an order the most used stand first, then by name."""
    found = Counter(chain.from_iterable(of))
    places = {value: place for place, value in enumerate(order)}
    values = sorted(
        found, key=lambda each: (places.get(each[0], len(places)), -found[each], collation_key(each[1]), each[0])
    )
    number = {value: place for place, value in enumerate(values)}
    return Column(id_, name, tuple(values), tuple(tuple(number[value] for value in each) for each in of), note)


def _as_data(column: Column) -> Mapping[str, object]:
    """Write one value of a page as its number, and several, or none, as a list."""
    of = [each[0] if len(each) == 1 else sorted(each) for each in column.of]
    return {"id": column.id, "name": column.name, "note": column.note, "values": column.values, "of": of}
