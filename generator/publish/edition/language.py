"""The language of pages: English, as written in templates and modules, or a translation. The only user of Babel here.

Everything about another language is in its file of messages: its name, its plural rule and the translations. A message
that no speaker of the language has reviewed yet is marked as fuzzy, and used nonetheless.
"""

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from generator.localisation import is_translated
from generator.model import Entry, Organisation, Term

OWN_NAME = "what this language calls itself"
"""The context (msgctxt) of the message `English`, which each language translates as its own name."""


@dataclass(frozen=True)
class Language:
    """A language, the folder of its pages within the site, and its translations.

    `code` is a BCP 47 tag, such as ``cy``. `folder` ends in a slash; it is empty for English. `script_messages` are the
    messages that scripts in the browser show, each with its plural forms. `plural` is gettext's plural rule, an
    expression of C and of JavaScript that returns the index of the form for a number `n`, from 0.
    """

    code: str = "en-GB"
    folder: str = ""
    messages: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    script_messages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    plural: str = "n != 1"

    @property
    def name(self) -> str:
        """The name of the language in the language itself, such as *Cymraeg*."""
        return self.messages.pgettext(OWN_NAME, "English")

    @cached_property
    def up(self) -> str:
        """The relative URL from the home page in this language to the root of the site."""
        return "../" if self.folder else ""

    @cached_property
    def lang_attribute(self) -> Markup:
        """The `lang` attribute for English text; empty on an English page."""
        return Markup(' lang="en"') if self.folder else Markup()

    @cached_property
    def link_to_english(self) -> Markup:
        """The attributes of a link to a page in English; empty on an English page. The stylesheet shows `data-mark`."""
        return Markup(' hreflang="en" data-suffix="{}"').format(self.gettext(" (English)")) if self.folder else Markup()

    def lang_attribute_for(self, entry: Entry | Organisation | Term, field_name: str) -> Markup:
        """Return the `lang` attribute for a field, such as ``name``, or nothing if the field has a translation."""
        return Markup() if is_translated(entry, field_name, self.code) else self.lang_attribute

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a message in this language, with `values` filled in."""
        text = self.messages.gettext(message)
        return text % values if values else text

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Return a message in the plural form for `number`, with the number filled in as `num`, and `values`."""
        return self.messages.ngettext(singular, plural, number) % {"num": f"{number:,}", **values}

    def join_list(self, items: Sequence[str]) -> str:
        """Return items as a list in a sentence: ``one, two and three``."""
        return "".join(f"{item}{self.separator(len(items) - number)}" for number, item in enumerate(items, start=1))

    def separator(self, remaining: int, *, is_choice: bool = False) -> str:
        """Return the text after an item of a list with `remaining` more: a comma, or *and* (*or*) before the last."""
        if remaining == 1:
            return self.gettext(" or ") if is_choice else self.gettext(" and ")
        return ", " if remaining else ""

    def gettext_html(self, message: str, /, **values: object) -> Markup:
        """Return a message as HTML, with `values` escaped. Faster than Jinja's own, which needs three calls."""
        text = Markup(self.messages.gettext(message))  # noqa: S704 - messages are ours
        return text % values if values or "%" in text else text

    def ngettext_html(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """Return a message as HTML in the plural form for `number`, which is filled in as `num`, with `values`."""
        text = Markup(self.messages.ngettext(singular, plural, number))  # noqa: S704 - messages are ours
        return text % {"num": number, **values}

    def href_away(self, root: str, address: str) -> Markup:
        """Return the attributes of a link to a page that exists only in English. `root` is the URL of the home page."""
        return Markup('href="{}"{}').format(f"{self.up}{root}{address}", self.link_to_english)


ENGLISH = Language()


def N_(message: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Return a message unchanged. Marks it for translation, which happens later, in the language of a page."""
    return message


class _Messages(gettext.NullTranslations):
    """Translations by context and English singular; a message without one stays in English.

    The standard library reads compiled files only, and Babel compiles no plural rule for a language it does not know.
    """

    def __init__(self, forms: Mapping[tuple[str | None, str], Sequence[str]], plural: str) -> None:
        super().__init__()
        self._forms = forms
        self._form_index = gettext.c2py(plural)

    def gettext(self, message: str) -> str:
        return self._forms.get((None, message), (message,))[0]

    def pgettext(self, context: str, message: str) -> str:
        return self._forms.get((context, message), (message,))[0]

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        forms = self._forms.get((None, singular))
        return forms[self._form_index(number)] if forms else super().ngettext(singular, plural, number)


def read(path: Path) -> Language:
    """Read a language from its file of messages, which is named after its code.

    Raises ValueError if the file cannot be used, for example because it does not translate the language's own name.
    """
    from babel.messages.pofile import read_po  # noqa: PLC0415 - a catalogue in English does not need Babel

    code = path.stem
    with path.open("rb") as file:
        catalog = read_po(file, locale=code.replace("-", "_"))
    translated = [message for message in catalog if message.id and all(_all_forms(message.string or ""))]
    forms = {(message.context, _first_form(message.id)): _all_forms(message.string or "") for message in translated}
    in_scripts = (message for message in translated if any(source.endswith(".js") for source, _ in message.locations))
    script_messages = {_first_form(message.id): _all_forms(message.string or "") for message in in_scripts}
    language = Language(code, f"{code}/", _Messages(forms, catalog.plural_expr), script_messages, catalog.plural_expr)
    if language.name == ENGLISH.name:
        raise ValueError("it does not say what the language calls itself, as the translation of `English`")
    return language


def _first_form(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else forms[0]


def _all_forms(forms: str | Sequence[str]) -> list[str]:
    return [forms] if isinstance(forms, str) else list(forms)
