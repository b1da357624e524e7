"""An organisation appears twice among the users or partners of an entry or in a reading, or an entry among uses."""

from collections.abc import Iterator

from generator.checked_entry import ADOPTION_KEYS
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult

RULE = Rule("C108", "repeated-organisation", "An organisation or entry appears twice in one list")

_KEYS = {**ADOPTION_KEYS, "partners": "organisation", "bodies": "organisation"}
"""The field that says what an item of a list is about."""


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        for name, key in _KEYS.items():
            if name not in entry.data:
                continue
            first: dict[str, int] = {}
            for index, group in entry.groups(name):
                slug = group.get(key)
                if isinstance(slug, str) and first.setdefault(slug, index) != index:
                    yield RuleResult(
                        entry,
                        (name, index, key),
                        f"`{slug}` appears twice in `{name}`",
                        "Put what is known into one of them and delete the other.",
                        related=(("It appears here first.", entry, (name, first[slug], key)),),
                    )
