"""The edition: everything that one publication is made from, in one language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Unpack

from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.check import Result
from generator.facets import FACETS, Facet
from generator.history.entry_dates import EntryDates
from generator.history.growth import Snapshot
from generator.model import Entry
from generator.project import Project
from generator.publish.edition.language import ENGLISH, Language
from generator.publish.edition.page import NO_MARKUP, Page, PageFields
from generator.publish.edition.settings import SiteSettings
from generator.questions import Answers, question


def _no_head() -> Markup:
    return NO_MARKUP


@dataclass(frozen=True)
class Edition:
    """The data from which all pages and files in one language are made.

    `catalogue` and `settings` are in the language of the edition; `result` has the catalogue in English. `history` maps
    the path of a file to the days on which it was added and last changed; it is empty without git. `snapshots` are the
    catalogue's size over time, oldest first. `today` is the day of publication.
    """

    catalogue: Catalogue
    settings: SiteSettings
    history: Mapping[str, EntryDates]
    today: date
    result: Result
    snapshots: Sequence[Snapshot] = ()
    language: Language = ENGLISH

    def __post_init__(self) -> None:
        """Make each look-up in the history a question."""
        object.__setattr__(self, "history", Answers(self.history, self.owner_name, "history"))

    @cached_property
    def owner_name(self) -> str:
        """The name of the edition in questions that were noted."""
        return f"edition {self.language.code}"

    @property
    def project(self) -> Project:
        """The folder of the catalogue."""
        return self.result.project

    @property
    @question
    def checked(self) -> Result:
        """The result of the check, for what shows more of the files than the catalogue does."""
        return self.result

    @property
    @question
    def growth(self) -> Sequence[Snapshot]:
        """The catalogue's size over time, oldest first."""
        return self.snapshots

    @property
    @question
    def last_change(self) -> str:
        """The day of the last change to any file as ISO 8601 text, or empty text if it is not known."""
        return max((days.changed.isoformat() for days in self.history.values()), default="")

    @property
    def original(self) -> Catalogue:
        """The catalogue in English. URLs are made from it, so that they are the same in every language."""
        return self.result.catalogue

    def translated(self, entry: Entry) -> Entry:
        """Return the translation in this edition of an entry of the original catalogue."""
        return self.catalogue.entries[entry.slug]

    def page(
        self,
        template: str,
        url: str,
        /,
        *,
        values: Callable[[], Mapping[str, Any]],
        head: Callable[[], Markup] = _no_head,
        **fields: Unpack[PageFields],
    ) -> Page:
        """Build a page of this edition.

        `url` is relative to the folder of the language. `values` and `head` are called when the page is rendered. The
        page has no `path` to edit if the settings name no repository.
        """
        fields.setdefault("languages", self.settings.languages)
        if not self.settings.repository:
            fields["path"] = ""
        return Page(
            url=self.language.folder + url,
            template=template,
            values=values,
            head=head,
            language=self.language.code,
            **fields,
        )

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a message in the language of the edition, with `values` filled in."""
        return self.language.gettext(message, **values)

    @property
    def has_feeds(self) -> bool:
        """Whether there are feeds. Without a git history it is not known what is new."""
        return self.settings.has_data and bool(self.history)

    def changed(self, path: str) -> str:
        """Return the day on which a file last changed as ISO 8601 text, or empty text if it is not known."""
        dates = self.history.get(path)
        return dates.changed.isoformat() if dates else ""

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """All facets by slug, with their names in the language of the edition."""
        return {slug: self._translated_facet(facet) for slug, facet in FACETS.items()}

    def _translated_facet(self, facet: Facet) -> Facet:
        """Return a facet with its names in this language. Its plural is the name of its vocabulary, if it has one."""
        vocabulary = self.catalogue.vocabularies.get(facet.vocabulary)
        plural = vocabulary.name if vocabulary else self.gettext(facet.plural)
        return replace(facet, name=self.gettext(facet.name), plural=plural)
