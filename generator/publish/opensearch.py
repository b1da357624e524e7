"""The note by which a browser learns to search the site from its address bar (OpenSearch 1.1)."""

import textwrap

from markupsafe import Markup

from generator.publish.edition.settings import SiteSettings

PATH = "opensearch.xml"

_LONGEST_SHORT, _LONGEST_LONG, _LONGEST_DESCRIPTION = 16, 48, 1024
"""Characters that the specification allows."""

_NOTE = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
    "<ShortName>{short}</ShortName>\n"
    "<LongName>{long}</LongName>\n"
    "<Description>{description}</Description>\n"
    "<InputEncoding>UTF-8</InputEncoding>\n"
    '<Image width="32" height="32" type="image/svg+xml">{url}assets/favicon.svg</Image>\n'
    '<Url type="text/html" method="get" template="{url}search/?q={{searchTerms}}"/>\n'
    "</OpenSearchDescription>\n"
)


def render(site: SiteSettings) -> str:
    """Write the note. Names that are too long end after a whole word."""
    return _NOTE.format(
        short=_cut(site.name, _LONGEST_SHORT),
        long=_cut(site.name, _LONGEST_LONG),
        description=_cut(site.strapline or site.name, _LONGEST_DESCRIPTION),
        url=site.url,
    )


def _cut(text: str, longest: int) -> str:
    return textwrap.shorten(text, longest, placeholder="") or text[:longest]
