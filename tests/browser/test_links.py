"""All pages of the finished site, read from disk: every link leads somewhere, every page says what it is."""

import pickle
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.visit import SITE_URL
from tests.once import once

_VISITS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}


@dataclass
class Sheet:
    """What is asked of one page."""

    links: set[str] = field(default_factory=set)
    ids: Counter[str] = field(default_factory=Counter)
    headings: int = 0
    title: str = ""
    description: str = ""
    language: str = ""
    is_sign: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet()
        self._is_in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.sheet.ids[given["id"]] += 1
        if _VISITS.get(tag) in given:
            self.sheet.links.add(given[_VISITS[tag]])
        match tag, given:
            case "h1", _:
                self.sheet.headings += 1
            case "html", {"lang": language}:
                self.sheet.language = language
            case "title", _:
                self._is_in_title = not self.sheet.title
            case "meta", {"name": "description", "content": text}:
                self.sheet.description = text
            case "meta", {"http-equiv": "refresh"}:
                self.sheet.is_sign = True

    def handle_endtag(self, tag: str) -> None:
        self._is_in_title = self._is_in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._is_in_title:
            self.sheet.title += data


@pytest.fixture(scope="module")
def sheets(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    """Every page, by its address within the site."""
    folder = once(tmp_path_factory, "sheets", lambda folder: (folder / "all").write_bytes(pickle.dumps(_read(site))))
    sheets: dict[str, Sheet] = pickle.loads((folder / "all").read_bytes())
    return sheets


def _read(site: Path) -> dict[str, Sheet]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        found[path.relative_to(site).as_posix().removesuffix("index.html")] = reader.sheet
    return found


def test_the_site_is_all_there(sheets: dict[str, Sheet]) -> None:
    assert len(sheets) > 600


def test_every_link_leads_somewhere(sheets: dict[str, Sheet], site: Path) -> None:
    broken = []
    for address, sheet in sheets.items():
        for link in sheet.links:
            target = urljoin(SITE_URL + address, link)
            if target.startswith(SITE_URL) and not _is_there(target.removeprefix(SITE_URL), sheets, site):
                broken.append(f"{address}: {link}")
            elif link.startswith("/") and not target.startswith(SITE_URL):
                broken.append(f"{address}: {link} leaves the folder of the site")
    assert broken == []


def _is_there(target: str, sheets: dict[str, Sheet], site: Path) -> bool:
    parts = urlsplit(target)
    path = unquote(parts.path)
    if path not in sheets:
        return (site / path).is_file()
    fragment = unquote(parts.fragment)
    return not fragment or fragment in sheets[path].ids


def test_every_link_that_leaves_is_safe(sheets: dict[str, Sheet]) -> None:
    leaving = {link for sheet in sheets.values() for link in sheet.links if urlsplit(link).scheme}
    assert [link for link in sorted(leaving) if not link.startswith(("https://", "mailto:"))] == []


def test_an_id_is_used_once_on_a_page(sheets: dict[str, Sheet]) -> None:
    repeated = {address: [id_ for id_, count in sheet.ids.items() if count > 1] for address, sheet in sheets.items()}
    assert {address: ids for address, ids in repeated.items() if ids} == {}


def test_every_page_has_one_heading_of_the_first_level(sheets: dict[str, Sheet]) -> None:
    assert [address for address, sheet in sheets.items() if sheet.headings != 1 and not sheet.is_sign] == []


def test_every_page_has_a_language(sheets: dict[str, Sheet]) -> None:
    for address, sheet in sheets.items():
        assert sheet.language == ("cy" if address.startswith("cy/") else "en-GB"), address


def test_every_page_has_a_title_of_its_own(sheets: dict[str, Sheet]) -> None:
    """An organisation may be called what the thing that it makes is called."""
    parts = {each: (each.removeprefix("cy/").split("/")[0], sheet.language) for each, sheet in sheets.items()}
    titles = Counter((parts[address], sheet.title) for address, sheet in sheets.items() if not sheet.is_sign)
    assert [title for title, count in titles.items() if count > 1 or not title[1].strip()] == []


def test_every_page_says_what_it_is_about(sheets: dict[str, Sheet]) -> None:
    silent = [address for address, sheet in sheets.items() if not sheet.description.strip() and not sheet.is_sign]
    assert [address for address in silent if address != "404.html"] == []
