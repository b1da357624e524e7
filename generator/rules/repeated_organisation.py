"""An organisation appears twice among the users or the partners of an entry, or in a reading."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C108", "repeated-organisation", "An organisation appears twice in one list")


def find(context: Context) -> Iterator[RuleResult]:
    for entry in (*context.shared, *context.of(Collection.READINGS)):
        for name in ("used_by", "partners", "bodies"):
            first: dict[str, int] = {}
            for index, group in entry.groups(name):
                slug = group.get("organisation")
                if isinstance(slug, str) and first.setdefault(slug, index) != index:
                    yield RuleResult(
                        entry,
                        (name, index, "organisation"),
                        f"`{slug}` appears twice in `{name}`",
                        "Put what is known into one of them and delete the other.",
                        related=(("It appears here first.", entry, (name, first[slug], "organisation")),),
                    )
