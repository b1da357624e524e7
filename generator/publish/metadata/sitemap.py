"""The sitemap (sitemaps.org), for search engines."""

import gzip
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.publish.edition.files import File

_URL = Markup("<url><loc>{0}</loc></url>\n")
_CHANGED_URL = Markup("<url><loc>{0}</loc><lastmod>{1}</lastmod></url>\n")


def files(site_url: str, pages: Iterable[tuple[str, str]]) -> Iterator[File]:
    """Yield the sitemap, plain and gzipped, reproducibly. `pages` as for `render`."""
    text = render(site_url, pages).encode()
    yield File("sitemap.xml", lambda: text)
    yield File("sitemap.xml.gz", lambda: gzip.compress(text, mtime=0))


def render(site_url: str, pages: Iterable[tuple[str, str]]) -> str:
    """Return the sitemap as XML. `pages` are addresses with the day of the last change (ISO 8601) or an empty text."""
    rows = (
        _CHANGED_URL.format(site_url + url, changed) if changed else _URL.format(site_url + url)
        for url, changed in sorted(set(pages))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "".join(rows) + "</urlset>\n"
    )
