"""What the settings of a site may say besides its name and address, whichever engine reads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics import palette
from generator.spelling import closest

WITHOUT_ADDRESS = (
    "mkdocs.yml: there is no site_url, so the site leaves out what needs its whole address: feeds and other data, "
    "badges, pictures for other sites and the sitemap. Say where the site will be, for instance "
    "site_url: https://catalogue.example.org/\n"
)


class OptionError(Exception):
    """An option cannot be used; `name` is the option, the words say why and what to do."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options below ``plugins: - catalogue:`` in mkdocs.yml, each with what holds where it is left out."""

    member: str = "organisation"
    """What one of the bodies that the catalogue is for is called."""
    members: str = "organisations"
    """What many of them are called."""
    tries: tuple[str, ...] = ()
    """Words to search for that the first page proposes."""
    licence: str = ""
    """The licence of what the catalogue says, which the footer names."""
    licence_url: str = ""
    """Where the text of that licence is."""
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Colours of the catalogue's own, by what they are for: `accent`, or a collection such as `projects`."""
    languages: tuple[str, ...] = ()
    """Languages of the pages besides English, by their codes: each has its messages in the theme."""
    rule_pages: bool = False
    """Whether to add the pages that explain the rules, which come with this package."""
    open_data: bool = True
    """Whether the catalogue is there as data too: to download, for programs, as feeds and as badges."""
    pictures: bool = True
    """Whether pages have pictures, which other sites show beside a link to them."""
    search: bool = True
    """For tests and measurements, which need no search: its page is there, and finds nothing."""
    stencils: bool = True
    """For a test too: without stencils the theme renders every page, slowly, and nothing else may differ."""


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_KINDS: Mapping[type, tuple[str, Callable[[object], bool]]] = {
    str: ("text", lambda value: isinstance(value, str)),
    bool: ("true or false", lambda value: isinstance(value, bool)),
    tuple: ("a list of texts", _is_list_of_text),
    MappingProxyType: ("names with a text each", lambda value: isinstance(value, dict)),
}
"""For each kind of option, by the type of what holds where it is left out: its name, and whether a value is of it."""


def options(settings: Mapping[str, Any]) -> Options:
    """Return the options that a settings file gives. Raises OptionError for the first that cannot be used."""
    defaults = Options()
    kinds = {option.name: _KINDS[type(getattr(defaults, option.name))] for option in fields(Options)}
    for name, value in settings.items():
        if name not in kinds:
            suggestion = closest(name, iter(kinds))
            raise OptionError(
                name, f"`{name}` is no option." + (f" Did you mean `{suggestion}`?" if suggestion else "")
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


def colour_notes(options: Options) -> tuple[str, ...]:
    """Return what people should know of the colours that they asked for: that some are too pale to be read."""
    return palette.colours(options.colours).notes


def apply(options: Options, site: SiteSettings) -> SiteSettings:
    """Return the settings of a site with its options. What others read of it or embed needs the site's address."""
    return replace(
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
