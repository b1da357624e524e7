"""Digests of values: equal for equal values in every process, different for different ones."""

from collections.abc import Callable, Mapping, Set  # noqa: PYI025 - as the documentation calls it
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial, singledispatch
from hashlib import blake2b
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

SIZE = 16


class NoDigestError(TypeError):
    """A value is of a type of which no digest is known. The message names it."""


def of_bytes(raw: bytes) -> bytes:
    """Return the digest of bytes."""
    return blake2b(raw, digest_size=SIZE).digest()


class Digests:
    """Digests of values, for as long as this object lives.

    A value may be plain data, a collection, a dataclass, or a function with all that it holds: the arguments of a
    `partial`, the variables of a closure, the object of a method. A path stands for the name and content of its file.
    Objects of the classes `shared` are digested once each and must not change, and so are objects with a property
    `made_from`, which count by that. Those of `named` count by the text that a function returns for them.
    """

    def __init__(self, shared: tuple[type, ...] = (), named: Mapping[type, Callable[[Any], str]] | None = None) -> None:
        self._shared = frozenset(shared)
        self._named = dict(named or {})
        self._by_id: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """Return the digest of a value, 16 bytes. Raises NoDigestError."""
        pieces: list[bytes] = []
        self.add(value, pieces)
        return of_bytes(b"".join(pieces))

    def add(self, value: Any, pieces: list[bytes]) -> None:
        """Add bytes that differ for values that differ: the kind of each part, how much of it follows, and that."""
        class_ = value.__class__
        if class_ is str:  # the commonest are not dispatched, which takes twice as long
            raw = value.encode("utf-8", "surrogatepass")
            pieces += (b"s%d:" % len(raw), raw)
        elif value is None:
            pieces.append(b"0")
        elif class_ is int:
            pieces.append(b"i%d:" % value)
        elif class_ is tuple or class_ is list:
            pieces.append(b"l%d:" % len(value))
            for each in value:
                self.add(each, pieces)
        elif class_ in self._shared or hasattr(class_, "made_from"):
            pieces.append(self._shared_digest(value))
        elif class_ in self._named:
            pieces.append(_name(class_))
            self.add(self._named[class_](value), pieces)
        else:
            _add(value, self, pieces)

    def _shared_digest(self, value: Any) -> bytes:
        known = self._by_id.get(id(value))
        if known is None:
            pieces: list[bytes] = []
            if hasattr(value, "made_from"):
                self.add(value.made_from, pieces)
            else:
                _add(value, self, pieces)
            known = self._by_id[id(value)] = value, of_bytes(b"".join(pieces))
        return known[1]


@singledispatch
def _add(value: Any, digests: Digests, pieces: list[bytes]) -> None:
    """Add the bytes of a dataclass; those of other classes by the functions below."""
    if not is_dataclass(value):
        raise NoDigestError(f"no digest is known for {value.__class__.__qualname__}")
    name, names = _described(value.__class__)
    pieces.append(name)
    for each in names:
        digests.add(getattr(value, each), pieces)


@_add.register(str)  # other than plain texts: HTML, and choices of an enumeration
@_add.register(int | float | bytes | date | Enum)
def _(value: object, digests: Digests, pieces: list[bytes]) -> None:
    digests.add(f"{value.__class__.__qualname__} {value!r}", pieces)


@_add.register
def _(value: Mapping, digests: Digests, pieces: list[bytes]) -> None:  # type: ignore[type-arg]  # dispatched by class
    pieces.append(b"m%d:" % len(value))
    for name, each in value.items():
        digests.add(name, pieces)
        digests.add(each, pieces)


@_add.register(tuple | list)
def _(value: tuple[object, ...] | list[object], digests: Digests, pieces: list[bytes]) -> None:
    digests.add(list(value), pieces)


@_add.register
def _(value: Set, digests: Digests, pieces: list[bytes]) -> None:  # type: ignore[type-arg]
    pieces.append(b"t%d:" % len(value))
    pieces += sorted(map(digests.of, value))


@_add.register
def _(value: Path, digests: Digests, pieces: list[bytes]) -> None:
    pieces.append(b"p")
    digests.add((value.name, of_bytes(value.read_bytes()).hex() if value.is_file() else ""), pieces)


@_add.register
def _(value: partial, digests: Digests, pieces: list[bytes]) -> None:  # type: ignore[type-arg]
    pieces.append(b"a")
    digests.add((value.func, value.args, value.keywords), pieces)


@_add.register
def _(value: MethodType, digests: Digests, pieces: list[bytes]) -> None:
    pieces.append(_name(value.__func__))
    digests.add(value.__self__, pieces)


@_add.register
def _(value: FunctionType, digests: Digests, pieces: list[bytes]) -> None:
    """Add the name of a function and what it holds; its code is that of the program, the same for all."""
    pieces.append(_name(value))
    held = [cell.cell_contents for cell in value.__closure__ or ()]
    digests.add((held, value.__defaults__, value.__kwdefaults__), pieces)


@_add.register
def _(value: type, digests: Digests, pieces: list[bytes]) -> None:  # noqa: ARG001 - called as the others are
    pieces.append(_name(value))


@cache
def _described(class_: type) -> tuple[bytes, tuple[str, ...]]:
    """Return the name of a dataclass as bytes, and the names of its fields."""
    return _name(class_), tuple(each.name for each in fields(class_))


def _name(value: Any) -> bytes:
    raw = f"{value.__module__}.{value.__qualname__}".encode()
    return b"n%d:%b" % (len(raw), raw)
