"""Find the organisation that somebody names: by identifier, slug or name, but never because two names look alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.checked_entry import CheckedEntry
from generator.collation import collation_key

SCHEMES = ("local_authority",)
"""The schemes of `identifiers`. A register may also name organisations by ``gss_code``, ``slug`` or ``name``."""

_APOSTROPHES = re.compile("['`\u2018\u2019\u02bc]")
_LONDON_BOROUGH = re.compile(r"\blondon borough\b")
ABBREVIATIONS = re.compile(r"^(?:lb|rb)\b|\b(?:bc|cbc|cc|dc|lbc|mbc|mdc|ua)$")
"""What people write before and after the name of a place for its kind of council, such as `MBC`."""

WAYS_TO_WRITE = {"upon": "on", "saint": "st"}
TAIL = re.compile(r"[ -](?:in|le|next|on|under|upon)[ -].*", re.IGNORECASE)
"""What tells a place from another of the same name, as in `Newcastle under Lyme`."""

_WORD = re.compile(r"[^\W_]+")
ABBREVIATION_IN_BRACKETS = re.compile(r"(.+) \(((?=.*[A-Z].*[A-Z])\w+)\)")
WORDS_OF_ANY_COUNCIL = frozenset(
    {"council", "borough", "city", "district", "county", "metropolitan", "unitary", "royal", "of", "the", "and"}
    | {"cyngor", "bwrdeistref", "sirol", "sir", "dinas"}
)
"""Words that names of councils share, in English and in Welsh, and that people add and leave out."""

_LONDON = "london"
"""What is left of `City of London`, which London is not."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text can name, by slug. Unless it `is_certain` that it names the only one, its writer has to say which."""

    slugs: tuple[str, ...] = ()
    is_certain: bool = False

    @classmethod
    def of(cls, slugs: Iterable[str]) -> "Match":
        """Return a match that is certain if there is one slug, which may come several times."""
        distinct = tuple(dict.fromkeys(slugs))
        return cls(distinct, len(distinct) == 1)

    @property
    def slug(self) -> str:
        """What the text certainly names, or ""."""
        return self.slugs[0] if self.is_certain else ""


Index = Mapping[str, tuple[str, ...]]
"""The slugs of organisations by something that names them."""


@dataclass(frozen=True, slots=True)
class OrganisationNames:
    """All that organisations are called, with the dates between which each exists, and those that replaced it.

    `first_names` are those of places without what tells them from others: `newcastle`.
    """

    codes: Mapping[str, Index]
    names: Index
    short_names: Index
    first_names: Index
    lifetimes: Mapping[str, tuple[str, str]]
    successors: Index

    @classmethod
    def of(cls, organisations: Iterable[CheckedEntry]) -> "OrganisationNames":
        """Build it from the entries of organisations, whether they are valid or not."""
        entries = tuple(organisations)
        known = {entry.file.slug for entry in entries}
        names = [(entry.file.slug, name) for entry in entries for name in names_of(entry, "also_known_as")]
        slugs = [(entry.file.slug, slug) for entry in entries for slug in slugs_of(entry)]
        return cls(
            codes={
                "slug": {entry.file.slug: (entry.file.slug,) for entry in entries},
                "gss_code": index((entry.text("gss_code"), entry.file.slug) for entry in entries),
                **{scheme: index(_identifiers(scheme, entries)) for scheme in SCHEMES},
            },
            names=index((plain(name), slug) for slug, name in names),
            short_names=index(
                (_short(each), slug) for slug, name in (*names, *slugs) for each in without_abbreviation(name)
            ),
            first_names=index((_short(TAIL.sub("", name)), slug) for slug, name in names if TAIL.search(name)),
            lifetimes={entry.file.slug: (entry.text("started"), entry.text("ended")) for entry in entries},
            successors=index(
                (entry.file.slug, slug) for entry in entries for _, slug in entry.texts("replaced_by") if slug in known
            ),
        )

    def resolve(self, text: str, day: date) -> Match:
        """Return what a text names on a day: by code, slug or name, or else by a name without words of any council."""
        exact = self._existing(self._exact(text), day)
        short = _short(text)
        slugs = exact or self._existing(self.short_names.get(short, ()), day)
        if len(slugs) == 1:
            slugs += tuple(self._others(text, short, slugs[0], day, is_exact=bool(exact)))
        return Match.of(slugs)

    def similar(self, text: str, day: date) -> tuple[str, ...]:
        """Return those that exist on a day and have, for each word of a text, one that begins with it in a name."""
        return tuple(slug for slug in has_words(self.short_names, _short(text)) if self.exists(slug, day))

    def _exact(self, text: str) -> tuple[str, ...]:
        """Return the organisations that have a text as a code, a slug or a name. The case of a name does not matter."""
        codes = ((scheme, text.upper() if scheme == "gss_code" else text) for scheme in self.codes)
        by_code = (slug for scheme, code in codes for slug in self.codes[scheme].get(code, ()))
        return tuple(dict.fromkeys((*by_code, *self.names.get(plain(text), ()))))

    def _others(self, text: str, short: str, slug: str, day: date, *, is_exact: bool) -> Iterator[str]:
        """Yield what else a text can mean that names an organisation: `Nottingham County Council` a shire."""
        if not is_exact:
            yield from (each for each in self.first_names.get(short, ()) if self.exists(each, day))
            if "county" in _words(text):
                yield from self.short_names.get(f"{short}shire", ())
        if (not is_exact or short == " ".join(_words(text))) and not self.exists(slug, day):
            yield from self.successors.get(slug, ())  # whoever names only the place may mean the council of today

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
        (started, ended), text = self.lifetimes.get(slug, ("", "")), day.isoformat()
        return started <= text and ended != "yes" and (not ended or ended >= text[: len(ended)])


