"""Redirect pages for former slugs."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from generator.model import Entry, Organisation
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File
from generator.publish.edition.language import N_

_PAGE = Markup(
    '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{name}</title>\n'
    '<link rel="canonical" href="{address}">\n<meta http-equiv="refresh" content="0; url={target}">\n'
    "<p>{message}</p>\n</html>\n"
)
_LINK = Markup('<a href="{target}"{english}>{name}</a>')
_MESSAGE = N_("This page has moved to %(page)s.")


def files(edition: Edition) -> Iterator[File]:
    """Yield a redirect page, without theme, for every former slug that is not a current slug."""
    catalogue = edition.catalogue
    things: Mapping[str, Entry] | Mapping[str, Organisation]
    for things in (catalogue.entries, catalogue.organisations):
        for thing in things.values():
            for slug in urls.former_slugs(thing, things):
                path = f"{edition.language.folder}{thing.collection}/{slug}/index.html"
                yield File(path, partial(_redirect, edition, thing))


def _redirect(edition: Edition, thing: Entry | Organisation) -> str:
    language, url = edition.language, urls.page_of(thing)
    target = f"../../{url}"
    link = _LINK.format(target=target, english=language.lang_attribute_for(thing, "name"), name=thing.name)
    message = language.gettext_html(_MESSAGE, page=link)
    address = edition.settings.url + language.folder + url if edition.settings.url else target
    return _PAGE.format(language=language.code, name=thing.name, address=address, target=target, message=message)
