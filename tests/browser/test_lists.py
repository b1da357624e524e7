"""Lists are sorted and narrowed where they are, and the address says how."""

import re
from contextlib import closing

from playwright.sync_api import Browser, Locator, Page, expect


def lines(page: Page) -> Locator:
    """Return the rows that are visible and not below another."""
    return page.locator(".rows:not(.row-parts *) > .row:not([hidden]) .row-name a")


def test_a_list_is_narrowed_sorted_and_shared_by_its_address(page: Page) -> None:
    page.goto("components/")
    whole = lines(page).count()
    expect(lines(page).first).not_to_have_text(re.compile("^A"))
    page.get_by_label("Sort by").select_option("Name")
    expect(lines(page).first).to_have_text(re.compile("^A"))
    page.get_by_label("How to have it").select_option("Ready to use")
    page.get_by_role("searchbox", name="Narrow this list").fill("gov.uk pay")
    expect(lines(page)).to_have_text(["GOV.UK Pay"])
    expect(page.get_by_role("status")).to_have_text("1 entry fits")
    expect(page).to_have_url(re.compile(r"/components/\?words=gov.uk\+pay&offer=ready&sort=name$"))
    page.reload()
    expect(lines(page)).to_have_text(["GOV.UK Pay"])
    page.get_by_role("button", name="Show all").click()
    expect(lines(page)).to_have_count(whole)
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/components/$"))


def test_a_part_that_fits_is_seen_below_its_whole(page: Page) -> None:
    page.goto("components/?words=alert+banner")
    expect(lines(page)).to_have_text(["LocalGov Drupal"])
    expect(page.get_by_role("link", name="LocalGov Alert Banner")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 entry fits")


def test_a_single_part_stays_open_and_several_are_folded(page: Page) -> None:
    page.goto("things-to-use/")
    folds = page.locator(".row-parts details")
    expect(folds.filter(has_text="1 part of FixMyStreet Platform")).to_have_attribute("open", "")
    expect(folds.filter(has_text="parts of LocalGov Drupal").first).not_to_have_attribute("open", "")


def test_sections_in_which_nothing_fits_are_not_in_the_way(page: Page) -> None:
    page.goto("services/web-and-content/")
    page.get_by_label("Type").select_option("Design system")
    expect(page.get_by_role("heading", name=re.compile("^Design system"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Guidance"))).to_be_hidden()
    expect(page.get_by_role("heading", name=re.compile("^Standards"))).to_be_hidden()


def test_on_a_phone_the_menu_opens_without_a_script(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("cy/things-to-use/")
    header = page.locator(".site-header").bounding_box()
    assert header
    assert header["height"] < 100
    page.get_by_text("Dewislen", exact=True).click()
    page.get_by_role("navigation", name="Prif ddewislen").get_by_role("link", name="Safonau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Safonau")


def test_whether_a_neighbour_is_among_many_users(page: Page, browser: Browser, base_url: str) -> None:
    """Lists are folded. What somebody types opens those with a name that fits; without JavaScript they are opened."""
    page.goto("components/govuk-pay/")
    expect(page.get_by_role("region", name="Can we use it?")).to_contain_text("Yes. Free: no monthly charge")
    users = page.get_by_role("region", name="Who uses it")
    bristol = users.get_by_role("link", name="Bristol City Council")
    expect(bristol).to_be_hidden()
    page.get_by_label("Find an organisation in these lists").fill("bristól")
    expect(bristol).to_be_visible()
    expect(users.get_by_role("status")).to_have_text("1 organisation")
    expect(users.get_by_role("listitem").filter(has_text="Council")).to_have_count(1)
    page.get_by_label("Find an organisation in these lists").fill("")
    expect(bristol).to_be_hidden()
    expect(users.get_by_text("Scottish council")).to_be_visible()
    with closing(browser.new_context(base_url=base_url, java_script_enabled=False)) as context:
        plain = context.new_page()
        plain.goto("components/govuk-pay/")
        expect(plain.get_by_label("Find an organisation in these lists")).to_be_hidden()
        plain.get_by_text("Unitary council · England").click()
        expect(plain.get_by_role("link", name="Bristol City Council")).to_be_visible()
