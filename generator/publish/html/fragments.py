"""Fragments of HTML that recur on thousands of pages, each rendered once: links, terms, rows of lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.facets import FACETS, Facet
from generator.model import Entry, Organisation
from generator.project import Collection
from generator.publish.analysis import usage
from generator.publish.analysis.answer import Sentence
from generator.publish.analysis.readiness import ReadinessCheck
from generator.publish.analysis.similar_councils import Suggestion
from generator.publish.edition import dates, urls
from generator.publish.edition.language import N_, Language
from generator.publish.edition.page import NO_MARKUP
from generator.questions import Remembered
from generator.register import Register

Thing = Entry | Organisation
Macro = Callable[..., Markup]


class AdoptionCounts(NamedTuple):
    """Adoption counts as text, such as ``118 live``: `used` for use, `part` for taking part."""

    used: str
    part: str


_AS_FOR = N_("as for %(whole)s")

_FORM_PLACEHOLDER = "\ue000"
"""Placeholder for the address of a form: a private-use character that appears in no message."""


@dataclass(frozen=True)
class Fragments:
    """Renders and caches fragments for one catalogue. `macro` returns a macro of the theme by template and name.

    `root` is always the relative address of the home page, seen from the page that shows the fragment.
    """

    catalogue: Catalogue
    macro: Callable[[str, str], Macro]
    language: Language
    _links: dict[tuple[str, str, str], Markup] = field(default_factory=dict)
    _remembered: Remembered[tuple[object, ...], Markup] = field(default_factory=Remembered)
    _adoptions: Remembered[tuple[str, str], AdoptionCounts] = field(default_factory=Remembered)

    def link(self, thing: Thing, root: str) -> Markup:
        """Return the name of an entry or organisation as a link to its page."""
        key = root, thing.collection, thing.slug
        html = self._links.get(key)
        if html is None:
            lang = self.language.lang_attribute_for(thing, "name")
            html = self._links[key] = _anchor(root + urls.page_of(thing), thing.name, lang)
        return html

    def term(self, id_: str, root: str, facet: str) -> Markup:
        """Return the name of a facet value as a link to its page."""
        return self._remembered.take(("term", root, facet, id_), lambda: self._term(id_, root, FACETS[facet]))

    def _term(self, id_: str, root: str, facet: Facet) -> Markup:
        return _anchor(root + urls.term_page(facet, id_), self.catalogue.term_name(facet.vocabulary, id_))

    def row(self, entry: Entry, root: str, *, with_kind: bool, with_owner: bool) -> Markup:
        """Return the row of an entry in a list."""
        key = "row", root, entry.slug, with_kind, with_owner
        return self._remembered.take(key, lambda: self.macro("parts", "row")(root, entry, with_kind, with_owner))

    def not_known(self, checks: Sequence[ReadinessCheck], root: str, form: str, collection: Collection) -> Markup:
        """Return the list of what is not known of an entry. `form` is the address of the form to add it."""
        key = "not-known", root, collection, *(check.id for check in checks)
        macro = self.macro("not-known", "not_known")
        html = self._remembered.take(key, lambda: macro(root, checks, _FORM_PLACEHOLDER, collection))
        return html.replace(_FORM_PLACEHOLDER, escape(form))

    def sentence(self, sentence: Sentence, root: str, about: str) -> Markup:
        """Return a sentence of the answer about the entry that is named `about`, with links."""
        language = self.language
        links = [self.link(entry, root) for entry in sentence.entries]
        return language.gettext_html(
            sentence.message,
            what=language.gettext(sentence.what) if sentence.what else "",
            licence=self.term(sentence.licence, root, "licences") if sentence.licence else "",
            day=self.time(sentence.day) if sentence.day else "",
            text=Markup("<span{}>{}</span>").format(language.lang_attribute, sentence.text),
            evidence=self.evidence(sentence.evidence, about) if sentence.evidence else "",
            entries=Markup(language.join_list(links)),  # noqa: S704 - links are escaped
        )

    def suggestion_row(self, suggestion: Suggestion, root: str, whose: str) -> Markup:
        """Return the row of a suggested entry, with who uses it. The row is the same for all councils in the group."""
        key = "suggestion", root, suggestion.group, suggestion.entry.slug, whose
        return self._remembered.take(key, lambda: self.macro("parts", "suggestion_row")(root, suggestion, whose))

    def status_icon(self, status: str) -> Markup:
        """Return the icon of an adoption status."""
        return self._remembered.take(("icon", status), lambda: self.macro("parts", "status_icon")(status))

    def as_for(self, whole: Entry, root: str) -> Markup:
        """Return the words that something is said of a whole, of which an entry is part, with a link to it."""
        return self.language.gettext_html(_AS_FOR, whole=self.link(whole, root))

    def evidence(self, address: str, about: str) -> Markup:
        """Return a link to a page that shows something, or nothing if its address is not safe to link to."""
        return self.macro("parts", "evidence")(address, about)

    def time(self, date: str) -> Markup:
        """Return a date as a time element; text that is not a date, such as `yes`, is only escaped."""
        text = escape(dates.in_words(date, self.language))
        is_date = date[:4].isdigit()
        return Markup(f'<time datetime="{escape(date)}">{text}</time>') if is_date else text  # noqa: S704

    def owner(self, entry: Entry) -> Markup:
        """Return the name of an entry's owner in a span, or its slug if there is no such organisation."""
        owner = self.catalogue.organisations.get(entry.owner)
        lang = self.language.lang_attribute_for(owner, "name") if owner else NO_MARKUP
        return Markup(f"<span{lang}>{escape(owner.name if owner else entry.owner)}</span>")  # noqa: S704 - escaped

    def adoption(self, thing: Thing) -> AdoptionCounts:
        """Return as text how many organisations use an entry, or how many entries an organisation uses."""
        return self._adoptions.take((thing.collection, thing.slug), lambda: self._adoption(thing))

    def _adoption(self, thing: Thing) -> AdoptionCounts:
        uses_of = self.catalogue.uses_of if isinstance(thing, Entry) else self.catalogue.uses_by
        use = usage.split_use(usage.counts(self.catalogue, uses_of(thing.slug)))
        return AdoptionCounts(*(", ".join(map(self.count, counts)) for counts in (use.using, use.taking_part)))

    def counts(self, entry: Entry) -> tuple[usage.StatusCount, ...]:
        """Return how many organisations are at each adoption status with an entry."""
        return usage.counts(self.catalogue, self.catalogue.uses_of(entry.slug))

    def is_used(self, entry: Entry) -> bool:
        """Whether any organisation uses the entry now or used it before; plans and taking part do not count."""
        return any(use.adoption.status not in usage.TAKING_PART for use in self.catalogue.uses_of(entry.slug))

    def register_link(self, register: Register, root: str) -> Markup:
        """Return a link to the page of a register, labelled with its name."""
        return _anchor(root + urls.register_page(register), register.name, self.language.lang_attribute)

    def count(self, count: usage.StatusCount) -> str:
        """Return a count as text: ``120 live``, or ``120 live by duty``."""
        return self.language.gettext("%(count)s by duty", count=count.text) if count.is_duty else count.text


def _anchor(address: str, label: str, lang: Markup = NO_MARKUP) -> Markup:
    return Markup(f'<a href="{escape(address)}"{lang}>{escape(label)}</a>')  # noqa: S704 - both parts are escaped


def external_link(address: str, label: str = "") -> Markup:
    """Return a link to another site, labelled with its address if there is no label.

    An address that is not safe to link to gives the label alone.
    """
    text, safe = escape(label or urls.display_url(address)), urls.safe_external_url(address)
    return Markup(f'<a href="{escape(safe)}" rel="nofollow">{text}</a>') if safe else text  # noqa: S704 - both escaped
