"""Two entries have the same slug, now or from before: relations and old addresses could not tell which is meant."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule
from generator.project import SHARED, Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C110", "slug-taken", "Two entries have the same slug")


def find(context: Context) -> Iterator[RuleResult]:
    for collections in (SHARED, (Collection.ORGANISATIONS,), (Collection.VOCABULARIES,)):
        holders: dict[str, CheckedEntry] = {}
        for entry in context.of(*collections):
            other = holders.setdefault(entry.file.slug, entry)
            if other is not entry:
                advice = "Rename one of them: components, standards and projects share their short names."
                yield _conflict(entry, (), other, advice)
        for entry in context.of(*collections):
            for index, slug in entry.texts("formerly"):
                other = holders.setdefault(slug, entry)
                if slug == entry.file.slug:
                    message = f"The entry is called `{slug}` now, so that is no former name"
                    yield RuleResult(entry, ("formerly", index), message, "Delete it here.")
                elif other is not entry:
                    yield _conflict(entry, ("formerly", index), other, "Delete it here, or rename the other entry.")


def _conflict(entry: CheckedEntry, pointer: tuple[str | int, ...], other: CheckedEntry, advice: str) -> RuleResult:
    slug = entry.data["formerly"][pointer[1]] if pointer else entry.file.slug
    message = f"The short name `{slug}` belongs to `{other.file.path}`"
    return RuleResult(entry, pointer, message, advice, related=(("The other entry.", other, ()),))
