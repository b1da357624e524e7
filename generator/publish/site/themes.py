"""The folders of a theme: ours, and one of a catalogue's own on top, which may replace any file of it."""

from collections.abc import Iterator
from pathlib import Path

from generator.project import shipped

RULES = "rules"


def ours() -> Path:
    """Return the folder of the theme that came with this package."""
    return shipped("theme", "site_overrides/theme")


def folders(own: Path | None) -> tuple[Path, ...]:
    """Return the folders to look for a file of the theme, in that order, given that of a catalogue's own, if any."""
    return (own, ours()) if own and own.resolve() != ours().resolve() else (ours(),)


def shipped_rules() -> Iterator[Path]:
    """Yield the pages about the rules that came with this package."""
    yield from sorted(shipped(RULES, "site_overrides/pages/rules").glob("*.md"))
