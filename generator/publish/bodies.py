"""The bodies of pages, written from Jinja templates that escape whatever they are given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Unpack

from jinja2 import Template
from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.check import Result
from generator.facets import FACETS, Facet
from generator.history.days import Days
from generator.history.growth import Moment
from generator.markup import to_html
from generator.publish import licences, links
from generator.publish.alike import Alike
from generator.publish.drawing import picture
from generator.publish.facts import COMPARED, Facts
from generator.publish.fragments import Fragments, Macro, out
from generator.publish.insights.whole import Whole
from generator.publish.language import ENGLISH, Language
from generator.publish.page import NOTHING, About, Page, Site, Written
from generator.publish.rivals import Rivals
from generator.publish.templates import Templates
from generator.publish.tile_map import TileMap

Values = Callable[[], Mapping[str, Any]]
Head = Callable[[], Markup]


def _no_head() -> Markup:
    return NOTHING


@dataclass(frozen=True)
class Bodies:
    """What every page is made from: the catalogue, its history, the folders of templates, and the check with its day.

    The catalogue and the site speak the language of the pages. What decides on addresses looks at the catalogue of the
    check, which is in English.
    """

    catalogue: Catalogue
    site: Site
    history: Mapping[str, Days]
    folders: Sequence[Path]
    today: date
    result: Result
    growth: Sequence[Moment] = ()
    language: Language = ENGLISH

    def page(
        self, template: str, url: str, /, *, values: Values, head: Head = _no_head, **about: Unpack[About]
    ) -> Page:
        """Make a page from a template and what it is given; `about` is what else a page says of itself."""

        def write() -> Written:
            body = self.fragment(template, url, **values())
            return Written(Markup(body), head())  # noqa: S704 - the templates escape

        about.setdefault("languages", self.site.languages)
        if not self.site.repository:
            about["path"] = ""
        return Page(url=self.language.folder + url, write=write, language=self.language.code, **about)

    def fragment(self, template: str, url: str, /, **values: Any) -> str:
        """Write a template with what it is given, for something that stands at an address."""
        return self._template(template).render(root=links.root_of(url), here=self.beside(url), **values)

    def beside(self, url: str) -> str:
        """Give the way from a page to the files beside it, which stand beside its English twin alone."""
        return self.language.up and f"{self.language.up}{links.root_of(url)}{url}"

    def say(self, message: str, /, **values: object) -> str:
        """Write a message in the language of the pages."""
        return self.language.say(message, **values)

    @property
    def has_feeds(self) -> bool:
        """Tell whether there are feeds: without a history nobody knows what is new."""
        return self.site.has_data and bool(self.history)

    def changed(self, path: str) -> str:
        """Give the day on which a file last changed, or nothing where that is not known."""
        days = self.history.get(path)
        return days.changed.isoformat() if days else ""

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(f"{name}.html")
        return self._templates[name]

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """Every way to browse by its slug, in the language of the pages."""
        return {slug: self._said(facet) for slug, facet in FACETS.items()}

    def _said(self, facet: Facet) -> Facet:
        """Name a facet in the language of the pages; all its values together are called what their list is called."""
        vocabulary = self.catalogue.vocabularies.get(facet.vocabulary)
        plural = vocabulary.name if vocabulary else self.say(facet.plural)
        return replace(facet, name=self.say(facet.name), plural=plural)

    @cached_property
    def rivals(self) -> Rivals:
        """What may be compared with what."""
        return Rivals(self.result.catalogue, self.catalogue.entries)

    @cached_property
    def alike(self) -> Alike:
        """Which councils are like which."""
        return Alike(self.catalogue)

    @cached_property
    def tile_map(self) -> TileMap:
        """The map of all councils, drawn once for every page that shows it."""
        return TileMap(self.catalogue)

    @cached_property
    def whole(self) -> Whole:
        """The catalogue in figures."""
        return Whole(self.catalogue, self.tile_map, self.site, self.today, self.growth, self.language)

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {}

    @cached_property
    def _environment(self) -> Templates:
        environment = Templates(self.folders, self.language)
        environment.globals |= {
            "_": self.language.write,
            "site": self.site,
            "catalogue": self.catalogue,
            "facets": self.facets,
            "term_page": links.term_page,
            "has_feeds": self.has_feeds,
            "compared": COMPARED,
            "up": self.language.up,
            "away": self.language.away,
            "english": self.language.english,
            "to_english": self.language.to_english,
        }
        environment.filters |= self._filters()
        return environment

    def _filters(self) -> dict[str, Callable[..., Any]]:
        """Give what templates may do with the things of the catalogue."""
        fragments = Fragments(self.catalogue, self._macro, self.language)
        facts = Facts(self.catalogue, fragments, self.changed)
        return {
            "page": links.page_of,
            "form": links.form_of,
            "outward": links.outward,
            "out": out,
            "licence_texts": links.licence_texts,
            "issues": links.issues_of,
            "in_short": licences.IN_SHORT.get,
            "shown": links.shown,
            "to_html": to_html,
            "time": fragments.time,
            "english": self.language.english_of,
            "link": fragments.link,
            "term": fragments.term,
            "row": fragments.row,
            "ready": fragments.ready,
            "picture": partial(picture, language=self.language),
            "idea": fragments.idea,
            "owner": fragments.owner,
            "adoption": fragments.adoption,
            "is_used": fragments.is_used,
            "facts": facts.of,
            "ask": facts.ask,
        }

    def _macro(self, template: str, name: str) -> Macro:
        """Give a macro of the theme, which is compiled once the filters that it uses are there."""
        macro: Macro = getattr(self._template(template).module, name)
        return macro
