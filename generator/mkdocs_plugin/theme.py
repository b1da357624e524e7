"""The theme: ours stands on one that others wrote, and a catalogue may put its own on top."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from generator.project import shipped
from generator.publish import twins

RULES = "rules"
_FOLDER = "catalogue"


def shipped_rules() -> list[Path]:
    """Give the pages about the rules that came with this package."""
    return sorted(shipped(RULES, "site_overrides/pages/rules").glob("*.md"))


def add_theme(config: MkDocsConfig) -> None:
    """Put the theme that came with this package below the catalogue's own, which may replace parts of it."""
    if not any((Path(folder) / _FOLDER).is_dir() for folder in config.theme.dirs):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(shipped("theme", "site_overrides/theme")))


def templates(config: MkDocsConfig) -> Path:
    """Find the templates of the pages' bodies in the theme."""
    for folder in config.theme.dirs:
        if (Path(folder) / _FOLDER).is_dir():
            return Path(folder) / _FOLDER
    raise PluginError(f"The theme has no folder `{_FOLDER}`: set theme.custom_dir in mkdocs.yml.")


def is_theme_asset(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file came with the theme that ours extends, or is for builds alone."""
    if file.src_uri.startswith(f"{twins.FOLDER}/"):
        return True
    ours = [Path(folder) for folder in config.theme.dirs].index(templates(config).parent)
    return any(Path(file.src_dir or "") == Path(folder) for folder in config.theme.dirs[ours + 1 :])
