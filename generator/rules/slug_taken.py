"""Two entries have the same slug, now or from before: relations and old addresses could not tell which is meant."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import SHARED, Collection
from generator.reading import Reading
from generator.rules.context import Context, Finding

RULE = Rule("C110", "slug-taken", "Two entries have the same slug")


def find(context: Context) -> Iterator[Finding]:
    for collections in (SHARED, (Collection.ORGANISATIONS,), (Collection.VOCABULARIES,)):
        holders: dict[str, Reading] = {}
        for reading in context.of(*collections):
            other = holders.setdefault(reading.file.slug, reading)
            if other is not reading:
                advice = "Rename one of them: components, standards and projects share their slugs."
                yield _finding(reading, (), other, advice)
        for reading in context.of(*collections):
            for index, slug in reading.texts("formerly"):
                other = holders.setdefault(slug, reading)
                if slug == reading.file.slug:
                    message = f"The entry is called `{slug}` now, so that is no former slug"
                    yield Finding(reading, ("formerly", index), message, "Delete it here.")
                elif other is not reading:
                    yield _finding(reading, ("formerly", index), other, "Delete it here, or rename the other entry.")


def _finding(reading: Reading, pointer: tuple[str | int, ...], other: Reading, advice: str) -> Finding:
    slug = reading.data["formerly"][pointer[1]] if pointer else reading.file.slug
    message = f"The slug `{slug}` belongs to `{other.file.path}`"
    return Finding(reading, pointer, message, advice, related=(("The other entry.", other, ()),))
