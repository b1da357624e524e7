"""No field can be lost: what a file says stands on its page, in the API, in a table and in what machines are told.

One entry of each kind and one organisation have every field that their schemas know, each with a value of its own. A
new field is among them by itself; whoever leaves it out somewhere says below why.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import schema
from generator.check import check
from generator.formats import FORMATS
from generator.model import RELATIONS
from generator.project import SHARED, Collection, Project
from generator.publish.api.openapi import schemas
from tests.conftest import ROOT, TODAY, small_project
from tests.publish import in_memory
from tests.publish.in_memory import Site
from tests.sites import SITE_URL, Page

SCHEMAS = schema.load(ROOT / "schemas")
KINDS = [*SHARED, Collection.ORGANISATIONS]

ONE_OF = {"used_by": ("live_services", "basis"), "support": ("organisation", "name")}
"""Fields of which a line shows the first alone, so that each stands in a line of its own."""

NOT_ON_PAGE = {
    "formerly": "the page stands at none of the addresses that lead to it",
    "maintainers": "who may change an entry is no business of visitors",
    "replaces": "only while it is still to begin; `test_planned` looks there",
}
NOT_IN_API = {name: NOT_ON_PAGE[name] for name in ("maintainers", "replaces")}
NOT_IN_TABLE = {
    "description": "several paragraphs fit in no row",
    "adopt": "several sentences fit in no row",
    "cy": "tables are in English",
    "links.demo": "the links that people sort by are there",
    "links.issues": "the links that people sort by are there",
    "links.discussion": "the links that people sort by are there",
    "links.roadmap": "the links that people sort by are there",
    "contact.name": "one address to ask at is there",
    "contact.url": "one address to ask at is there",
    "uses.ask.name": "one address to ask at is there",
    "uses.ask.url": "one address to ask at is there",
    "assurance": "a list for each entry has no column",
    "partners": "a list for each entry has no column",
    "mandated_by": "a list for each entry has no column",
    "duty": "it is a sentence; the organisations that it binds are counted apart",
    "support": "a list for each entry has no column",
    "validators": "a list for each entry has no column",
    "sources": "a list for each entry has no column",
    "members": "a list for each organisation has no column",
    "replaced_by": "the one that stands in its place today is there",
    "replaces": "the one that stands in its place today is there",
    "formerly": "a row has the slug of today",
    "maintainers": NOT_ON_PAGE["maintainers"],
    "organisations/summary": "hardly any organisation has one",
    "declaration.evidence": "its date is there",
    "last_change.evidence": "its date is there",
    "github": "its website is there",
    "started": "few organisations say it",
    "platforms": "few projects say it",
    "releases": "few projects say it",
}

TITLES = {
    "scope": "About",
    "reviewed": "Last checked",
    "links.repository": "Repository",
    "contact.email": "Contact",
    "declaration.signed": "Declaration signed",
    "last_change.day": "Last change",
    "used_by.basis": "How it is shown",
    "uses.basis": "How it is shown",
    "uses.ask.email": "Whom to ask",
    **{f"{kind}.entry": "Other entry" for kind in RELATIONS},
}
"""Columns that have another title than the field has in its schema."""

PROPERTIES = {
    "name": "name",
    "summary": "description",
    "owner": "maintainer",
    "licence": "license",
    "services": "keywords",
    "version": "version",
    "published": "datePublished",
    "links.website": "sameAs",
    "links.specification": "sameAs",
    "part_of.entry": "isPartOf",
}
OF_CODE = {"links.repository": "codeRepository", "languages": "programmingLanguage"}
OF_ORGANISATION = {
    "name": "name",
    "summary": "description",
    "website": "sameAs",
    "github": "sameAs",
    "gss_code": "identifier",
    "nation": "areaServed",
    "started": "foundingDate",
    "ended": "dissolutionDate",
    "part_of": "parentOrganization",
    "contact.name": "contactPoint",
    "contact.email": "contactPoint",
    "contact.url": "contactPoint",
}
"""The words that schema.org has for fields. It has none for the others: the API tells those."""

Part = dict[str, Any]
Pointer = tuple[str | int, ...]


class Leaf(NamedTuple):
    """A value, where it stands in the file, and the words that people read for it."""

    collection: Collection
    pointer: Pointer
    part: Part
    value: str | int
    words: str

    @property
    def field(self) -> str:
        """The names that lead to it, without the places in lists."""
        return ".".join(each for each in self.pointer if isinstance(each, str))

    def is_within(self, name: str) -> bool:
        """Whether it is a field or a part of it, be the field that of one collection or of all."""
        return f"{self.field}.".startswith(f"{name.removeprefix(f'{self.collection}/')}.")


@dataclass
class Writer:
    """Writes files with every field of their schemas, and what they refer to. All values are kept in `leaves`."""

    root: Path
    leaves: list[Leaf] = field(default_factory=list)
    collection: Collection = Collection.COMPONENTS

    def full(self, collection: Collection) -> dict[str, Any]:
        self.collection = collection
        fields = self.fields(SCHEMAS[collection].node, ())
        self.write(collection, slug_of(collection), fields)
        return fields

    def write(self, folder: str, slug: str, fields: Mapping[str, Any]) -> None:
        path = self.root / "catalogue" / folder / f"{slug}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(fields), encoding="utf-8")

    def fields(self, part: Part, pointer: Pointer) -> dict[str, Any]:
        return {name: self.value(each, (*pointer, name)) for name, each in part["properties"].items()}

    def value(self, part: Part, pointer: Pointer) -> Any:
        if "properties" in part:
            return self.fields(part, pointer)
        if "items" in part:
            return [self.value(each, (*pointer, place)) for place, each in enumerate(two_lines(part, pointer))]
        value, words = self.leaf(part, pointer)
        self.leaves.append(Leaf(self.collection, pointer, part, value, words))
        return value

    def leaf(self, part: Part, pointer: Pointer) -> tuple[str | int, str]:
        """Make a value that no other field has, and the words that people read for it."""
        number = len(self.leaves) + 1
        words = f"Words {number}."
        if "x-refers-to" in part:
            return self.other(part["x-refers-to"][0], number)
        if "x-vocabulary" in part:
            return self.term(part["x-vocabulary"], pointer, words)
        made = 700 + number if part["type"] == "integer" else formed(part, number) or words
        return made, str(made)

    def other(self, collection: str, number: int) -> tuple[str, str]:
        """Write what something refers to."""
        slug, name = f"other-{number}", f"Other {number}."
        about = {"name": name, "summary": "It is another.", "sources": ["https://www.example.org/"]}
        types = {"organisations": "other", "components": "tool"}
        about |= {"type": types[collection]} if collection in types else {}
        about |= {"owner": "anytown"} if collection != "organisations" else {}
        self.write(collection, slug, about)
        return slug, name

    def term(self, vocabulary: str, pointer: Pointer, words: str) -> tuple[str, str]:
        """Add a word to a list. Not to the statuses of adoptions, since the program knows each by its id."""
        listed = yaml.safe_load((self.root / "catalogue" / "vocabularies" / f"{vocabulary}.yml").read_text())
        if vocabulary == "adoption-statuses":
            known = listed["terms"][pointer[1]]
            return known["id"], known["name"]
        id_ = f"word-{len(self.leaves)}"
        listed["terms"].append({"id": id_, "name": words, "definition": "It is one more."})
        self.write("vocabularies", vocabulary, listed)
        return id_, words


def slug_of(collection: Collection) -> str:
    return f"full-{collection.kind}"


def two_lines(part: Part, pointer: Pointer) -> Iterator[Part]:
    """Yield the lines of a list: two, each without one of the fields of which a line shows only one."""
    line = part["items"]
    if "properties" not in line:
        yield from [line | {"title": part["title"]}] * 2
        return
    for without in ONE_OF.get(str(pointer[0]), ("", "")):
        yield line | {"properties": {name: each for name, each in line["properties"].items() if name != without}}


def formed(part: Part, number: int) -> str:
    """Make a text of the form that a field asks for; nothing where any words will do."""
    day = (date(2001, 1, 1) + timedelta(number)).isoformat()
    if "format" in part:
        candidates = [f"https://www.example.org/{number}/", f"{number}@example.org", day, *part["examples"]]
        return next(each for each in candidates if not FORMATS[part["format"]](each))
    if "pattern" in part:
        return next(
            each for each in (f"word-{number}", f"W{number}", *part["examples"]) if re.fullmatch(part["pattern"], each)
        )
    return ""


@dataclass(frozen=True)
class Full:
    """The file with every field of its kind, and the site on which it is published."""

    collection: Collection
    fields: Mapping[str, Any]
    leaves: tuple[Leaf, ...]
    site: Site

    @property
    def url(self) -> str:
        return f"{self.collection}/{slug_of(self.collection)}/"

    @property
    def record(self) -> Any:
        shared = "organisations" if self.collection is Collection.ORGANISATIONS else "entries"
        return self.site.data(f"api/v1/{shared}/{slug_of(self.collection)}.json")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Collection, Full]:
    writer = Writer(small_project(tmp_path_factory.mktemp("full") / "project"))
    written = {each: writer.full(each) for each in KINDS}
    site = in_memory.site(check(Project(writer.root), TODAY), languages=("cy",))
    return {
        each: Full(each, fields, tuple(leaf for leaf in writer.leaves if leaf.collection is each), site)
        for each, fields in written.items()
    }


@pytest.fixture(params=KINDS)
def full(request: pytest.FixtureRequest, everything: Mapping[Collection, Full]) -> Full:
    return everything[request.param]


def unexplained(lost: Iterable[Leaf], reasons: Mapping[str, str]) -> list[str]:
    return [each.field for each in lost if not any(each.is_within(name) for name in reasons)]


# On the page


def test_every_field_is_on_the_page(full: Full) -> None:
    pages = {folder: full.site.page(f"{folder}{full.url}") for folder in ("", "cy/")}
    lost = (each for each in full.leaves if not is_shown(each, pages["cy/" if each.is_within("cy") else ""]))
    assert unexplained(lost, NOT_ON_PAGE) == []


def is_shown(leaf: Leaf, page: Page) -> bool:
    """Whether a page links to an address, names a day for machines, or says the words."""
    form = leaf.part.get("format", "")
    if form in ("uri", "email"):
        return leaf.value in {each.removeprefix("mailto:") for each in page.addresses}
    if "date" in form:
        return leaf.value in {each["datetime"] for each in page.all("time")}
    if "x-refers-to" in leaf.part:
        folder = "organisations" if "organisations" in leaf.part["x-refers-to"] else leaf.part["x-refers-to"][0]
        return f"{SITE_URL}{folder}/{leaf.value}/" in {urljoin(SITE_URL + page.url, each) for each in page.addresses}
    return leaf.words.lower() in " ".join(text for _, text in page.texts).lower()


# In the API


def test_every_field_is_in_the_api_under_its_name(full: Full) -> None:
    lost = {name for name, value in full.fields.items() if not says(told(full, name), value)}
    assert lost - NOT_IN_API.keys() == set()


def test_a_record_with_every_field_is_as_the_api_describes_it(full: Full) -> None:
    kind = "Organisation" if full.collection is Collection.ORGANISATIONS else "Entry"
    schema = {"$ref": f"#/components/schemas/{kind}", "components": {"schemas": schemas()}}
    assert [each.message for each in Draft202012Validator(schema).iter_errors(full.record)] == []


def told(full: Full, name: str) -> Any:
    """What the API says of a field, by the names that the field's parts have in the file."""
    record = full.record
    if name == "uses":
        adoptions = full.site.data("api/v1/adoptions.json")["adoptions"]
        return [each for each in adoptions if each["organisation"]["slug"] == slug_of(full.collection)]
    if name in RELATIONS and "relations" in record:
        return [each | {"entry": each["target"]} for each in record["relations"] if each["kind"] == name]
    return record.get({"status": "stage", "used_by": "adoptions"}.get(name, name))


