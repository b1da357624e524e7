"""Plots as SVG that fits any width and follows the page's colours: pygal lays them out, our stylesheet gives the looks.

What pygal writes has a size in pixels, and styles and a script that the site's policy forbids. So only its geometry is
taken: across in parts of a hundred, down in text heights, each shape with a class. Text stays as large as the page's
own on a phone, and grows with it.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from textwrap import wrap
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup, escape

from generator.publish.insights.figure import Figure, Form, Row

_WIDTH = 1000
_ROW_TALL, _LINE_TALL, _LINE_FOOT, _BAR_GAP, _BAR_TALL = 3.0, 1.3, 1.0, 0.15, 1.0
_LINE_LETTERS = 34
_FIRM_SPACE = "\u00a0"
_TALL, _AXIS = 14.0, 1.75
_MOST_DOTS = 12
_REM = 16
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SVG = Markup('<svg class="plot" role="img" aria-labelledby="{0}" aria-describedby="{0}-lead" {1}>{2}</svg>')
_SIZE = Markup('width="100%" height="{0:g}rem"')
_RECT = Markup('<rect class="is-{0}" x="{1:.4g}%" y="{2:.4g}rem" width="{3:.4g}%" height="{4:g}rem"/>')
_NAME = Markup('<text y="{0:.4g}rem"{2}>{1}</text>')
_BOLD = Markup('<tspan class="plot-number">{0}</tspan>')
_LINE = Markup('<line class="{0}" x1="{1:.4g}%" y1="{2:.4g}rem" x2="{3:.4g}%" y2="{4:.4g}rem"/>')
_DOT = Markup('<circle class="is-{0}" cx="{1:.4g}%" cy="{2:.4g}rem" r="4"/>')
_TEXT = Markup('<text class="plot-{0}" x="{1:g}%" y="{2:.4g}rem">{3}</text>')

Point = tuple[float, float]


def draw(figure: Figure) -> Markup:
    """Draw a figure; nothing where there is nothing to draw."""
    if not figure.is_drawn:
        return Markup()
    shapes, height = _lines(figure) if figure.form is Form.LINES else _bars(figure)
    return _SVG.format(figure.slug, _SIZE.format(height), Markup().join(shapes))


def _bars(figure: Figure) -> tuple[list[Markup], float]:
    """Draw a bar for each row, below its label and its numbers."""
    parts = [_parts(row, figure) for row in figure.rows]
    chart = _chart("HorizontalStackedBar", zip(*parts, strict=True), range=(0, max(sum(each) for each in parts)))
    # pygal has a second group for each series, for labels that we write ourselves: that one holds nothing
    rects = [list(_found(series, "rect")) for series in _found(chart, "g", "series") if series.find("g") is not None]
    left = min(float(rect.get("x", 0)) for series in rects for rect in series)
    shapes: list[Markup] = []
    y = 0.0
    for index, row in enumerate(figure.rows):
        label = list(_label(row, figure))
        shapes += (_NAME.format(y + _LINE_FOOT + _LINE_TALL * line, text, row.lang) for line, text in enumerate(label))
        y += _LINE_TALL * len(label)
        for look, series in zip(figure.looks, rects, strict=True):
            x, width = float(series[index].get("x", 0)) - left, float(series[index].get("width", 0))
            if width:
                shapes.append(_RECT.format(look, _across(x), y + _BAR_GAP, _across(width), _BAR_TALL))
        y += _ROW_TALL - _LINE_TALL
    return shapes, y


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
    series = ([(row.at, row.numbers[index]) for row in figure.rows] for index in range(figure.drawn))
    most = max(max(row.numbers[: figure.drawn]) for row in figure.rows)
    chart = _chart("XY", series, range=(0, most), show_y_labels=True, max_scale=6, height=int(_TALL * _REM))
    shapes = [shape for guide in _found(chart, "g", "guides") for shape in _guide(guide)]
    for look, line in zip(figure.looks, _found(chart, "path", "reactive"), strict=True):
        points = _points(line)
        shapes += (_LINE.format(f"is-{look}", *start, *end) for start, end in pairwise(points))
        shapes += (_DOT.format(look, *point) for point in points if len(points) <= _MOST_DOTS)
    first, last = figure.rows[0].label, figure.rows[-1].label
    foot = _TALL + _AXIS - 0.5
    return [*shapes, _TEXT.format("first", 0, foot, first), _TEXT.format("last", 100, foot, last)], _TALL + _AXIS


def _guide(group: Element) -> Iterator[Markup]:
    """Draw a line across at a round number, the number above its left end."""
    path, text = group.find("path"), group.find("text")
    if path is not None and text is not None:
        y = _points(path)[0][1]
        yield _LINE.format("plot-guide", 0, y, 100, y)
        if text.text != "0":  # would stand where the lines begin
            yield _TEXT.format("scale", 0, y - 0.25, text.text)


def _points(path: Element) -> list[Point]:
    """Read where a path goes; what goes on from a point by a length is left out."""
    numbers = [float(each) for each in _NUMBER.findall(path.get("d", "").partition("h")[0])]
    return [(_across(x), y / _REM) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _across(length: float) -> float:
    return 100 * length / _WIDTH


def _chart(kind: str, series: Iterable[Any], **settings: Any) -> Element:
    """Let pygal lay out a chart without anything around it."""
    bare = {"js": (), "css": (), "show_legend": False, "margin": 0, "show_x_labels": False, "show_y_labels": False}
    chart = getattr(_pygal(), kind)(width=_WIDTH, **bare | settings)
    for index, values in enumerate(series):
        chart.add(str(index), list(values))
    tree: Element = chart.render_tree()
    return tree


@cache
def _pygal() -> ModuleType:
    """Load pygal when there is something to draw: a check of entries need not wait for it.

    It leaves behind a finder of its own maps, of a kind that Python has given up: each later import would warn of it.
    """
    import pygal  # noqa: PLC0415 - see above

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != pygal.__name__]
    module: ModuleType = pygal
    return module


def _found(tree: Element, tag: str, look: str = "") -> Iterator[Element]:
    """Find the elements of a kind with a class."""
    return (each for each in tree.iter(tag) if not look or look in each.get("class", "").split())
