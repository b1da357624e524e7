"""Results that are cached for as long as the object they were computed from."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from generator.questions import question

Owner = TypeVar("Owner")
Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")

_CACHE = "_memoised"


def memoised(function: Callable[[Owner, *Arguments], Result]) -> Callable[[Owner, *Arguments], Result]:
    """Return a function that computes each result once for its first argument, such as a catalogue.

    Like `functools.cached_property`, it stores the results in the first argument, so that they are freed together. The
    first argument must have a `__dict__`; all others must be hashable. Each call is noted as a question.
    """

    @wraps(function)
    def wrapper(owner: Owner, *arguments: *Arguments) -> Result:
        cache: dict[Hashable, Result] = vars(owner).setdefault(_CACHE, {})
        key = (function, *arguments)
        if key not in cache:
            cache[key] = function(owner, *arguments)
        return cache[key]

    return question(wrapper)
