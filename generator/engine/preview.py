"""The pages of what a branch changes, before and after, in one file that loads nothing and runs nothing.

It is made from a stranger's proposal, so its policy forbids scripts and every request, whatever the proposal says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from urllib.parse import urljoin

from markupsafe import Markup

from generator.check import Result
from generator.engine.configuration import Configuration
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.graphics import palette
from generator.publish.pages import entries, organisations, registers
from generator.publish.site.publication import Publication
from generator.report.phrases import count
from generator.review.proposal import Proposal

MAX_PAGES = 60
"""The most changed files that are shown: with more, the file becomes too large for a browser."""

_STYLESHEETS = ("assets/catalogue.css", "assets/insights.css", "serve/preview.css")
_NAME = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|aria-controls|headers)="([^"]*)"')
_LINK = re.compile(r'\b(href|action)="([^"]*)"')
_LOADED = re.compile(r"<(script|img|link)\b[^>]*>(?:.*?</script>)?", re.DOTALL)

_DOCUMENT = Markup(
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    'img-src data:">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
    "<title>What changes: {name}</title>\n<style>\n{styles}\n</style>\n</head>\n<body>\n"
    '<main class="preview">\n<h1>What changes</h1>\n<p class="lead">{summary}</p>\n{contents}{pages}'
    "</main>\n</body>\n</html>\n"
)
_CONTENTS_LINE = Markup('<li><a href="#change-{number}">{name}</a></li>\n')
_CHANGE = Markup(
    '<section class="preview-change" id="change-{number}" aria-labelledby="change-{number}-name">\n'
    '<h2 id="change-{number}-name"><code>{path}</code></h2>\n<div class="preview-sides">\n{before}{after}</div>\n'
    "</section>\n"
)
_SIDE = Markup(
    '<div class="preview-side">\n<p class="preview-label">{label}</p>\n<div class="page">{body}</div>\n</div>\n'
)
_NO_PAGE = Markup("<p>{words}</p>")


def render(proposal: Proposal, configuration: Configuration) -> str:
    """Return the HTML of the file. Its pages are in English, and links in them lead to the published site."""
    before, after = (_Pages(result, configuration) for result in (proposal.base, proposal.head))
    changes = proposal.branch.changes[:MAX_PAGES]
    remaining = len(proposal.branch.changes) - len(changes)
    names = [change.path.removeprefix("catalogue/") for change in changes]
    more = f" The first {MAX_PAGES} are here." if remaining > 0 else ""
    return _DOCUMENT.format(
        name=configuration.site.name,
        styles=Markup(_styles(configuration)),  # noqa: S704 - the theme's own
        summary=f"{count(len(proposal.branch.changes), 'file')} of the catalogue, before and after.{more}",
        contents=_contents(names),
        pages=Markup().join(
            _CHANGE.format(
                number=number,
                path=path,
                before=_side("Before", before, change.old_path, f"before-{number}-"),
                after=_side("After", after, change.new_path, f"after-{number}-"),
            )
            for number, (change, path) in enumerate(zip(changes, names, strict=True))
        ),
    )


def _contents(names: list[str]) -> Markup:
    lines = (_CONTENTS_LINE.format(number=number, name=name) for number, name in enumerate(names))
    return Markup("<ul>\n{}</ul>\n").format(Markup().join(lines)) if len(names) > 1 else Markup()


def _styles(configuration: Configuration) -> str:
    """Return the style sheets of the theme, each from the first folder that has it, and the catalogue's own colours."""
    files = (next(path for theme in configuration.themes if (path := theme / name).is_file()) for name in _STYLESHEETS)
    colours = configuration.site.colours
    sheets = [*(path.read_text(encoding="utf-8") for path in files), palette.colours(colours).css if colours else ""]
    return "\n".join(sheets).replace("</", "<\\/")


@dataclass(frozen=True)
class _Pages:
    """The English pages of a checked catalogue that show one file each."""

    result: Result
    configuration: Configuration

    def body(self, path: str, prefix: str) -> Markup | None:
        """Return the body of the page about a file, None if there is none. Names within it begin with a prefix."""
        page = self._by_path.get(path)
        return self._self_contained(page, prefix) if page else None

    @cached_property
    def _publication(self) -> Publication:
        catalogue, site, today = self.result.catalogue, self.configuration.site, self.result.context.today
        return Publication((Edition(catalogue, site, {}, today, self.result),), {}, self.configuration.themes)

    @cached_property
    def _by_path(self) -> Mapping[str, Page]:
        english = self._publication.english
        kinds = (kind.pages(english) for kind in (entries, organisations, registers))
        return {page.path: page for page in chain.from_iterable(kinds) if page.path}

    def _self_contained(self, page: Page, prefix: str) -> Markup:
        """Return the body of a page, whose links lead to the site, and whose names are those of no other page."""
        html = str(self._publication.renderers[page.language].render(page).body)
        html = _LOADED.sub("", html)
        html = _NAME.sub(lambda match: f'{match[1]}="{" ".join(_prefixed(match[2], prefix))}"', html)
        return Markup(_LINK.sub(lambda match: self._link(match, page, prefix), html))  # noqa: S704 - our own pages

    def _link(self, match: re.Match[str], page: Page, prefix: str) -> str:
        name, target = match.groups()
        if target.startswith("#"):
            return f'{name}="#{prefix}{target[1:]}"'
        address = urljoin(urljoin(self.configuration.site.url, page.url), target)
        return f'{name}="{address}"' if address.startswith("https://") else ""


def _side(label: str, pages: _Pages, path: str, prefix: str) -> Markup:
    """Return one of the two versions of a file. One that has no page has errors, or is shown on the pages of others."""
    words = "It has no page: it has errors, or is shown on other pages." if path else "There is no such file."
    body = pages.body(path, prefix)
    return _SIDE.format(label=label, body=_NO_PAGE.format(words=words) if body is None else body)


def _prefixed(names: str, prefix: str) -> Iterator[str]:
    return (f"{prefix}{name}" for name in names.split())
