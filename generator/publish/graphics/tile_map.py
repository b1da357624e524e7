"""The tile map: each current council as one square of the same size, near its real place, marked by what it does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.catalogue import Catalogue
from generator.memo import memoised
from generator.model import Organisation
from generator.publish.analysis.councils import current_councils
from generator.publish.analysis.engagement import KINDS, Engagement, engagement_of
from generator.publish.graphics.tile_layout import Tile, tiles
from generator.uses import Use

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
"""The shape of each kind of engagement and each adoption status, so that nothing depends on colour alone."""


@dataclass(frozen=True, slots=True)
class Layer:
    """All squares with the same mark, as one SVG path; `kind` is what the mark means."""

    kind: str
    number: int
    path: str


def tile_map(catalogue: Catalogue) -> "TileMap":
    """Return the map of a catalogue's councils, laid out once for all pages that show it."""
    return TileMap(catalogue)


@memoised
def _tiles_of(catalogue: Catalogue) -> Mapping[str, Tile]:
    layout = tiles()
    councils = [council.slug for council in current_councils(catalogue)]
    known = {slug: layout[slug] for slug in councils if slug in layout}
    unknown = [slug for slug in councils if slug not in layout]
    if len(known) <= len(unknown):
        return {}
    left, top = min(tile.column for tile in known.values()), min(tile.row for tile in known.values())
    placed = {slug: Tile(column - left, row - top) for slug, (column, row) in known.items()}
    width, height = _size(placed.values())
    return placed | {slug: Tile(i % width, height + 1 + i // width) for i, slug in enumerate(unknown)}


@memoised
def _engagements(catalogue: Catalogue) -> Mapping[str, Engagement]:
    return {council.slug: engagement_of(catalogue, council.slug) for council in current_councils(catalogue)}


@dataclass(frozen=True)
class TileMap:
    """The map of one catalogue. It is empty, and false, unless most of the councils are in the layout."""

    catalogue: Catalogue

    def __bool__(self) -> bool:
        """Whether there is a map."""
        return bool(self.tiles)

    @property
    def councils(self) -> tuple[Organisation, ...]:
        """The current councils, by name."""
        return current_councils(self.catalogue)

    @property
    def tiles(self) -> Mapping[str, Tile]:
        """The square of each council by its slug, with empty margins removed; councils not in the layout go below."""
        return _tiles_of(self.catalogue)

    @property
    def size(self) -> tuple[int, int]:
        """The width and height of the map in squares."""
        return _size(self.tiles.values())

    @property
    def ground(self) -> str:
        """All squares as one short SVG path: a line for each unbroken run in a row, which CSS draws as dashes."""
        return "".join(_runs(self.tiles.values()))

    @property
    def engagements(self) -> Mapping[str, Engagement]:
        """The engagement of each council by its slug."""
        return _engagements(self.catalogue)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """A layer for each kind of engagement, in the order of `KINDS`; the kind `nothing` has no shape."""
        kinds = ((engagement.kind, slug) for slug, engagement in self.engagements.items())
        return self._layers(kinds, KINDS)

    def count(self, kind: str) -> int:
        """Return the number of councils with a kind of engagement."""
        return sum(engagement.kind == kind for engagement in self.engagements.values())

    @staticmethod
    def shape(kind: str) -> str:
        """Return the SVG path of one mark, for the key of the map."""
        return _marks(kind, [Tile(0, 0)])

    def adopters(self, uses: Iterable[Use]) -> tuple[Layer, ...]:
        """Return a layer for each adoption status of one entry's uses, in the order of the vocabulary."""
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
