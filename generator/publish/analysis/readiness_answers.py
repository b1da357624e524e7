"""Whether an entry meets the readiness checks that need more than one of its fields."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish.analysis import activity, observations, usage, wholes
from generator.publish.edition.dates import a_year_after


@dataclass(frozen=True, slots=True)
class EntryInContext:
    """An entry with everything else that its readiness depends on."""

    entry: Entry
    catalogue: Catalogue
    today: date


def has_link(*kinds: str) -> Callable[[EntryInContext], bool]:
    """Return the function that tells whether an entry has a link of any of these kinds."""
    return lambda case: any(case.entry.links.get(kind) for kind in kinds)


def has_contact(case: EntryInContext) -> bool:
    """Whether an entry, or else a whole that it is part of, says whom to ask."""
    return wholes.with_contact(case.catalogue, case.entry) is not None


def has_documentation(case: EntryInContext) -> bool:
    """Whether an entry, or else a whole that it is part of, has documentation."""
    return wholes.with_documentation(case.catalogue, case.entry) is not None


def has_assurance(kind: str) -> Callable[[EntryInContext], bool]:
    """Return the function that tells whether an entry has this assurance."""
    return lambda case: bool(case.entry.assurance.get(kind))


def has_security_policy(case: EntryInContext) -> bool:
    """Whether an entry names a security policy, or one was seen in its repository."""
    is_seen = bool(observations.security_policy_seen(case.catalogue, case.entry))
    return is_seen or bool(case.entry.assurance.get("security_policy"))


def is_used(case: EntryInContext) -> bool:
    """Whether there is evidence that an organisation uses it, live or as a pilot; taking part does not count."""
    return any(use.adoption.evidence for use in usage.in_use(case.catalogue, case.entry.slug))


def is_followed(case: EntryInContext) -> bool:
    """Whether an entry says that it follows the standard, or there is evidence that an organisation uses it."""
    is_named = any(edge.kind == "implements" for edge in case.catalogue.edges_to(case.entry.slug))
    return is_named or is_used(case)


def is_kept_up(case: EntryInContext) -> bool:
    """Whether the thing itself is known to have changed in the last two years."""
    change = activity.last_change(case.catalogue, case.entry)
    return change is not None and activity.is_recent(change, case.today)


def is_reviewed(case: EntryInContext) -> bool:
    """Whether a person has checked the entry in the last year."""
    reviewed = case.entry.reviewed
    return bool(reviewed) and case.today <= a_year_after(date.fromisoformat(reviewed))
