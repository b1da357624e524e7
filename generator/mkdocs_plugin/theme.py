"""The theme folders in mkdocs: our theme extends a theme of mkdocs, and a catalogue may override ours."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.project import real_path
from generator.publish.site import themes
from generator.publish.site.copied_files import is_published


def add_theme(config: MkDocsConfig) -> None:
    """Add our theme with lower precedence than the catalogue's own, which may replace any of its files."""
    if not any(map(_is_ours, config.theme.dirs)):
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(themes.ours()))


def folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folders of the catalogue's own theme, if any, and of ours, in order of precedence."""
    last = next(number for number, folder in enumerate(config.theme.dirs) if _is_ours(folder))
    return tuple(map(Path, config.theme.dirs[: last + 1]))


def is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Whether a theme file is not published: it belongs to the theme that ours extends, or is for builds only."""
    folder = Path(file.src_dir or "")
    if folder in folders(config):
        return not is_published(file.src_uri)
    return file.src_dir in config.theme.dirs


def _is_ours(folder: str) -> bool:
    return real_path(Path(folder)) == real_path(themes.ours())