def plain(name: str) -> str:
    """Return a name as it is compared: without regard to case, runs of spaces and apostrophes, and with `&` as and."""
    return " ".join(_APOSTROPHES.sub("", name.casefold()).replace("&", " and ").split())


def _short(name: str) -> str:
    """Return a name without accents, punctuation and the words that any council may have in its name."""
    words = _words(name)
    short = " ".join(word for word in words if word not in WORDS_OF_ANY_COUNCIL)
    return short if short and short != _LONDON else " ".join(words)


def _words(name: str) -> list[str]:
    """Return the words of a name as they are compared, without abbreviations such as `MBC`."""
    words = " ".join(_WORD.findall(_LONDON_BOROUGH.sub(" ", collation_key(plain(name)).replace(".", ""))))
    return [WAYS_TO_WRITE.get(word, word) for word in (ABBREVIATIONS.sub("", words) or words).split()]


def names_of(entry: CheckedEntry, *others: str) -> Iterator[str]:
    """Yield the names of an entry, its own and those in the fields `others`, and those in Welsh."""
    yield entry.text("name")
    for field in others:
        yield from (name for _, name in (*entry.texts(field), *entry.texts("cy", field)))
    translation = entry.data.get("cy")
    if isinstance(translation, dict) and isinstance(name := translation.get("name"), str):
        yield name


def without_abbreviation(name: str) -> tuple[str, ...]:
    """Return a name; if an abbreviation in brackets ends it, the name before that and the abbreviation as well."""
    match = ABBREVIATION_IN_BRACKETS.fullmatch(name)
    return (name, *match.groups()) if match else (name,)


def has_words(names: Index, text: str) -> tuple[str, ...]:
    """Return those of which a name has, for each word of a text, one that begins with it."""
    words = [f" {word}" for word in text.split()]
    named = (slugs for name, slugs in names.items() if all(word in f" {name}" for word in words))
    return tuple(dict.fromkeys(slug for slugs in named for slug in slugs)) if words else ()


def slugs_of(entry: CheckedEntry) -> Iterator[str]:
    """Yield the slug of an entry, and those that it had before."""
    yield entry.file.slug
    yield from (slug for _, slug in entry.texts("formerly"))


def _identifiers(scheme: str, entries: Iterable[CheckedEntry]) -> Iterator[tuple[str, str]]:
    return ((code, entry.file.slug) for entry in entries for _, code in entry.texts("identifiers", scheme))


def index(pairs: Iterable[tuple[str, str]]) -> Index:
    """Return slugs by what names them, both in the order in which they come."""
    slugs: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, slug in pairs:
        if key:
            slugs[key][slug] = None
    return {key: tuple(each) for key, each in slugs.items()}
