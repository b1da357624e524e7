"""The catalogue as tables that open in a spreadsheet: one for each collection, for adoptions, relations and terms."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.project import Collection
from generator.publish.api.records import Records
from generator.publish.edition import fields
from generator.publish.edition.spreadsheet import Cell, to_csv

Record = Mapping[str, Any]
Column = tuple[str, Callable[[Record], Cell]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Writes tables as RFC 4180 has them."""

    records: Records

    def entries(self, collection: Collection) -> str:
        """List the components, standards or projects, by name."""
        found = (self.records.entry(each) for each in self.records.catalogue.entries_of(collection))
        return _table((*self._about_entry(collection), *self._uses(), *_LINKS, *_WHERE), found)

    def organisations(self) -> str:
        """List councils and other edition, in order of slug."""
        columns = (
            ("Name", _plain("name")),
            ("Type", self._words("organisation-types", "type")),
            ("Nation", self._words("nations", "nation")),
            ("GSS code", _plain("gss_code")),
            ("Ended", _plain("ended")),
            ("Successor", _name("successor")),
            ("Part of", _name("part_of")),
            ("Shares", lambda each: len(each["shares"])),
            ("Makes with others", lambda each: len(each["makes_with_others"])),
            *((f"Entries: {words}", _used_at(status)) for status, words in self._statuses()),
            ("Declaration signed", lambda each: each["declaration"] and each["declaration"]["signed"]),
            ("Website", _plain("website")),
            *_WHERE,
        )
        return _table(columns, map(self.records.organisation, self.records.catalogue.organisations.values()))

    def adoptions(self) -> str:
        """List who uses what and who takes part in what, one line for each."""
        columns = (
            ("Entry", _name("entry")),
            ("Kind", _plain("kind")),
            ("Organisation", _name("organisation")),
            ("Type of organisation", _plain("type")),
            ("Nation", _plain("nation")),
            ("GSS code", _plain("gss_code")),
            ("Status", self._words("adoption-statuses", "status")),
            ("Since", _plain("since")),
            ("Live services", _plain("live_services")),
            ("Evidence", _plain("evidence")),
            ("Evidence grade", _plain("evidence_grade")),
            ("How it is shown", _plain("basis")),
            ("Note", _plain("note")),
            ("Recorded as", _plain("recorded_as")),
            ("Entry slug", lambda each: each["entry"]["slug"]),
            ("Organisation slug", lambda each: each["organisation"]["slug"]),
        )
        return _table(columns, ({**each, **self._around(each)} for each in self.records.adoptions()))

    def relations(self) -> str:
        """List what entries say of their relations to others."""
        columns = (
            ("Entry", _name("source")),
            ("Relation", lambda each: str(each["kind"]).replace("_", " ")),
            ("Other entry", _name("target")),
            ("Evidence", _plain("evidence")),
            ("Note", _plain("note")),
            ("Entry slug", lambda each: each["source"]["slug"]),
            ("Other slug", lambda each: each["target"]["slug"]),
        )
        return _table(columns, self.records.relations())

    def terms(self) -> str:
        """List the words of the controlled lists."""
        names = ("vocabulary", "id", "name", "definition", "broader", "see", "url")
        titles = ("List", "Id", "Name", "Definition", "Broader", "See", "Page")
        columns = tuple((title, _plain(name)) for title, name in zip(titles, names, strict=True))
        return _table(columns, self.records.terms())

    def _about_entry(self, collection: Collection) -> Iterator[Column]:
        yield "Name", _plain("name")
        yield "Summary", _plain("summary")
        yield "Owner", _name("owner")
        yield from (
            (each.column, self._words(each.vocabulary, each.name))
            for each in fields.fields_of(collection)
            if each.column
        )

    def _uses(self) -> Iterator[Column]:
        for status, words in self._statuses():
            yield f"Organisations: {words}", _adopters(status)

    def _statuses(self) -> Iterator[tuple[str, str]]:
        return ((each.id, each.name.lower()) for each in self.records.catalogue.terms("adoption-statuses").values())

    def _around(self, adoption: Record) -> Record:
        """Tell what people sort adoptions by: facts of the entry and the organisation at its ends."""
        catalogue = self.records.catalogue
        organisation = catalogue.organisations[adoption["organisation"]["slug"]]
        return {
            "kind": catalogue.entries[adoption["entry"]["slug"]].collection.kind,
            "type": catalogue.term_name("organisation-types", organisation.type),
            "nation": catalogue.term_name("nations", organisation.nation),
            "gss_code": organisation.gss_code,
        }

    def _words(self, vocabulary: str, name: str) -> Callable[[Record], Cell]:
        """Write a value as people read it: a term by its name, several with semicolons between them."""
        term_name = self.records.catalogue.term_name
        return lambda each: "; ".join(term_name(vocabulary, value) for value in _several(each[name]))


def _table(columns: Iterable[Column], records: Iterable[Record]) -> str:
    titles, cells = zip(*columns, strict=True)
    return to_csv(titles, ([cell(record) for cell in cells] for record in records))


def _several(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _plain(name: str) -> Callable[[Record], Cell]:
    return lambda each: each[name]


def _name(name: str) -> Callable[[Record], Cell]:
    return lambda each: each[name] and each[name]["name"]


def _adopters(status: str) -> Callable[[Record], Cell]:
    return lambda each: each["adopters"][status]


def _link(kind: str) -> Callable[[Record], Cell]:
    return lambda each: each["links"].get(kind)


def _used_at(status: str) -> Callable[[Record], Cell]:
    return lambda each: sum(use["status"] == status for use in each["uses"])


_LINKS: tuple[Column, ...] = tuple(
    (kind.capitalize(), _link(kind)) for kind in ("website", "repository", "documentation", "specification")
)
_WHERE: tuple[Column, ...] = (
    ("Contact", lambda each: each["contact"] and (each["contact"]["email"] or each["contact"]["url"])),
    ("Added", _plain("added")),
    ("Changed", _plain("changed")),
    ("Last checked", _plain("reviewed")),
    ("Page", _plain("url")),
    ("Slug", _plain("slug")),
)
