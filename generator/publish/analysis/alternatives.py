"""Entries that do a similar job, as they say themselves, in groups that are small enough to compare."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.facets import FACETS
from generator.model import Entry, Term
from generator.publish.analysis import usage
from generator.publish.edition.memo import memoised

URL = "compare/services/"
_MAX_COMPARED = 4


@dataclass(frozen=True, slots=True)
class ServiceComparisons:
    """The groups of alternatives that help with one service area, each with its most used entries first."""

    area: Term
    groups: tuple[tuple[Entry, ...], ...]

    @property
    def url(self) -> str:
        """The URL of the page with these comparisons. It stays the same when a group grows."""
        return f"{URL}{self.area.id}/"


@memoised
def service_comparisons(catalogue: Catalogue) -> tuple[ServiceComparisons, ...]:
    """Return the service areas with alternatives, in the order of the vocabulary."""
    groups = sorted(_groups(catalogue), key=lambda group: name_order(group[0]))
    areas = {
        area: tuple(group for group in groups if all(area.id in entry.services for entry in group))
        for area in catalogue.terms(FACETS["services"].vocabulary).values()
    }
    return tuple(ServiceComparisons(area, area_groups) for area, area_groups in areas.items() if area_groups)


def _groups(catalogue: Catalogue) -> Iterator[tuple[Entry, ...]]:
    """Yield the entries that are alternatives to each other, directly or by way of others; of many the most used."""
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for edge in catalogue.edges:
        if edge.kind == "alternative_to":
            neighbours[edge.source.slug].add(edge.target.slug)
            neighbours[edge.target.slug].add(edge.source.slug)
    grouped: set[str] = set()
    for slug in sorted(neighbours):
        if slug not in grouped:
            group, waiting = {slug}, [slug]
            while waiting:
                new = neighbours[waiting.pop()] - group
                group |= new
                waiting += new
            grouped |= group
            entries = sorted((catalogue.entries[each] for each in group), key=lambda each: _order(catalogue, each))
            yield tuple(entries[:_MAX_COMPARED])


def _order(catalogue: Catalogue, entry: Entry) -> tuple[int, str, str]:
    return (-len(usage.chosen(usage.in_use(catalogue, entry.slug))), *name_order(entry))
