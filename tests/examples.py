"""How many examples each property is tried on."""

from hypothesis import settings

USUAL = 150
"""Examples of a property that does not say otherwise, in a usual run."""

LONG = 20
"""Times as many in a long run."""


def examples(number: int, long: int = 0) -> settings:
    """Return settings for a property that is tried on another number of examples; a long run has its share more.

    Or as many as `long` says, for what takes so much time that a usual run has only one or two.
    """
    is_long = settings().max_examples > USUAL
    return settings(max_examples=long if long and is_long else number * settings().max_examples // USUAL)
