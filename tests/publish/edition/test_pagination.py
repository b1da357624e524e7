"""A list too long for one page goes on, on pages that lead to each other: all can be browsed without a script."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.publish.edition import pagination as module
from generator.publish.edition.pagination import MAX_ROWS, paginate
from tests import sites
from tests.once import once

ENTRY = """\
name: Thing {number}
type: platform
summary: What it does for those who use it.
owner: northtown
stage: beta
services: [planning]
sources: [https://northtown.example.org/things]
"""
THINGS = [f"Thing {number}" for number in range(1, 6)]
LONG = ["components/", "stages/beta/", "services/planning/", "cy/components/", "cy/services/planning/"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of which no page holds more than two rows of a list."""

    def build(folder: Path) -> None:
        root = sites.checkout(sites.SMALL, folder / "checkout")
        for number in range(1, 6):
            (root / f"catalogue/components/thing-{number}.yml").write_text(ENTRY.format(number=number))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "MAX_ROWS", 2)
            sites.build(root, folder / "site", search=False)

    return once(tmp_path_factory, "long", build) / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, sites.Page]:
    return sites.read(site)


def whole(pages: dict[str, sites.Page], first: str) -> list[sites.Page]:
    """Give the pages of a list, as the links on the first have them."""
    found = (urljoin(sites.SITE_URL + first, address) for address in pages[first].addresses)
    others = dict.fromkeys(url.removeprefix(sites.SITE_URL) for url in found if "/page/" in url)
    return [pages[first], *(pages[url] for url in others if url != first)]


@pytest.mark.parametrize("first", LONG)
def test_each_entry_stands_on_one_page_of_its_list(first: str, pages: dict[str, sites.Page]) -> None:
    assert [name for page in whole(pages, first) for name in page.text("a") if name in THINGS] == THINGS


@pytest.mark.parametrize("first", LONG)
def test_each_page_of_a_list_says_which_it_is(first: str, pages: dict[str, sites.Page]) -> None:
    every = whole(pages, first)
    assert len(every) > 2
    assert len({page.text("title")[0] for page in every}) == len(every)
    for number, page in enumerate(every, 1):
        which = f"Tudalen {number} o" if first.startswith("cy/") else f"Page {number} of"
        assert f"{which} {len(every)}" in page.text("p")
        assert page.url in {urljoin(page.url, each["href"]) for each in page.all("a") if "aria-current" in each}


def test_what_else_is_told_of_a_list_is_told_once(pages: dict[str, sites.Page]) -> None:
    first, second, *_ = whole(pages, "services/planning/")
    described = [[each for each in page.all("script") if "json" in each.get("type", "")] for page in (first, second)]
    assert [len(each) for each in described] == [1, 0]


def test_a_list_that_fits_on_a_page_does_not_speak_of_pages(pages: dict[str, sites.Page]) -> None:
    assert whole(pages, "projects/") == [pages["projects/"]]
    assert [text for text in pages["projects/"].text("p") if text.startswith("Page ")] == []


def test_every_link_of_a_list_leads_somewhere(site: Path) -> None:
    assert [each for each in sites.dead_links(site) if "/page/" in each and "contribute/" not in each] == []


def test_lists_that_begin_on_one_page_need_as_many_as_the_longest() -> None:
    assert [
        len(paginate(*lists)) for lists in ([], [""], ["a" * MAX_ROWS], ["a" * MAX_ROWS, "a" * (MAX_ROWS + 1), ""])
    ] == [
        1,
        1,
        1,
        2,
    ]
    assert [part.of("a" * MAX_ROWS + "b") for part in paginate("a" * MAX_ROWS + "b")] == ["a" * MAX_ROWS, "b"]
    assert [part.folder for part in paginate("a" * 2 * MAX_ROWS + "b")] == ["", "page/2/", "page/3/"]
