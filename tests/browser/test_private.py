"""Nothing leaves the site, and nothing that it asks for is missing or forbidden."""

from playwright.sync_api import Page, Request

from tests.browser.visit import KINDS, visit


def test_every_request_stays_and_succeeds(page: Page, addresses: dict[str, str], base_url: str) -> None:
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}") if _is_fault(request) else None)
    page.on("console", lambda message: faults.append(f"{page.url} says: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url} breaks: {error}"))
    page.on(
        "response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )
    for kind in KINDS:
        if kind != "not found":  # is itself an answer of that kind
            visit(page, addresses[kind])
    visit(page, "search/")
    page.get_by_label("Words to look for").fill("repairs")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_text("entries for “repairs”").wait_for()
    assert faults == []
    assert any("/pagefind/" in url for url in requests)
    assert [url for url in requests if not url.startswith((base_url, "data:", "blob:"))] == []


def _is_fault(request: Request) -> bool:
    """A page that is left takes back what it still waits for."""
    return request.failure != "net::ERR_ABORTED"


def test_no_page_keeps_anything_about_its_visitor(page: Page, addresses: dict[str, str]) -> None:
    for kind in ("home", "component with many users", "results"):
        visit(page, addresses[kind])
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_policy_forbids_scripts_that_a_text_smuggles_in(page: Page) -> None:
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
