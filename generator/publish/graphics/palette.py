"""A catalogue's own colours as a stylesheet, adjusted to be readable in the light and in the dark theme."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.publish.edition.files import File
from generator.publish.edition.settings import SiteSettings

PATH = "assets/colours.css"
NAMES = ("accent", "components", "standards", "projects", "organisations")
"""The names of colours: `accent` is for links and buttons, the others each mark a collection."""

READABLE = 4.5
"""The minimum contrast of text (WCAG 2.2, 1.4.3)."""

LIGHT_GROUND, DARK_GROUND = (0xF3, 0xF5, 0xF8), (0x1C, 0x22, 0x29)
"""The theme's backgrounds on which text has the least contrast."""

_DARK_MIN_CONTRAST = 7.0
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_NEAR_WEIGHT = 0.35  # of black or white in the colour of a link or button under the pointer
_LINEAR_LIMIT = 0.04045  # sRGB is linear up to here
_WEIGHT_STEP = 0.02
_HEX = re.compile(r"#[0-9a-fA-F]{6}")

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Colours:
    """A stylesheet, and a note for each configured colour that had to be darkened."""

    css: str
    notes: tuple[str, ...]


def colours(settings: Mapping[str, Any]) -> Colours:
    """Build the stylesheet from colours by name, as in ``#005eb8``.

    Raises ValueError, with a message for people, for an unknown name or text that is not a colour.
    """
    originals = {name: _read(name, text) for name, text in settings.items()}
    light = {name: _shift_until_readable(colour, _BLACK, LIGHT_GROUND, READABLE) for name, colour in originals.items()}
    dark = {
        name: _shift_until_readable(colour, _WHITE, DARK_GROUND, _DARK_MIN_CONTRAST)
        for name, colour in originals.items()
    }
    light_css = " ".join(_declarations(light, lambda colour: _mix(colour, _BLACK, _NEAR_WEIGHT)))
    dark_css = " ".join(_declarations(dark, lambda colour: _mix(colour, _WHITE, _NEAR_WEIGHT)))
    css = f"@media screen {{ :root {{ {light_css} }} }}\n"
    css += f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark_css} }} }}\n"
    return Colours(
        css, tuple(_note(name, originals[name], light[name]) for name in originals if originals[name] != light[name])
    )


def files(settings: SiteSettings) -> Iterator[File]:
    """Yield the stylesheet if the site sets any colours."""
    if settings.colours:
        yield File(PATH, lambda: colours(settings.colours).css)


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours as WCAG defines it, from 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _read(name: str, text: Any) -> Colour:
    if name not in NAMES:
        raise ValueError(f"`{name}` has no colour of its own; these have: {', '.join(NAMES)}")
    if not isinstance(text, str) or not _HEX.fullmatch(text):
        raise ValueError(f'the colour of `{name}` is to be six digits in quotation marks, such as "#005eb8"')
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _shift_until_readable(colour: Colour, target: Colour, background: Colour, min_contrast: float) -> Colour:
    """Mix a colour with `target`, no more than it needs to have the contrast."""
    weight = 0.0
    shifted = colour
    while contrast(shifted, background) < min_contrast:
        weight += _WEIGHT_STEP
        shifted = _mix(colour, target, weight)
    return shifted


def _mix(first: Colour, second: Colour, weight: float) -> Colour:
    red, green, blue = (round(start + (end - start) * min(weight, 1)) for start, end in zip(first, second, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    channels = (value / 255 for value in colour)
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_LIMIT else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _declarations(palette: Mapping[str, Colour], to_near: Callable[[Colour], Colour]) -> Iterator[str]:
    for name, colour in palette.items():
        if name == "accent":
            yield from (
                f"--{role}: {_to_hex(colour)}; --{role}-near: {_to_hex(to_near(colour))};" for role in _ACCENT_ROLES
            )
        else:
            yield f"--{name}: {_to_hex(colour)};"


_ACCENT_ROLES = ("link", "button")


def _note(name: str, original: Colour, replacement: Colour) -> str:
    return (
        f"The colour of `{name}`, {_to_hex(original)}, is too pale to be read: its contrast is "
        f"{contrast(original, LIGHT_GROUND):.1f} to 1, and text needs {READABLE}. "
        f"The pages use {_to_hex(replacement)} in its place."
    )


def _to_hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
