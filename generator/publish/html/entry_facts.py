"""What is known of an entry, fact by fact: its own page and a comparison show the same words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.facets import stage_facet
from generator.model import Contact, Entry
from generator.publish.analysis import usage
from generator.publish.edition import urls
from generator.publish.edition.page import NOTHING
from generator.publish.html.fragments import Fragments, out

_COMMA = Markup(", ")
_SPACE = Markup(" ")


class Name(NamedTuple):
    """The name by which pages ask for a fact, and the one that people read."""

    id: str
    words: str


GLANCE = tuple(
    Name(*each)
    for each in (
        ("owner", "Owner"),
        ("type", "Type"),
        ("stage", "Stage"),
        ("version", "Version"),
        ("licence", "Licence"),
        ("used", "Used by"),
        ("part", "Taking part"),
        ("access", "Access"),
        ("cost", "Cost"),
        ("contact", "Ask"),
        ("changed", "Entry last changed"),
        ("reviewed", "Entry last checked"),
    )
)
"""What is seen at a glance, in its order. The days are those of the entry, not of what it is about."""

_USERS = ("used", "part")

COMPARED = {
    "At a glance": (
        Name("summary", "What it does"),
        Name("kind", "Kind"),
        *(each for each in GLANCE if each.id not in _USERS),
    ),
    "What they fit with": (
        Name("services", "Service areas"),
        Name("implements", "Follows"),
        Name("depends_on", "Needs"),
        Name("languages", "Written in"),
        Name("platforms", "Runs on"),
    ),
    "Who uses them or takes part": tuple(each for each in GLANCE if each.id in _USERS),
}
"""What is compared, under what heading."""


@dataclass(frozen=True)
class Facts:
    """The facts of a catalogue's entries. `changed` gives the day on which a file last changed."""

    catalogue: Catalogue
    pieces: Fragments
    changed: Callable[[str], str]
    _counts: dict[tuple[str, int], Markup] = field(default_factory=dict)

    def of(self, entry: Entry, root: str) -> Mapping[str, Markup]:
        """Write each fact of an entry; one that is not recorded is empty."""
        pieces = self.pieces
        owner = self.catalogue.organisations.get(entry.owner)
        day = self.changed(entry.path)
        lang = pieces.language.english_of(entry, "summary")
        use = usage.told_apart(pieces.counts(entry))
        return {
            "summary": Markup(f"<span{lang}>{escape(entry.summary)}</span>"),  # noqa: S704 - escaped
            "kind": escape(pieces.language.say(entry.collection.kind.capitalize())),
            "owner": pieces.link(owner, root) if owner else escape(entry.owner),
            "type": self._terms((entry.type,), root, "types") or self._terms((entry.scope,), root, "scopes"),
            "stage": self._terms((entry.stage,), root, stage_facet(entry.collection).slug),
            "version": escape(entry.version),
            "licence": self._terms((entry.licence,), root, "licences"),
            "used": _SPACE.join(map(self._count, use.using)),
            "part": _SPACE.join(map(self._count, use.taking_part)),
            "access": escape(self.catalogue.term_name("access", entry.access)),
            "cost": escape(entry.cost),
            "contact": self.ask(entry.contact) if entry.contact else NOTHING,
            "changed": pieces.time(day) if day else NOTHING,
            "reviewed": pieces.time(entry.reviewed) if entry.reviewed else NOTHING,
            "services": self._terms(entry.services, root, "services"),
            "implements": self._others(entry, "implements", root),
            "depends_on": self._others(entry, "depends_on", root),
            "languages": _COMMA.join(entry.languages),
            "platforms": _COMMA.join(entry.platforms),
        }

    def ask(self, contact: Contact) -> Markup:
        """Write whom to ask: an e-mail address before a page."""
        words = contact.name or contact.email or urls.shown(contact.url)
        if contact.email and contact.url:
            page = self.pieces.language.say("contact page")
            return out(f"mailto:{contact.email}", words) + _COMMA + out(contact.url, page)
        return out(f"mailto:{contact.email}" if contact.email else contact.url, words)

    def _terms(self, ids: Iterable[str], root: str, facet: str) -> Markup:
        return _COMMA.join(self.pieces.term(id_, root, facet) for id_ in ids if id_)

    def _others(self, entry: Entry, kind: str, root: str) -> Markup:
        edges = self.catalogue.edges_from(entry.slug)
        return _COMMA.join(self.pieces.link(edge.target, root) for edge in edges if edge.kind == kind)

    def _count(self, count: usage.Count) -> Markup:
        key = count.status.id, count.number
        if key not in self._counts:
            html = Markup('<span class="count">{} {}</span>')
            self._counts[key] = html.format(self.pieces.mark(count.status.id), count.words)
        return self._counts[key]
