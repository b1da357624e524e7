"""The language of pages: English as templates and modules have it, or another from its messages. The home of Babel.

All that is known of another language stands in the file of its messages: what it calls itself, its rule of plurals and
its words. A message that nobody at home in the language has read yet is marked as fuzzy, and used all the same.
"""

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from generator.localised import is_translated
from generator.model import Entry, Organisation

OWN_NAME = "what this language calls itself"
"""The context of the message `English`, which each language translates by its own name."""


@dataclass(frozen=True)
class Language:
    """A language, the folder of its pages within the site, and its words for each message.

    `of_scripts` are those that scripts in the browser say: each message with its forms. `plural` is the rule that tells
    which form a number `n` takes, counted from nought: an expression of C, as gettext has it, and of JavaScript alike.
    """

    code: str = "en-GB"
    folder: str = ""
    words: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    of_scripts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    plural: str = "n != 1"

    @property
    def name(self) -> str:
        """Return what the language calls itself."""
        return self.words.pgettext(OWN_NAME, "English")

    @property
    def up(self) -> str:
        """Give the way from the first page of this language to that of the site."""
        return "../" if self.folder else ""

    @property
    def english(self) -> Markup:
        """Give the attribute of an element whose text is English, where the page is not."""
        return Markup(' lang="en"') if self.folder else Markup()

    @property
    def to_english(self) -> Markup:
        """Give the attributes of a link to English from a page that is not; the style sheet shows the mark."""
        return Markup(' hreflang="en" data-suffix="{}"').format(self.say(" (English)")) if self.folder else Markup()

    def english_of(self, thing: Entry | Organisation, word: str) -> Markup:
        """Give that attribute where a text of an entry or organisation, such as its name, is not in this language."""
        return Markup() if is_translated(thing, word, self.code) else self.english

    def say(self, message: str, /, **values: object) -> str:
        """Write a message in this language, with values put into their places."""
        text = self.words.gettext(message)
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
        return Markup('href="{}"{}').format(f"{self.up}{root}{address}", self.to_english)


ENGLISH = Language()


def marked(message: str) -> str:
    """Give a message as it stands, to be said in the language of a page later."""
    return message


class _Messages(gettext.NullTranslations):
    """Translated messages by context and by their first form in English; what is not here is said in English.

    The standard library reads packed files alone, and Babel packs no rule of plurals for a language that it knows not.
    """

    def __init__(self, forms: Mapping[tuple[str | None, str], Sequence[str]], plural: str) -> None:
        super().__init__()
        self._forms = forms
        self._form_of = gettext.c2py(plural)

    def gettext(self, message: str) -> str:
        return self._forms.get((None, message), (message,))[0]

    def pgettext(self, context: str, message: str) -> str:
        return self._forms.get((context, message), (message,))[0]

    def ngettext(self, one: str, many: str, number: int) -> str:
        forms = self._forms.get((None, one))
        return forms[self._form_of(number)] if forms else super().ngettext(one, many, number)


def read(path: Path) -> Language:
    """Read a language from the file of its messages, which bears its code as a name.

    Raise ValueError, in words, where it cannot be used: each language has to say what it calls itself.
    """
    from babel.messages.pofile import read_po  # noqa: PLC0415 - a catalogue in English needs none of it

    code = path.stem
    with path.open("rb") as file:
        catalog = read_po(file, locale=code.replace("-", "_"))
    translated = [each for each in catalog if each.id and all(_all(each.string or ""))]
    forms = {(each.context, _first(each.id)): _all(each.string or "") for each in translated}
    said = (each for each in translated if any(place.endswith(".js") for place, _ in each.locations))
    of_scripts = {_first(each.id): _all(each.string or "") for each in said}
    language = Language(code, f"{code}/", _Messages(forms, catalog.plural_expr), of_scripts, catalog.plural_expr)
    if language.name == ENGLISH.name:
        raise ValueError("it does not say what the language calls itself, as the translation of `English`")
    return language


def _first(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else forms[0]


def _all(forms: str | Sequence[str]) -> list[str]:
    return [forms] if isinstance(forms, str) else list(forms)
