"""A small diagram of what an entry fits with, as SVG, narrow enough for a phone.

What the entry builds on stands above it, what builds on the entry below. It is one picture whose alternative is the
list beside it. Written here and not in a template, which takes several times as long over it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model import Entry
from generator.publish.analysis.relations import Fit
from generator.publish.edition.language import ENGLISH, Language

_WIDTH = 340
_SPINE = 18
_INDENT = 44
_LINE_HEIGHT = 24
_EDGE = 10
_GAP = 14
_OWN = 48
_MOST = 5
_FULL = 32.0
"""How many letters of usual width stand in one line."""

_BOX = f'<rect class="diagram-box" x="{_INDENT}" y="%d" width="{_WIDTH - _INDENT - 1}" height="%d" rx="4"/>\n'
_HEADING = f'<text class="diagram-kind" x="{_INDENT + 12}" y="%d">%s</text>\n'
_NAME = f'<rect class="diagram-mark is-%s" x="{_INDENT + 12}" y="%d" width="8" height="8" rx="1"/>'
_NAME += f'<text x="{_INDENT + 27}" y="%d">%s</text>\n'
_OWN_BOX = f'<rect class="diagram-centre is-%s" x="1" y="%d" width="{_WIDTH - 2}" height="{_OWN}" rx="4"/>\n'
_OWN_BOX += '<text class="diagram-name" x="14" y="%d">%s</text>\n'


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
        return (len(self.lines) + 1) * _LINE_HEIGHT + _EDGE

    @property
    def middle(self) -> int:
        """Where its line begins or ends."""
        return self.y + _LINE_HEIGHT // 2 + _EDGE // 2

    @property
    def branch(self) -> str:
        """The path of its line."""
        return f"M{_SPINE} {self.middle}H{_INDENT}"


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
        return (last.y + last.height if last else self.y + _OWN) + 1

    @property
    def lines(self) -> str:
        """The path of all lines that have a direction, and of the two that they branch from."""
        up = f"M{_SPINE} {self.y}V{self.above[0].middle}" if self.above else ""
        down = f"M{_SPINE} {self.y + _OWN}V{self.below[-1].middle}" if self.below else ""
        return up + down + "".join(box.branch for box in self.boxes if not box.fit.is_mutual)

    @property
    def mutual_lines(self) -> str:
        """The path of the lines that say the same from either end."""
        return "".join(box.branch for box in self.boxes if box.fit.is_mutual)

    @property
    def heads(self) -> str:
        """The path of all heads of arrows: at what the entry builds on, and at the entry."""
        found = [f"M{_INDENT - 1} {box.middle}l-9 -5v10z" for box in self.above if not box.fit.is_mutual]
        return "".join(found) + (f"M{_SPINE} {self.y + _OWN + 1}l-5 9h10z" if self.below else "")


def layout(entry: Entry, found: Sequence[Fit], language: Language = ENGLISH) -> Drawing | None:
    """Give each part of the drawing its place; nothing to draw where there are no relations."""
    if not found:
        return None
    above = tuple(_stacked([fit for fit in found if fit.is_stated_here], 1, language))
    y = above[-1].y + above[-1].height + _GAP + _EDGE if above else 1
    below = tuple(_stacked([fit for fit in found if not fit.is_stated_here], y + _OWN + _GAP + _EDGE, language))
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
        yield Line(y + place * _LINE_HEIGHT - 3, shortened(other.name), other.collection.value)
    if shown < count:
        yield Line(y + (shown + 2) * _LINE_HEIGHT - 3, language.say("and %(number)s more", number=count - shown))


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


def to_svg(drawing: Drawing, entry: Entry, language: Language = ENGLISH) -> Markup:
    """Write a drawing as one picture; its words for those who do not see it point to the list beside it."""
    size = f'viewBox="0 0 {_WIDTH} {drawing.height}" width="{_WIDTH}" height="{drawing.height}"'
    label = language.say(
        "Diagram of what %(name)s builds on and what builds on it: the same as in the list.", name=entry.name
    )
    parts = [
        f'<svg class="diagram" {size} role="img" aria-label="{escape(label)}">\n',
        f'<path class="diagram-line" d="{drawing.lines}"/>\n',
        f'<path class="diagram-line is-mutual" d="{drawing.mutual_lines}"/>\n' if drawing.mutual_lines else "",
        f'<path class="diagram-arrow" d="{drawing.heads}"/>\n',
        *(part for box in drawing.boxes for part in _box(box, language)),
        _OWN_BOX % (entry.collection, drawing.y, drawing.y + 29, escape(drawing.name)),
        "</svg>\n",
    ]
    return Markup("".join(parts))  # noqa: S704 - all that a stranger wrote is escaped where it is put in


def _box(box: Box, language: Language) -> Iterator[str]:
    yield _BOX % (box.y, box.height)
    yield _HEADING % (box.y + 22, language.say(box.fit.words))
    for line in box.lines:
        if line.kind:
            yield _NAME % (line.kind, line.y - 9, line.y, escape(line.words))
        else:
            yield _HEADING % (line.y, escape(line.words))
