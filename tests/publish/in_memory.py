"""A small site of which nothing is written: each page and file is made when a test asks for it."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from io import StringIO
from typing import Any

from generator.check import Result
from generator.publish.edition.files import File
from generator.publish.edition.settings import SiteSettings
from generator.publish.html.stencil import RenderedPage
from generator.publish.site.publication import Publication, prepare
from tests.conftest import ROOT
from tests.sites import SITE_URL, Page

SETTINGS = SiteSettings(name="Things", strapline="", url=SITE_URL, repository="", branch="main", has_search=False)
"""The search engine is a program of its own, and is not run."""
THEME = ROOT / "site_overrides" / "theme"


@dataclass(frozen=True)
class Site:
    """A site, its pages and files by their addresses."""

    publication: Publication

    @cached_property
    def files(self) -> Mapping[str, File]:
        items = self.publication.items(())
        return {each.path: each for each in items if isinstance(each, File)}

    def rendered(self, url: str) -> RenderedPage:
        page = self.publication.pages[url]
        return self.publication.renderers[page.language].render(page)

    def page(self, url: str) -> Page:
        """Read the body of a page, without the shell around it."""
        page = Page(url)
        page.feed(str(self.rendered(url).body))
        return page

    def json_ld(self, url: str) -> Any:
        """Read what a page tells other machines."""
        head = Page(url)
        head.feed(str(self.rendered(url).head))
        (data,) = head.text("script")
        return json.loads(data)

    def data(self, path: str) -> Any:
        return json.loads(self.files[path].make())

    def table(self, name: str) -> list[dict[str, str]]:
        text = self.files[f"data/{name}.csv"].make()
        assert isinstance(text, str)
        return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def site(result: Result, *, languages: tuple[str, ...] = ()) -> Site:
    """Prepare the site of a catalogue in which nothing is wrong, in English and other languages."""
    assert not result.errors, [each.message for each in result.errors]
    return Site(prepare(result, replace(SETTINGS, languages=languages), [THEME]))
