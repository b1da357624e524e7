"""The whole site of a small checkout: what stands on its pages, and that nothing of it can do harm."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs.exceptions import Abort

from tests import sites
from tests.sites import ROOT, SITE_URL, SMALL

OLD_ADDRESS = "components/bin-calendar/"
OLD_ADDRESSES = (OLD_ADDRESS, f"cy/{OLD_ADDRESS}")
HARMLESS = {"application/ld+json", "application/json"}
GOLDEN = Path(__file__).parent / "golden"
OURS = (
    "assets/search/search.js",
    "assets/compare-buttons.js",
    "assets/list.js",
    "assets/compare.js",
    "assets/side-by-side.js",
    "assets/users.js",
    "assets/form/form.js",
)


@pytest.fixture(scope="module")
def root(small_site: Path) -> Path:
    return small_site.parent / "checkout"


@pytest.fixture(scope="module")
def site(small_site: Path) -> Path:
    return small_site


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, sites.Page]:
    return sites.read(site)


def test_pages_match_the_golden_files(site: Path) -> None:
    """`UPDATE_GOLDEN=1 .venv/bin/pytest tests/publish/site` writes the golden files anew: read what changed."""
    texts = sites.outlines(site)
    golden = sites.golden(GOLDEN, texts)
    assert set(golden) == set(texts)
    for page, text in texts.items():
        assert text == golden[page], page


def test_a_machine_without_git_builds_a_site_without_a_history(root: Path, tmp_path: Path) -> None:
    """In a process of its own, since the library that reads the history looks for git when it is loaded."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=root, env={**os.environ, "PATH": ""}, check=True, capture_output=True)
    assert (tmp_path / OLD_ADDRESS / "index.html").is_file()


def test_stencils_change_no_byte(root: Path, site: Path, tmp_path: Path) -> None:
    long_way = sites.build(root, tmp_path / "site", stencils=False)
    assert sites.files(long_way) == sites.files(site)


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    written_by_hand = {"contribute/"}  # this small project has only one page written by hand
    dead = [each for each in sites.dead_links(site) if not any(page in each for page in written_by_hand)]
    assert dead == []


def test_no_text_of_an_entry_becomes_an_element(pages: dict[str, sites.Page]) -> None:
    for page in pages.values():
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on")], page.url
            assert tag not in {"iframe", "object", "style", "base"}, page.url
            assert tag != "img" or attributes["src"].endswith("badge.svg"), page.url
        for script in page.all("script"):
            assert script.get("type") in HARMLESS or script["src"].endswith(OURS), page.url


def _imported(script: Path) -> set[Path]:
    """Give every script that one imports, and that these import in turn."""
    named = re.findall(r'^(?:import .*|}) from "(.+)";$', script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {(script.parent / each).resolve() for each in named}
    return found.union(*map(_imported, found))


def test_what_the_script_of_the_search_imports_is_fetched_with_it(site: Path, pages: dict[str, sites.Page]) -> None:
    imported = _imported(site / "assets/search/search.js")
    assert len(imported) > 4
    for url in ("search/", "cy/search/"):
        links = [each["href"] for each in pages[url].all("link") if each["rel"] == "modulepreload"]
        assert sorted((site / url / each).resolve() for each in links) == sorted(imported)


def test_links_lead_only_to_safe_addresses(pages: dict[str, sites.Page]) -> None:
    for page in pages.values():
        assert {urlsplit(each).scheme for each in page.addresses} <= {"", "https", "mailto"}, page.url


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, sites.Page]) -> None:
    for page in pages.values():
        loaded = [each["href"] for each in page.all("link") if each["rel"] in {"stylesheet", "icon"}]
        loaded += [each["src"] for each in page.all("script") if "src" in each]
        assert not [address for address in loaded if urlsplit(address).netloc], page.url


