"""Whether councils can use a thing, in one or two sentences, as far as its entry says. Nothing is inferred beyond that.

The first words are the verdict. After them come its reasons: what it costs, what its licence asks for, how far it has
come, whether it still changes and who has no choice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.model import Entry
from generator.project import Collection
from generator.publish.analysis import activity
from generator.publish.analysis.licences import SUMMARIES, Family
from generator.publish.edition.language import N_


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message in English, to be translated, and what fills it in, by the same names; the rest is empty.

    `what` is itself a message, `day` a date, and `text` is in the language of the entry. `evidence` shows that it is
    true.
    """

    message: str
    what: str = ""
    licence: str = ""
    day: str = ""
    text: str = ""
    entries: tuple[Entry, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to *Can we use it?*: a verdict of a few words, and its reasons."""

    verdict: Sentence
    reasons: tuple[Sentence, ...]


_TERMS: Mapping[Family, str] = {
    Family.NOTICE: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge, if you keep its notice."
    ),
    Family.STATE_CHANGES: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge, if you say what you changed."
    ),
    Family.COPYLEFT: N_(
        "%(what)s is under %(licence)s: you may use and change it free of charge. If you pass it on, you must do so "
        "under the same licence."
    ),
    Family.NETWORK_COPYLEFT: N_(
        "%(what)s is under %(licence)s: you may use and change it free of charge. If others use your changed version, "
        "even over a network, you must offer them its source."
    ),
    Family.FILE_COPYLEFT: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge. If you pass it on, what you "
        "changed in it stays under the same licence."
    ),
    Family.NO_CONDITIONS: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge and without conditions."
    ),
    Family.ATTRIBUTION: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge, if you say who made it."
    ),
    Family.SAME_LICENCE: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge, if you say who made it and "
        "share the result under the same licence."
    ),
    Family.CITE_SOURCE: N_(
        "%(what)s is under %(licence)s: you may use, copy and change it free of charge, if you say where it comes from."
    ),
}
_OTHER_TERMS = N_("%(what)s is under %(licence)s: read what that allows before you copy or change it.")

_CODE, _DATA, _TEXT, _CONTENT = N_("Its code"), N_("Its data"), N_("Its text"), N_("Its content")
_CONTENT_OF: Mapping[str, str] = {
    **dict.fromkeys(("agreement", "guidance", "learning", "pattern", "template"), _CONTENT),
    "dataset": _DATA,
}
"""What the licence of a component covers, by type, if that is not code."""

_RUN = ("api", "platform")
"""The types of component that cost something to run."""

_YES = Sentence(N_("Yes."))
_YES_BUT_STALE = Sentence(N_("Yes, but it stands still."))
_FOLLOW = Sentence(N_("Yes, you can follow it."))
_ASK_FIRST = Sentence(N_("Ask first."))
_ANYONE = Sentence(N_("Yes, anyone may use it."))
_NO = Sentence(N_("No, not any more."))

_BY_STAGE: Mapping[str, tuple[Sentence, Sentence]] = {
    "retired": (_NO, Sentence(N_("It is retired: nobody maintains it."))),
    "superseded": (_NO, Sentence(N_("Something newer has replaced it."))),
    "withdrawn": (_NO, Sentence(N_("Its owner no longer recommends it."))),
    "discovery": (
        Sentence(N_("Not yet.")),
        Sentence(N_("It is a discovery: the problem is being explored, and nothing is built.")),
    ),
    "alpha": (
        Sentence(N_("Only to try it out.")),
        Sentence(N_("It is an alpha: ideas are being tried out, and it is not for real use.")),
    ),
    "draft": (Sentence(N_("Only to try it out.")), Sentence(N_("It is a draft, and may change."))),
}
"""The verdict on what is not ready or is over, with the reason, by stage or status."""

_STAGE_NOTES: Mapping[str, Sentence] = {
    "beta": Sentence(N_("It is in beta: in trial use, and still changing.")),
    "live": Sentence(N_("It is in full use and maintained.")),
    "published": Sentence(N_("It is agreed and ready to follow.")),
}
_BY_ACCESS: Mapping[str, tuple[Sentence, Sentence]] = {
    "on-request": (_ASK_FIRST, Sentence(N_("Its owner gives access on request."))),
    "members": (Sentence(N_("Only with others.")), Sentence(N_("Members of a group or partnership may use it."))),
    "procured": (Sentence(N_("Yes, but you have to buy it.")), Sentence(N_("A supplier sells it."))),
}
"""The verdict on what not everyone may have, with the reason, by access."""

_REPLACED = N_("%(entries)s replaces it.")
_STALE_DRAFT = Sentence(N_("Not as it stands."))
_STALE_DRAFT_REASON = N_("It is a draft that has not changed since %(day)s (%(evidence)s).")
_STALE = N_("It has not changed since %(day)s (%(evidence)s): ask the owner whether somebody still looks after it.")
_NO_LICENCE = Sentence(N_("Its licence is not known, and without one nobody may copy or change it."))
_NO_LICENCE_BUT_OPEN = Sentence(N_("Ask the owner before you copy or change it: its licence is not known."))
_NO_TERMS = Sentence(N_("It is not known who may use it, and on what terms."))
_NO_STAGE = Sentence(N_("It is not known how far it has come."))
_NO_STATUS = Sentence(N_("It is not known whether it is agreed."))
_NO_COST = Sentence(N_("It is not known what it costs to run."))
_NEITHER = Sentence(N_("It is not known how far it has come, or what it costs to run."))
_DUTY = Sentence(N_('Some <a href="#duty">have to use it, or are asked to</a>.'))


def answer(catalogue: Catalogue, entry: Entry, today: date) -> Answer:
    """Return whether councils can use what an entry describes, and what stands in the way."""
    replacements = tuple(edge.source for edge in catalogue.edges_to(entry.slug) if edge.kind == "supersedes")
    if entry.stage in activity.PAST_STAGES or replacements:
        return Answer(_NO, tuple(_reasons_against(entry, replacements)))
    stale = activity.long_unchanged(catalogue, entry, today)
    if stale and entry.stage == "draft":
        reason = Sentence(_STALE_DRAFT_REASON, day=stale.day, evidence=stale.evidence)
        return Answer(_STALE_DRAFT, (*_duty(entry), reason, *_terms(entry)))
    verdict, *reasons = _verdict(entry)
    if stale:
        verdict = _YES_BUT_STALE if verdict is _YES else verdict
        reasons.append(Sentence(_STALE, day=stale.day, evidence=stale.evidence))
    return Answer(verdict, (*_duty(entry), *reasons))


def _reasons_against(entry: Entry, replacements: tuple[Entry, ...]) -> Iterator[Sentence]:
    if replacements:
        yield Sentence(_REPLACED, entries=replacements)
    if entry.stage in activity.PAST_STAGES and not (replacements and entry.stage == "superseded"):
        yield _BY_STAGE[entry.stage][1]


def _verdict(entry: Entry) -> Iterator[Sentence]:
    """Yield the verdict and its reasons, without those that depend on anything but the entry."""
    if hindrance := _BY_STAGE.get(entry.stage) or _BY_ACCESS.get(entry.access):
        yield from hindrance
        yield from _terms(entry)
        return
    known = (*_cost(entry), *_terms(entry))
    if entry.collection is Collection.STANDARDS and (entry.licence or entry.stage == "published"):
        yield _FOLLOW
        yield from known
        if not entry.stage:
            yield _NO_STATUS
    elif entry.licence or _is_offered(entry):
        yield _YES
        yield from known
        yield from _gaps(entry)
    elif entry.access == "open":
        yield from (_ANYONE, *known, _NO_LICENCE_BUT_OPEN)
    else:
        yield from (_ASK_FIRST, *known, _NO_LICENCE if entry.links.get("repository") else _NO_TERMS)
    if entry.stage in _STAGE_NOTES:
        yield _STAGE_NOTES[entry.stage]


def _is_offered(entry: Entry) -> bool:
    """Whether a platform says what it costs or how to start: then councils can have it, whatever its licence."""
    return entry.type == "platform" and bool(entry.cost or entry.adopt)


def _gaps(entry: Entry) -> Iterator[Sentence]:
    """Yield what a council must find out before it runs something. Nobody runs a library, or a text, by itself."""
    has_cost_to_run = entry.type in _RUN and not entry.cost
    if not entry.stage and entry.type not in _CONTENT_OF:
        yield _NEITHER if has_cost_to_run else _NO_STAGE
    elif has_cost_to_run:
        yield _NO_COST


def _cost(entry: Entry) -> Iterator[Sentence]:
    """Yield the cost as it is written, as a sentence."""
    if entry.cost:
        yield Sentence("%(text)s", text=f"{entry.cost.rstrip('.')}.")


def _terms(entry: Entry) -> Iterator[Sentence]:
    """Yield what the licence allows and asks for."""
    if entry.licence:
        summary = SUMMARIES.get(entry.licence)
        what = _TEXT if entry.collection is Collection.STANDARDS else _CONTENT_OF.get(entry.type, _CODE)
        yield Sentence(_TERMS[summary.family] if summary else _OTHER_TERMS, what=what, licence=entry.licence)


def _duty(entry: Entry) -> Iterator[Sentence]:
    if entry.duty:
        yield _DUTY