def says(found: Any, value: Any) -> bool:
    """Whether a record says no less than a value of the file; what the file names by its slug, it may name in full."""
    if isinstance(value, dict):
        return isinstance(found, dict) and all(says(found[name], each) for name, each in value.items())
    if isinstance(value, list):
        return isinstance(found, list) and len(found) == len(value) and all(map(says, found, value))
    return bool(found == value or (isinstance(found, dict) and found["slug"] == value))


# In a table


def test_every_field_is_in_a_table_under_its_title(full: Full) -> None:
    lost = (each for each in full.leaves if each.words not in cell(full, each).split("; "))
    assert unexplained(lost, NOT_IN_TABLE) == []


def cell(full: Full, leaf: Leaf) -> str:
    """What stands below the title of a field, in the row of the entry or of its adoption or relation."""
    title, own = TITLES.get(leaf.field, leaf.part["title"]), slug_of(full.collection)
    entry = {"Entry": full.fields["name"], "Entry slug": own}
    if leaf.is_within("uses"):
        slug = full.fields["uses"][leaf.pointer[1]]["entry"]
        return row(full.site, "adoptions", {"Recorded as": own, "Entry slug": slug}).get(title, "")
    if leaf.is_within("used_by"):
        slug = full.fields["used_by"][leaf.pointer[1]]["organisation"]
        return row(full.site, "adoptions", entry | {"Recorded as": slug}).get(title, "")
    if leaf.pointer[0] in RELATIONS and full.collection is not Collection.ORGANISATIONS:
        slug = full.fields[str(leaf.pointer[0])][leaf.pointer[1]]["entry"]
        return row(full.site, "relations", entry | {"Other slug": slug}).get(title, "")
    return row(full.site, full.collection, {"Slug": own}).get(title, "")


