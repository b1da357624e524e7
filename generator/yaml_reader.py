"""Read YAML into plain data, and the position of every value, from a stream of events. Only this module uses PyYAML.

PyYAML's own loaders keep the last of two equal names, expand aliases without limit and can crash the process on deep
nesting, so none of them is used. Every scalar stays text; the schema decides later what it means.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Any

import yaml

from generator import file_rules, yaml_error_messages
from generator.characters import HIDDEN, REPLACEMENT
from generator.file_rules import FileFault
from generator.source import START, Pointer, Span
from generator.yaml_line_starts import ParserError, described, position_of

MERGE = "<<"
"""The merge key of YAML 1.1, which copies the fields of another group."""

VERSION = f"{yaml.__version__} {yaml.__with_libyaml__}"
"""The versions of the libraries that parse."""

MAX_VALUES = 10_000
MAX_LEVELS = 12
"""Limits that no honest entry reaches. The second also limits the recursion of this module."""


@dataclass(frozen=True, slots=True)
class Place:
    """The span of a value, and of the name of its field if it has one. `is_text` is False for lists and groups."""

    value: Span
    name: Span | None
    is_text: bool


@dataclass(frozen=True, slots=True)
class ParsedYaml:
    """A text as read. `root` is None if nothing could be; `unreadable_pointers` are single values that could not be."""

    root: Any = None
    faults: list[FileFault] = field(default_factory=list)
    unreadable_pointers: frozenset[Pointer] = frozenset()
    places: Mapping[Pointer, Place] = field(default_factory=dict)


class _LimitError(Exception):
    """The text exceeds a limit."""

    def __init__(self, fault: FileFault) -> None:
        self.fault = fault


def read(text: str, *, places: bool = False) -> ParsedYaml:
    """Read one YAML document. Never raises: errors are in `faults`. `places` asks for the spans of values, too."""
    reader = _Reader(text, yaml.CSafeLoader, places=places)
    root = None
    try:
        root = reader.document()
    except _LimitError as limit:
        reader.faults.append(limit.fault)
    except yaml.YAMLError as error:
        reader.faults.append(yaml_error_messages.syntax(text, _clearest(text, described(error))))
    reader.faults = (yaml_error_messages.of_plain_text(text) if isinstance(root, str) else []) or reader.faults
    return ParsedYaml(root, reader.faults, frozenset(reader.unreadable_pointers), reader.places)


class _Reader:
    """One pass over the events of a text. `MAX_LEVELS` limits its recursion.

    This is the hottest code of a check, so it compares an event's class instead of calling `isinstance`, and builds
    pointers only where they are needed.
    """

    def __init__(self, text: str, loader: Callable[[str], Any], *, places: bool = False) -> None:
        self.faults: list[FileFault] = []
        self.unreadable_pointers: list[Pointer] = []
        self.places: dict[Pointer, Place] = {}
        self._text = text
        self._next = loader(text).get_event  # only its events are used: nothing is composed
        self._records_places = places
        # Only an escape in double quotes can produce a hidden character that the text itself does not contain.
        self._checks_texts = REPLACEMENT in text or "\\" in text
        self._path: list[str | int] = []
        self._value_count = 0
        self._skipping = 0

    def document(self) -> Any:
        """Read the first document. Raises yaml.YAMLError and _LimitError."""
        self._next()  # the start of the stream
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self.faults.append(file_rules.not_fields(START, None))
            return None
        if start.version or start.tags:
            self.faults.append(file_rules.directive(_span(start)))
        event = self._next()
        root = self._value(event)
        self._next()  # the end of the document
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            self.faults.append(file_rules.second_document(_span(following)))
        if not isinstance(root, dict) and not self.faults:
            self.faults.append(file_rules.not_fields(_span(event), root))
        return root

    def _value(self, event: Any, name: Any = None) -> Any:
        self._value_count += 1
        if self._value_count > MAX_VALUES:
            raise _LimitError(file_rules.too_large(_span(event), f"it holds more than {MAX_VALUES:,} values"))
        if self._records_places and not self._skipping:
            self._record(event, name)
        if event.anchor is not None:
            self._refuse_anchor(event)
        event_class = event.__class__
        if event_class is yaml.AliasEvent:
            self._mark_unreadable(self._pointer())
            return None
        if event.tag is not None:
            self._refuse_tag(event)
        if event_class is yaml.ScalarEvent:
            text: str = event.value
            if self._checks_texts:
                self._check_text(event)
            if text and not text.isspace():
                return text
            return "" if event.style else None
        if len(self._path) >= MAX_LEVELS:
            raise _LimitError(file_rules.too_deep(_span(event), MAX_LEVELS))
        return self._fields() if event_class is yaml.MappingStartEvent else self._list()

    def _list(self) -> list[Any]:
        values: list[Any] = []
        path, next_event = self._path, self._next
        path.append(0)
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            path[-1] = len(values)
            values.append(value := self._value(event))
            if value.__class__ is str and "- " in value:
                self._refuse_hyphen(event)
        path.pop()
        return values

    def _fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        path, next_event = self._path, self._next
        path.append("")
        while (name := next_event()).__class__ is not yaml.MappingEndEvent:
            if self._enter_field(name, fields):
                fields[path[-1]] = self._value(next_event(), name)  # type: ignore[index]
            else:
                self._skip(next_event())
        path.pop()
        return fields

    def _enter_field(self, event: Any, fields: Mapping[str, Any]) -> bool:
        """Put a field's name at the end of the path. Return whether to keep the field; if not, skip its value."""
        if event.__class__ is not yaml.ScalarEvent:
            group = self._pointer()[:-1]
            self._add_fault(file_rules.name_not_text(_span(event), group))
            if group:
                self._mark_unreadable(group)
            self._skip(event)
            return False
        name = event.value
        if self._checks_texts and (hidden := HIDDEN.search(name)):
            name = HIDDEN.sub("", name)  # without them, so that the field is not reported as unknown as well
            if hidden[0] != REPLACEMENT:
                self._add_fault(file_rules.hidden_code(_span(event), event.value, hidden.start(), self._pointer()))
        self._path[-1] = intern(name)  # the same few names stand in all files: each is held once
        if name == MERGE and not event.style:
            self._add_fault(file_rules.merge_key(_span(event), self._pointer()))
            self._mark_unreadable(self._pointer())
            return False
        if name in fields:
            self._add_fault(file_rules.repeated_field(_span(event), self._pointer(), name))
            return False
        if event.anchor is not None:
            self._refuse_anchor(event)
        if event.tag is not None:
            self._refuse_tag(event)
        return True

    def _skip(self, event: Any) -> None:
        """Read a value without keeping it or reporting errors in it: the error before it is the one that counts."""
        self._skipping += 1
        self._value(event)
        self._skipping -= 1

    def _refuse_anchor(self, event: Any) -> None:
        indicator = "*" if event.__class__ is yaml.AliasEvent else "&"
        self._add_fault(file_rules.anchor(_span(event), self._pointer(), indicator + event.anchor))

    def _refuse_tag(self, event: Any) -> None:
        self._add_fault(file_rules.tag(_span(event), self._pointer(), event.tag))
        self._mark_unreadable(self._pointer())

    def _refuse_hyphen(self, event: Any) -> None:
        """Refuse an item in no quotes of which a later line starts with a hyphen, as the next item of a list does."""
        lines = event.start_mark.line, event.end_mark.line
        if not event.style and (fault := yaml_error_messages.hyphen_in_item(self._text, *lines)):
            self._add_fault(fault)
            self._mark_unreadable(self._pointer())

    def _check_text(self, event: Any) -> None:
        if REPLACEMENT in event.value:
            self._mark_unreadable(self._pointer())
        elif hidden := HIDDEN.search(event.value):
            self._mark_unreadable(self._pointer())
            self._add_fault(file_rules.hidden_code(_span(event), event.value, hidden.start(), self._pointer()))

    def _record(self, event: Any, name: Any) -> None:
        is_text = isinstance(event, yaml.ScalarEvent)
        self.places[self._pointer()] = Place(_span(event), _span(name) if name else None, is_text)

    def _pointer(self) -> Pointer:
        return tuple(self._path)

    def _mark_unreadable(self, pointer: Pointer) -> None:
        if not self._skipping:
            self.unreadable_pointers.append(pointer)

    def _add_fault(self, fault: FileFault) -> None:
        if not self._skipping:
            self.faults.append(fault)


def _span(event: Any) -> Span:
    """Return the span of an event; of a list or a group of fields, only its start."""
    start = position_of(event.start_mark)
    return Span(start, position_of(event.end_mark) if isinstance(event, yaml.ScalarEvent) else start)


def _clearest(text: str, error: ParserError) -> ParserError:
    """Parse the text again in pure Python, as that parser's message is clearer. The limits still apply."""
    try:
        _Reader(text, yaml.SafeLoader).document()
    except yaml.YAMLError as clearer:
        other = described(clearer)
        if other.position.line == error.position.line or other.start == error.start is not None:
            return replace(error, message=other.message)  # else it is about a tab that only that parser refuses
    except (ValueError, OverflowError):  # that parser asks Python for the character of a code, whatever the code
        return replace(error, message=yaml_error_messages.NO_CHARACTER)
    except _LimitError:
        pass
    return error
