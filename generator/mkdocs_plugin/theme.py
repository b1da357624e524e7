"""The theme: ours stands on one that others wrote, and a catalogue may put its own on top."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.project import shipped
from generator.publish.site import translations

RULES = "rules"


def shipped_rules() -> list[Path]:
    """Give the pages about the rules that came with this package."""
    return sorted(shipped(RULES, "site_overrides/pages/rules").glob("*.md"))


def add_theme(config: MkDocsConfig) -> None:
    """Put the theme that came with this package below the catalogue's own, which may replace any file of it."""
    if not any(map(_is_ours, config.theme.dirs)):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_ours()))


def folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Give the folders of the catalogue's own theme, if it has one, and of ours; what is found first counts."""
    last = next(number for number, folder in enumerate(config.theme.dirs) if _is_ours(folder))
    return tuple(map(Path, config.theme.dirs[: last + 1]))


def is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file of a theme is not published: it came with the theme that ours extends, or is for builds."""
    if Path(file.src_dir or "") in folders(config):
        return file.src_uri.startswith(f"{translations.FOLDER}/")
    return file.src_dir in config.theme.dirs


def _ours() -> Path:
    return shipped("theme", "site_overrides/theme")


def _is_ours(folder: str) -> bool:
    return Path(folder).resolve() == _ours().resolve()
