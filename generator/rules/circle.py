"""Relations that should lead somewhere lead round in a circle."""

from collections.abc import Iterator, Mapping

from generator.diagnostic import Rule
from generator.project import SHARED, Collection
from generator.reading import Reading
from generator.rules.context import Context, Finding
from generator.source import Pointer

RULE = Rule("C111", "circle", "Relations go round in a circle")

_ONE_WAY = ("part_of", "depends_on", "supersedes", "replaced_by", "members")
"""Fields that say what is whole and part, before and after: two entries cannot both be the one to the other."""

_Steps = Mapping[str, list[tuple[str, Pointer]]]


def find(context: Context) -> Iterator[Finding]:
    for collections in (SHARED, (Collection.ORGANISATIONS,)):
        readings = {reading.file.slug: reading for reading in context.of(*collections)}
        for field, steps in _steps(readings).items():
            yield from _circles(field, steps, readings)


def _steps(readings: Mapping[str, Reading]) -> Mapping[str, _Steps]:
    """For each field: where each slug that has it leads."""
    steps: dict[str, dict[str, list[tuple[str, Pointer]]]] = {field: {} for field in _ONE_WAY}
    for slug, reading in readings.items():
        for each in reading.references:
            if each.pointer[0] in steps:
                steps[str(each.pointer[0])].setdefault(slug, []).append((each.slug, each.pointer))
    return steps


def _circles(field: str, steps: _Steps, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    done: set[str] = set()
    for start in steps:
        for slug, pointer, target in _closing_steps(start, steps, done):
            if slug != target:  # an entry that names itself has a rule of its own
                message = f"Following `{field}` from `{target}` leads back to `{target}`"
                yield Finding(
                    readings[slug],
                    pointer,
                    message,
                    "Delete the line that is not true, here or in one of the entries on the way.",
                )


def _closing_steps(start: str, steps: _Steps, done: set[str]) -> Iterator[tuple[str, Pointer, str]]:
    """Walk depth first with a stack of our own; a step back to what is still open closes a circle."""
    if start in done:
        return
    open_slugs = {start: iter(steps[start])}
    while open_slugs:
        slug, targets = next(reversed(open_slugs.items()))
        for target, pointer in targets:
            if target in open_slugs:
                yield slug, pointer, target
            elif target in steps and target not in done:
                open_slugs[target] = iter(steps[target])
                break
        else:
            done.add(slug)
            del open_slugs[slug]
