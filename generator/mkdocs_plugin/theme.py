"""The theme as mkdocs has it: ours stands on one that others wrote, and a catalogue may put its own on top."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.publish.site import themes
from generator.publish.site.copied_files import is_published


def add_theme(config: MkDocsConfig) -> None:
    """Put the theme that came with this package below the catalogue's own, which may replace any file of it."""
    if not any(map(_is_ours, config.theme.dirs)):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(themes.ours()))


def folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folders of the catalogue's own theme, if it has one, and of ours; what is found first counts."""
    last = next(number for number, folder in enumerate(config.theme.dirs) if _is_ours(folder))
    return tuple(map(Path, config.theme.dirs[: last + 1]))


def is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of a theme is not published: it came with the theme that ours extends, or is for builds."""
    folder = Path(file.src_dir or "")
    if folder in folders(config):
        return not is_published(file.src_uri)
    return file.src_dir in config.theme.dirs


def _is_ours(folder: str) -> bool:
    return Path(folder).resolve() == themes.ours().resolve()
