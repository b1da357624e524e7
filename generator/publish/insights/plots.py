"""Plots as SVG that fits any width and follows the page's colours: across in parts of a hundred, down in text heights.

Each shape has a class, and our stylesheet gives the looks: the site's policy forbids styles within. Text stays as large
as the page's own on a phone, and grows with it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise
from textwrap import wrap

from markupsafe import Markup, escape

from generator.publish.insights.figure import Figure, Form, Row

_ROW_HEIGHT, _LINE_HEIGHT, _BASELINE, _BAR_GAP, _BAR_HEIGHT = 3.0, 1.3, 1.0, 0.15, 1.0
_MAX_LINE_LETTERS = 34
_NO_BREAK_SPACE = "\u00a0"
_PLOT_HEIGHT, _AXIS_HEIGHT = 14.0, 1.75
_MARGIN = 0.02
"""The part of a plot that stays free at either end, so that the outermost line and dot are whole."""
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
    """Draw a figure; nothing where there is nothing to draw."""
    if not figure.is_drawn:
        return Markup()
    shapes, height = _lines(figure) if figure.form is Form.LINES else _bars(figure)
    return _SVG.format(figure.slug, _SIZE.format(height), Markup().join(shapes))


def _bars(figure: Figure) -> tuple[list[Markup], float]:
    """Draw a bar for each row, below its label and its numbers."""
    values = [_bar_values(row, figure) for row in figure.rows]
    largest = max(sum(row_values) for row_values in values)
    shapes: list[Markup] = []
    y = 0.0
    for row, numbers in zip(figure.rows, values, strict=True):
        lines = list(_label_lines(row, figure))
        shapes += (
            _LABEL.format(y + _BASELINE + _LINE_HEIGHT * line, text, row.lang) for line, text in enumerate(lines)
        )
        y += _LINE_HEIGHT * len(lines)
        shapes += _bar([_length(number / largest) for number in numbers], figure.looks, y + _BAR_GAP)
        y += _ROW_HEIGHT - _LINE_HEIGHT
    return shapes, y


def _bar(lengths: Sequence[float], looks: Sequence[str], y: float) -> Iterator[Markup]:
    """Draw the parts of a bar, each where the one before it ends."""
    for look, length, end in zip(looks, lengths, accumulate(lengths), strict=True):
        if length:
            yield _RECT.format(look, end - length, y, length, _BAR_HEIGHT)


def _label_lines(row: Row, figure: Figure) -> Iterator[Markup]:
    """Write what a bar is about and its numbers, in lines that fit a small phone."""
    numbers = " · ".join(f"{number:,}" for number in row.numbers[: figure.drawn]).replace(" ", _NO_BREAK_SPACE)
    *lines, last = wrap(f"{row.label} {numbers}", _MAX_LINE_LETTERS, break_on_hyphens=False)
    yield from map(escape, lines)
    yield escape(last.removesuffix(numbers)) + _BOLD.format(numbers)


def _bar_values(row: Row, figure: Figure) -> Sequence[float]:
    """Give the numbers of a row, or each one's part of a hundred."""
    numbers = row.numbers[: figure.drawn]
    return [100 * number / (sum(numbers) or 1) for number in numbers] if figure.form is Form.SHARES else numbers


def _lines(figure: Figure) -> tuple[list[Markup], float]:
    """Draw a line for each column, over time that runs evenly."""
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
    """Return the least of 1, 2, 5, 10, 20, 50 and so on that leads to a number in a few steps."""
    steps: Iterator[int] = (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
    return next(step for step in steps if largest <= step * _MAX_GUIDES)


def _guide(number: int, largest: int) -> Iterator[Markup]:
    """Draw a line across at a round number, the number above its left end."""
    y = _y(number / largest)
    yield _LINE.format("plot-guide", 0, y, 100, y)
    if number:  # nought would stand where the lines begin
        yield _TEXT.format("scale", 0, y - 0.25, f"{number:,}")


def _length(fraction: float) -> float:
    """Return the length of a part of the largest value, in hundredths of the width."""
    return 100 * fraction / (1 + 2 * _MARGIN)


def _x(fraction: float) -> float:
    """Return where a part of the time ends, in hundredths of the width."""
    return _length(fraction + _MARGIN)


def _y(fraction: float) -> float:
    """Return how far below the top a part of the largest value ends, in text heights."""
    return _PLOT_HEIGHT * _length(1 - fraction + _MARGIN) / 100
