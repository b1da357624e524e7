"""A calendar of the days on which entries should be looked at again (RFC 5545)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from generator.catalogue import Catalogue
from generator.project import Collection
from generator.publish.analysis.reviews import Review
from generator.publish.edition import urls
from generator.publish.edition.settings import SiteSettings

PATH = "reviews.ics"

_LONGEST_LINE = 75
_LONGEST_LIST = 20
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(site: SiteSettings, catalogue: Catalogue, reviews: Iterable[Review]) -> str:
    """Write a calendar with one event for each day and owner: a hundred on one day would be of no use to anybody."""
    groups: defaultdict[tuple[date, str], list[Review]] = defaultdict(list)
    for review in reviews:
        groups[review.due, review.entry.owner].append(review)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(_on_one_line(site.name))}//Reviews//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(f'{_on_one_line(site.name)}: entries to check')}",
    ]
    for (due, owner), found in sorted(groups.items()):
        lines += _event(site, catalogue, due, owner, found)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(site: SiteSettings, catalogue: Catalogue, due: date, owner: str, found: Sequence[Review]) -> Iterator[str]:
    organisation = catalogue.organisations.get(owner)
    name = _on_one_line(organisation.name if organisation else owner)
    first = found[0].entry
    what = _on_one_line(first.name) if len(found) == 1 else f"{len(found)} entries"
    after = due.toordinal() + 1
    yield "BEGIN:VEVENT"
    yield f"UID:review-{due.isoformat()}-{owner}@{urlsplit(site.url).hostname or 'localhost'}"
    yield f"DTSTAMP:{max(each.last for each in found):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{date.fromordinal(after):%Y%m%d}"
    yield f"SUMMARY:{_text(f'Check {what} ({name})')}"
    yield f"DESCRIPTION:{_text(_words(site, found))}"
    yield f"URL:{site.url}{urls.page_of(first) if len(found) == 1 else f'{Collection.ORGANISATIONS}/{owner}/'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _words(site: SiteSettings, found: Sequence[Review]) -> str:
    """Say what to look at; the page of the organisation lists what finds no room."""
    lines = ["A year has passed since these facts were added or last checked. Are they still right?"]
    lines += (
        f"{_on_one_line(each.entry.name)}: {site.url}{urls.page_of(each.entry)}" for each in found[:_LONGEST_LIST]
    )
    if len(found) > _LONGEST_LIST:
        lines.append(f"And {len(found) - _LONGEST_LIST} more.")
    return "\n".join(lines)


def _on_one_line(text: str) -> str:
    """Leave out what cannot be seen: it has no place in a calendar."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a line into pieces of at most 75 octets, never within a character."""
    pieces, width = [""], 0
    for each in line:
        octets = len(each.encode("utf-8"))
        if width + octets > _LONGEST_LINE:
            pieces.append(" ")
            width = 1
        pieces[-1] += each
        width += octets
    return "\r\n".join(pieces)
