"""Plots as SVG. Horizontal lengths are in per cent and vertical ones in rem, so that plots fit any width.

Each shape has a class and gets its colours from the stylesheet, because the site's security policy forbids inline
styles. The label of a bar is text of the page above it, because text within SVG does not wrap.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise

from markupsafe import Markup

from generator.publish.insights.figure import Figure, Form, Row

_BAR_HEIGHT = 0.7
_NO_BREAK_SPACE = "\u00a0"
_PLOT_HEIGHT, _AXIS_HEIGHT = 14.0, 1.75
_MARGIN = 0.02
"""The fraction of a plot that is left empty at each end, so that the outermost lines and dots are not cut off."""
_MAX_DOTS, _MAX_GUIDES = 12, 6
_BARS = Markup('<div class="bars" role="img" aria-labelledby="{0}" aria-describedby="{0}-lead">{1}</div>')
_LABEL = Markup("<p><span{0}>{1}</span> <b>{2}</b>{3}</p>")
_NOTE = Markup(' <span class="quiet">{0}</span>')
_BAR = Markup('<svg class="plot" aria-hidden="true" {0}>{1}</svg>')
_SVG = Markup('<svg class="plot" role="img" aria-labelledby="{0}" aria-describedby="{0}-lead" {1}>{2}</svg>')
_SIZE = Markup('width="100%" height="{0:g}rem"')
_RECT = Markup('<rect class="is-{0}" x="{1:.4g}%" width="{2:.4g}%" height="{3:g}rem"/>')
_LINE = Markup('<line class="{0}" x1="{1:.4g}%" y1="{2:.4g}rem" x2="{3:.4g}%" y2="{4:.4g}rem"/>')
_DOT = Markup('<circle class="is-{0}" cx="{1:.4g}%" cy="{2:.4g}rem" r="4"/>')
_TEXT = Markup('<text class="plot-{0}" x="{1:g}%" y="{2:.4g}rem">{3}</text>')


def draw(figure: Figure) -> Markup:
    """Return the plot of a figure as SVG; empty if the figure has none."""
    if not figure.is_drawn:
        return Markup()
    if figure.form is not Form.LINES:
        return _BARS.format(figure.slug, Markup().join(_bars(figure)))
    shapes, height = _lines(figure)
    return _SVG.format(figure.slug, _SIZE.format(height), Markup().join(shapes))


def _bars(figure: Figure) -> Iterator[Markup]:
    """Yield a label and a bar for each row."""
    values = [figure.lengths(row) for row in figure.drawn_rows]
    largest = max(sum(row_values) for row_values in values)
    for row, numbers in zip(figure.drawn_rows, values, strict=True):
        segments = _segments([_length(number / largest) for number in numbers], figure.looks)
        yield _label(row, figure) + _BAR.format(_SIZE.format(_BAR_HEIGHT), Markup().join(segments))


def _segments(lengths: Sequence[float], looks: Sequence[str]) -> Iterator[Markup]:
    """Yield the segments of a bar, each starting where the one before it ends."""
    for look, length, end in zip(looks, lengths, accumulate(lengths), strict=True):
        if length:
            yield _RECT.format(look, end - length, length, _BAR_HEIGHT)


def _label(row: Row, figure: Figure) -> Markup:
    """Return the label of a bar, its numbers and its note."""
    numbers = row.beside_label or " · ".join(f"{number:,}" for number in row.numbers[: figure.drawn])
    note = _NOTE.format(row.note) if row.note else Markup()
    return _LABEL.format(row.lang, row.label, numbers.replace(" ", _NO_BREAK_SPACE), note)


def _lines(figure: Figure) -> tuple[list[Markup], float]:
    """Return the shapes of a line for each column over time, to scale, and the height of the plot in rem."""
    first, last = figure.rows[0], figure.rows[-1]
    days = last.day - first.day or 1
    largest = max(max(row.numbers[: figure.drawn]) for row in figure.rows)
    shapes = [shape for number in range(0, largest + 1, _step(largest)) for shape in _guide(number, largest)]
    for index, look in enumerate(figure.looks):
        points = [(_x((row.day - first.day) / days), _y(row.numbers[index] / largest)) for row in figure.rows]
        shapes += (_LINE.format(f"is-{look}", *start, *end) for start, end in pairwise(points))
        shapes += (_DOT.format(look, *point) for point in points if len(points) <= _MAX_DOTS)
    y = _PLOT_HEIGHT + _AXIS_HEIGHT - 0.5
    axis_labels = _TEXT.format("first", 0, y, first.label), _TEXT.format("last", 100, y, last.label)
    return [*shapes, *axis_labels], _PLOT_HEIGHT + _AXIS_HEIGHT


def _step(largest: int) -> int:
    """Return the interval of guides: the least of 1, 2, 5, 10, 20 and so on that needs at most `_MAX_GUIDES` steps."""
    steps: Iterator[int] = (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
    return next(step for step in steps if largest <= step * _MAX_GUIDES)


def _guide(number: int, largest: int) -> Iterator[Markup]:
    """Yield a horizontal guide at a round number, with the number above its left end."""
    y = _y(number / largest)
    yield _LINE.format("plot-guide", 0, y, 100, y)
    if number:  # a label at zero would be in the way of the lines
        yield _TEXT.format("scale", 0, y - 0.25, f"{number:,}")


def _length(fraction: float) -> float:
    """Return the length of a fraction of the largest value, in per cent of the width."""
    return 100 * fraction / (1 + 2 * _MARGIN)


def _x(fraction: float) -> float:
    """Return the x coordinate of a fraction of the time, in per cent of the width."""
    return _length(fraction + _MARGIN)


def _y(fraction: float) -> float:
    """Return the y coordinate of a fraction of the largest value, in rem from the top."""
    return _PLOT_HEIGHT * _length(1 - fraction + _MARGIN) / 100
