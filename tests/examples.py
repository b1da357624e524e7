"""How many examples each property is tried on."""

from hypothesis import settings

USUAL = 150
"""Examples of a property that does not say otherwise, in a usual run."""

LONG = 20
"""Times as many in a long run."""


def examples(number: int) -> settings:
    """Return settings for a property that is tried on another number of examples; a long run has its share more."""
    return settings(max_examples=number * settings().max_examples // USUAL)
