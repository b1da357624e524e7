"""Find the component, standard or project that somebody names: by slug or name, but never because two look alike."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.checked_entry import CheckedEntry
from generator.collation import collation_key
from generator.organisation_names import Index, Match, has_words, index, names_of, plain, slugs_of, without_abbreviation

_NOT_IN_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class EntryNames:
    """What entries are called. `other_words` are those by which people search, which are no names: `style guide`."""

    names: Index
    letters: Index
    other_words: Index

    @classmethod
    def of(cls, entries: Iterable[CheckedEntry]) -> "EntryNames":
        """Build it from entries, whether they are valid or not."""
        entries = tuple(entries)
        names = [(name, each.file.slug) for each in entries for name in _names(each)]
        others = ((name, each.file.slug) for each in entries for name in names_of(each, "also"))
        return cls(
            names=index((plain(name), slug) for name, slug in names),
            letters=index((letters(each), slug) for name, slug in names for each in without_abbreviation(name)),
            other_words=index((plain(name), slug) for name, slug in others),
        )

    def resolve(self, text: str, is_possible: Callable[[str], bool]) -> Match:
        """Return what a text names: by slug, former slug or name, or else by the letters of one."""
        for slugs in (self.names.get(plain(text), ()), self.letters.get(letters(text), ())):
            if possible := tuple(filter(is_possible, slugs)):
                return Match.of(possible)
        return Match(tuple(filter(is_possible, self.other_words.get(plain(text), ()))))

    def similar(self, text: str) -> tuple[str, ...]:
        """Return those of which a name has, for each word of a text, one that begins with it."""
        return has_words(self.other_words, plain(text).replace("-", " "))


def _names(entry: CheckedEntry) -> Iterator[str]:
    yield from slugs_of(entry)
    yield from names_of(entry)


def letters(name: str) -> str:
    """Return a name without accents and with `&` as and, as letters and digits alone: ``govuknotify``."""
    name = plain(name)
    return _NOT_IN_WORD.sub("", collation_key(name)) if name.isprintable() else name
