"""Render untrusted CommonMark descriptions as safe HTML. Only this module uses markdown_it and nh3."""

import re
from collections.abc import Iterator
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_MAX_NESTING = 8
_MAY_BE_MARKUP = re.compile(r"[^\w ,.;:?!'\"/()%–—‘’“”£\n-]|  \n|^ {4}|^\s*(?:\d+[.)]|-)|_", re.MULTILINE)
"""Characters that may have a meaning in Markdown. A text with none of them is plain paragraphs."""

_HTML_BLOCK = re.compile(r"<(h[1-6]|p)\b[^<>]*>(.*?)</\1 *>", re.IGNORECASE | re.DOTALL)
_HTML_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HTML_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_HTML_TAG = re.compile(r"<[^<>]*>")
_BLANK_LINES = re.compile(r"\n[ ]*\n\s*")
_HEADING = "h3"
_TAGS = {"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", _HEADING}
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
_SCHEMES = {"https", "mailto"}


def to_html(text: str) -> Markup:
    """Render a description. HTML in it is shown as text, images as links; links lead only to https and mailto."""
    return _render(text) if _MAY_BE_MARKUP.search(text) else _render_plain(text)


def _render(text: str) -> Markup:
    """Render text that may contain anything."""
    tokens = _PARSER.parse(text)
    for token in tokens:
        _level_heading(token)
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Markup(  # noqa: S704 - cleaned on this very line
        nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="nofollow")
    )


def first_html(text: str) -> str:
    """Return the first piece of HTML in a description, at most 40 characters of its first line, or "" if none."""
    for block in _HTML_AWARE.parse(text):
        for token in (block, *(block.children or ())):
            if token.type in {"html_block", "html_inline"}:
                return str(token.content).strip().split("\n", maxsplit=1)[0][:40]
    return ""


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the tag and the plain text of each heading and paragraph of a page, in HTML too, without images."""
    tokens = _HTML_AWARE.parse(text)
    for index, start in enumerate(tokens):
        if start.type == "html_block":
            for tag, html in _HTML_BLOCK.findall(_HTML_COMMENT.sub("", start.content)):
                yield tag.lower(), " ".join(unescape(_HTML_TAG.sub("", _HTML_BREAK.sub(" ", html))).split())
        elif start.type in {"heading_open", "paragraph_open"} and start.level == 0:
            yield start.tag, " ".join("".join(map(_text_of, tokens[index + 1].children or ())).split())


def _text_of(token: Token) -> str:
    return token.content if token.type in {"text", "code_inline"} else " " * (token.type in {"softbreak", "hardbreak"})


def _render_plain(text: str) -> Markup:
    """Render text without Markdown or HTML, as most is, faster than `_render` but with exactly the same result."""
    paragraphs = (
        "\n".join(line.strip() for line in paragraph.splitlines())
        for paragraph in _BLANK_LINES.split(text.strip())
        if paragraph
    )
    return Markup("".join(f"<p>{each}</p>\n" for each in paragraphs))  # noqa: S704 - contains no character to escape


def _level_heading(token: Token) -> None:
    """Set every heading to the same level, the one below the heading of the section that the text is in."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = _HEADING


def _is_allowed(address: str) -> bool:
    return address.startswith(("https://", "mailto:"))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING}).disable("image")
    parser.validateLink = _is_allowed  # type: ignore[method-assign, assignment]
    return parser


_PARSER = _parser()
_HTML_AWARE = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
