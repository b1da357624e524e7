"""The language of pages: English as templates and modules have it, or another from its messages. The home of Babel.

A message that nobody at home in the language has read yet is marked as fuzzy, and used all the same.
"""

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from markupsafe import Markup, escape

from generator.localised import is_translated
from generator.model import Entry, Organisation


@dataclass(frozen=True)
class Language:
    """A language, the folder of its pages within the site, and its words for each message.

    `of_scripts` are those that scripts in the browser say: each message with its forms.
    """

    code: str = "en-GB"
    folder: str = ""
    words: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    of_scripts: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def up(self) -> str:
        """Give the way from the first page of this language to that of the site."""
        return "../" if self.folder else ""

    @property
    def english(self) -> Markup:
        """Give the attribute of an element whose text is English, where the page is not."""
        return Markup(' lang="en"') if self.folder else Markup()

    def english_of(self, thing: Entry | Organisation, word: str) -> Markup:
        """Give that attribute where a text of an entry or organisation, such as its name, is not in this language."""
        return Markup() if is_translated(thing, word, self.code) else self.english

    def say(self, message: str, /, **values: object) -> str:
        """Write a message in this language, with values put into their places."""
        text = self.words.gettext(message) if message else ""  # gettext keeps notes about itself under no words
        return text % values if values else text

    def say_plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Write a message about a number of things, which stands in it as `num`."""
        return self.words.ngettext(one, many, number) % {"num": f"{number:,}", **values}

    def listed(self, words: Sequence[str]) -> str:
        """Write words as a list: ``one, two and three``."""
        return "".join(f"{word}{self.separator(len(words) - place)}" for place, word in enumerate(words, start=1))

    def separator(self, left: int, *, is_choice: bool = False) -> str:
        """Return what stands after an item of a list that has `left` more; before the last stands *and*, or *or*."""
        if left == 1:
            return self.say(" or ") if is_choice else self.say(" and ")
        return ", " if left else ""

    def write(self, message: str, /, **values: object) -> Markup:
        """Write a message into a template, which escapes values. Jinja's own way takes three calls for each message."""
        text = Markup(self.words.gettext(message))  # noqa: S704 - messages are ours
        return text % values if values or "%" in text else text

    def away(self, root: str, address: str) -> Markup:
        """Write where a link leads that has no page in this language: it says in which language its page is."""
        marked = ' hreflang="en"' if self.folder else ""
        return Markup(f'href="{self.up}{root}{escape(address)}"{marked}')  # noqa: S704 - the way up is ours


ENGLISH = Language()


def marked(message: str) -> str:
    """Give a message as it stands, to be said in the language of a page later."""
    return message


def read(path: Path) -> Language:
    """Read a language from the file of its messages, which bears its code as a name."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - a catalogue in English needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    code = path.stem
    with path.open("rb") as file:
        messages = read_po(file, locale=code)
    packed = BytesIO()
    write_mo(packed, messages, use_fuzzy=True)
    packed.seek(0)
    said = (each for each in messages if any(place.endswith(".js") for place, _ in each.locations))
    of_scripts = {_first(each.id): _all(each.string or "") for each in said}
    return Language(code, f"{code}/", gettext.GNUTranslations(packed), of_scripts)


def _first(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else forms[0]


def _all(forms: str | Sequence[str]) -> list[str]:
    return [forms] if isinstance(forms, str) else list(forms)
