"""The options of the catalogue plugin in mkdocs.yml, read the same way by both engines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from generator import formats
from generator.characters import hidden_fault
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics import palette
from generator.spelling import closest

WITHOUT_ADDRESS = (
    "mkdocs.yml: there is no site_url, so the site leaves out what needs its full address: feeds and other data, "
    "badges, pictures for other sites and the sitemap. Say where the site will be, for instance "
    "site_url: https://catalogue.example.org/\n"
)


class OptionError(Exception):
    """An option has a value that cannot be used: `name` is the option, the message says why and what to do."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options below ``plugins: - catalogue:`` in mkdocs.yml, with their defaults."""

    member: str = "organisation"
    """Singular noun for the organisations that the catalogue serves, such as `council`."""
    members: str = "organisations"
    """Plural of `member`."""
    tries: tuple[str, ...] = ()
    """Example searches offered on the home page."""
    licence: str = ""
    """Name of the licence of the catalogue's content, shown in the footer."""
    licence_url: str = ""
    """Address of the text of that licence."""
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Custom colours by where they are used: `accent`, or a collection such as `projects`."""
    languages: tuple[str, ...] = ()
    """Codes of the languages to publish besides English; the theme must have a `.po` file for each."""
    rule_pages: bool = False
    """Whether to publish the rule pages that come with this package."""
    open_data: bool = True
    """Whether to publish downloads, the API, feeds and badges."""
    pictures: bool = True
    """Whether to draw social images, which other sites show beside a link to a page."""
    search: bool = True
    """Whether to build the search index. Tests and benchmarks switch it off; the search page then finds nothing."""
    stencils: bool = True
    """Whether to use stencils. A test switches them off to prove that they change no page."""


_NAMES_OUTSIDE = {
    "name": "site_name",
    "strapline": "site_description",
    "url": "site_url",
    "repository": "extra.repository",
    "branch": "extra.branch",
}
"""What mkdocs.yml calls settings that are none of ours."""


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_KINDS: Mapping[type, tuple[str, Callable[[object], bool]]] = {
    str: ("text", lambda value: isinstance(value, str)),
    bool: ("true or false", lambda value: isinstance(value, bool)),
    tuple: ("a list of texts", _is_list_of_text),
    MappingProxyType: ("names with a text each", lambda value: isinstance(value, dict)),
}
"""Name and type check of each kind of option, by the Python type of its default."""


def options(settings: Mapping[str, Any]) -> Options:
    """Return the options of a settings file. Raises OptionError for the first one that cannot be used."""
    defaults = Options()
    kinds = {option.name: _KINDS[type(getattr(defaults, option.name))] for option in fields(Options)}
    for name, value in settings.items():
        if name not in kinds:
            suggestion = closest(name, iter(kinds))
            raise OptionError(
                name, f"`{name}` is not an option." + (f" Did you mean `{suggestion}`?" if suggestion else "")
            )
        type_name, is_kind = kinds[name]
        if not is_kind(value):
            raise OptionError(name, f"`{name}` must be {type_name}.")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()
    }
    options_ = Options(**values)
    try:
        palette.colours(options_.colours)
    except ValueError as error:
        raise OptionError("colours", f"{error}.") from error
    return options_


def mailbox(extra: Mapping[str, Any]) -> str:
    """Return the address that takes proposals by email, from `extra` in mkdocs.yml; empty if there is none.

    Raises OptionError if it is no email address.
    """
    address = extra.get("mailbox") or ""
    fault = formats.email(address) if isinstance(address, str) else "is not text"
    if address and fault:
        raise OptionError("extra.mailbox", f"`{address}` {fault}. Write the address, or leave it out.")
    return str(address)


def colour_notes(options: Options) -> tuple[str, ...]:
    """Return a warning for each custom colour that is too pale to read."""
    return palette.colours(options.colours).notes


def apply(options: Options, site: SiteSettings) -> SiteSettings:
    """Return site settings with the options applied. Open data and pictures need the address of the site.

    Raises OptionError if a text has a character that cannot be seen, as no entry may have one either.
    """
    settings = replace(
        site,
        member=options.member,
        members=options.members,
        tries=options.tries,
        licence=options.licence,
        licence_url=options.licence_url,
        colours=options.colours,
        has_data=options.open_data and bool(site.url),
        has_pictures=options.pictures and bool(site.url),
        has_search=options.search,
        languages=tuple(dict.fromkeys(options.languages)),
    )
    for setting in fields(settings):
        if fault := hidden_fault(_as_text(getattr(settings, setting.name))):
            name = _NAMES_OUTSIDE.get(setting.name, setting.name)
            raise OptionError(name, f"it has {fault}. Delete the words around it and type them again.")
    return settings


def _as_text(value: object) -> str:
    """Return a setting as text; of several, each on a line of its own."""
    return "\n".join(map(str, value)) if isinstance(value, tuple) else value if isinstance(value, str) else ""
