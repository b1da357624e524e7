"""The images that other sites show beside a link to a page (Open Graph). The only user of Pillow here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from math import ceil

from font_source_sans_pro import SourceSansPro, SourceSansProSemibold
from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFont

from generator.model import Entry
from generator.project import Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.page import NO_MARKUP
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics import badges, png

NAME = "picture.png"

WIDTH, HEIGHT = 1200, 630
"""In pixels. The large networks show this aspect ratio without cropping."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 88, WIDTH - 80, 72, HEIGHT - 72
_EDGE_WIDTH = 24
_KICKER_SIZE, _SUMMARY_SIZE, _FOOT_SIZE = 36, 40, 34
_NAME_SIZES = ((84, 2), (68, 2), (54, 3))
"""Font sizes for a name in pixels, each with the number of lines that it may take."""

_MAX_SUMMARY_LINES = 3

_PAPER, _QUIET, _INK = 8, 3, 1
"""Greys by their index in the palette. More would not be seen at the edges of letters, but make larger files."""

_ACCENT = 0
_GREYS = [bytes([34 * index - 17] * 3) for index in range(_INK, _PAPER + 1)]

_OVERHANG = 8
"""In pixels: how far a letter may reach beyond the width that its font gives, such as the tail of a `j`."""

ACCENTS = {
    Collection.COMPONENTS: "#0b6b66",
    Collection.STANDARDS: "#5a3d99",
    Collection.PROJECTS: "#a3420b",
    Collection.ORGANISATIONS: "#34506b",
}
"""The colours of the theme's stylesheet, for catalogues that set none."""

_META = Markup('<meta property="og:image" content="{}">\n<meta property="og:image:alt" content="{}">\n')

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of an image, from top to bottom. `accent` is the colour of its edge, as in ``#0b6b66``."""

    kicker: str
    name: str
    summary: str
    foot: str
    accent: str


def files(edition: Edition) -> Iterator[File]:
    """Yield the image of the site, which all other pages use, and the image of each entry."""
    site = edition.settings
    yield File(NAME, partial(draw, Card("", site.name, site.strapline, "", _accent(site, Collection.ORGANISATIONS))))
    for entry in edition.catalogue.entries.values():
        yield File(urls.page_of(entry) + NAME, partial(_entry_image, edition, entry))


def meta(edition: Edition, entry: Entry) -> Markup:
    """Return the `meta` elements that link an entry's page to its image, or nothing if the site has no images."""
    address = edition.settings.url + urls.page_of(entry) + NAME
    return _META.format(address, f"{entry.name}. {entry.summary}") if edition.settings.has_pictures else NO_MARKUP


def _entry_image(edition: Edition, entry: Entry) -> bytes:
    services = [edition.catalogue.term_name("services", service) for service in entry.services[:1]]
    usage_text = badges.used_by(edition.settings, edition.catalogue, entry)
    return draw(
        Card(
            kicker=" · ".join([entry.collection.kind.capitalize(), *services]),
            name=entry.name,
            summary=entry.summary,
            foot=" · ".join(filter(None, [edition.settings.name, usage_text])),
            accent=_accent(edition.settings, entry.collection),
        )
    )


def _accent(site: SiteSettings, collection: Collection) -> str:
    return site.colours.get(collection, ACCENTS[collection])


def draw(card: Card) -> bytes:
    """Return an image as PNG: the same bytes for the same card."""
    image = _blank().copy()
    kicker = _lines(card.kicker, _font(SourceSansProSemibold, _KICKER_SIZE), 1)
    y = _write(image, kicker, _font(SourceSansProSemibold, _KICKER_SIZE), _TOP, _QUIET)
    font, name_lines = _fit_name(card.name)
    y = _write(image, name_lines, font, y + 16, _INK)
    foot_font = _font(SourceSansProSemibold, _FOOT_SIZE)
    max_lines = (_BOTTOM - _FOOT_SIZE - 24 - y) // _line_height(_font(SourceSansPro, _SUMMARY_SIZE))
    summary = _lines(card.summary, _font(SourceSansPro, _SUMMARY_SIZE), min(_MAX_SUMMARY_LINES, max_lines))
    _write(image, summary, _font(SourceSansPro, _SUMMARY_SIZE), y + 20, _QUIET)
    _write(image, _lines(card.foot, foot_font, 1), foot_font, _BOTTOM - _FOOT_SIZE, _INK)
    accent = bytes.fromhex(card.accent.removeprefix("#"))
    return png.encode(image.tobytes("raw", "P;4"), image.size, [accent, *_GREYS])


@cache
def _blank() -> Image.Image:
    """Return an image with nothing but its edge. Each pixel is an index of the palette."""
    image = Image.new("P", (WIDTH, HEIGHT), _PAPER)
    image.paste(_ACCENT, (0, 0, _EDGE_WIDTH, HEIGHT))
    return image


def _fit_name(name: str) -> tuple[Font, list[str]]:
    """Return the largest font at which a name fits, and its lines. At the smallest size the name is cut if needed."""
    for size, max_lines in _NAME_SIZES:
        font = _font(SourceSansProSemibold, size)
        lines = _lines(name, font, max_lines)
        if not any(line.endswith(_ELLIPSIS) for line in lines):
            break
    return font, lines


_ELLIPSIS = "…"


def _lines(text: str, font: Font, max_lines: int) -> list[str]:
    """Break a text at its spaces into lines that fit. What does not fit in `max_lines`, or in a line, is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if not lines[-1] or _fits(longer, font):
            lines[-1] = longer
        else:
            lines.append(word)
    ends_early = len(lines) > max_lines
    return [
        _truncate(line, font) if (ends_early and number == max_lines) or not _fits(line, font) else line
        for number, line in enumerate(lines[:max_lines], 1)
    ]


def _truncate(line: str, font: Font) -> str:
    while line and not _fits(line + _ELLIPSIS, font):
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS


def _fits(line: str, font: Font) -> bool:
    return _line_width(line, font) <= _RIGHT - _LEFT


def _line_width(line: str, font: Font) -> float:
    """Return the width of a line as the sum of its words, which are cached: there is no kerning across a space."""
    words = line.split(" ")
    return sum(_word_width(word, font) for word in words) + (len(words) - 1) * _word_width(" ", font)


@lru_cache(maxsize=20_000)
def _word_width(word: str, font: Font) -> float:
    return font.getlength(word)


def _write(image: Image.Image, lines: list[str], font: Font, y: int, shade: int) -> int:
    """Write lines of text from `y` down. Return the y coordinate below the last."""
    space = _word_width(" ", font)
    for line in lines:
        x = float(_LEFT)
        for word in line.split(" "):
            image.paste(shade, (round(x) - _OVERHANG, y), _word_mask(word, font))
            x += _word_width(word, font) + space
        y += _line_height(font)
    return y


@lru_cache(maxsize=2_000)
def _word_mask(word: str, font: Font) -> Image.Image:
    """Return a word in white on black. Entries share most of their words, and drawing letters takes long."""
    mask = Image.new("L", (ceil(_word_width(word, font)) + 2 * _OVERHANG, sum(font.getmetrics())))
    ImageDraw.Draw(mask).text((_OVERHANG, 0), word, font=font, fill=255)
    return mask


def _line_height(font: Font) -> int:
    return int(font.size * 1.2)


@cache
def _font(face: str, size: int) -> Font:
    return ImageFont.truetype(face, size)
