"""Entries that do a similar job, as they say themselves, in groups that are small enough to compare."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.collation import name_order
from generator.facets import FACETS
from generator.memo import memoised
from generator.model import Entry, Term
from generator.publish.analysis import activity, usage

URL = "compare/services/"
_MIN_COMPARED, _MAX_COMPARED = 2, 4


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
def service_comparisons(catalogue: Catalogue, today: date) -> tuple[ServiceComparisons, ...]:
    """Return the service areas with alternatives that can be proposed as of `today`, in the order of the vocabulary."""
    groups = sorted(_groups(catalogue, today), key=lambda group: name_order(group[0]))
    areas = {
        area: tuple(group for group in groups if all(area.id in entry.services for entry in group))
        for area in catalogue.terms(FACETS["services"].vocabulary).values()
    }
    return tuple(ServiceComparisons(area, area_groups) for area, area_groups in areas.items() if area_groups)


def _groups(catalogue: Catalogue, today: date) -> Iterator[tuple[Entry, ...]]:
    """Yield the entries that are alternatives to each other, directly or by way of others; of many the most used.

    What is not to be proposed is left out, but still shows that two others do the same job.
    """
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
            entries = [catalogue.entries[each] for each in group]
            proposable = [each for each in entries if activity.is_proposable(catalogue, each, today)]
            if len(proposable) >= _MIN_COMPARED:
                yield usage.by_use(catalogue, proposable)[:_MAX_COMPARED]
