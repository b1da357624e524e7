"""What several of the browser tests do."""

from playwright.sync_api import Page, Request, Response, expect

KINDS = (
    "home",
    "component with many users",
    "project",
    "standard",
    "council with much",
    "council with nothing",
    "former council",
    "partnership",
    "collection",
    "organisations",
    "facet",
    "term",
    "term with organisations",
    "search",
    "results",
    "narrowed results",
    "no results",
    "compare",
    "comparison",
    "ready-made comparison",
    "readiness",
    "standards by service",
    "help wanted",
    "insights",
    "what is new",
    "how to follow",
    "data",
    "for developers",
    "about",
    "contribute",
    "form for something new",
    "form for a correction",
    "form for one more user",
    "form without an entry",
    "fields",
    "commands",
    "glossary",
    "accessibility",
    "privacy",
    "licence",
    "rules",
    "rule",
    "not found",
    "home in Welsh",
    "component in Welsh",
    "council in Welsh",
    "collection in Welsh",
    "results in Welsh",
    "comparison in Welsh",
    "insights in Welsh",
    "privacy in Welsh",
)
"""Every kind of page; the fixture `addresses` says where each is."""

SLOWLY = "X-Slowly"
"""A header of a request: the server of the tests then sends a page piece by piece, as a slow network brings it."""


def noted(page: Page, base_url: str) -> list[str]:
    """Note from now on what a page asks of others, what does not arrive, and what it or the browser complains of."""
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
    if "/new/" in address or "/edit/?" in address:
        expect(page.locator("form.entry-form")).to_be_visible()
    if address.endswith("/edit/"):
        expect(page.locator("#which")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until the page of results shows what it found, or that it found nothing."""
    expect(page.locator("#results > li:first-child, #empty .empty").first).to_be_visible()


def widest(page: Page) -> int:
    """Tell how wide the content of a page is: more than the window has where something is cut off or must be scrolled.

    The frame around the content cuts off what stands out, so that the page alone would not tell.
    """
    page.wait_for_load_state()  # a page that was followed to may be there before its styles
    found: int = page.evaluate(
        "Math.max(...document.querySelectorAll('html, main').values().map(each => each.scrollWidth))"
    )
    return found
