"""The plugin's options, and the site as mkdocs.yml describes it: nothing has to be there but its name."""

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from generator.publish.page import Site

WITHOUT_ADDRESS = (
    "mkdocs.yml: there is no site_url, so the site leaves out what needs its whole address: feeds and other data, "
    "badges, pictures for other sites and the sitemap. Say where the site will be, for instance "
    "site_url: https://catalogue.example.org/\n"
)


class CatalogueConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say to the plugin."""

    # What the bodies that the catalogue is for are called: one, and many.
    member = config_options.Type(str, default="organisation")
    members = config_options.Type(str, default="organisations")
    # Words to search for that the first page proposes.
    tries = config_options.ListOfItems(config_options.Type(str), default=[])
    # The licence of what the catalogue says, and where its text is. The footer names it.
    licence = config_options.Type(str, default="")
    licence_url = config_options.Type(str, default="")
    # Colours of the catalogue's own, by what they are for: `accent`, or a collection such as `projects`.
    colours = config_options.Type(dict, default={})
    # Languages of the pages besides English: their messages are in the folder `translations` of the theme.
    languages = config_options.ListOfItems(config_options.Type(str), default=[])
    # Whether to add the pages that explain the rules, which come with this package.
    rule_pages = config_options.Type(bool, default=False)
    # Whether the catalogue is there as data too: to download, for programs, as feeds, as badges and cards.
    open_data = config_options.Type(bool, default=True)
    # Whether pages have pictures, which other sites show beside a link to them.
    pictures = config_options.Type(bool, default=True)
    # For tests and measurements, which need no search: its page is there, and finds nothing.
    search = config_options.Type(bool, default=True)
    # For a test too: without stencils the theme renders every page, slowly, and nothing else may differ.
    stencils = config_options.Type(bool, default=True)


def site_of(config: MkDocsConfig, options: CatalogueConfig) -> Site:
    """Give what is known about the site. What others read of it or embed is there only where its address is known."""
    address = config.site_url or ""
    return Site(
        name=config.site_name,
        strapline=config.site_description or "",
        url=address,
        repository=(config.extra.get("repository") or "").rstrip("/"),
        branch=config.extra.get("branch") or "main",
        member=options.member,
        members=options.members,
        tries=tuple(options.tries),
        licence=options.licence,
        licence_url=options.licence_url,
        colours=options.colours,
        has_data=options.open_data and bool(address),
        has_pictures=options.pictures and bool(address),
        languages=tuple(dict.fromkeys(options.languages)),
    )
