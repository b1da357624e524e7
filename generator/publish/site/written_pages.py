"""Metadata of hand-written pages for the theme, the same for both engines."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from generator.publish.edition.edition import Edition
from generator.publish.edition.language import ENGLISH

WrittenPage = TypeVar("WrittenPage")


def page_metadata(edition: Edition, url: str, file: Path | None) -> dict[str, str]:
    """Return the metadata that the theme reads for the page at `url`. `file` is its Markdown file, if it has one."""
    settings, root = edition.settings, edition.project.root
    path = file.relative_to(root).as_posix() if file and file.is_relative_to(root) else ""
    first, _, rest = url.partition("/")
    is_other = first in settings.languages
    return {
        "edit": settings.edit_url(path),
        "history": settings.history_url(path),
        "section": rest.partition("/")[0] if is_other else first,
        "language": first if is_other else ENGLISH.code,
        "place": rest if is_other else url,
    }


def translations(editions: Iterable[Edition], written: Mapping[str, WrittenPage]) -> dict[str, dict[str, WrittenPage]]:
    """Return the translations of each page by language code, keyed by the address of the English page."""
    folders = {edition.language.code: edition.language.folder for edition in editions if edition.language.folder}
    return {
        url: {code: page for code, folder in folders.items() if (page := written.get(folder + url))} for url in written
    }
