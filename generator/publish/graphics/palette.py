"""A catalogue's own colours, for the theme's stylesheet: dark enough to read by day, light enough by night."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.publish.edition.files import File
from generator.publish.edition.settings import SiteSettings

PATH = "assets/colours.css"
NAMES = ("accent", "components", "standards", "projects", "organisations")
"""What has a colour: `accent` is that of links and buttons, the others tell kinds of entry apart."""

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

LIGHT_GROUND, DARK_GROUND = (0xF3, 0xF5, 0xF8), (0x1C, 0x22, 0x29)
"""The grounds of the stylesheet on which text is hardest to read."""

_COMFORTABLE = 7.0
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_NEAR = 0.35
_LINEAR = 0.04045
_STEP = 0.02
_HEX = re.compile(r"#[0-9a-fA-F]{6}")

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Colours:
    """A stylesheet, and what people should know of the colours that they asked for."""

    css: str
    notes: tuple[str, ...]


def colours(wanted: Mapping[str, Any]) -> Colours:
    """Make the stylesheet. Raises ValueError, with words for people, for what is no colour or has none."""
    asked = {name: _read(name, text) for name, text in wanted.items()}
    day = {name: _shift_until_readable(colour, _BLACK, LIGHT_GROUND, READABLE) for name, colour in asked.items()}
    night = {name: _shift_until_readable(colour, _WHITE, DARK_GROUND, _COMFORTABLE) for name, colour in asked.items()}
    by_day = " ".join(_declarations(day, lambda colour: _mix(colour, _BLACK, _NEAR)))
    by_night = " ".join(_declarations(night, lambda colour: _mix(colour, _WHITE, _NEAR)))
    css = f"@media screen {{ :root {{ {by_day} }} }}\n"
    css += f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {by_night} }} }}\n"
    return Colours(css, tuple(_note(name, asked[name], day[name]) for name in asked if asked[name] != day[name]))


def files(settings: SiteSettings) -> Iterator[File]:
    """Yield the stylesheet of a site that has colours of its own."""
    if settings.colours:
        yield File(PATH, lambda: colours(settings.colours).css)


def contrast(one: Colour, other: Colour) -> float:
    """Compare how light two colours are, from 1 for alike to 21 for black and white, as WCAG does."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _read(name: str, text: Any) -> Colour:
    if name not in NAMES:
        raise ValueError(f"`{name}` has no colour of its own; these have: {', '.join(NAMES)}")
    if not isinstance(text, str) or not _HEX.fullmatch(text):
        raise ValueError(f'the colour of `{name}` is to be six digits in quotation marks, such as "#005eb8"')
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _shift_until_readable(colour: Colour, goal: Colour, ground: Colour, enough: float) -> Colour:
    """Move a colour towards another, no further than it takes to be read."""
    part = 0.0
    moved = colour
    while contrast(moved, ground) < enough:
        part += _STEP
        moved = _mix(colour, goal, part)
    return moved


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * min(part, 1)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    parts = (each / 255 for each in colour)
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _declarations(found: Mapping[str, Colour], near: Callable[[Colour], Colour]) -> Iterator[str]:
    for name, colour in found.items():
        if name == "accent":
            yield from (f"--{each}: {_text(colour)}; --{each}-near: {_text(near(colour))};" for each in _ACCENTED)
        else:
            yield f"--{name}: {_text(colour)};"


_ACCENTED = ("link", "button")


def _note(name: str, asked: Colour, used: Colour) -> str:
    return (
        f"The colour of `{name}`, {_text(asked)}, is too pale to be read: its contrast is "
        f"{contrast(asked, LIGHT_GROUND):.1f} to 1, and text needs {READABLE}. "
        f"The pages use {_text(used)} in its place."
    )


def _text(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
