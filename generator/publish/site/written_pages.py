"""What the theme needs to know about a page that was written by hand, whichever engine renders it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from generator.publish.edition.edition import Edition
from generator.publish.edition.language import ENGLISH

WrittenPage = TypeVar("WrittenPage")


def page_metadata(edition: Edition, url: str, file: Path | None) -> dict[str, str]:
    """Return what the theme reads from the metadata of a page at `url`, made from `file`, if one is kept for it."""
    settings, root = edition.settings, edition.result.project.root
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
    """Return, for the address of each page in English, the same page in other languages by their codes."""
    folders = {edition.language.code: edition.language.folder for edition in editions if edition.language.folder}
    return {
        url: {code: page for code, folder in folders.items() if (page := written.get(folder + url))} for url in written
    }
