"""Every small file that stands beside the pages for others to read, build on, show and follow."""

from collections.abc import Container, Iterator
from functools import partial

from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish import badges, links, publiccode
from generator.publish.api.downloads import to_json
from generator.publish.api.records import ROOT, Records
from generator.publish.bodies import Bodies
from generator.publish.feeds import atom, news
from generator.publish.files import File


def files(bodies: Bodies) -> Iterator[File]:
    """Yield each file. What once had another name has its files there too: no image and no feed can be redirected."""
    catalogue, records = bodies.catalogue, Records(bodies)
    for entry in catalogue.entries.values():
        for slug in _slugs(entry, catalogue.entries):
            yield from _of_entry(records, entry, slug)
    for organisation in catalogue.organisations.values():
        record = partial(_organisation, records, organisation)
        for slug in _slugs(organisation, catalogue.organisations):
            yield File(f"{ROOT}organisations/{slug}.json", record)
    yield File(badges.ALWAYS, partial(badges.badge, bodies.site.name, badges.IN_THE_CATALOGUE))
    yield from _feeds(bodies)


def _of_entry(records: Records, entry: Entry, slug: str) -> Iterator[File]:
    bodies, folder = records.bodies, f"{entry.collection}/{slug}/"
    yield File(f"{ROOT}entries/{slug}.json", partial(_entry, records, entry))
    yield File(folder + badges.BADGE, partial(_badge, bodies, entry))
    if entry.collection is Collection.PROJECTS:
        page = bodies.site.url + links.page_of(entry)
        yield File(folder + publiccode.NAME, partial(publiccode.render, bodies.catalogue, entry, page))


def _feeds(bodies: Bodies) -> Iterator[File]:
    """Yield the feeds, if there is a history: without one nobody can tell what is new."""
    if not bodies.has_feeds:
        return
    latest = max(days.changed for days in bodies.history.values())
    organisations = bodies.catalogue.organisations
    for feed in news.feeds(bodies):
        make = partial(atom.render, bodies.site, feed, latest)
        yield File(feed.path, make)
        if feed.organisation:
            for slug in _slugs(feed.organisation, organisations, with_own=False):
                yield File(f"{Collection.ORGANISATIONS}/{slug}/{news.NAME}", make)


def _slugs(thing: Entry | Organisation, taken: Container[str], *, with_own: bool = True) -> Iterator[str]:
    """Yield the slug of a thing and those that it had before."""
    if with_own:
        yield thing.slug
    yield from (slug for slug in thing.formerly if slug not in taken)


def _entry(records: Records, entry: Entry) -> str:
    return to_json(records.entry(entry))


def _organisation(records: Records, organisation: Organisation) -> str:
    return to_json(records.organisation(organisation))


def _badge(bodies: Bodies, entry: Entry) -> str:
    return badges.badge(
        bodies.site.name, badges.used_by(bodies.site, bodies.catalogue, entry) or badges.IN_THE_CATALOGUE
    )
