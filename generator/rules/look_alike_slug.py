"""Two slugs differ so little that people will take one for the other."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.project import SHARED, Collection
from generator.reading import Reading
from generator.rules.context import Context, Finding

RULE = Rule("C107", "look-alike-slug", "Two slugs look alike", Severity.WARNING)

_LOOK_ALIKE = str.maketrans({"0": "o", "1": "l", "5": "s"})


def find(context: Context) -> Iterator[Finding]:
    for collections in (SHARED, (Collection.ORGANISATIONS,)):
        first: dict[str, Reading] = {}
        for reading in context.of(*collections):
            other = first.setdefault(_as_seen(reading.file.slug), reading)
            if other.file.slug != reading.file.slug:
                yield Finding(
                    reading,
                    (),
                    f"The slug `{reading.file.slug}` looks like `{other.file.slug}`",
                    "If both are about the same thing, keep one of them. If not, give this one a more distinct slug.",
                    related=(("The other one.", other, ()),),
                )


def _as_seen(slug: str) -> str:
    """Reduce a slug to what a hurried reader sees: no hyphens, no plurals, letters for digits."""
    return "".join(word.removesuffix("s") for word in slug.translate(_LOOK_ALIKE).split("-"))
