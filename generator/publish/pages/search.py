"""The search page."""

from markupsafe import Markup

from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.search.index import URL

_IMPORTED = (
    "elements",
    "i18n",
    *(f"search/{each}" for each in ("areas", "empty", "entry-row", "facets", "find", "find-areas", "find-words")),
    *(f"search/{each}" for each in ("index", "results", "rows", "state", "words")),
)
"""Modules that the script of the page imports, preloaded so that the browser does not discover them one by one."""

_PRELOAD = Markup('<link rel="modulepreload" href="{{0}}../assets/{}.js">\n')
_HEAD = Markup(
    '<link rel="stylesheet" href="{0}../assets/search.css">\n'
    '<link rel="preload" href="table.json" as="fetch" crossorigin>\n'
    '<script type="module" src="{0}../assets/search/search.js"></script>\n'
) + Markup("").join(map(_PRELOAD.format, _IMPORTED))


def page(edition: Edition) -> Page:
    """Return the page."""
    return edition.page(
        "search",
        URL,
        values=dict,
        head=lambda: _HEAD.format(edition.language.up),
        title=edition.gettext("Search"),
        description=edition.gettext(
            "Search components, standards, projects and organisations by keyword, and filter what you find."
        ),
        layout="search",
        section="search",
    )
