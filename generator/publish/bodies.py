"""The bodies of pages, written from Jinja templates that escape whatever they are given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.catalogue import FACETS, Catalogue, Use
from generator.history import Changes
from generator.markup import to_html
from generator.model import Entry, Organisation
from generator.publish import dates, links, usage
from generator.publish.page import Page, Site

NO_CHANGES = Changes(date.min, date.min)


@dataclass(frozen=True)
class Bodies:
    """What every page is made from: the catalogue, its history, and the folder of templates."""

    catalogue: Catalogue
    site: Site
    history: Mapping[str, Changes]
    folder: Path

    def render(self, name: str, url: str, **values: Any) -> Markup:
        """Write the body that stands at `url` with the template of that name."""
        return Markup(self._template(name).render(root=links.root_of(url), **values))  # noqa: S704 - autoescaped

    def page(self, template: str, url: str, /, *, values: Mapping[str, Any], **about: Any) -> Page:
        """Write a whole page; `about` is what else a page says of itself."""
        return Page(url=url, body=self.render(template, url, **values), **about)

    def changed(self, path: str) -> str:
        """Give the day on which a file last changed, or nothing where that is not known."""
        changes = self.history.get(path)
        return changes.changed.isoformat() if changes else ""

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(f"{name}.html")
        return self._templates[name]

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {}

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals |= {
            "site": self.site,
            "catalogue": self.catalogue,
            "facets": {facet.slug: facet for facet in FACETS},
            "term_page": links.term_page,
            "used_words": self._used_words,
            "is_used": self._is_used,
        }
        environment.filters |= {
            "day": dates.in_words,
            "page": links.page_of,
            "outward": links.outward,
            "shown": links.shown,
            "to_html": to_html,
            "owner": self._owner,
        }
        return environment

    def _used_words(self, thing: Entry | Organisation) -> str:
        return usage.in_words(usage.counts(self.catalogue, self._uses(thing)))

    def _is_used(self, entry: Entry) -> bool:
        """Tell whether anybody does more than take part."""
        return any(use.adoption.status != usage.INVOLVED for use in self.catalogue.uses_of(entry.slug))

    def _uses(self, thing: Entry | Organisation) -> Iterable[Use]:
        if isinstance(thing, Entry):
            return self.catalogue.uses_of(thing.slug)
        return self.catalogue.uses_by(thing.slug)

    def _owner(self, entry: Entry) -> str:
        """Give the name of an entry's owner, or its slug where there is no such organisation."""
        owner = self.catalogue.organisations.get(entry.owner)
        return owner.name if owner else entry.owner
