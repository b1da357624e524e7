"""The folders of the theme: ours, and optionally a catalogue's own, whose files replace ours."""

from collections.abc import Iterator
from pathlib import Path

from generator.project import real_path, shipped

RULES = "rules"
SERVED = "serve"
"""Folder of our theme with what pages have besides while `catalogue serve` shows them."""


def ours() -> Path:
    """Return the theme folder of this package."""
    return shipped("theme", "site_overrides/theme")


def folders(own: Path | None) -> tuple[Path, ...]:
    """Return the theme folders in order of priority. `own` is the catalogue's own theme folder, if it has one."""
    return (own, ours()) if own and real_path(own) != real_path(ours()) else (ours(),)


def shipped_rules() -> Iterator[Path]:
    """Yield the rule pages of this package, sorted by name."""
    yield from sorted(shipped(RULES, "site_overrides/pages/rules").glob("*.md"))
