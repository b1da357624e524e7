"""Two entries claim one slug, now or from before: relations and old addresses could not tell which is meant."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule
from generator.project import SHARED, Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C110", "slug-taken", "Two entries claim one slug")


def find(context: Context) -> Iterator[RuleResult]:
    for collections in (SHARED, (Collection.ORGANISATIONS,), (Collection.VOCABULARIES,)):
        holders: dict[str, CheckedEntry] = {}
        for reading in context.of(*collections):
            other = holders.setdefault(reading.file.slug, reading)
            if other is not reading:
                advice = "Rename one of the two: components, standards and projects share their slugs."
                yield _finding(reading, (), other, advice)
        for reading in context.of(*collections):
            for index, slug in reading.texts("formerly"):
                other = holders.setdefault(slug, reading)
                if slug == reading.file.slug:
                    message = f"The entry is called `{slug}` now, so that is no former slug"
                    yield RuleResult(reading, ("formerly", index), message, "Delete it here.")
                elif other is not reading:
                    yield _finding(reading, ("formerly", index), other, "Delete it here, or rename the other entry.")


def _finding(reading: CheckedEntry, pointer: tuple[str | int, ...], other: CheckedEntry, advice: str) -> RuleResult:
    slug = reading.data["formerly"][pointer[1]] if pointer else reading.file.slug
    message = f"The slug `{slug}` belongs to `{other.file.path}`"
    return RuleResult(reading, pointer, message, advice, related=(("The other entry.", other, ()),))
