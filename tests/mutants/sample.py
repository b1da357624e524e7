"""A sample of mutants, the same for the same seed."""

import hashlib

from tests.mutants.areas import AREAS, PROGRAM, modules
from tests.mutants.mutations import Mutant, mutants

Sample = dict[str, list[Mutant]]
"""Mutants by their areas."""


def sample(number: int, seed: int) -> Sample:
    """Return about as many mutants of each area.

    Each is drawn by what it says, so that a change to one module leaves the others of the sample as they are.
    """
    chosen: Sample = {}
    for place, area in enumerate(AREAS):
        share = (number - sum(map(len, chosen.values()))) // (len(AREAS) - place)
        every = {each.key: each for module in modules(area) for each in mutants(module, _raw(module))}
        drawn = sorted(every.values(), key=lambda each: hashlib.sha256(f"{seed} {each.key}".encode()).digest())
        chosen[area] = [each for each in drawn if each.apply(_raw(each.module)) is not None][:share]
    return chosen


def _raw(module: str) -> bytes:
    return (PROGRAM / module).read_bytes()
