"""Every council of today as one square of the same size, near where it is: who shares, uses or takes part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.catalogue import Catalogue, Use, by_name
from generator.model import Organisation
from generator.publish.analysis.engagement import KINDS, Engagement, engagement_of
from generator.publish.edition.memo import memoised
from generator.publish.graphics.tile_layout import Tile, tiles

_GAP = 0.14
_SHAPES = {
    "uses": "M{x} {y}h.86v.86h-.86z",
    "both": "M{x} {y}h.86v.86h-.86zm.43 .2l-.23 .23l.23 .23l.23 -.23z",
    "shares": "M{x} {y}m.43 .08l-.35 .35l.35 .35l.35 -.35z",
    "takes-part": "M{x} {y}m.13 .43a.3 .3 0 1 0 .6 0a.3 .3 0 1 0 -.6 0z",
    "live": "M{x} {y}h.86v.86h-.86z",
    "piloting": "M{x} {y}v.86h.86z",
    "planned": "M{x} {y}h.86v.86h-.86zm.2 .2v.46h.46v-.46z",
    "involved": "M{x} {y}m.13 .43a.3 .3 0 1 0 .6 0a.3 .3 0 1 0 -.6 0z",
    "stopped": "M{x} {y}l.86 .86m0 -.86l-.86 .86",
}
"""A shape for each standing and for each status of an adoption, so that colour alone tells nothing."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Squares that are marked in the same way, as one path; `kind` is what the mark means."""

    kind: str
    number: int
    path: str


@memoised
def tile_map(catalogue: Catalogue) -> "TileMap":
    """Return the map of the councils of a catalogue, laid out once for all pages that show it."""
    return TileMap(catalogue)


@dataclass(frozen=True)
class TileMap:
    """The map of one catalogue. Without a council that has a place on it there is no map, and it is false."""

    catalogue: Catalogue

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.tiles)

    @cached_property
    def councils(self) -> tuple[Organisation, ...]:
        """The councils of today, by name."""
        catalogue = self.catalogue
        return by_name(
            organisation
            for organisation in catalogue.organisations.values()
            if catalogue.is_council(organisation) and not organisation.ended
        )

    @cached_property
    def tiles(self) -> Mapping[str, Tile]:
        """Each council's square by its slug, close to the corner; those without one stand in rows at the foot."""
        layout = tiles()
        known = {council.slug: layout[council.slug] for council in self.councils if council.slug in layout}
        unknown = [council.slug for council in self.councils if council.slug not in layout]
        if len(known) <= len(unknown):
            return {}
        left, top = min(tile.column for tile in known.values()), min(tile.row for tile in known.values())
        placed = {slug: Tile(column - left, row - top) for slug, (column, row) in known.items()}
        width, height = _size(placed.values())
        return placed | {slug: Tile(i % width, height + 1 + i // width) for i, slug in enumerate(unknown)}

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many squares the map is wide and high."""
        return _size(self.tiles.values())

    @cached_property
    def ground(self) -> str:
        """All squares as one short path: a line for each unbroken stretch of a row, to be drawn with dashes."""
        return "".join(_runs(self.tiles.values()))

    @cached_property
    def engagements(self) -> Mapping[str, Engagement]:
        """How far each council has come, by its slug."""
        return {council.slug: engagement_of(self.catalogue, council.slug) for council in self.councils}

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """What all councils share or use, in the order of `KINDS`; those with nothing yet have no mark."""
        kinds = ((engagement.kind, slug) for slug, engagement in self.engagements.items())
        return self._layers(kinds, KINDS)

    def count(self, kind: str) -> int:
        """Say how many councils have come so far, those without a mark too."""
        return sum(engagement.kind == kind for engagement in self.engagements.values())

    @staticmethod
    def shape(kind: str) -> str:
        """Give the mark of a kind alone, for the key to the map."""
        return _marks(kind, [Tile(0, 0)])

    def adopters(self, uses: Iterable[Use]) -> tuple[Layer, ...]:
        """Mark the councils that use one thing or take part in it, in the order of the statuses."""
        if not self.tiles:
            return ()
        kinds = ((use.adoption.status, use.organisation.slug) for use in uses)
        return self._layers(kinds, self.catalogue.terms("adoption-statuses"))

    def _layers(self, kinds: Iterable[tuple[str, str]], order: Iterable[str]) -> tuple[Layer, ...]:
        squares: defaultdict[str, set[Tile]] = defaultdict(set)
        for kind, slug in kinds:
            if slug in self.tiles:
                squares[kind].add(self.tiles[slug])
        return tuple(Layer(kind, len(squares[kind]), _marks(kind, squares[kind])) for kind in order if kind in squares)


def _size(squares: Iterable[Tile]) -> tuple[int, int]:
    columns, rows = zip(*squares, strict=True)
    return max(columns) + 1, max(rows) + 1


def _marks(kind: str, squares: Iterable[Tile]) -> str:
    shape = _SHAPES.get(kind, "")
    ordered = sorted(squares, key=lambda tile: (tile.row, tile.column))
    return "".join(shape.format(x=column, y=row) for column, row in ordered)


def _runs(squares: Iterable[Tile]) -> Iterator[str]:
    for row, row_tiles in groupby(sorted(squares, key=lambda tile: (tile.row, tile.column)), key=lambda tile: tile.row):
        columns = [tile.column for tile in row_tiles]
        for _, neighbours in groupby(enumerate(columns), key=lambda numbered: numbered[1] - numbered[0]):
            run = [column for _, column in neighbours]
            yield f"M{run[0]} {row}.43h{len(run) - _GAP:g}"
