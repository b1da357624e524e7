"""The questions for a new entry, and the errors in their answers."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator import file_rules, formats, spdx, yaml_writer
from generator.check import Result, check_with
from generator.checked_entry import SchemaNode
from generator.diagnostic import Diagnostic
from generator.model import Term
from generator.names import term_id
from generator.project import CATALOGUE, MAX_SLUG_LENGTH, SHARED, SLUG, SUFFIX, Collection, EntryFile, MisplacedReason
from generator.rules.context import Context
from generator.schema import Schema

Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]
"""Answers by the names of their questions."""

Fields = dict[str, Any]
"""The contents of an entry by field name: texts, lists of texts and nested groups of fields."""

FLAGS = {
    "name": "what people call it",
    "summary": "one sentence that says what it does and for whom",
    "owner": "name of the organisation responsible for it",
    "type": "what kind of thing or body it is",
    "stage": "its stage",
    "status": "how settled a standard is",
    "version": "version of a standard",
    "published": "year or date on which a standard was published",
    "licence": "SPDX name of its licence, such as MIT",
    "scope": "what a standard is about",
    "language": "programming language",
    "access": "who can have a component",
    "nation": "where in the United Kingdom an organisation works",
    "gss-code": "code of a council's area",
    "description": "a few short paragraphs",
    "repository": "address of its code",
    "documentation": "address of its documentation",
    "specification": "address of the text of a standard",
    "website": "address of its own web pages",
    "service": "service area that it helps with",
    "principle": "principle of the Declaration that it advances",
    "looking-for": "what you would welcome",
    "source": "address that the facts came from",
}
"""The questions about any kind of entry, in the order in which they are asked, each with the help of its flag."""

MULTIPLE = {"language": "languages", "service": "services", "principle": "principles", "source": "sources"} | {
    "looking-for": "looking_for"
}
"""The questions that accept several answers, with the list field that holds them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about an entry. `pointer` is the place of the answer in the file; `node` is its schema."""

    name: str
    pointer: tuple[str, ...]
    node: SchemaNode
    required: bool

    @property
    def is_multiple(self) -> bool:
        """Whether it accepts more than one answer."""
        return self.node.get("type") == "array"

    @property
    def accepts_text(self) -> bool:
        """Whether the answer is a text or a list of texts, not a group of fields."""
        return "string" in self.item_node.get("type", "")

    @property
    def vocabulary(self) -> str:
        """The vocabulary that the answer is a term of, or an empty string."""
        return str(self.item_node.get("x-vocabulary", ""))

    @property
    def format(self) -> str:
        """The format of the answer's text in the schema, or an empty string."""
        return str(self.item_node.get("format", ""))

    @property
    def refers_to(self) -> tuple[Collection, ...]:
        """The collections of the entries that the answer may refer to by slug; empty if it is no reference."""
        return tuple(Collection(name) for name in self.item_node.get("x-refers-to", ()))

    @property
    def item_node(self) -> SchemaNode:
        """The schema of the answer, or of each of several."""
        return dict(self.node.get("items", self.node))


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The form for a new entry of one kind. `result` is a check of the catalogue that the entry is to join."""

    collection: Collection
    result: Result

    @property
    def schema(self) -> Schema:
        """The schema for this kind of entry."""
        return self.result.schemas[self.collection]

    @property
    def context(self) -> Context:
        """The existing entries."""
        return self.result.context

    def question(self, name: str) -> Question | None:
        """Return the question with a name from `FLAGS`, or None if this kind has no such field or link."""
        field = MULTIPLE.get(name, name.replace("-", "_"))
        properties = self.schema.node["properties"]
        if field in properties:
            return Question(name, (field,), properties[field], field in self.schema.node["required"])
        link_nodes = properties.get("links", {}).get("properties", {})
        return Question(name, ("links", field), link_nodes[field], required=False) if field in link_nodes else None

    def questions(self) -> Iterator[Question]:
        """Yield the questions that apply to this kind of entry, in the order of `FLAGS`."""
        yield from (question for name in FLAGS if (question := self.question(name)))

    def short_form(self) -> Iterator[Question]:
        """Yield the questions of the short form, in its order: the schema's `x-asked`, or else the required fields."""
        questions = (*self.questions(), self.question("contact"))  # a group that is asked for in one line
        by_name = {".".join(question.pointer): question for question in questions if question}
        names: list[str] = self.schema.node.get("x-asked") or self.schema.node["required"]
        yield from (by_name[name] for name in names if name in by_name)

    def text_fields(self) -> Iterator[Question]:
        """Yield a question for every text field of this kind, including the fields of its groups, such as `links`."""
        for field, node in self.schema.node["properties"].items():
            if "properties" in node and node["type"] == "object":
                for inner, inner_node in node["properties"].items():
                    yield Question(f"{field}.{inner}", (field, inner), inner_node, required=False)
            elif (question := Question(field, (field,), node, field in self.schema.node["required"])).accepts_text:
                yield question

    def file(self, slug: str) -> EntryFile:
        """Return the file of the entry with a slug, which need not exist."""
        return EntryFile(f"{CATALOGUE}/{self.collection}/{slug}{SUFFIX}", self.collection, slug)

    def to_fields(self, answers: Answers) -> Fields:
        """Return the fields that the answers fill."""
        fields: Fields = {}
        for question in self.questions():
            if answer := answers.get(question.name):
                set_field(fields, question.pointer, answer)
        return fields

    def to_yaml(self, fields: Fields) -> str:
        """Return the contents of an entry's file."""
        names_schema = self.result.project.has_own_schemas
        return yaml_writer.write(self.collection.kind, self.schema.node, fields, names_schema=names_schema)

    def check_with(self, entries: Mapping[str, Fields]) -> Result:
        """Check the catalogue as if it contained `entries`, given by slug. They replace files of the same name."""
        return check_with(
            self.result, {self.file(slug): self.to_yaml(fields).encode() for slug, fields in entries.items()}
        )

    def diagnostics_for(self, question: Question, answer: Answer, slug: str) -> Iterator[Diagnostic]:
        """Yield the diagnostics about one answer, ignoring the fields that are still missing."""
        fields: Fields = {}
        set_field(fields, question.pointer, answer)
        path = self.file(slug).path
        for diagnostic in self.check_with({slug: fields}).diagnostics:
            is_inside = diagnostic.pointer[: len(question.pointer)] == question.pointer
            if diagnostic.location.path == path and (is_inside or diagnostic.rule in file_rules.RULES):
                yield diagnostic

    def resolve(self, question: Question, answer: str) -> str:
        """Return the term id, slug, SPDX licence or https address that an answer means, or the answer itself.

        A name is replaced only if it can be that of one entry or term alone.
        """
        if question.format == "uri":
            return formats.intended_address(answer)
        if question.format == "spdx-expression" and spdx.licence(answer):
            return spdx.canonical_licence(answer) or answer
        if question.vocabulary:
            return term_id(self.result.catalogue.terms(question.vocabulary), answer) or answer
        return self.context.names.resolve(answer, question.refers_to).slug or answer

    def terms(self, question: Question) -> tuple[Term, ...]:
        """Return the terms to choose from, in the order of their vocabulary."""
        return tuple(self.result.catalogue.terms(question.vocabulary).values())

    def suggestions(self, question: Question, answer: str) -> Iterator[str]:
        """Yield the closest entry and those with all words of the answer in a name, as `slug (name)`."""
        names = self.context.names
        slugs = (names.nearest(answer, question.refers_to), *names.similar(answer, question.refers_to))
        for collection in question.refers_to:
            entries = self.context.by_slug[collection]
            yield from (f"{slug} ({entries[slug].text('name')})" for slug in dict.fromkeys(slugs) if slug in entries)

    def slug_error(self, slug: str) -> str:
        """Return why a new entry cannot have this slug, or an empty string if it can."""
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG_LENGTH:
            fault = file_rules.misplaced(MisplacedReason.NAME, f"{slug}{SUFFIX}")
            return f"{fault.message}. {fault.help}"
        for collection in SHARED if self.collection in SHARED else (self.collection,):
            former = self.context.by_former_slug[collection]
            if entry := self.context.by_slug[collection].get(slug) or former.get(slug):
                return slug_taken(slug, entry.file.path)
        return ""


