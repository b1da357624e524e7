"""The catalogue as CSV tables: one for each collection, and for adoptions, relations and terms."""

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
    """Writes tables as CSV (RFC 4180)."""

    records: Records

    def entries(self, collection: Collection) -> str:
        """Return the table of components, standards or projects."""
        records = (self.records.entry(each) for each in self.records.catalogue.entries_of(collection))
        return _table((*self._entry_columns(collection), *self._use_columns(), *_LINKS, *_LAST_COLUMNS), records)

    def organisations(self) -> str:
        """Return the table of organisations."""
        columns = (
            ("Name", _field("name")),
            ("Also known as", lambda each: "; ".join(each["also_known_as"])),
            ("Type", self._term_names("organisation-types", "type")),
            ("Nation", self._term_names("nations", "nation")),
            ("GSS code", _field("gss_code")),
            ("Local authority code", lambda each: "; ".join((each["identifiers"] or {}).get("local_authority", ()))),
            ("Ended", _field("ended")),
            ("Successor", _name_in("successor")),
            ("Part of", _name_in("part_of")),
            ("Shares", lambda each: len(each["shares"])),
            ("Makes with others", lambda each: len(each["makes_with_others"])),
            *((f"Entries: {label}", _use_count(status)) for status, label in self._statuses()),
            ("Entries: by duty", lambda each: sum(use["by_duty"] for use in each["uses"])),
            ("Declaration signed", lambda each: each["declaration"] and each["declaration"]["signed"]),
            ("Website", _field("website")),
            *_LAST_COLUMNS,
        )
        return _table(columns, map(self.records.organisation, self.records.catalogue.organisations.values()))

    def adoptions(self) -> str:
        """Return the table of adoptions, with a line for each."""
        columns = (
            ("Entry", _name_in("entry")),
            ("Kind", _field("kind")),
            ("Organisation", _name_in("organisation")),
            ("Type of organisation", _field("type")),
            ("Nation", _field("nation")),
            ("GSS code", _field("gss_code")),
            ("Status", self._term_names("adoption-statuses", "status")),
            ("By duty", lambda each: "yes" if each["by_duty"] else ""),
            ("Since", _field("since")),
            ("Live services", _field("live_services")),
            ("Evidence", _field("evidence")),
            ("Evidence grade", _field("evidence_grade")),
            ("How it is shown", _field("basis")),
            ("Note", _field("note")),
            ("Whom to ask", lambda each: each["ask"] and (each["ask"]["email"] or each["ask"]["url"])),
            ("Stated by", _field("stated_by")),
            ("Register", _field("register")),
            ("Read on", _field("seen")),
            ("Recorded as", _field("recorded_as")),
            ("Entry slug", lambda each: each["entry"]["slug"]),
            ("Organisation slug", lambda each: each["organisation"]["slug"]),
        )
        return _table(columns, ({**each, **self._context(each)} for each in self.records.adoptions()))

    def relations(self) -> str:
        """Return the table of relations between entries."""
        columns = (
            ("Entry", _name_in("source")),
            ("Relation", lambda each: str(each["kind"]).replace("_", " ")),
            ("Other entry", _name_in("target")),
            ("Evidence", _field("evidence")),
            ("Note", _field("note")),
            ("Entry slug", lambda each: each["source"]["slug"]),
            ("Other slug", lambda each: each["target"]["slug"]),
        )
        return _table(columns, self.records.relations())

    def terms(self) -> str:
        """Return the table of the terms of all vocabularies."""
        columns = (
            ("List", _field("vocabulary")),
            ("Id", _field("id")),
            ("Name", _field("name")),
            ("Also called", lambda each: "; ".join(each["also"])),
            ("Definition", _field("definition")),
            ("Broader", _field("broader")),
            ("See", _field("see")),
            ("Page", _field("url")),
        )
        return _table(columns, self.records.terms())

    def _entry_columns(self, collection: Collection) -> Iterator[Column]:
        yield "Name", _field("name")
        yield "Summary", _field("summary")
        yield "Owner", _name_in("owner")
        yield from (
            (each.column, self._term_names(each.vocabulary, each.name))
            for each in fields.fields_of(collection)
            if each.column
        )
        yield "Last change", lambda each: each["last_change"] and each["last_change"]["day"]

    def _use_columns(self) -> Iterator[Column]:
        for status, label in self._statuses():
            yield f"Organisations: {label}", _adopter_count(status)
        yield "Organisations: by duty", lambda each: sum(each["adopters_by_duty"].values())

    def _statuses(self) -> Iterator[tuple[str, str]]:
        return ((each.id, each.name.lower()) for each in self.records.catalogue.terms("adoption-statuses").values())

    def _context(self, adoption: Record) -> Record:
        """Return facts about the entry and the organisation of an adoption, by which people sort the table."""
        catalogue = self.records.catalogue
        organisation = catalogue.organisations[adoption["organisation"]["slug"]]
        return {
            "kind": catalogue.entries[adoption["entry"]["slug"]].collection.kind,
            "type": catalogue.term_name("organisation-types", organisation.type),
            "nation": catalogue.term_name("nations", organisation.nation),
            "gss_code": organisation.gss_code,
        }

    def _term_names(self, vocabulary: str, name: str) -> Callable[[Record], Cell]:
        """Return a function that formats a field's terms: their names, separated by semicolons."""
        term_name = self.records.catalogue.term_name
        return lambda each: "; ".join(term_name(vocabulary, value) for value in _as_list(each[name]))


def _table(columns: Iterable[Column], records: Iterable[Record]) -> str:
    titles, cells = zip(*columns, strict=True)
    return to_csv(titles, ([cell(record) for cell in cells] for record in records))


def _as_list(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _field(name: str) -> Callable[[Record], Cell]:
    return lambda each: each[name]


def _name_in(name: str) -> Callable[[Record], Cell]:
    return lambda each: each[name] and each[name]["name"]


def _adopter_count(status: str) -> Callable[[Record], Cell]:
    return lambda each: each["adopters"][status]


def _link(kind: str) -> Callable[[Record], Cell]:
    return lambda each: each["links"].get(kind)


def _use_count(status: str) -> Callable[[Record], Cell]:
    return lambda each: sum(use["status"] == status and not use["by_duty"] for use in each["uses"])


_LINKS: tuple[Column, ...] = tuple(
    (kind.capitalize(), _link(kind)) for kind in ("website", "repository", "documentation", "specification")
)
_LAST_COLUMNS: tuple[Column, ...] = (
    ("Contact", lambda each: each["contact"] and (each["contact"]["email"] or each["contact"]["url"])),
    ("Added", _field("added")),
    ("Changed", _field("changed")),
    ("Last checked", _field("reviewed")),
    ("Page", _field("url")),
    ("Slug", _field("slug")),
)