def test_hostile_text_reads_as_it_was_written(pages: dict[str, sites.Page]) -> None:
    page = pages["components/hostile/"]
    assert page.text("h1") == ["<script>alert(1)</script> & catalogue-slot-body-"]
    assert page.text("title")[0].startswith("<script>alert(1)</script> & catalogue-slot-body- – ")
    assert "[click](javascript:alert(3)) !" in page.text("p")


def test_data_for_machines_is_whole(pages: dict[str, sites.Page]) -> None:
    data = {url: json.loads("".join(page.text("script"))) for url, page in pages.items() if page.text("script")}
    assert data["components/hostile/"]["name"] == "<script>alert(1)</script> & catalogue-slot-body-"
    assert data["standards/address-format/"]["url"] == f"{SITE_URL}standards/address-format/"


def test_every_page_has_one_heading_a_policy_and_its_own_address(pages: dict[str, sites.Page]) -> None:
    for url, page in pages.items():
        if url in OLD_ADDRESSES:
            continue
        assert len(page.all("h1")) == 1, url
        assert "script-src 'self' 'wasm-unsafe-eval';" in page.all("meta")[1]["content"], url
        canonical = [each["href"] for each in page.all("link") if each["rel"] == "canonical"]
        assert canonical == ([] if url == "404.html" else [SITE_URL + url]), url


def test_one_link_leads_past_the_header_in_the_language_of_the_page(pages: dict[str, sites.Page]) -> None:
    for url, page in pages.items():
        if url not in OLD_ADDRESSES:
            said = [text.strip() for text in page.text("a") if text.strip().startswith(("Skip to", "Neidio i"))]
            assert said[:1] == ["Neidio i’r cynnwys" if url.startswith("cy/") else "Skip to the content"], url
            assert len(said) == 1 or url.endswith("search/"), url


def test_a_preview_has_no_policy_since_live_reload_needs_a_script(root: Path, tmp_path: Path) -> None:
    pages = sites.read(sites.build(root, tmp_path / "site", command="serve", search=False))
    found = [url for url, page in pages.items() for each in page.all("meta") if "http-equiv" in each]
    assert found == list(OLD_ADDRESSES)


def test_correcting_leads_to_the_file_behind_a_page(pages: dict[str, sites.Page]) -> None:
    edit = "https://github.com/local-digital-declaration/catalogue/edit/main"
    assert f"{edit}/catalogue/components/bin-days.yml" in pages["components/bin-days/"].addresses
    assert f"{edit}/catalogue/organisations/quiet.yml" in pages["organisations/quiet/"].addresses
    assert f"{edit}/site_overrides/pages/about.md" in pages["about/"].addresses
    assert not [each for each in pages["services/waste/"].addresses if "/edit/" in each]


def test_an_old_address_leads_to_the_new_one(pages: dict[str, sites.Page]) -> None:
    page = pages[OLD_ADDRESS]
    assert page.addresses == [f"{SITE_URL}components/bin-days/", "../../components/bin-days/"]
    assert page.all("meta")[1] == {"http-equiv": "refresh", "content": "0; url=../../components/bin-days/"}


def test_an_old_address_in_welsh_leads_to_the_new_one_in_welsh(site: Path) -> None:
    page = (site / "cy" / OLD_ADDRESS / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}cy/components/bin-days/">' in page
    assert 'content="0; url=../../components/bin-days/"' in page
    assert '<p>Mae’r dudalen hon wedi symud i <a href="../../components/bin-days/" lang="en">Bin Days</a>.</p>' in page


def test_the_sitemap_lists_every_page_once(site: Path, pages: dict[str, sites.Page]) -> None:
    text = (site / "sitemap.xml").read_text()
    listed = re.findall("<loc>(.*?)</loc>", text)
    assert listed == sorted(
        SITE_URL + url for url in pages if url not in {"404.html", *OLD_ADDRESSES} and not _is_form(url)
    )
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode() == text


def _is_form(url: str) -> bool:
    return url.startswith("contribute/edit/")


