"""Relations that cannot be mutual form a circle."""

from collections.abc import Iterator, Mapping

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule
from generator.project import SHARED, Collection
from generator.rules.context import Context, RuleResult
from generator.source import Pointer

RULE = Rule("C111", "circle", "Relations go round in a circle")

_ACYCLIC_FIELDS = ("part_of", "depends_on", "supersedes", "replaced_by", "replaces", "members")
"""Fields whose relations go one way only, such as from a part to the whole: a circle of them cannot be true."""

_Steps = Mapping[str, list[tuple[str, Pointer]]]


def find(context: Context) -> Iterator[RuleResult]:
    for collections in (SHARED, (Collection.ORGANISATIONS,)):
        entries = {entry.file.slug: entry for entry in context.of(*collections)}
        for field, steps in _steps(entries).items():
            yield from _circles(field, steps, entries)


def _steps(entries: Mapping[str, CheckedEntry]) -> Mapping[str, _Steps]:
    """Return, by field and slug, the slugs that an entry refers to and the pointers of these references."""
    steps: dict[str, dict[str, list[tuple[str, Pointer]]]] = {field: {} for field in _ACYCLIC_FIELDS}
    for slug, entry in entries.items():
        for reference in entry.references:
            if reference.pointer[0] in steps:
                steps[str(reference.pointer[0])].setdefault(slug, []).append((reference.slug, reference.pointer))
    return steps


def _circles(field: str, steps: _Steps, entries: Mapping[str, CheckedEntry]) -> Iterator[RuleResult]:
    finished: set[str] = set()
    for start in steps:
        for slug, pointer, target in _closing_steps(start, steps, finished):
            if slug != target:  # an entry that refers to itself has its own rule
                message = f"Following `{field}` from `{target}` leads back to `{target}`"
                yield RuleResult(
                    entries[slug],
                    pointer,
                    message,
                    "Delete the line that is not true, here or in one of the entries on the way.",
                )


def _closing_steps(start: str, steps: _Steps, finished: set[str]) -> Iterator[tuple[str, Pointer, str]]:
    """Yield the references that close a circle, found by a depth-first search with an explicit stack.

    Each is the slug of the entry, the pointer of the reference and its target, which is still open on the stack.
    """
    if start in finished:
        return
    open_slugs = {start: iter(steps[start])}
    while open_slugs:
        slug, targets = next(reversed(open_slugs.items()))
        for target, pointer in targets:
            if target in open_slugs:
                yield slug, pointer, target
            elif target in steps and target not in finished:
                open_slugs[target] = iter(steps[target])
                break
        else:
            finished.add(slug)
            del open_slugs[slug]
