"""Two slugs differ so little that people will confuse them."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule, Severity
from generator.project import SHARED, Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C107", "look-alike-slug", "Two slugs look alike", Severity.WARNING)

_CONFUSABLE = str.maketrans({"0": "o", "1": "l", "5": "s"})


def find(context: Context) -> Iterator[RuleResult]:
    for collections in (SHARED, (Collection.ORGANISATIONS,)):
        first: dict[str, CheckedEntry] = {}
        for entry in context.of(*collections):
            other = first.setdefault(_simplified(entry.file.slug), entry)
            if other.file.slug != entry.file.slug:
                yield RuleResult(
                    entry,
                    (),
                    f"The short name `{entry.file.slug}` looks like `{other.file.slug}`",
                    "If both are about the same thing, keep one of them. If not, give this one a more distinct name.",
                    related=(("The other one.", other, ()),),
                )


def _simplified(slug: str) -> str:
    """Reduce a slug to what a reader in a hurry sees: no hyphens, no plurals, letters instead of digits."""
    return "".join(word.removesuffix("s") for word in slug.translate(_CONFUSABLE).split("-"))