def row(site: Site, table: str, of: Mapping[str, str]) -> dict[str, str]:
    (found,) = (each for each in site.table(table) if of.items() <= each.items())
    return found


# What machines are told


def test_every_field_that_has_a_word_in_schema_org_is_told_by_it(full: Full) -> None:
    data = full.site.json_ld(full.url)
    known = OF_ORGANISATION if full.collection is Collection.ORGANISATIONS else PROPERTIES
    known = known | OF_CODE if full.collection is Collection.PROJECTS else known
    there = [each for each in full.leaves if each.field in known]
    assert [each.field for each in there if not is_told(each, data.get(known[each.field]))] == []
    assert {each.field for each in there} >= known.keys() - {"version", "published"}


def is_told(leaf: Leaf, data: Any) -> bool:
    """Whether a value is among some data: a licence by the address of its text, an account by that of its page."""
    if isinstance(data, dict | list):
        return any(is_told(leaf, each) for each in (data.values() if isinstance(data, dict) else data))
    return isinstance(data, str) and leaf.words in {
        data,
        data.removeprefix("https://github.com/"),
        data.removeprefix("https://spdx.org/licenses/").removesuffix(".html"),
    }


# The reasons


def test_every_reason_is_for_a_field_that_there_is(everything: Mapping[Collection, Full]) -> None:
    leaves = [leaf for full in everything.values() for leaf in full.leaves]
    reasons = NOT_ON_PAGE.keys() | NOT_IN_API.keys() | NOT_IN_TABLE.keys()
    assert [name for name in reasons if not any(each.is_within(name) for each in leaves)] == []
