"""Plots as SVG that fits any width and follows the page's colours: across in parts of a hundred, down in text heights.

Each shape has a class, and our stylesheet gives the looks: the site's policy forbids styles within. Text stays as large
as the page's own on a phone, and grows with it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise
from textwrap import wrap

from markupsafe import Markup, escape

from generator.publish.insights.figure import Figure, Form, Row

_ROW_TALL, _LINE_TALL, _LINE_FOOT, _BAR_GAP, _BAR_TALL = 3.0, 1.3, 1.0, 0.15, 1.0
_LINE_LETTERS = 34
_FIRM_SPACE = "\u00a0"
_TALL, _AXIS = 14.0, 1.75
_FREE = 0.02
"""The part of a plot that stays free at either end, so that the outermost line and dot are whole."""
_MOST_DOTS, _MOST_GUIDES = 12, 6
_SVG = Markup('<svg class="plot" role="img" aria-labelledby="{0}" aria-describedby="{0}-lead" {1}>{2}</svg>')
_SIZE = Markup('width="100%" height="{0:g}rem"')
_RECT = Markup('<rect class="is-{0}" x="{1:.4g}%" y="{2:.4g}rem" width="{3:.4g}%" height="{4:g}rem"/>')
_NAME = Markup('<text y="{0:.4g}rem"{2}>{1}</text>')
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
    parts = [_parts(row, figure) for row in figure.rows]
    most = max(sum(each) for each in parts)
    shapes: list[Markup] = []
    y = 0.0
    for row, numbers in zip(figure.rows, parts, strict=True):
        label = list(_label(row, figure))
        shapes += (_NAME.format(y + _LINE_FOOT + _LINE_TALL * line, text, row.lang) for line, text in enumerate(label))
        y += _LINE_TALL * len(label)
        shapes += _bar([_length(number / most) for number in numbers], figure.looks, y + _BAR_GAP)
        y += _ROW_TALL - _LINE_TALL
    return shapes, y


def _bar(lengths: Sequence[float], looks: Sequence[str], y: float) -> Iterator[Markup]:
    """Draw the parts of a bar, each where the one before it ends."""
    for look, length, end in zip(looks, lengths, accumulate(lengths), strict=True):
        if length:
            yield _RECT.format(look, end - length, y, length, _BAR_TALL)


def _label(row: Row, figure: Figure) -> Iterator[Markup]:
    """Write what a bar is about and its numbers, in lines that fit a small phone."""
    numbers = " · ".join(f"{number:,}" for number in row.numbers[: figure.drawn]).replace(" ", _FIRM_SPACE)
    *lines, last = wrap(f"{row.label} {numbers}", _LINE_LETTERS, break_on_hyphens=False)
    yield from map(escape, lines)
    yield escape(last.removesuffix(numbers)) + _BOLD.format(numbers)


def _parts(row: Row, figure: Figure) -> Sequence[float]:
    """Give the numbers of a row, or each one's part of a hundred."""
    numbers = row.numbers[: figure.drawn]
    return [100 * number / (sum(numbers) or 1) for number in numbers] if figure.form is Form.SHARES else numbers


def _lines(figure: Figure) -> tuple[list[Markup], float]:
    """Draw a line for each column, over time that runs evenly."""
    first, last = figure.rows[0], figure.rows[-1]
    days = last.day - first.day or 1
    most = max(max(row.numbers[: figure.drawn]) for row in figure.rows)
    shapes = [shape for number in range(0, most + 1, _step(most)) for shape in _guide(number, most)]
    for index, look in enumerate(figure.looks):
        points = [(_across((row.day - first.day) / days), _down(row.numbers[index] / most)) for row in figure.rows]
        shapes += (_LINE.format(f"is-{look}", *start, *end) for start, end in pairwise(points))
        shapes += (_DOT.format(look, *point) for point in points if len(points) <= _MOST_DOTS)
    foot = _TALL + _AXIS - 0.5
    names = _TEXT.format("first", 0, foot, first.label), _TEXT.format("last", 100, foot, last.label)
    return [*shapes, *names], _TALL + _AXIS


def _step(most: int) -> int:
    """Return the least of 1, 2, 5, 10, 20, 50 and so on that leads to a number in a few steps."""
    steps: Iterator[int] = (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
    return next(step for step in steps if most <= step * _MOST_GUIDES)


def _guide(number: int, most: int) -> Iterator[Markup]:
    """Draw a line across at a round number, the number above its left end."""
    y = _down(number / most)
    yield _LINE.format("plot-guide", 0, y, 100, y)
    if number:  # nought would stand where the lines begin
        yield _TEXT.format("scale", 0, y - 0.25, f"{number:,}")


def _length(part: float) -> float:
    """Return the length of a part of the largest value, in hundredths of the width."""
    return 100 * part / (1 + 2 * _FREE)


def _across(part: float) -> float:
    """Return where a part of the time ends, in hundredths of the width."""
    return _length(part + _FREE)


def _down(part: float) -> float:
    """Return how far below the top a part of the largest value ends, in text heights."""
    return _TALL * _length(1 - part + _FREE) / 100
