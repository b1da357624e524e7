"""Each kind of page that the program makes is one that the tests look at."""

from pathlib import Path

from generator.check import check
from generator.project import Project
from generator.publish.edition.edition import Edition
from generator.publish.edition.settings import SiteSettings
from generator.publish.site import contents
from tests.browser.visit import KINDS, First
from tests.conftest import ROOT, TODAY

WRITTEN = ROOT / "site_overrides" / "pages"


def test_every_kind_of_page_is_looked_at() -> None:
    result = check(Project(ROOT), TODAY)
    site = SiteSettings("", "", "https://x.example.org/", "https://x.example.org", "main")
    templates = {
        page.url: page.template for page in contents.pages([Edition(result.catalogue, site, {}, TODAY, result)])
    }
    looked_at = {templates.get(url) for where in KINDS.values() for url in addresses(where, templates)}
    assert set(templates.values()) - looked_at == set()


def test_every_page_written_by_hand_is_looked_at_but_for_most_rules() -> None:
    pages = {path.relative_to(WRITTEN) for path in WRITTEN.rglob("*.md")}
    urls = {f"{path.parent if path.stem == 'index' else path.with_suffix('')}/" for path in pages}
    unseen = urls - set(KINDS.values())
    assert {url for url in unseen if Path(url).parts[0] not in {"rules", "cy"}} == set()


def addresses(where: str | First, templates: dict[str, str]) -> list[str]:
    """Return the addresses that a kind of page may be at."""
    if isinstance(where, First):
        return [url for url in templates if url.startswith(f"{where.collection}/") and url.count("/") == 2][:1]
    return [where.partition("?")[0].partition("#")[0]]
