"""The words about a number of users of which one entry makes up most: its name, and the number without it."""

from generator.publish.analysis.users import Users
from generator.publish.edition.language import Language


def dominance(counted: Users, language: Language) -> str:
    """Return a sentence on the entry that more than half of some users use, or an empty text if there is none."""
    if not (counted.is_dominated and counted.most_used):
        return ""
    return language.ngettext(
        "More than half of them use %(entry)s: without it, %(num)s uses something.",
        "More than half of them use %(entry)s: without it, %(num)s use something.",
        counted.without,
        entry=counted.most_used.name,
    )


def without_most_used(counted: Users, language: Language) -> str:
    """Return the number without the entry that more than half of some users use, or an empty text if there is none."""
    if not (counted.is_dominated and counted.most_used):
        return ""
    return language.gettext("%(number)s without %(entry)s", number=f"{counted.without:,}", entry=counted.most_used.name)
