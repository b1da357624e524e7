"""The facts of an entry as HTML, shared by its own page and comparisons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.adoption import Contact
from generator.catalogue import Catalogue
from generator.model import Entry
from generator.publish.analysis import activity, usage, wholes
from generator.publish.edition import fields, urls
from generator.publish.edition.fields import FACTS, FIELDS, Field
from generator.publish.edition.language import N_
from generator.publish.edition.page import NO_MARKUP
from generator.publish.html.fragments import Fragments, external_link

_SEEN = N_("Last change on %(day)s, seen on %(seen)s")
_NO_CHANGE_SINCE = N_("No change since %(day)s")
_MAX_NAMED = 8
_COMMA = Markup(", ")
_SPACE = Markup(" ")


_NO_FACTS = dict.fromkeys((*FACTS, *(field.fact for field in FIELDS)), NO_MARKUP)


@dataclass(frozen=True)
class EntryFacts:
    """Renders the facts of entries. `changed` returns the day on which a file last changed, or an empty text."""

    catalogue: Catalogue
    fragments: Fragments
    changed: Callable[[str], str]
    _counts: dict[tuple[str, int, bool], Markup] = field(default_factory=dict)

    def of(self, entry: Entry, root: str) -> Mapping[str, Markup]:
        """Return all facts of an entry by fact id; those not recorded are empty. `root` leads to the home page."""
        plain = {field.fact: self._plain(field, entry, root) for field in fields.fields_of(entry.collection)}
        return {**_NO_FACTS, **plain, **self._other_facts(entry, root)}

    def _plain(self, field: Field, entry: Entry, root: str) -> Markup:
        value: str | tuple[str, ...] = getattr(entry, field.name)
        values = (value,) if isinstance(value, str) else value
        if field.facet:
            return _COMMA.join(self.fragments.term(each, root, field.facet) for each in values if each)
        return _COMMA.join(self.catalogue.term_name(field.vocabulary, each) for each in values)

    def _other_facts(self, entry: Entry, root: str) -> Mapping[str, Markup]:
        fragments = self.fragments
        owner = self.catalogue.organisations.get(entry.owner)
        day = self.changed(entry.path)
        lang = fragments.language.lang_attribute_for(entry, "summary")
        use = usage.split_use(fragments.counts(entry))
        return {
            "summary": Markup(f"<span{lang}>{escape(entry.summary)}</span>"),  # noqa: S704 - escaped
            "kind": escape(fragments.language.gettext(entry.collection.kind.capitalize())),
            "owner": fragments.link(owner, root) if owner else escape(entry.owner),
            "used": _SPACE.join(map(self._count, use.using)),
            "part": _SPACE.join(map(self._count, use.taking_part)),
            "activity": self._activity(entry),
            "contact": self._contact_for(entry, root),
            "changed": fragments.time(day) if day else NO_MARKUP,
            "reviewed": fragments.time(entry.reviewed) if entry.reviewed else NO_MARKUP,
            "implements": self._related(entry, "implements", root),
            "depends_on": self._related(entry, "depends_on", root),
            "followed": self._followed(entry, root),
            **self._links(entry),
        }

    def _activity(self, entry: Entry) -> Markup:
        change = activity.last_change(self.catalogue, entry)
        if not change:
            return NO_MARKUP
        message, time = _SEEN if change.seen else _NO_CHANGE_SINCE, self.fragments.time
        seen = {"seen": time(change.seen)} if change.seen else {}
        since = self.fragments.language.gettext_html(message, day=time(change.day), **seen)
        return since + _SPACE + self.fragments.evidence(change.evidence, entry.name)

    def _contact_for(self, entry: Entry, root: str) -> Markup:
        """Return whom to ask about an entry, and of which whole that is the contact if it has none of its own."""
        source = wholes.with_contact(self.catalogue, entry)
        if not (source and source.contact):
            return NO_MARKUP
        contact = self.contact(source.contact)
        return contact if source is entry else contact + _COMMA + self.fragments.as_for(source, root)

    def contact(self, contact: Contact) -> Markup:
        """Return links to contact a team: the email address first, then the contact page."""
        label = contact.name or contact.email or urls.display_url(contact.url)
        if contact.email and contact.url:
            page = self.fragments.language.gettext("contact page")
            return external_link(f"mailto:{contact.email}", label) + _COMMA + external_link(contact.url, page)
        return external_link(f"mailto:{contact.email}" if contact.email else contact.url, label)

    def _related(self, entry: Entry, kind: str, root: str) -> Markup:
        edges = self.catalogue.edges_from(entry.slug)
        return _COMMA.join(self.fragments.link(edge.target, root) for edge in edges if edge.kind == kind)

    def _followed(self, entry: Entry, root: str) -> Markup:
        """Return the entries that say they follow an entry: the first by name, and how many more."""
        followers = [edge.source for edge in self.catalogue.edges_to(entry.slug) if edge.kind == "implements"]
        names = [self.fragments.link(each, root) for each in followers[:_MAX_NAMED]]
        if more := len(followers) - len(names):
            names.append(escape(self.fragments.language.gettext("%(number)s more", number=more)))
        return _COMMA.join(names)

    def _links(self, entry: Entry) -> Mapping[str, Markup]:
        source = wholes.with_documentation(self.catalogue, entry)
        addresses = {
            "documentation": source.links["documentation"] if source else "",
            "specification": entry.links.get("specification", ""),
            "accessibility": entry.assurance.get("accessibility_statement", ""),
            "data_protection": entry.assurance.get("data_protection", ""),
            "security_policy": entry.assurance.get("security_policy", ""),
        }
        links = {fact: self._published(fact, address) for fact, address in addresses.items()}
        return {**links, "validators": _COMMA.join(map(external_link, entry.validators))}

    def _published(self, fact: str, address: str) -> Markup:
        """Return a link that says the same for all entries that have it, so that comparing them finds no difference."""
        if not urls.safe_external_url(address):
            return NO_MARKUP
        gettext = self.fragments.language.gettext_html
        words = gettext("published") + Markup('<span class="visually-hidden">: {}</span>').format(gettext(FACTS[fact]))
        return external_link(address, words)

    def _count(self, count: usage.StatusCount) -> Markup:
        key = count.status.id, count.number, count.is_duty
        if key not in self._counts:
            html = Markup('<span class="count">{} {}</span>')
            self._counts[key] = html.format(self.fragments.status_icon(count.status.id), self.fragments.count(count))
        return self._counts[key]
