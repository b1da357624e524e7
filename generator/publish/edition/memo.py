"""Answers that are kept for as long as what they were asked of."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Owner = TypeVar("Owner")
Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")

_CACHE = "_memoised"


def memoised(function: Callable[[Owner, *Arguments], Result]) -> Callable[[Owner, *Arguments], Result]:
    """Return a function that computes each answer once for its first argument, such as a catalogue.

    The answers lie in the first argument itself, as those of `functools.cached_property` do, so they go when it goes.
    It must have a `__dict__`; any further arguments must be hashable.
    """

    @wraps(function)
    def wrapper(owner: Owner, *arguments: *Arguments) -> Result:
        cache: dict[Hashable, Result] = vars(owner).setdefault(_CACHE, {})
        key = (function, *arguments)
        if key not in cache:
            cache[key] = function(owner, *arguments)
        return cache[key]

    return wrapper
