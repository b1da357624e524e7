"""A small diagram of the relations of an entry, as SVG, narrow enough for a phone.

What the entry builds on is above it, what builds on the entry is below. For screen readers the diagram is a single
image, described by the list beside it. It is not a template because rendering one takes several times as long.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.model import Entry
from generator.publish.analysis.relations import RelationGroup
from generator.publish.edition.language import ENGLISH, Language

_WIDTH = 340
_SPINE = 18
_INDENT = 44
_LINE_HEIGHT = 24
_PADDING = 10
_GAP = 14
_OWN_HEIGHT = 48
_MAX_NAMES = 5
_MIN_RELATIONS = 3
"""Fewer relations are quicker to read in the list alone."""

_MAX_LETTERS = 32.0
"""The letters of average width that fit on a line."""

_BOX = f'<rect class="diagram-box" x="{_INDENT}" y="%d" width="{_WIDTH - _INDENT - 1}" height="%d" rx="4"/>\n'
_HEADING = f'<text class="diagram-kind" x="{_INDENT + 12}" y="%d">%s</text>\n'
_NAME = f'<rect class="diagram-mark is-%s" x="{_INDENT + 12}" y="%d" width="8" height="8" rx="1"/>'
_NAME += f'<text x="{_INDENT + 27}" y="%d">%s</text>\n'
_OWN_BOX = f'<rect class="diagram-centre is-%s" x="1" y="%d" width="{_WIDTH - 2}" height="{_OWN_HEIGHT}" rx="4"/>\n'
_OWN_BOX += '<text class="diagram-name" x="14" y="%d">%s</text>\n'


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text in a box, with its baseline; `kind` is the collection of the entry, empty for *and 3 more*."""

    y: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one relation group: a heading and the names of the entries."""

    group: RelationGroup
    y: int
    lines: tuple[Label, ...]

    @property
    def height(self) -> int:
        """The height in pixels, including the heading."""
        return (len(self.lines) + 1) * _LINE_HEIGHT + _PADDING

    @property
    def middle(self) -> int:
        """The y coordinate at which its line begins or ends."""
        return self.y + _LINE_HEIGHT // 2 + _PADDING // 2

    @property
    def branch(self) -> str:
        """The SVG path of the line between the box and the spine."""
        return f"M{_SPINE} {self.middle}H{_INDENT}"


@dataclass(frozen=True, slots=True)
class Diagram:
    """The layout of a diagram: the entry's own box at `y`, what it builds on above and what builds on it below."""

    name: str
    y: int
    above: tuple[Box, ...]
    below: tuple[Box, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes except the entry's own, from top to bottom."""
        return self.above + self.below

    @property
    def height(self) -> int:
        """The height of the diagram in pixels."""
        last = self.below[-1] if self.below else None
        return (last.y + last.height if last else self.y + _OWN_HEIGHT) + 1

    @property
    def lines(self) -> str:
        """The SVG path of the spines above and below the entry, and of the lines of all directed relations."""
        up = f"M{_SPINE} {self.y}V{self.above[0].middle}" if self.above else ""
        down = f"M{_SPINE} {self.y + _OWN_HEIGHT}V{self.below[-1].middle}" if self.below else ""
        return up + down + "".join(box.branch for box in self.boxes if not box.group.is_mutual)

    @property
    def mutual_lines(self) -> str:
        """The SVG path of the lines of symmetric relations."""
        return "".join(box.branch for box in self.boxes if box.group.is_mutual)

    @property
    def arrow_heads(self) -> str:
        """The SVG path of the arrow heads: at the boxes above, and at the entry for those below."""
        heads = [f"M{_INDENT - 1} {box.middle}l-9 -5v10z" for box in self.above if not box.group.is_mutual]
        return "".join(heads) + (f"M{_SPINE} {self.y + _OWN_HEIGHT + 1}l-5 9h10z" if self.below else "")


def layout(entry: Entry, groups: Sequence[RelationGroup], language: Language = ENGLISH) -> Diagram | None:
    """Return the layout of a diagram, or None if the entry has too few relations to draw."""
    if sum(len(group.others) for group in groups) < _MIN_RELATIONS:
        return None
    above = tuple(_stack([group for group in groups if group.is_stated_here], 1, language))
    y = above[-1].y + above[-1].height + _GAP + _PADDING if above else 1
    below = tuple(
        _stack([group for group in groups if not group.is_stated_here], y + _OWN_HEIGHT + _GAP + _PADDING, language)
    )
    return Diagram(fit_box(entry.name), y, above, below)


def _stack(groups: Iterable[RelationGroup], y: int, language: Language) -> Iterator[Box]:
    for group in groups:
        box = Box(group, y, tuple(_labels(group, y, language)))
        yield box
        y += box.height + _GAP


def _labels(group: RelationGroup, y: int, language: Language) -> Iterator[Label]:
    """Yield labels for the first few entries, and one for the number of others. The list on the page has all."""
    count = len(group.others)
    visible = count if count <= _MAX_NAMES + 1 else _MAX_NAMES
    for row, (other, _) in enumerate(group.others[:visible], start=2):
        yield Label(y + row * _LINE_HEIGHT - 3, fit_box(other.name), other.collection.value)
    if visible < count:
        yield Label(
            y + (visible + 2) * _LINE_HEIGHT - 3, language.gettext("and %(number)s more", number=count - visible)
        )


def fit_box(name: str) -> str:
    """Return a name cut to fit its box. No font is at hand to measure it, so wide letters simply count for more."""
    room = _MAX_LETTERS
    for index, letter in enumerate(name):
        room -= _width(letter)
        if room < 0:
            return f"{name[:index].rstrip()}…"
    return name


def _width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    return 1.5 if letter in "MW@mw" else 1.3 if letter.isupper() else 1


def to_svg(diagram: Diagram, entry: Entry, language: Language = ENGLISH) -> Markup:
    """Return a diagram as SVG, whose accessible name refers to the list beside it."""
    size = f'viewBox="0 0 {_WIDTH} {diagram.height}" width="{_WIDTH}" height="{diagram.height}"'
    label = language.gettext(
        "Diagram of what %(name)s builds on and what builds on it: the same as in the list.", name=entry.name
    )
    parts = [
        f'<svg class="diagram" {size} role="img" aria-label="{escape(label)}">\n',
        f'<path class="diagram-line" d="{diagram.lines}"/>\n',
        f'<path class="diagram-line is-mutual" d="{diagram.mutual_lines}"/>\n' if diagram.mutual_lines else "",
        f'<path class="diagram-arrow" d="{diagram.arrow_heads}"/>\n',
        *(part for box in diagram.boxes for part in _box_svg(box, language)),
        _OWN_BOX % (entry.collection, diagram.y, diagram.y + 29, escape(diagram.name)),
        "</svg>\n",
    ]
    return Markup("".join(parts))  # noqa: S704 - text from entries is escaped where it is inserted


def _box_svg(box: Box, language: Language) -> Iterator[str]:
    yield _BOX % (box.y, box.height)
    yield _HEADING % (box.y + 22, language.gettext(box.group.label))
    for label in box.lines:
        if label.kind:
            yield _NAME % (label.kind, label.y - 9, label.y, escape(label.text))
        else:
            yield _HEADING % (label.y, escape(label.text))
