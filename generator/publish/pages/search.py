"""The page that shows what a search finds."""

from markupsafe import Markup

from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.search.index import URL

_IMPORTED = ("elements", "i18n", "search/facets", "search/index", "search/results", "search/state")
"""What the script of the page imports, to be fetched with it: else the browser learns of one from the other."""

_PRELOAD = Markup('<link rel="modulepreload" href="{{0}}../assets/{}.js">\n')
_HEAD = Markup(
    '<link rel="stylesheet" href="{0}../assets/search.css">\n'
    '<link rel="preload" href="table.json" as="fetch" crossorigin>\n'
    '<script type="module" src="{0}../assets/search/search.js"></script>\n'
) + Markup("").join(map(_PRELOAD.format, _IMPORTED))


def page(edition: Edition) -> Page:
    """Write the page that shows results."""
    return edition.page(
        "search",
        URL,
        values=dict,
        head=lambda: _HEAD.format(edition.language.up),
        title=edition.say("Search"),
        description=edition.say(
            "Search components, standards, projects and organisations, by words and by what is known of them."
        ),
        layout="search",
        section="search",
    )
