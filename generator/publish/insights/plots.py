"""Plots as SVG. Horizontal lengths are in per cent and vertical ones in rem, so that plots fit any width.

Each shape has a class and gets its colours from the stylesheet, because the site's security policy forbids inline
styles. Text has the size of the page's own text, on a phone too.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise
from textwrap import wrap

from markupsafe import Markup, escape

from generator.publish.insights.figure import Figure, Form, Row

_ROW_HEIGHT, _LINE_HEIGHT, _BASELINE, _BAR_GAP, _BAR_HEIGHT = 2.35, 1.3, 1.0, 0.15, 0.7
_MAX_LINE_LETTERS = 38
_NO_BREAK_SPACE = "\u00a0"
_PLOT_HEIGHT, _AXIS_HEIGHT = 14.0, 1.75
_MARGIN = 0.02
"""The fraction of a plot that is left empty at each end, so that the outermost lines and dots are not cut off."""
_MAX_DOTS, _MAX_GUIDES = 12, 6
_SVG = Markup('<svg class="plot" role="img" aria-labelledby="{0}" aria-describedby="{0}-lead" {1}>{2}</svg>')
_SIZE = Markup('width="100%" height="{0:g}rem"')
_RECT = Markup('<rect class="is-{0}" x="{1:.4g}%" y="{2:.4g}rem" width="{3:.4g}%" height="{4:g}rem"/>')
_LABEL = Markup('<text y="{0:.4g}rem"{2}>{1}</text>')
_BOLD = Markup('<tspan class="plot-number">{0}</tspan>')
_LINE = Markup('<line class="{0}" x1="{1:.4g}%" y1="{2:.4g}rem" x2="{3:.4g}%" y2="{4:.4g}rem"/>')
_DOT = Markup('<circle class="is-{0}" cx="{1:.4g}%" cy="{2:.4g}rem" r="4"/>')
_TEXT = Markup('<text class="plot-{0}" x="{1:g}%" y="{2:.4g}rem">{3}</text>')


def draw(figure: Figure) -> Markup:
    """Return the plot of a figure as SVG; empty if the figure has none."""
    if not figure.is_drawn:
        return Markup()
    shapes, height = _lines(figure) if figure.form is Form.LINES else _bars(figure)
    return _SVG.format(figure.slug, _SIZE.format(height), Markup().join(shapes))


def _bars(figure: Figure) -> tuple[list[Markup], float]:
    """Return the shapes of a bar for each row, below its label and numbers, and the height of the plot in rem."""
    values = [figure.lengths(row) for row in figure.drawn_rows]
    largest = max(sum(row_values) for row_values in values)
    shapes: list[Markup] = []
    y = 0.0
    for row, numbers in zip(figure.drawn_rows, values, strict=True):
        lines = list(_label_lines(row, figure))
        shapes += (
            _LABEL.format(y + _BASELINE + _LINE_HEIGHT * line, text, row.lang) for line, text in enumerate(lines)
        )
        y += _LINE_HEIGHT * len(lines)
        shapes += _bar([_length(number / largest) for number in numbers], figure.looks, y + _BAR_GAP)
        y += _ROW_HEIGHT - _LINE_HEIGHT
    return shapes, y


def _bar(lengths: Sequence[float], looks: Sequence[str], y: float) -> Iterator[Markup]:
    """Yield the segments of a bar, each starting where the one before it ends."""
    for look, length, end in zip(looks, lengths, accumulate(lengths), strict=True):
        if length:
            yield _RECT.format(look, end - length, y, length, _BAR_HEIGHT)


def _label_lines(row: Row, figure: Figure) -> Iterator[Markup]:
    """Yield the label of a bar, its numbers and its note, in lines that fit a small phone."""
    numbers = row.beside_label or " · ".join(f"{number:,}" for number in row.numbers[: figure.drawn])
    numbers = numbers.replace(" ", _NO_BREAK_SPACE)
    *lines, last = wrap(f"{row.label} {numbers}", _MAX_LINE_LETTERS, break_on_hyphens=False)
    yield from map(escape, lines)
    yield escape(last.removesuffix(numbers)) + _BOLD.format(numbers)
    yield from map(escape, wrap(row.note, _MAX_LINE_LETTERS, break_on_hyphens=False))


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
