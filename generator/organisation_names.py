"""Find the organisation that somebody names: by identifier, slug or name, but never because two names look alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.checked_entry import CheckedEntry
from generator.collation import collation_key

SCHEMES = ("local_authority",)
"""The schemes of `identifiers`. A register may also name organisations by ``gss_code``, ``slug`` or ``name``."""

_APOSTROPHES = re.compile("['`\u2018\u2019\u02bc]")
_LONDON_BOROUGH = re.compile(r"\blondon borough\b")
_WORD = re.compile(r"\w+")
_WORDS_OF_ANY_COUNCIL = frozenset(
    {"council", "borough", "city", "district", "county", "metropolitan", "unitary", "royal", "of", "the", "and"}
    | {"cyngor", "bwrdeistref", "sirol", "sir", "dinas"}
)
"""Words that names of councils share, in English and in Welsh, and that people add and leave out."""


class Certainty(StrEnum):
    """How certain it is which organisation is named."""

    EXACT = "exact"
    SURE = "sure"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """The organisations that a text can name. It is one if that is exact or sure, and none if nothing fits."""

    certainty: Certainty
    slugs: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The only organisation that the text can name, or ""."""
        return self.slugs[0] if len(self.slugs) == 1 else ""


Index = Mapping[str, tuple[str, ...]]
"""The slugs of organisations by something that names them."""


@dataclass(frozen=True, slots=True)
class OrganisationNames:
    """All that organisations are called, with the dates between which each exists."""

    codes: Mapping[str, Index]
    names: Index
    short_names: Index
    lifetimes: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, organisations: Iterable[CheckedEntry]) -> "OrganisationNames":
        """Build it from the entries of organisations, whether they are valid or not."""
        entries = tuple(organisations)
        names = [(entry.file.slug, name) for entry in entries for name in _names(entry)]
        return cls(
            codes={
                "slug": {entry.file.slug: (entry.file.slug,) for entry in entries},
                "gss_code": _index((entry.text("gss_code"), entry.file.slug) for entry in entries),
                **{scheme: _index(_identifiers(scheme, entries)) for scheme in SCHEMES},
            },
            names=_index((plain(name), slug) for slug, name in names),
            short_names=_index((_short(name), slug) for slug, name in names),
            lifetimes={entry.file.slug: (entry.text("started"), entry.text("ended")) for entry in entries},
        )

    def resolve(self, text: str, day: date) -> Match:
        """Return what a text names on a day: an identifier, a slug or a name, in this order, then a short name."""
        for scheme in self.codes:
            if slugs := self.codes[scheme].get(text.strip()):
                return Match(Certainty.EXACT, slugs) if len(slugs) == 1 else Match(Certainty.SEVERAL, slugs)
        exact = self._existing(self.names.get(plain(text), ()), day)
        slugs = exact or self._existing(self.short_names.get(_short(text), ()), day)
        if len(slugs) == 1:
            return Match(Certainty.EXACT if exact else Certainty.SURE, slugs)
        return Match(Certainty.SEVERAL, slugs) if slugs else Match(Certainty.NONE)

    def exact(self, scheme: str, text: str, day: date) -> str:
        """Return the only organisation with exactly this code, slug or name on a day, or ""."""
        if scheme == "name":
            slugs = self._existing(self.names.get(plain(text), ()), day)
        else:
            slugs = self.codes[scheme].get(text.strip().replace("_", "-") if scheme == "slug" else text.strip(), ())
        return slugs[0] if len(slugs) == 1 else ""

    def _existing(self, slugs: tuple[str, ...], day: date) -> tuple[str, ...]:
        """Return of several organisations those that exist on a day; all if none does."""
        if len(slugs) <= 1:
            return slugs
        return tuple(slug for slug in slugs if self.exists(slug, day)) or slugs

    def exists(self, slug: str, day: date) -> bool:
        """Whether an organisation had begun, and not ended, on a day."""
        (started, ended), text = self.lifetimes[slug], day.isoformat()
        return started <= text and ended != "yes" and (not ended or ended >= text[: len(ended)])


def plain(name: str) -> str:
    """Return a name as it is compared: without regard to case, runs of spaces and apostrophes, and with `&` as and."""
    return " ".join(_APOSTROPHES.sub("", name.casefold()).replace("&", " and ").split())


def _short(name: str) -> str:
    """Return a name without accents, punctuation and the words that any council may have in its name."""
    words = _WORD.findall(_LONDON_BOROUGH.sub(" ", collation_key(plain(name))))
    return " ".join(word for word in words if word not in _WORDS_OF_ANY_COUNCIL) or " ".join(words)


def _names(entry: CheckedEntry) -> Iterator[str]:
    """Yield the names of an organisation, its own and others that people use, and those in Welsh."""
    yield entry.text("name")
    yield from (name for _, name in entry.texts("also_known_as"))
    yield from (name for _, name in entry.texts("cy", "also_known_as"))
    translation = entry.data.get("cy")
    if isinstance(translation, dict) and isinstance(name := translation.get("name"), str):
        yield name


def _identifiers(scheme: str, entries: Iterable[CheckedEntry]) -> Iterator[tuple[str, str]]:
    return ((code, entry.file.slug) for entry in entries for _, code in entry.texts("identifiers", scheme))


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    slugs: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, slug in pairs:
        if key:
            slugs[key][slug] = None
    return {key: tuple(each) for key, each in slugs.items()}
