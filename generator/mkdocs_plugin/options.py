"""The plugin's options, as mkdocs.yml sets them."""

from mkdocs.config import config_options
from mkdocs.config.base import Config


class CatalogueConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say to the plugin."""

    stencils = config_options.Type(bool, default=True)
    search = config_options.Type(bool, default=True)
    open_data = config_options.Type(bool, default=True)
    pictures = config_options.Type(bool, default=True)
    member = config_options.Type(str, default="organisation")
    members = config_options.Type(str, default="organisations")
    tries = config_options.ListOfItems(config_options.Type(str), default=[])
    licence = config_options.Type(str, default="")
    licence_url = config_options.Type(str, default="")
    colours = config_options.Type(dict, default={})
    languages = config_options.ListOfItems(config_options.Choice(("cy",)), default=[])
    rule_pages = config_options.Type(bool, default=False)
