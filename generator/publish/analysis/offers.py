"""How a component or project can be had: ready to use, or as code to run. Only what its entry says counts."""

from enum import StrEnum

from generator.model import Entry
from generator.publish.edition.language import N_

_TAKEN_AS_IT_IS = frozenset({"agreement", "dataset", "guidance", "learning", "pattern"})
"""The types of component that nobody has to run."""

_WAYS_TO_A_SERVICE = frozenset({"on-request", "members", "procured"})
"""The kinds of access to what somebody else runs. Anyone may have code as well, so ``open`` says nothing of it."""


class Offer(StrEnum):
    """A way to have a thing: as a running service or something to take as it is, or as code to host or build."""

    READY = "ready"
    CODE = "code"


LABELS = {
    Offer.READY.value: N_("Ready to use"),
    Offer.CODE.value: N_("Code to run"),
    "": N_("The entry does not say"),
}
"""The label of each offer, and of none."""


def offers(entry: Entry) -> tuple[Offer, ...]:
    """Return how a component or project can be had: in both ways, in one, or none if its entry does not say.

    A platform or tool that has a repository is not ready for all that has a website: that may only describe it.
    """
    is_ready = bool(entry.links) if entry.type in _TAKEN_AS_IT_IS else _is_service(entry)
    is_code = "repository" in entry.links and entry.type not in _TAKEN_AS_IT_IS
    return (Offer.READY,) * is_ready + (Offer.CODE,) * is_code


def _is_service(entry: Entry) -> bool:
    """Whether an entry says what it costs or who gets access, or names a website and no code. An API's site is both."""
    if not entry.type:  # a project has none: somebody develops it
        return False
    has_terms = bool(entry.cost) or entry.access in _WAYS_TO_A_SERVICE
    return has_terms or ("website" in entry.links and ("repository" not in entry.links or entry.type == "api"))