def test_what_an_entry_says_in_english_is_marked_as_such_on_a_page_in_welsh(site: Path) -> None:
    page = (site / "cy" / "organisations" / "quiet" / "index.html").read_text(encoding="utf-8")
    assert '<span lang="en">tested it</span>' in page


def test_only_files_that_pages_use_are_published(site: Path) -> None:
    assert {path.name for path in (site / "assets").iterdir()} == {
        "i18n.cy.js",
        *(path.name for path in (ROOT / "site_overrides/theme/assets").iterdir()),
    }


def test_errors_stop_the_build_and_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sites.checkout(SMALL, tmp_path / "checkout")
    (root / "catalogue/projects/wrong.yml").write_text("name: Wrong\nsumary: What it does.\n")
    with pytest.raises(Abort):
        sites.build(root, tmp_path / "site")
    assert "catalogue/projects/wrong.yml:2:1: error" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_an_empty_catalogue_has_a_site_too(tmp_path: Path) -> None:
    root = sites.checkout(SMALL, tmp_path / "checkout")
    for collection in ("components", "standards", "projects", "organisations"):
        for path in (root / "catalogue" / collection).iterdir():
            path.unlink()
    site = sites.build(root, tmp_path / "site")
    pages = sites.read(site)
    assert "Nothing here yet. The first entry will appear on this page as soon as it is accepted." in pages[
        "projects/"
    ].text("p")
    assert [each for each in sites.dead_links(site) if "contribute/" not in each] == []


def test_a_way_to_browse_without_a_list_of_words_is_headed_in_words_all_the_same(tmp_path: Path) -> None:
    """Lists that no entry needs may be left out; licences have none. A heading is never made by adding an s."""
    root = sites.checkout(SMALL, tmp_path / "checkout")
    for path in (root / "catalogue").rglob("*.yml"):
        path.write_text(re.sub("^looking_for: .*\n", "", path.read_text(), flags=re.MULTILINE))
    for unused in ("looking-for", "nations"):
        (root / f"catalogue/vocabularies/{unused}.yml").unlink()
    for path in (root / "catalogue/organisations").iterdir():
        path.write_text(re.sub("^nation: .*\n", "", path.read_text(), flags=re.MULTILINE))
    pages = sites.read(sites.build(root, tmp_path / "site", search=False))
    headings = {url: pages[url].text("h1") for url in ("looking-for/", "nations/", "cy/nations/", "cy/licences/")}
    assert headings == {
        "looking-for/": ["Looking for"],
        "nations/": ["Nations"],
        "cy/nations/": ["Cenhedloedd"],
        "cy/licences/": ["Trwyddedau"],
    }
    assert pages["nations/"].text("title")[0].startswith("Nations – ")


def test_a_site_may_stand_below_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/a/catalogue")
    root = sites.checkout(SMALL, tmp_path / "checkout")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace(f"site_url: {SITE_URL}\n", ""))
    pages = sites.read(sites.build(root, tmp_path / "site", search=False))
    assert {"/a/catalogue/", "/a/catalogue/search/"} <= set(pages["404.html"].addresses)
    assert "https://example.org/a/catalogue/stages/" in pages["stages/"].addresses


def test_a_folder_without_a_catalogue_is_told_apart_from_an_empty_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = sites.checkout(SMALL, tmp_path / "checkout")
    (root / "catalogue").rename(root / "elsewhere")
    with pytest.raises(Abort):
        sites.build(root, tmp_path / "site")
    assert f"There is no folder `catalogue` in {root} or above it." in caplog.text


@pytest.mark.parametrize("moment", ["", "yesterday", "1" * 30])
def test_a_moment_of_the_build_that_is_none_is_named(
    moment: str, root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sites, "DAY", moment)
    with pytest.raises(Abort):
        sites.build(root, tmp_path / "site")
    assert "SOURCE_DATE_EPOCH is not a number of seconds since 1970" in caplog.text
