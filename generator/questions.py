"""Which questions were asked of the catalogue while something was made, and what the answers were.

What is published is made again only if an answer changed. A question is a method of an owner (a catalogue or an
edition), a look-up in one of its mappings, or a function with an owner as its first argument. Whatever is computed to
answer a question is no question itself: only answers count.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any, Generic, NamedTuple, ParamSpec, Protocol, TypeVar, cast, overload

from generator.model import Entry, Organisation

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
Key = TypeVar("Key")
Value = TypeVar("Value")
Default = TypeVar("Default")

Argument = str | None | tuple[str, str]
"""An argument as plain data: a text, or of anything else what it is and its slug or ISO date."""


class Owner(Protocol):
    """What is asked: a catalogue or an edition in one language."""

    @property
    def owner_name(self) -> str:
        """The name of the owner, such as ``catalogue cy``; the same in every run."""


class Question(NamedTuple):
    """A question as plain data, so that it can be asked again in another run."""

    owner: str
    name: str
    arguments: tuple[Argument, ...] = ()


class Notes:
    """The questions that were asked while things were made, numbered in order, with the digests of their answers."""

    def __init__(self, digest: Callable[[object], bytes]) -> None:
        self.numbers: dict[Question, int] = {}
        self.answers: list[bytes] = []
        self._digest = digest

    def number(self, asked: tuple[str, str, tuple[Argument, ...]], answer: object) -> int:
        """Return the number of a question, given by its parts, and note the answer the first time that it is asked."""
        number: int | None = self.numbers.get(asked)  # type: ignore[call-overload]  # equal, and quicker to make
        if number is None:
            self.answers.append(self._digest(answer))
            number = self.numbers[Question(*asked)] = len(self.numbers)
        return number


class _Taking(NamedTuple):
    notes: Notes
    asked: set[int]


class _Known(NamedTuple, Generic[Value]):
    """A remembered value, and what was asked while it was made; None if no notes were taken."""

    value: Value
    asked: set[int] | None


_taking: _Taking | None = None
"""What is being made at this moment, if notes are taken. A process makes one thing at a time."""

_functions: dict[str, Callable[..., Any]] = {}


@contextmanager
def noted(notes: Notes) -> Iterator[set[int]]:
    """Yield the set to which the number of each question is added that is asked meanwhile."""
    global _taking  # noqa: PLW0603 - see there
    before, _taking = _taking, _Taking(notes, set())
    try:
        yield _taking.asked
    finally:
        _taking = before


def question(function: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """Return a function whose calls are noted as questions. Its first argument is the owner, all are positional.

    The others may be texts, dates, collections, entries and organisations of the owner.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def wrapper(*arguments: Parameters.args, **keywords: Parameters.kwargs) -> Answer:
        global _taking  # noqa: PLW0603 - see there
        taking = _taking
        if taking is None:
            return function(*arguments, **keywords)
        _taking = None
        try:
            answer = function(*arguments, **keywords)
        finally:
            _taking = taking
        owner, *others = arguments
        plain = tuple([each if each.__class__ is str else _as_data(each) for each in others])
        taking.asked.add(taking.notes.number((cast("Owner", owner).owner_name, name, plain), answer))
        return answer

    _functions[name] = wrapper
    return wrapper


class Remembered(dict[Key, "_Known[Value]"], Generic[Key, Value]):
    """Values that are made once each. Whoever takes one later asked the same as whoever made it."""

    def take(self, key: Key, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made with `make` if it is not there yet."""
        known = self.get(key)
        if _taking is None:
            if known is None:
                known = self[key] = _Known(make(), None)
            return known.value
        if known is None or known.asked is None:
            with noted(_taking.notes) as asked:
                known = self[key] = _Known(make(), asked)
        _taking.asked.update(known.asked or ())
        return known.value


class Answers(Mapping[Key, Value]):
    """A mapping of an owner: each look-up is a question, and so is the whole where it is listed or counted."""

    def __init__(self, content: Mapping[Key, Value], owner: str, name: str) -> None:
        self.content: Mapping[Key, Value] = content.content if isinstance(content, Answers) else content
        self._owner, self._name = owner, name

    def __getitem__(self, key: Key) -> Value:
        if _taking is not None:
            self._note(key)
        return self.content[key]

    @overload
    def get(self, key: Key, /) -> Value | None: ...

    @overload
    def get(self, key: Key, /, default: Value | Default) -> Value | Default: ...

    def get(self, key: Key, /, default: Any = None) -> Any:
        """Return the value of a key, or `default`."""
        if _taking is not None:
            self._note(key)
        return self.content.get(key, default)

    def __contains__(self, key: object) -> bool:
        if _taking is not None:
            self._note(cast("Key", key))
        return key in self.content

    def __iter__(self) -> Iterator[Key]:
        if _taking is not None:
            self._note()
        return iter(self.content)

    def __len__(self) -> int:
        if _taking is not None:
            self._note()
        return len(self.content)

    def items(self) -> ItemsView[Key, Value]:
        """Return all pairs of key and value."""
        if _taking is not None:
            self._note()
        return self.content.items()

    def values(self) -> ValuesView[Value]:
        """Return all values."""
        if _taking is not None:
            self._note()
        return self.content.values()

    def _note(self, *key: Key) -> None:
        if taking := _taking:
            answer = self.content.get(*key) if key else self.content
            asked = self._owner, self._name, cast("tuple[str, ...]", key)
            taking.asked.add(taking.notes.number(asked, answer))


def ask(question: Question, owner: Owner) -> object:
    """Ask an owner a question again, and return the answer.

    Raises LookupError if the program has no such question, or the owner nothing of which it is asked.
    """
    if question.name in _functions:
        return _functions[question.name](owner, *(_as_argument(each, owner) for each in question.arguments))
    answers = getattr(owner, question.name, None)
    if isinstance(answers, Answers):
        return answers.content.get(*question.arguments) if question.arguments else answers.content
    raise LookupError(question.name)


def _as_data(argument: object) -> Argument:
    """Return an argument of a question as plain data."""
    if isinstance(argument, Entry):
        return "entries", argument.slug
    if isinstance(argument, Organisation):
        return "organisations", argument.slug
    if isinstance(argument, date):
        return "date", argument.isoformat()
    if argument is None or isinstance(argument, str):
        return argument and str(argument)
    raise TypeError(f"a question cannot be about {argument.__class__.__qualname__}")


def _as_argument(data: Argument, owner: Owner) -> object:
    match data:
        case ("date", day):
            return date.fromisoformat(day)
        case (mapping, slug):
            return getattr(owner, mapping)[slug]
    return data