def slug_taken(slug: str, path: str) -> str:
    """Return the error message for a slug that the entry at `path` has or had before."""
    return f"The short name `{slug}` already belongs to {path}. Correct that entry, or choose another short name."


def set_field(fields: Fields, pointer: tuple[str, ...], answer: Answer) -> None:
    """Set the field at `pointer`, creating the groups of fields that contain it."""
    *groups, field = pointer
    for group in groups:
        fields = fields.setdefault(group, {})
    fields[field] = answer


def only_about(result: Result, path: str) -> Result:
    """Keep diagnostics about `path`, including those reported on another file that name it as related."""

    def is_about_path(diagnostic: Diagnostic) -> bool:
        return path in {diagnostic.location.path, *(related.location.path for related in diagnostic.related)}

    return replace(result, diagnostics=tuple(filter(is_about_path, result.diagnostics)), files=(path,))


_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def proposed_slug(name: str) -> str:
    """Return a slug for a name, of at most `MAX_SLUG_LENGTH` characters and cut between words if possible.

    It is empty if the name has no letters from a to z, even without their accents, and no digits.
    """
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _NOT_IN_SLUG.sub("-", _APOSTROPHES.sub("", ascii_name).replace("&", " and ").lower()).strip("-")
    if len(slug) > MAX_SLUG_LENGTH:
        slug = slug[: MAX_SLUG_LENGTH + 1].rpartition("-")[0] or slug[:MAX_SLUG_LENGTH]
    return slug
