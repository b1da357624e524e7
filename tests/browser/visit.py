"""Visit the pages of the site, and look at what they request and how wide they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Request, Response, expect

FOLDER = "catalogue"
SITE_URL = f"https://catalogue.example.org/{FOLDER}/"
"""Where the site says that it is. It is served elsewhere, so that no page can use this address for its own parts."""


@dataclass(frozen=True, slots=True)
class First:
    """The first page of a collection, by slug, that has a mark: for what changes with the data."""

    collection: str
    mark: str

    def address(self, site: Path) -> str:
        """Return the address of the page within a built site."""
        pages = sorted((site / self.collection).glob("*/index.html"))
        found = next(page for page in pages if self.mark in page.read_text(encoding="utf-8"))
        return f"{self.collection}/{found.parent.name}/"


KINDS: Mapping[str, str | First] = {
    "home": "",
    "component with many users": "components/govuk-pay/",
    "project": First("projects", 'id="partners"'),
    "standard": First("standards", 'class="small"'),
    "council with much": "organisations/stockport/",
    "council with nothing": First("organisations", 'id="begin">Nothing here yet'),
    "former council": First("organisations", 'class="ended"'),
    "planned council": "organisations/east-surrey/",
    "partnership": First("organisations", 'id="members"'),
    "collection": "components/",
    "things to use": "things-to-use/",
    "organisations": "organisations/",
    "facet": "services/",
    "term": "services/housing/",
    "long term": "services/web-and-content/",
    "empty term": "services/births-deaths-marriages/",
    "term with organisations": "nations/wales/",
    "search": "search/",
    "results": "search/?q=planning",
    "narrowed results": "search/?q=planning&service=planning&kind=components&sort=name",
    "no results": "search/?q=xyzzyqq&kind=standards",
    "compare": "compare/",
    "comparison": "compare/?entries=planx,bops,fixmystreet-platform",
    "ready-made comparison": "compare/localgov-umbraco-and-localgov-drupal/",
    "comparisons for a service area": "compare/services/web-and-content/",
    "councils side by side": "side-by-side/",
    "chosen councils side by side": "side-by-side/?organisations=camden,southwark,woking",
    "councils that become one": "side-by-side/west-surrey/",
    "readiness": "readiness/",
    "standards by service": "standards-by-service/",
    "help wanted": "help-wanted/",
    "registers": "registers/",
    "register": "registers/govwifi/",
    "state of the catalogue": "state/",
    "insights": "insights/",
    "what is new": "whats-new/",
    "how to follow": "follow/",
    "data": "data/",
    "for developers": "api/",
    "about": "about/",
    "contribute": "contribute/",
    "form for something new": "contribute/new/component/",
    "form for a correction": "contribute/edit/?entry=components/govuk-pay",
    "form for one more user": "contribute/edit/?entry=components/planx#we-use-this-too",
    "form without an entry": "contribute/edit/",
    "by hand": "contribute/by-hand/",
    "fields": "contribute/fields/",
    "commands": "contribute/commands/",
    "glossary": "glossary/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "licence": "licence/",
    "rules": "rules/",
    "rule": "rules/unknown-field/",
    "not found": "nothing/is/here/",
    "home in Welsh": "cy/",
    "component in Welsh": "cy/components/govuk-pay/",
    "council in Welsh": "cy/organisations/stockport/",
    "collection in Welsh": "cy/components/",
    "things to use in Welsh": "cy/things-to-use/",
    "results in Welsh": "cy/search/?q=planning",
    "comparison in Welsh": "cy/compare/?entries=planx,bops,fixmystreet-platform",
    "insights in Welsh": "cy/insights/",
    "privacy in Welsh": "cy/privacy/",
}
"""Every kind of page, and the address of one of each: they are looked at by keyboard, at all widths and for weight."""

SLOWLY = "X-Slowly"
"""A header of a request: the server of the tests then sends a page piece by piece, as a slow network brings it."""


def noted(page: Page, base_url: str) -> list[str]:
    """Return a list that fills while a page is visited.

    It says what the page requests from other hosts, what does not arrive, and what the page or the browser logs.
    """
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((base_url, "data:", "blob:")):
            faults.append(f"leaves the site: {request.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left takes back what it still waits for
            faults.append(f"failed: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            faults.append(f"{response.status}: {response.url}")

    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("response", answered)
    page.on("console", lambda message: faults.append(f"{page.url} says: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url} breaks: {error}"))
    return faults


def visit(page: Page, address: str) -> None:
    """Open a page, and where it shows results wait until they are there."""
    page.goto(address)
    if "search/" in address:
        settled(page)
    if "compare/?entries" in address:
        expect(page.locator("#compare-result")).to_be_visible()
    if "side-by-side/?councils" in address:
        expect(page.locator("#side-result")).to_be_visible()
    if "/new/" in address or "/edit/?" in address:
        expect(page.locator("form.entry-form")).to_be_visible()
    if address.endswith("/edit/"):
        expect(page.locator("#which")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until the page of results shows what it found, or that it found nothing."""
    expect(page.locator("#results > li:first-child, #empty .empty").first).to_be_visible()


def widest(page: Page) -> int:
    """Return how wide the content of a page is, in pixels: wider than the window where something does not fit.

    The frame around the content hides what does not fit, so the width of the page alone would not show it.
    """
    page.wait_for_load_state()  # a page that was followed to may be there before its styles
    found: int = page.evaluate(
        "Math.max(...document.querySelectorAll('html, main').values().map(each => each.scrollWidth))"
    )
    return found
