"""Renders page bodies with Jinja templates, which escape all values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from generator.collation import sort_name
from generator.facets import stage_facet
from generator.markup import to_html
from generator.project import SHARED, Collection
from generator.publish.analysis import activity, folding, licences, offers, side_by_side, usage, wholes
from generator.publish.analysis.users_by_kind import MAX_OPEN, by_kind
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.fields import COMPARED, with_labels
from generator.publish.edition.page import Page
from generator.publish.graphics.relation_diagram import to_svg
from generator.publish.html.entry_facts import EntryFacts
from generator.publish.html.footnotes import with_footnotes
from generator.publish.html.fragments import Fragments, Macro, external_link
from generator.publish.html.stencil import RenderedPage
from generator.publish.html.templates import Templates


@dataclass(frozen=True)
class Renderer:
    """Renders the pages of one edition. A template comes from the first of `folders` that has it."""

    edition: Edition
    folders: Sequence[Path]

    def render(self, page: Page) -> RenderedPage:
        """Return the body and head elements of a page of this edition."""
        body = self.fragment(page.template, page.path_without_language, **page.values())
        return RenderedPage(with_footnotes(body, self.edition.gettext("Evidence")), page.head())

    def fragment(self, template: str, url: str, /, **values: Any) -> Markup:
        """Return a rendered template, for a page at `url` within the language of the edition."""
        html = self._template(template).render(root=urls.root_of(url), here=self._data_folder(url), **values)
        return Markup(html)  # noqa: S704 - the templates escape

    def compile_all(self) -> None:
        """Compile all templates, so that no process that is forked afterwards needs to; languages share them."""
        for name in self._environment.list_templates(extensions=["html"]):
            self._environment.get_template(name)

    def _data_folder(self, url: str) -> str:
        """Return the relative address of the folder with a page's data files, which only English pages have."""
        up = self.edition.language.up
        return up and f"{up}{urls.root_of(url)}{url}"

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(f"{name}.html")
        return self._templates[name]

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {}

    @cached_property
    def _environment(self) -> Templates:
        edition = self.edition
        environment = Templates(self.folders, edition.language)
        environment.globals |= {
            "_": edition.language.gettext_html,
            "site": edition.settings,
            "catalogue": edition.catalogue,
            "facets": edition.facets,
            "stage_facet": stage_facet,
            "term_page": urls.term_page,
            "has_feeds": edition.has_feeds,
            "max_open": MAX_OPEN,
            "in_use": usage.IN_USE,
            "compared": {title: with_labels(facts, *SHARED) for title, facts in COMPARED.items()},
            "standard_labels": dict(with_labels(chain(*COMPARED.values()), Collection.STANDARDS)),
            "up": edition.language.up,
            "href_away": edition.language.href_away,
            "lang_attribute": edition.language.lang_attribute,
            "separator": edition.language.separator,
            "link_to_english": edition.language.link_to_english,
        }
        environment.filters |= self._filters()
        return environment

    def _filters(self) -> dict[str, Callable[..., Any]]:
        """Return the filters of templates, by name."""
        language = self.edition.language
        fragments = Fragments(self.edition.catalogue, self._macro, language)
        facts = EntryFacts(self.edition.catalogue, fragments, self.edition.changed)
        return {
            "page": urls.page_of,
            "form": urls.form_of,
            "safe_url": urls.safe_external_url,
            "external_link": external_link,
            "licence_texts": urls.licence_texts,
            "issue_tracker": urls.issue_tracker_url,
            "licence_summary": licences.SUMMARIES.get,
            "display_url": urls.display_url,
            "to_html": to_html,
            "time": lru_cache(maxsize=10_000, typed=True)(fragments.time),
            "lang_attribute": language.lang_attribute_for,
            "link": fragments.link,
            "as_for": fragments.as_for,
            "with_documentation": partial(wholes.with_documentation, self.edition.catalogue),
            "term": fragments.term,
            "row": fragments.row,
            "not_known": fragments.not_known,
            "sentence": fragments.sentence,
            "by_kind": partial(by_kind, self.edition.catalogue),
            "relation_diagram": partial(to_svg, language=language),
            "suggestion_row": fragments.suggestion_row,
            "owner": fragments.owner,
            "adoption": fragments.adoption,
            "count_text": fragments.count,
            "register_link": fragments.register_link,
            "is_used": fragments.is_used,
            "side_by_side": partial(side_by_side.matrix, self.edition.catalogue),
            "in_short": side_by_side.summarise,
            "observed": self.edition.catalogue.observed,
            "activity": partial(activity.activity_of, self.edition.catalogue, today=self.edition.today),
            "offers": offers.offers,
            "fold": partial(folding.fold, self.edition.catalogue),
            "sort_name": sort_name,
            "speakers": partial(usage.speakers, self.edition.catalogue),
            "long_unchanged": partial(activity.long_unchanged, self.edition.catalogue, today=self.edition.today),
            "facts": facts.of,
            "contact": facts.contact,
        }

    def _macro(self, template: str, name: str) -> Macro:
        """Return a macro of the theme. Its template is compiled on first use, after the filters are registered."""
        macro: Macro = getattr(self._template(template).module, name)
        return macro
