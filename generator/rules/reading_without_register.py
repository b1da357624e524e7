"""A reading stands beside no register of its name, so nobody can tell what it is about."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C119", "reading-without-register", "A reading has no register")


def find(context: Context) -> Iterator[RuleResult]:
    for reading in context.of(Collection.READINGS):
        slug = reading.file.slug
        if slug not in context.by_slug[Collection.REGISTERS]:
            advice = "Delete the reading, or restore the register. If the register was renamed, rename both files."
            yield RuleResult(reading, (), f"There is no register `{slug}`, of which this is a reading", advice)
