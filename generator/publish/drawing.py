"""A drawing of what an entry fits with, as SVG: written here, since a template takes several times as long over it."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.model import Entry
from generator.publish.language import ENGLISH, Language
from generator.publish.neighbourhood import INDENT, OWN, WIDTH, Box, Drawing

_BOX = f'<rect class="web-box" x="{INDENT}" y="%d" width="{WIDTH - INDENT - 1}" height="%d" rx="4"/>\n'
_HEADING = f'<text class="web-kind" x="{INDENT + 12}" y="%d">%s</text>\n'
_NAME = f'<rect class="web-mark is-%s" x="{INDENT + 12}" y="%d" width="8" height="8" rx="1"/>'
_NAME += f'<text x="{INDENT + 27}" y="%d">%s</text>\n'
_OWN = f'<rect class="web-own is-%s" x="1" y="%d" width="{WIDTH - 2}" height="{OWN}" rx="4"/>\n'
_OWN += '<text class="web-name" x="14" y="%d">%s</text>\n'


def picture(drawing: Drawing, entry: Entry, language: Language = ENGLISH) -> Markup:
    """Write a drawing as one picture; its words for those who do not see it point to the list beside it."""
    size = f'viewBox="0 0 {WIDTH} {drawing.height}" width="{WIDTH}" height="{drawing.height}"'
    label = language.say(
        "Diagram of what %(name)s builds on and what builds on it: the same as in the list.", name=entry.name
    )
    parts = [
        f'<svg class="web" {size} role="img" aria-label="{escape(label)}">\n',
        f'<path class="web-line" d="{drawing.lines}"/>\n',
        f'<path class="web-line is-mutual" d="{drawing.mutual_lines}"/>\n' if drawing.mutual_lines else "",
        f'<path class="web-head" d="{drawing.heads}"/>\n',
        *(part for box in drawing.boxes for part in _box(box, language)),
        _OWN % (entry.collection, drawing.y, drawing.y + 29, escape(drawing.name)),
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
