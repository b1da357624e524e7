"""The language of pages: English as templates and modules have it, or another from its messages. The home of Babel.

A message that nobody at home in the language has read yet is marked as fuzzy, and used all the same.
"""

import gettext
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from markupsafe import Markup

MARKS = ("_", "ngettext", "say", "say_plural", "marked")
"""What calls are looked through for messages."""


@dataclass(frozen=True)
class Language:
    """A language, the folder of its pages within the site, and its words for each message."""

    code: str = "en-GB"
    folder: str = ""
    words: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    @property
    def up(self) -> str:
        """Give the way from the first page of this language to that of the site."""
        return "../" if self.folder else ""

    @property
    def english(self) -> Markup:
        """Give the attribute of an element whose text is English, where the page is not."""
        return Markup(' lang="en"') if self.folder else Markup()

    def say(self, message: str, /, **values: object) -> str:
        """Write a message in this language, with values put into their places."""
        text = self.words.gettext(message)
        return text % values if values else text

    def say_plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Write a message about a number of things; `%(num)s` is the number."""
        return self.words.ngettext(one, many, number) % {"num": number, **values}

    def away(self, root: str, address: str) -> Markup:
        """Write where a link leads that has no page in this language: it says in which language its page is."""
        return Markup('href="{}"{}').format(
            f"{self.up}{root}{address}", Markup(' hreflang="en"') if self.folder else ""
        )


ENGLISH = Language()


def marked(message: str) -> str:
    """Give a message as it stands, to be said in the language of a page later."""
    return message


def read(folder: Path, code: str) -> Language:
    """Read a language from the folder of messages."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - a catalogue in English needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    packed = BytesIO()
    with (folder / f"{code}.po").open("rb") as file:
        write_mo(packed, read_po(file, locale=code), use_fuzzy=True)
    packed.seek(0)
    return Language(code, f"{code}/", gettext.GNUTranslations(packed))
