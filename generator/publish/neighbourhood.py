"""What an entry fits with: its relations from either end, and a small drawing of them.

The drawing is narrow enough for a phone: what the entry builds on stands above it, what builds on the entry below. It
is one picture whose alternative is the list beside it.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue, Edge
from generator.model import RELATIONS, Entry
from generator.publish.language import ENGLISH, Language

WIDTH = 340
SPINE = 18
INDENT = 44
LINE = 24
_EDGE = 10
_GAP = 14
OWN = 48
_MOST = 5
_FULL = 32.0
"""How many letters of usual width stand in one line."""

WORDS = {
    "implements": ("Follows", "Followed by"),
    "depends_on": ("Needs", "Needed by"),
    "part_of": ("Part of", "Includes"),
    "supersedes": ("Replaces", "Replaced by"),
    "alternative_to": ("Alternative to", "Alternative to"),
}
_BOTH_WAYS = ("alternative_to",)
"""Relations that say the same from either end."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A relation as seen from one of its ends, with each entry at the other."""

    kind: str
    is_stated_here: bool
    others: tuple[tuple[Entry, Edge], ...]

    @property
    def words(self) -> str:
        """What people read before the others' names."""
        return WORDS[self.kind][0 if self.is_stated_here else 1]

    @property
    def is_mutual(self) -> bool:
        """Whether it says the same from either end."""
        return self.kind in _BOTH_WAYS


@dataclass(frozen=True, slots=True)
class Line:
    """A name in a drawing, at its place."""

    y: int
    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """All that an entry has one relation with, as a box in a drawing."""

    fit: Fit
    y: int
    lines: tuple[Line, ...]

    @property
    def height(self) -> int:
        """How high it is, its heading included."""
        return (len(self.lines) + 1) * LINE + _EDGE

    @property
    def middle(self) -> int:
        """Where its line begins or ends."""
        return self.y + LINE // 2 + _EDGE // 2

    @property
    def branch(self) -> str:
        """The path of its line."""
        return f"M{SPINE} {self.middle}H{INDENT}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The places of all parts of a drawing. Above the entry stands what it builds on, below it what builds on it."""

    name: str
    y: int
    above: tuple[Box, ...]
    below: tuple[Box, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All that the entry has a relation with, from top to bottom."""
        return self.above + self.below

    @property
    def height(self) -> int:
        """How high the whole is."""
        last = self.below[-1] if self.below else None
        return (last.y + last.height if last else self.y + OWN) + 1

    @property
    def lines(self) -> str:
        """The path of all lines that have a direction, and of the two that they branch from."""
        up = f"M{SPINE} {self.y}V{self.above[0].middle}" if self.above else ""
        down = f"M{SPINE} {self.y + OWN}V{self.below[-1].middle}" if self.below else ""
        return up + down + "".join(box.branch for box in self.boxes if not box.fit.is_mutual)

    @property
    def mutual_lines(self) -> str:
        """The path of the lines that say the same from either end."""
        return "".join(box.branch for box in self.boxes if box.fit.is_mutual)

    @property
    def heads(self) -> str:
        """The path of all heads of arrows: at what the entry builds on, and at the entry."""
        found = [f"M{INDENT - 1} {box.middle}l-9 -5v10z" for box in self.above if not box.fit.is_mutual]
        return "".join(found) + (f"M{SPINE} {self.y + OWN + 1}l-5 9h10z" if self.below else "")


def fits(catalogue: Catalogue, entry: Entry) -> Iterator[Fit]:
    """Yield relations of each kind, first those the entry states, then those that others state with it."""
    stated, met = _by_kind(catalogue.edges_from(entry.slug)), _by_kind(catalogue.edges_to(entry.slug))
    for kind in _BOTH_WAYS:
        stated[kind] += met.pop(kind, [])
    for kind in RELATIONS:
        for edges, is_stated_here in ((stated.get(kind), True), (met.get(kind), False)):
            if edges:
                others = {_other(edge, entry).slug: (_other(edge, entry), edge) for edge in reversed(edges)}
                yield Fit(kind, is_stated_here, tuple(reversed(others.values())))


def _by_kind(edges: Iterable[Edge]) -> defaultdict[str, list[Edge]]:
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.kind].append(edge)
    return found


def _other(edge: Edge, entry: Entry) -> Entry:
    return edge.target if edge.source is entry else edge.source


def draw(entry: Entry, found: Sequence[Fit], language: Language = ENGLISH) -> Drawing | None:
    """Give each part of the drawing its place; nothing to draw where there are no relations."""
    if not found:
        return None
    above = tuple(_stacked([fit for fit in found if fit.is_stated_here], 1, language))
    y = above[-1].y + above[-1].height + _GAP + _EDGE if above else 1
    below = tuple(_stacked([fit for fit in found if not fit.is_stated_here], y + OWN + _GAP + _EDGE, language))
    return Drawing(shortened(entry.name), y, above, below)


def _stacked(found: Iterable[Fit], y: int, language: Language) -> Iterator[Box]:
    for fit in found:
        box = Box(fit, y, tuple(_lines(fit, y, language)))
        yield box
        y += box.height + _GAP


def _lines(fit: Fit, y: int, language: Language) -> Iterator[Line]:
    """Yield the names of the first few; that there are more is said, and the list has them all."""
    count = len(fit.others)
    shown = count if count <= _MOST + 1 else _MOST
    for place, (other, _) in enumerate(fit.others[:shown], start=2):
        yield Line(y + place * LINE - 3, shortened(other.name), other.collection.value)
    if shown < count:
        yield Line(y + (shown + 2) * LINE - 3, language.say("and %(number)s more", number=count - shown))


def shortened(name: str) -> str:
    """Cut a name where it would leave its box. Nothing here can measure letters, so wide ones count for more."""
    room = _FULL
    for place, letter in enumerate(name):
        room -= _width(letter)
        if room < 0:
            return f"{name[:place].rstrip()}…"
    return name


def _width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    return 1.5 if letter in "MW@mw" else 1.3 if letter.isupper() else 1
