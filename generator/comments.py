"""Find the comments of a YAML text, which YAML drops, and those among them that people wrote as text.

YAML takes a `#` with a space before it for the start of a comment. Behind a text, it counts as text if

* something other than a space follows it: `#1`, `#bins`, `#(a)`; but not another `#`, nor a rule such as `#---`,
* one space is before it, and a space and a digit follow it: `number # 1`,
* nothing follows it: `C #`,
* it closes a bracket that the text has opened: `(see # in the list)`.

So honest comments, such as `# our short name`, are left alone. On a line of its own below a text, and further in than
the field of that text, only the first counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.source import Pointer, line_starts, slice_of
from generator.yaml_reader import Place

MAY_TOUCH = re.compile(r"""["'\[\]{},:|>+1-9-]#""")
"""What a text contains if a comment in it touches what is before it: a fast no."""

_COMMENT = re.compile(r"#[^\r\n]*")
_HEADER = re.compile(r"[|>][^\r\n#]*")
_BESIDE = re.compile(r"([ \t]*)(#[^\r\n]*)")
_BELOW = re.compile(r"[ \t]*(?:[\r\n]+ *)+(#[^\r\n]*)")
_LIKE_TEXT = re.compile(r"#[^\s#=*~_!-]")
_LIKE_NUMBER = re.compile(r"# \d")


def touching(text: str, places: Mapping[Pointer, Place]) -> Iterator[tuple[int, int]]:
    """Yield where each comment starts and ends that touches what is before it. Other programs read that as an error."""
    for start, stop in _between_texts(text, places):
        for comment in _COMMENT.finditer(text, start, stop):
            if text[max(comment.start() - 1, 0) : comment.start()].strip():
                yield comment.span()


def _between_texts(text: str, places: Mapping[Pointer, Place]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a file that no name and no text takes, where comments may be."""
    starts, end = line_starts(text), 0
    for place in places.values():
        for span in (place.name, place.value if place.is_text else None):
            if span:
                stretch = slice_of(starts, span)
                header = _HEADER.match(text, stretch.start, stretch.stop)
                comment = _COMMENT.match(text, header.end()) if header else None
                yield end, comment.end() if comment else stretch.start
                end = stretch.stop
    yield end, len(text)


def cut_off_text(text: str, starts: Sequence[int], places: Mapping[Pointer, Place], pointer: Pointer) -> str:
    """Return the comment behind a text, with the spaces before it, if it belongs to the text; otherwise "".

    `starts` is what `line_starts` returns for the text of the file.
    """
    place = places.get(pointer)
    if place is None or not place.is_text:
        return ""
    stretch = slice_of(starts, place.value)
    written = text[stretch]
    header = _HEADER.match(written)
    if comment := _BESIDE.match(text, stretch.start + len(header[0].rstrip()) if header else stretch.stop):
        return comment[0] if _is_text(header[0] if header else written, comment[1], comment[2]) else ""
    below = _BELOW.match(text, stretch.stop)
    if not below or header or written[:1] in ("", "'", '"') or not _LIKE_TEXT.match(below[1]):
        return ""
    column = below.start(1) - max(text.rfind(end, 0, below.start(1)) for end in "\r\n")
    return f" {below[1]}" if column > (place.name or places[pointer[:-1]].value).start.column else ""


def _is_text(before: str, spaces: str, comment: str) -> bool:
    """Whether a comment beside a text belongs to it, by the rule in the docstring of the module."""
    return bool(
        _LIKE_TEXT.match(comment)
        or (spaces == " " and _LIKE_NUMBER.match(comment))
        or comment.strip() == "#"
        or (before.count("(") > before.count(")") and comment.count(")") > comment.count("("))
    )
