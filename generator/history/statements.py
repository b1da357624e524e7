"""Who uses what as files state it, in their versions of any time, and how many uses they state together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from generator import document
from generator.adoption import SPEAKERS
from generator.catalogue import Catalogue
from generator.project import SHARED, Collection, EntryFile
from generator.register import Register

Use = tuple[str, str]
"""The slugs of an organisation and of an entry that it uses or takes part in."""

Statements = Mapping[Use, str]
"""The status of each use that one version of a file states."""

_LISTS = {
    Collection.ORGANISATIONS: ("uses", "entry"),
    Collection.READINGS: ("bodies", "organisation"),
    **dict.fromkeys(SHARED, ("used_by", "organisation")),
}
"""The list of uses in a file of each collection, and the field that names the other end."""


def of_catalogue(catalogue: Catalogue) -> Mapping[str, Statements]:
    """Return what each file of the catalogue states today, by path."""
    stated: dict[str, Statements] = {
        entry.path: {(each.organisation, entry.slug): each.status for each in entry.used_by}
        for entry in catalogue.entries.values()
    }
    stated |= {
        organisation.path: {(organisation.slug, use.entry): use.status for use in organisation.uses}
        for organisation in catalogue.organisations.values()
    }
    return stated


def of_version(file: EntryFile, content: bytes, registers: Mapping[str, Register]) -> Statements:
    """Return what one version of a file states; one that cannot be parsed states nothing.

    A reading says who is listed, and the register of today what that means.
    """
    if file.collection not in _LISTS or _LISTS[file.collection][0].encode() not in content:
        return {}
    return dict(_statements(file, document.parse("", content).data, registers))


def _statements(file: EntryFile, data: object, registers: Mapping[str, Register]) -> Iterator[tuple[Use, str]]:
    name, key = _LISTS[file.collection]
    register = registers.get(file.slug)
    items = data.get(name) if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        other, status = item.get(key), item.get("status")
        if file.collection is Collection.READINGS:
            is_listed = register and "no_longer_listed" not in item
            status = register.shows.status if register and is_listed else None
        if isinstance(other, str) and isinstance(status, str):
            yield _use(file, other, register), status


def _use(file: EntryFile, other: str, register: Register | None) -> Use:
    if file.collection is Collection.ORGANISATIONS:
        return file.slug, other
    is_reading = file.collection is Collection.READINGS
    return other, register.shows.entry if register and is_reading else file.slug


@dataclass(slots=True)
class UseCounter:
    """Counts uses by status, each once, however many files state it. Those in `left_out` do not count.

    `stated` has the statuses of each use by the file that states it: the place of its speaker, and its slug.
    """

    left_out: AbstractSet[Use] = frozenset()
    counts: Counter[str] = field(default_factory=Counter)
    stated: dict[Use, dict[tuple[int, str], str]] = field(default_factory=dict)

    def replace(self, file: EntryFile, before: Statements, after: Statements) -> None:
        """Replace what one version of a file states by what the next one does."""
        key = tuple(SPEAKERS).index(file.collection), file.slug
        for use in {**before, **after}:
            if use in self.left_out:
                continue
            statuses = self.stated.setdefault(use, {})
            if statuses:
                self.counts[statuses[min(statuses)]] -= 1
            statuses.pop(key, None)
            if use in after:
                statuses[key] = after[use]
            if statuses:
                self.counts[statuses[min(statuses)]] += 1
