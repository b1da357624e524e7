"""Catalogues that are just large enough for one question."""

from typing import Any

from generator.adoption import Adoption
from generator.catalogue import Catalogue
from generator.model import Entry, Organisation, Term, Vocabulary
from generator.project import Collection

URL = "https://www.example.org/"
STATUSES = ("live", "piloting", "planned", "involved", "stopped")


def make_entry(slug: str, name: str = "", **fields: Any) -> Entry:
    """Make a tool for waste, unless it is said to be something else."""
    plain = {"collection": Collection.COMPONENTS, "type": "tool", "services": ("waste",), "summary": "", "owner": ""}
    return Entry(**plain | {"slug": slug, "path": "", "name": name or slug, "sources": (URL,)} | fields)


def make_council(slug: str, name: str = "", **fields: Any) -> Organisation:
    return Organisation(slug=slug, path="", name=name or slug, type="council", sources=(URL,), **fields)


COUNCILS = tuple(map(make_council, ("ash", "birch", "cedar", "dogwood", "elder", "fir", "gorse", "hazel", "ivy")))
NAMES = [each.slug for each in COUNCILS]


def make_adoptions(*organisations: str, status: str = "live") -> tuple[Adoption, ...]:
    return tuple(Adoption(each, status, evidence=URL) for each in organisations)


def make_catalogue(*entries: Entry, organisations: tuple[Organisation, ...] = ()) -> Catalogue:
    lists = {"adoption-statuses": STATUSES, "organisation-types": ("council", "partnership")}
    return Catalogue(
        {each.slug: each for each in entries},
        {each.slug: each for each in organisations},
        {slug: Vocabulary(slug, "", slug, "", {id_: Term(id_, id_) for id_ in ids}) for slug, ids in lists.items()},
    )
