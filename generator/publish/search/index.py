"""The files of the search page: Pagefind's word index, a table of facets, and a list of words for spelling.

Pagefind only finds words. Facets, sort orders and counts are in our own table, which the browser loads with it: at
10,000 entries a third of the size of Pagefind's filters and sorts, reproducible, and enough to answer a search without
words. The list of words is fetched only if a word seems to be misspelt.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.catalogue import Catalogue
from generator.collation import collation_key
from generator.facets import stage_facet
from generator.localisation import is_translated
from generator.model import Entry, Organisation, Term
from generator.project import SHARED, Collection
from generator.publish.analysis import usage
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import ENGLISH, Language
from generator.publish.search import documents, words
from generator.uses import Use

URL = "search/"
TABLE = f"{URL}table.json"
WORDS = f"{URL}words.json"
_ENGINE = "pagefind"
_TRANSLATED_FIELDS = ("name", "summary")

Thing = Entry | Organisation
Value = tuple[str, str]
"""The value in the page's address, and its label."""


@dataclass(frozen=True, slots=True)
class Column:
    """One facet: its values in display order, and for each row the indexes of the values that it has."""

    id: str
    name: str
    values: tuple[Value, ...]
    of: tuple[tuple[int, ...], ...]
    note: str = ""


def table(edition: Edition, things: Sequence[Thing]) -> Mapping[str, object]:
    """Return the table: one row for each entry or organisation, stored by column, which compresses best.

    The rows are the numbers of the engine's files; after the rows come the areas. Its `version` is that of these files.
    """
    catalogue = edition.catalogue
    statuses = tuple(catalogue.terms("adoption-statuses").values())
    translations = {"translated": _translated(edition, things)} if edition.language.folder else {}
    return {
        "statuses": [
            *([status.id, status.name.lower(), status.id in usage.IN_USE] for status in statuses),
            ["duty", edition.gettext("by duty"), False],
        ],
        "facets": [_as_data(column) for column in columns(catalogue, things, edition.language)],
        "small": words.small(dict.fromkeys(("en", edition.language.code))),
        "areas": [(term.id, term.name, documents.area_url(term)) for term in catalogue.terms("services").values()],
        "version": "",
        "wholes": _wholes(catalogue, things),
        "uses": [_counts(_uses(catalogue, thing), statuses) for thing in things],
        "changed": _ranks([edition.changed(thing.path) for thing in things]),
        "reviewed": _ranks([thing.reviewed for thing in things]),
        **translations,
    }


def _translated(edition: Edition, things: Sequence[Thing]) -> Mapping[int, tuple[str, str]]:
    """Return name and summary in the language of the edition by row, for rows that have either.

    A text that is not translated is empty; the engine has the English one.
    """
    code = edition.language.code
    texts = (
        tuple(getattr(thing, name) if is_translated(thing, name, code) else "" for name in _TRANSLATED_FIELDS)
        for thing in things
    )
    return {row: (name, summary) for row, (name, summary) in enumerate(texts) if name or summary}


def _wholes(catalogue: Catalogue, things: Sequence[Thing]) -> Mapping[int, tuple[int, str]]:
    """Return row and name of the whole that an entry is part of, by row. Of several wholes the first counts."""
    rows = {thing.slug: row for row, thing in enumerate(things) if isinstance(thing, Entry)}
    return {
        rows[thing.slug]: (rows[whole], catalogue.entries[whole].name)
        for thing in things
        if isinstance(thing, Entry)
        for whole in [relation.entry for relation in thing.part_of][:1]
    }


def _ranks(days: Sequence[str]) -> list[int]:
    """Return the rank of each day, which is enough to sort by and compresses well."""
    rank = {day: number for number, day in enumerate(sorted(set(days)))}
    return [rank[day] for day in days]


def _uses(catalogue: Catalogue, thing: Thing) -> tuple[Use, ...]:
    return catalogue.uses_of(thing.slug) if isinstance(thing, Entry) else catalogue.uses_by(thing.slug)


def _counts(uses: Sequence[Use], statuses: Iterable[Term]) -> list[int]:
    """Return the number of uses by choice at each status, and of those by duty; empty if there are none at all."""
    counts = Counter(use.adoption.status for use in usage.chosen(uses))
    return [*(counts[status.id] for status in statuses), len(uses) - counts.total()] if uses else []


