"""Messages of the rules for the forms, taken from the rules themselves: each rule is run on a made-up mistake.

So a form and the check use the same messages, and each is written once. Values that vary are placeholders in braces:
``{length}``, ``{value}``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator import formats, spdx
from generator.checked_entry import CheckedEntry, Reference, SchemaNode, Violation
from generator.document import Document
from generator.entry_form import EntryForm, slug_taken
from generator.names import join_words
from generator.project import Collection, EntryFile
from generator.rules import (
    bad_address,
    bad_date,
    bad_email,
    bad_licence,
    date_in_future,
    ends_before_start,
    live_without_evidence,
    missing_field,
    repeated_item,
    repeated_organisation,
    reviewed_in_future,
    self_reference,
    too_long,
    too_many,
    unknown_reference,
    wrong_form,
    wrong_kind,
    wrong_number,
)
from generator.rules.context import Context, RuleResult, label

Find = Callable[[Context], Iterable[RuleResult]]
Messages = Mapping[str, str]

_FIELD, _VALUE, _HELP = "FIELD", "VALUE", "HELP"
_HERE = (_FIELD,)
_NODE = {"description": _HELP}
_GROUP_NODE = {**_NODE, "properties": {_FIELD: _NODE}}
_LATER, _EARLIER = "9999-12-31", "9998-12-31"
_RULES_BY_FORMAT = {
    "uri": bad_address,
    "email": bad_email,
    "date": bad_date,
    "partial-date": bad_date,
    "partial-date-or-yes": bad_date,
    "spdx-expression": bad_licence,
}
"""The rule for each format of a text."""

NOT_FOR_FORMS = {
    "unknown-field": "A form has a question for each field, and none for others.",
    "empty-field": "What nobody answered is not written.",
    "unknown-term": "A form offers the terms of the list and no others.",
    "repeated-repository": "Of other entries a form knows only the slug and the name.",
    "repeated-code": "Of other entries a form knows only the slug and the name.",
    "planned-without-evidence": "It may be meant so, and whoever merges is warned.",
    "circle": "Of other entries a form knows only the slug and the name.",
    "ended-organisation": "It may be meant so, as what a council did before it ended. The list to choose from tells.",
    "stale-address": "Whoever merges is warned, and the address may be the one that was true.",
    "hidden-target": "Whoever merges is warned, and there may be no other address.",
    "look-alike-slug": "It may be meant so, and whoever merges is warned.",
    "slug-taken": "The question for the slug says it in words of its own.",
    "term-conflict": "Vocabularies have no form.",
    "unclear-register": "Registers have no form.",
    "reading-without-register": "The program alone writes readings.",
    "comment-in-text": "What a form sends has no comments: the program quotes what it writes.",
    "html-in-description": "Only a parser of Markdown can tell HTML from text, and pages show it as it is written.",
}
"""Why a form does not apply some rules, by the name of the rule."""

_FOR_PEOPLE = "It is for people, and asks nothing of a value."
_NEVER_EMPTY = "What nobody answered is not written, and more than something is asked of nothing."
KEYWORDS_NOT_FOR_FORMS = {
    **dict.fromkeys(("$schema", "title", "description", "examples", "x-hint"), _FOR_PEOPLE),
    **dict.fromkeys(("x-section", "x-asked"), "It says where a form asks, and nothing of a value."),
    **dict.fromkeys(("minLength", "minItems", "minProperties"), _NEVER_EMPTY),
    "additionalProperties": NOT_FOR_FORMS["unknown-field"],
    "x-vocabulary": NOT_FOR_FORMS["unknown-term"],
}
"""Why rules.js does not check some keywords of the schemas."""


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up mistake and the rule that finds it. `marks` pairs texts in the message with their placeholders."""

    find: Find
    collection: Collection = Collection.PROJECTS
    data: Mapping[str, Any] = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()
    references: tuple[Reference, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    slug: str = "SLUG"

    def messages(self) -> Messages:
        """Return the message and help of the rule about the mistake, with placeholders."""
        file = EntryFile("", self.collection, self.slug)
        entry = CheckedEntry(file, Document("", None), self.data, self.violations, self.references)
        result = next(iter(self.find(Context((entry,), date(2000, 1, 1)))))
        texts = {"message": result.message, "help": result.help}
        return {name: _with_placeholders(text, self.marks) for name, text in texts.items()}


def _with_placeholders(text: str, marks: Iterable[tuple[str, str]]) -> str:
    """Return a text with its made-up values replaced by placeholders."""
    if text.startswith(f"`{_FIELD}`"):
        text = text.replace(f"`{_FIELD}`", "{Label}", 1)
    for example_text, name in (*marks, (f"`{_FIELD}`", "{label}"), (_VALUE, "{value}"), (_HELP, "{description}")):
        text = text.replace(example_text, f"{{{name.strip('{}')}}}")
    return text


def _violation_example(find: Find, keyword: str, value: Any, limit: Any, *marks: tuple[str, str]) -> Example:
    return Example(find, violations=(Violation(keyword, _HERE, value, limit, _NODE, _FIELD),), marks=marks)


def examples(node: SchemaNode) -> Iterator[tuple[str, Example]]:
    """Yield each mistake that a form reports, with the name of its message. `node` is the schema of the entry."""
    yield from _value_examples()
    yield from _format_examples()
    yield from _field_examples()
    yield from _reference_examples(node)


def _value_examples() -> Iterator[tuple[str, Example]]:
    numbers = (("1001", "length"), ("400", "limit"), ("601", "over"))
    missing = Violation("required", (), {}, [], _GROUP_NODE, _FIELD)
    missing_in_group = Violation("required", ("GROUP",), {}, [], _GROUP_NODE, _FIELD)
    yield "missing", Example(missing_field.find, violations=(missing,), marks=((_FIELD, "name"),))
    yield (
        "missing-in",
        Example(missing_field.find, violations=(missing_in_group,), marks=((_FIELD, "name"), ("`GROUP`", "label"))),
    )
    yield "too-long", _violation_example(too_long.find, "maxLength", "x" * 1001, 400, *numbers)
    yield (
        "too-long-by-one",
        _violation_example(too_long.find, "maxLength", "x" * 1001, 1000, *numbers[:1], ("1000", "limit")),
    )
    yield "too-many", _violation_example(too_many.find, "maxItems", ["x"] * 1001, 400, *numbers)
    yield "minimum", _violation_example(wrong_number.find, "minimum", 1001, 400, ("1001", "value"), ("400", "limit"))
    yield "maximum", _violation_example(wrong_number.find, "maximum", 1001, 400, ("1001", "value"), ("400", "limit"))
    yield "pattern", _violation_example(wrong_form.find, "pattern", _VALUE, "")
    yield "integer", _violation_example(wrong_kind.find, "type", f"%{_VALUE}", "integer", (f"%{_VALUE}", "value"))
    yield "integer-long", _violation_example(wrong_kind.find, "type", "%" * 41, "integer")
    repetition = Violation("uniqueItems", (_FIELD, 1), [_VALUE, _VALUE], True, _NODE)
    yield "repeated-item", Example(repeated_item.find, violations=(repetition,), marks=((_FIELD, "name"),))


def _format_examples() -> Iterator[tuple[str, Example]]:
    for name, rule in _RULES_BY_FORMAT.items():
        violation = Violation("format", _HERE, _VALUE, "FAULT", {**_NODE, "format": name})
        yield name, Example(rule.find, violations=(violation,), marks=(("FAULT", "fault"),))


def _field_examples() -> Iterator[tuple[str, Example]]:
    uses = [{"organisation": _VALUE, "status": "live"}] * 2
    yield "live-without-evidence", Example(live_without_evidence.find, data={"used_by": uses})
    yield (
        "repeated-organisation",
        Example(repeated_organisation.find, data={"used_by": uses}, marks=(("used_by", "name"),)),
    )
    yield "reviewed-in-future", Example(reviewed_in_future.find, data={"reviewed": _LATER}, marks=((_LATER, "value"),))
    for name, data in (
        ("published", {"published": _LATER}),
        ("day", {"last_change": {"day": _LATER}}),
        ("since", {"used_by": [{"organisation": _VALUE, "status": "involved", "since": _LATER}]}),
        ("signed", {"declaration": {"signed": _LATER}}),
    ):
        yield f"{name}-in-future", Example(date_in_future.find, data=data, marks=((_LATER, "value"),))
    dates = {"started": _LATER, "ended": _EARLIER}
    marks = ((_LATER, "started"), (_EARLIER, "ended"))
    yield "ends-before-start", Example(ends_before_start.find, Collection.ORGANISATIONS, data=dates, marks=marks)


def _reference_examples(node: SchemaNode) -> Iterator[tuple[str, Example]]:
    own_slug = Reference(_HERE, _VALUE, (Collection.PROJECTS,))
    yield "self-reference", Example(self_reference.find, references=(own_slug,), marks=((_FIELD, "name"),), slug=_VALUE)
    for collections in dict.fromkeys(_references(node)):
        unknown = Reference(_HERE, _VALUE, collections)
        yield f"unknown:{','.join(collections)}", Example(unknown_reference.find, references=(unknown,))
        no_slug = Violation("pattern", _HERE, _VALUE, "", {**_NODE, "x-refers-to": list(collections)})
        yield f"unlisted:{','.join(collections)}", Example(wrong_form.find, violations=(no_slug,))


def _references(node: Any) -> Iterator[tuple[Collection, ...]]:
    """Yield the collections that each field of a schema refers to."""
    if isinstance(node, dict):
        if "x-refers-to" in node:
            yield tuple(Collection(each) for each in node["x-refers-to"])
        for value in node.values():
            yield from _references(value)


def messages(form: EntryForm) -> Mapping[str, Messages]:
    """Return all messages of a form, by name."""
    messages_by_name = {name: example.messages() for name, example in examples(form.schema.node)}
    messages_by_name["item"] = {
        "message": label((_FIELD, 41), starts=True).replace(_FIELD, "{name}").replace("42", "{number}"),
        "help": label((_FIELD, 41)).replace(_FIELD, "{name}").replace("42", "{number}"),
    }
    for collections in _references(form.schema.node):
        kinds = join_words((each.kind for each in collections), "or")
        texts = {"message": wrong_form.unclear("{value}", kinds), "help": "It could be {names}."}
        messages_by_name[f"unclear:{','.join(collections)}"] = texts
    messages_by_name["slug"] = {"message": form.slug_error(_VALUE).replace(_VALUE, "{value}"), "help": ""}
    messages_by_name["slug-long"] = {"message": form.slug_error("x" * 1001).replace("1001", "{length}"), "help": ""}
    messages_by_name["slug-taken"] = {"message": slug_taken("{value}", "{path}"), "help": ""}
    return messages_by_name


def format_messages() -> Mapping[str, str]:
    """Return the errors of addresses, dates and licences, by name, as phrases that continue a sentence."""
    address, full_date, partial_date = formats.web_address, formats.full_date, formats.partial_date
    return {
        "address-scheme": address("x"),
        "address-space": address("https://a b"),
        "address-character": address("https://a<").replace("<", "{character}"),
        "address-percent": address("https://a.uk/%"),
        "address-whole": address("https://["),
        "address-at": address("https://a@b.uk"),
        "address-host": address("https://x"),
        "address-code": address("https://a.uk/%00").replace("%00", "{code}"),
        "address-private": address("https://a.local"),
        "email": formats.email("x"),
        "day-form": full_date("x"),
        "day-calendar": full_date("2024-02-31"),
        "day-far-back": full_date("1700-01-01"),
        "date-form": partial_date("x"),
        "date-or-yes": formats.partial_date_or_yes("x"),
        "licence": spdx.licence("no-such-licence"),
        "licence-spelt": spdx.licence("mit").replace("MIT", "{spelt}"),
    }
