"""Answers that are kept for as long as what they were asked of."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Owner = TypeVar("Owner")
Others = TypeVarTuple("Others")
Answer = TypeVar("Answer")

_ANSWERS = "_answers"


def memoised(function: Callable[[Owner, *Others], Answer]) -> Callable[[Owner, *Others], Answer]:
    """Return a function that computes each answer once for its first argument, such as a catalogue.

    The answers lie in the first argument itself, as those of `functools.cached_property` do, so they go when it goes.
    It must have a `__dict__`; any further arguments must be hashable.
    """

    @wraps(function)
    def ask(owner: Owner, *others: *Others) -> Answer:
        answers: dict[Hashable, Answer] = vars(owner).setdefault(_ANSWERS, {})
        key = (function, *others)
        if key not in answers:
            answers[key] = function(owner, *others)
        return answers[key]

    return ask
