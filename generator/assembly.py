"""Build the graph of a catalogue from its valid entries. A check does not load this; what shows the catalogue does."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TypeVar, cast

from generator import building
from generator.catalogue import Catalogue
from generator.checked_entry import CheckedEntry
from generator.project import SHARED, Collection, EntryFile
from generator.rules.context import Context

Built = TypeVar("Built")
Models = dict[tuple[date, EntryFile], tuple[CheckedEntry, object]]
"""What the graph is made of by day and file, each with the entry that it was built from."""


def catalogue(context: Context, models: Models) -> Catalogue:
    """Build the graph, as it is today, from the valid entries. What `models` has of an entry is not built again."""

    def build(make: Callable[[str, str, building.Data], Built], collection: Collection) -> dict[str, Built]:
        return {each.file.slug: model(each, make) for each in _valid_entries(context, collection)}

    def model(entry: CheckedEntry, make: Callable[[str, str, building.Data], Built]) -> Built:
        key = context.today, entry.file
        before, built = models.get(key, (None, None))
        if before is not entry:
            built = make(entry.file.slug, entry.file.path, entry.data)
            models[key] = entry, built
        return cast("Built", built)

    return Catalogue(
        entries={
            entry.file.slug: model(entry, partial(building.entry, entry.file.collection))
            for entry in _valid_entries(context, *SHARED)
        },
        organisations=build(partial(building.organisation, today=context.today), Collection.ORGANISATIONS),
        vocabularies=build(building.vocabulary, Collection.VOCABULARIES),
        registers=build(building.register, Collection.REGISTERS),
        readings=build(building.reading, Collection.READINGS),
        observations=context.observations.by_address,
    )


def _valid_entries(context: Context, *collections: Collection) -> Iterator[CheckedEntry]:
    entries = (entry for entry in context.of(*collections) if entry.is_valid)
    yield from sorted(entries, key=lambda entry: entry.file.slug)