def columns(catalogue: Catalogue, things: Sequence[Thing], language: Language = ENGLISH) -> Iterator[Column]:
    """Yield the facets. Short vocabularies keep their own order; other values are sorted by how often they occur."""
    terms, gettext = _Terms(catalogue), language.gettext
    kinds = {each.value: gettext(each.kind.capitalize()) for each in (*SHARED, Collection.ORGANISATIONS)}
    yield _column(
        "kind", gettext("Kind"), [[(each.collection.value, kinds[each.collection])] for each in things], list(kinds)
    )
    services = [terms.of("services", each.services if isinstance(each, Entry) else ()) for each in things]
    yield _column("service", gettext("Service area"), services)
    stages = [terms.stage(each) if isinstance(each, Entry) else [] for each in things]
    yield _column("stage", gettext("Stage"), stages, [*terms.ids("stages"), *terms.ids("standard-statuses")])
    licences = [[(each.licence, each.licence)] if isinstance(each, Entry) and each.licence else [] for each in things]
    yield _column("licence", gettext("Licence"), licences)
    organisations = [_organisations_of(catalogue, each) for each in things]
    nations = [terms.of("nations", dict.fromkeys(each.nation for each in group)) for group in organisations]
    note = gettext("Of the organisation, or of those that own, use or take part in something.")
    yield _column("nation", gettext("Nation"), nations, terms.ids("nations"), note)
    types = [terms.of("organisation-types", dict.fromkeys(each.type for each in group)) for group in organisations]
    yield _column("type", gettext("Type of organisation"), types, note=note)
    owners = [[_organisation(catalogue, each.owner)] if isinstance(each, Entry) else [] for each in things]
    yield _column("owner", gettext("Owner"), owners)
    users = [_users(each, catalogue) if isinstance(each, Entry) else [] for each in things]
    yield _column(
        "user",
        gettext("Used or tried by"),
        users,
        note=gettext("Live use and pilots. Plans and taking part do not count."),
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    """Makes facet values from the vocabularies of a catalogue."""

    catalogue: Catalogue

    def of(self, vocabulary: str, ids: Iterable[str]) -> list[Value]:
        return [(each, self.catalogue.term_name(vocabulary, each)) for each in ids if each]

    def stage(self, entry: Entry) -> list[Value]:
        return self.of(stage_facet(entry.collection).vocabulary, [entry.stage])

    def ids(self, vocabulary: str) -> list[str]:
        return list(self.catalogue.terms(vocabulary))


def _organisations_of(catalogue: Catalogue, thing: Thing) -> tuple[Organisation, ...]:
    """Return the organisation itself, or for an entry its owner and all who use or take part in it."""
    if isinstance(thing, Organisation):
        return (thing,)
    owner = catalogue.organisations.get(thing.owner)
    uses = usage.not_stopped(catalogue.uses_of(thing.slug))
    return (*([owner] if owner else []), *(use.organisation for use in uses))


def _users(entry: Entry, catalogue: Catalogue) -> list[Value]:
    """Return the organisations that use an entry; plans and taking part do not count."""
    using = usage.in_use(catalogue, entry.slug)
    return list(dict.fromkeys((use.organisation.slug, use.organisation.name) for use in using))


def _organisation(catalogue: Catalogue, slug: str) -> Value:
    organisation = catalogue.organisations.get(slug)
    return slug, organisation.name if organisation else slug


def _column(id_: str, name: str, of: Sequence[Sequence[Value]], order: Sequence[str] = (), note: str = "") -> Column:
    """Return a column from the values of each row, in the given order, or else most frequent first, then by label."""
    counts = Counter(chain.from_iterable(of))
    places = {value: place for place, value in enumerate(order)}
    values = sorted(
        counts,
        key=lambda value: (places.get(value[0], len(places)), -counts[value], collation_key(value[1]), value[0]),
    )
    number = {value: place for place, value in enumerate(values)}
    return Column(id_, name, tuple(values), tuple(tuple(number[value] for value in row) for row in of), note)


def _as_data(column: Column) -> Mapping[str, object]:
    """Return a column as JSON data: a row with one value has its index, any other a list of indexes."""
    of = [row[0] if len(row) == 1 else sorted(row) for row in column.of]
    return {"id": column.id, "name": column.name, "note": column.note, "values": column.values, "of": of}
