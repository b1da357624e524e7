"""All pages that come from the catalogue, and how they are written to a folder."""

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from generator.model import Entry, Organisation
from generator.publish import (
    checklist,
    compare,
    entries,
    files,
    home,
    links,
    listings,
    organisations,
    search,
    sitemap,
    standards,
    wanted,
)
from generator.publish.bodies import Bodies
from generator.publish.feeds import pages as news
from generator.publish.files import File
from generator.publish.forms import pages as forms
from generator.publish.insights import page as insights
from generator.publish.language import marked
from generator.publish.page import Page, Shell, Site, escaped_slots
from generator.publish.parallel import run
from generator.publish.stencil import Stencil

_MOVED = Markup(
    '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{name}</title>\n'
    '<link rel="canonical" href="{address}">\n<meta http-equiv="refresh" content="0; url={way}">\n'
    "<p>{words}</p>\n</html>\n"
)
_LINK = Markup('<a href="{way}"{english}>{name}</a>')
_WORDS = marked("This page has moved to %(page)s.")


def pages(bodies: Bodies) -> Iterator[Page]:
    """Write every page that comes from the catalogue; forms speak English only."""
    yield home.page(bodies)
    yield search.page(bodies)
    yield from listings.pages(bodies)
    yield from entries.pages(bodies)
    yield from organisations.pages(bodies)
    yield from compare.pages(bodies)
    yield standards.page(bodies)
    yield insights.page(bodies)
    if not bodies.language.folder:
        yield from forms.pages(bodies)
    yield checklist.page(bodies)
    yield from news.pages(bodies)
    yield wanted.page(bodies)


def write(made: Sequence[Page | File], stencils: Mapping[Shell, Stencil], site: Site, folder: Path) -> None:
    """Write each page, filled into its stencil, and each other file; a large catalogue on all processors at once."""

    def write_one(each: Page | File) -> None:
        if isinstance(each, File):
            files.write(folder, each.path, each.make())
        else:
            put(folder, each.url, stencils[each.shell].fill(escaped_slots(each, site)))

    run(made, write_one)


def write_moved(bodies: Bodies, folder: Path) -> None:
    """Leave a sign at the address of each entry and organisation that once had another name."""
    things: Mapping[str, Entry] | Mapping[str, Organisation]
    for things in (bodies.catalogue.entries, bodies.catalogue.organisations):
        for thing in things.values():
            for slug in thing.formerly:
                if slug not in things:
                    put(folder, f"{bodies.language.folder}{thing.collection}/{slug}/", _sign(bodies, thing))


def _sign(bodies: Bodies, thing: Entry | Organisation) -> str:
    language, new = bodies.language, links.page_of(thing)
    way = f"../../{new}"
    link = _LINK.format(way=way, english=language.english_of(thing, "name"), name=thing.name)
    words = language.write(_WORDS, page=link)
    address = bodies.site.url + language.folder + new if bodies.site.url else way
    return _MOVED.format(language=language.code, name=thing.name, address=address, way=way, words=words)


def write_sitemap(addresses: Iterable[tuple[str, str]], site: Site, folder: Path) -> None:
    """Write the sitemap, plain and packed; nothing in it depends on when it was made."""
    text = sitemap.render(site.url, addresses).encode()
    (folder / "sitemap.xml").write_bytes(text)
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(text, mtime=0))


def put(folder: Path, url: str, html: str) -> None:
    """Write a page to where its address leads."""
    place = folder / url
    place.mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text(html, encoding="utf-8", newline="\n")
