"""Nothing leaves the site, and nothing that it asks for is missing or forbidden."""

from playwright.sync_api import Page

from tests.browser.visit import noted, visit


def test_a_search_asks_nobody_else(page: Page, base_url: str) -> None:
    """What each page asks for when it is opened is noted with its weight: see `test_page_kinds`."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    faults = noted(page, base_url)
    visit(page, "search/")
    page.get_by_label("Search the catalogue").fill("repairs")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_text("entries for “repairs”").wait_for()
    assert any("/pagefind/" in url for url in requests)
    assert faults == []


def test_no_page_stores_anything_about_its_visitor(page: Page, addresses: dict[str, str]) -> None:
    for kind in ("home", "component with many users", "results"):
        visit(page, addresses[kind])
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_content_security_policy_blocks_injected_scripts(page: Page) -> None:
    visit(page, "search/")
    blocked = page.evaluate(
        """() => new Promise(done => {
            addEventListener('securitypolicyviolation', event => done(event.effectiveDirective), {once: true});
            const script = document.createElement('script');
            script.textContent = 'window.smuggled = true';
            document.body.append(script);
        })"""
    )
    assert blocked.startswith("script-src")
    assert page.evaluate("window.smuggled") is None
