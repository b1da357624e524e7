"""The page that shows what a search finds."""

from markupsafe import Markup

from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.search.index import URL

_HEAD = Markup(
    '<link rel="stylesheet" href="{0}../assets/search.css">\n'
    '<link rel="preload" href="table.json" as="fetch" crossorigin>\n'
    '<script type="module" src="{0}../assets/search.js"></script>\n'
)


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
