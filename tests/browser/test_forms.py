"""Somebody who has never seen YAML adds and corrects entries with the forms."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser import axe
from tests.browser.forms import look_up, ready, written
from tests.browser.visit import widest
from tests.conftest import ROOT

NEW = "contribute/new/project/"
EVIDENCE = "https://www.example.gov.uk/news/bins"
USED = "fixmystreet-platform"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of all entries, to put a proposal into."""
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return tmp_path


def faults(checkout: Path) -> str:
    """Check all entries as CI does. Gives what is wrong, or nothing."""
    command = [sys.executable, "-m", "generator.cli", "check"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def asked_of(page: Page, link: str, path: str) -> dict[str, list[str]]:
    """Give what a link asks of GitHub, whose address is short enough."""
    address = page.get_by_role("link", name=link).get_attribute("href") or ""
    assert address.startswith(f"https://github.com/local-digital-declaration/catalogue/{path}")
    assert len(address.encode()) <= (6000 if path.startswith("issues") else 8191)
    return parse_qs(urlsplit(address).query)


def fill_in(page: Page) -> None:
    """Answer what every project needs."""
    page.get_by_label("Name", exact=True).fill("Bin days: when & where")
    page.get_by_label("Summary", exact=True).fill("Tells residents which bin to put out, and when.")
    look_up(page, "Owner", "stockp", "Stockport Metropolitan Borough Council")
    page.get_by_label("Source 1").fill(EVIDENCE)


# Journeys


def test_a_first_time_officer_adds_a_project(page: Page, checkout: Path) -> None:
    page.goto("")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contribute").click()
    page.get_by_role("main").get_by_role("link", name="a project").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a project")
    ready(page)
    fill_in(page)
    expect(page.get_by_label("Short name", exact=True)).to_have_value("bin-days-when-and-where")
    page.get_by_role("radio", name="Beta").check()
    page.get_by_label("Licence (if you know it)").fill("MIT")
    page.get_by_label("Contact (if you know it)").fill("Digital team, digital@stockport.gov.uk")
    page.get_by_role("checkbox", name="Waste").check()
    page.get_by_text("More about it").click()
    page.get_by_label("Description", exact=True).fill("Shows a calendar.\n\n* No account needed")
    page.get_by_text("Who uses it, and who makes it").click()
    page.get_by_role("button", name="Add an adoption").click()
    look_up(page, "Organisation", "camden", "London Borough of Camden")
    page.get_by_role("radio", name="Live", exact=True).last.check()
    page.get_by_label("Evidence (required for live)", exact=True).fill(EVIDENCE)
    page.get_by_role("button", name="Check what I wrote").click()
    expect(page.get_by_role("heading", name="Your proposal")).to_be_focused()
    expect(page.locator(".state")).to_contain_text("This page found no errors")
    asked = asked_of(page, "Send it on GitHub", "issues/new?")
    assert asked["title"] == ["New project: Bin days: when & where"]
    [issue] = asked["body"]
    assert issue.startswith("### Name of the project\n\nBin days: when & where\n")
    assert "### More answers\n\nUsed by:\n* Organisation: London Borough of Camden; Status: Live; Evidence: " in issue
    page.get_by_text("Propose the file yourself").click()
    asked = asked_of(page, "Open the file on GitHub", "new/main?")
    assert asked["message"] == ["Add Bin days: when & where"]
    [path], [text] = asked["filename"], asked["value"]
    assert path == "catalogue/projects/bin-days-when-and-where.yml"
    assert text == written(page)
    (checkout / path).write_text(text, encoding="utf-8")
    assert faults(checkout) == ""


def test_we_use_this_too_fills_in_the_issue_form_and_can_change_the_own_file_alone(page: Page, checkout: Path) -> None:
    path = checkout / "catalogue" / "organisations" / "stockport.yml"
    before = path.read_text(encoding="utf-8")
    page.goto(f"components/{USED}/")
    page.get_by_role("link", name="We use this too").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We use FixMyStreet Platform too")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".error-message")).to_have_text("Error: Choose your organisation from the list")
    box = page.get_by_label("Your organisation")
    box.fill("Newcastle")
    box.press("Tab")
    page.get_by_role("group", name="Which one do you mean?").get_by_role(
        "button", name="Newcastle City Council"
    ).click()
    expect(box).to_have_value("Newcastle City Council")
    box.fill("Stockport Council")
    box.press("Tab")
    expect(box).to_have_value("Stockport Metropolitan Borough Council")
    expect(page.locator(".lead")).to_contain_text("Say how Stockport Metropolitan Borough Council uses FixMyStreet")
    expect(page.get_by_role("button", name="Continue")).to_be_hidden()
    expect(page.locator(".state")).to_contain_text("You have not written anything yet.")
    expect(page.locator(".result").get_by_role("button")).to_have_count(0)
    page.get_by_role("radio", name="Live").check()
    page.get_by_label("Since").fill("2024")
    page.get_by_label("Since").blur()
    expect(page.get_by_text("Nothing shows that this use is live")).to_be_hidden()
    page.get_by_role("button", name="Check what I wrote").click()
    expect(page.locator(".error-summary")).to_contain_text("Nothing shows that this use is live")
    page.get_by_label("Evidence (required for live)", exact=True).fill(EVIDENCE)
    page.get_by_label("Basis").fill("named in the council's own news")
    page.get_by_label("Whom to ask about it").fill("Digital team, digital@stockport.gov.uk")
    expect(page.locator(".error-summary")).to_be_hidden()
    assert asked_of(page, "Send it on GitHub", "issues/new?") == {
        "template": ["use.yml"],
        "title": ["We use: FixMyStreet Platform"],
        "entry": ["FixMyStreet Platform"],
        "organisation": ["Stockport Metropolitan Borough Council"],
        "status": ["Live"],
        "since": ["2024"],
        "evidence": [EVIDENCE],
        "ask": ["Digital team, digital@stockport.gov.uk"],
        "basis": ["named in the council's own news"],
    }
    page.get_by_text("Propose the file yourself").click()
    link = page.get_by_role("link", name="Open the file on GitHub")
    expect(link).to_have_attribute("href", re.compile(r"/edit/main/catalogue/organisations/stockport\.yml$"))
    path.write_text(written(page), encoding="utf-8")
    assert faults(checkout) == ""
    added = (
        f'uses:\n  - entry: {USED}\n    status: live\n    since: "2024"\n    evidence: {EVIDENCE}\n'
        "    basis: named in the council's own news\n    ask:\n      name: Digital team\n"
        "      email: digital@stockport.gov.uk\n"
    )
    assert path.read_text(encoding="utf-8").replace(added, "", 1) == before


def test_answers_about_a_use_stay_when_the_organisation_was_the_wrong_one(page: Page) -> None:
    page.goto(f"contribute/edit/?entry=organisations/stockport&use={USED}")
    page.get_by_label("Since").fill("2024")
    page.get_by_label("Your organisation").fill("")
    look_up(page, "Your organisation", "leeds", "Leeds City Council")
    expect(page.locator(".lead")).to_contain_text("Say how Leeds City Council uses")
    expect(page.get_by_label("Since")).to_have_value("2024")
    expect(page).to_have_url(re.compile(f"entry=organisations/leeds&use={USED}$"))


def test_what_an_organisation_says_already_is_there_to_be_changed(page: Page) -> None:
    use = {"entry": "planx", "status": "live", "evidence": EVIDENCE, "note": "Two"}
    text = f"name: Camden\nuses:\n  - entry: planx\n    status: live\n    evidence: {EVIDENCE}\n    note: Two\n"
    file = {"data": {"name": "Camden", "uses": [use]}, "text": text}
    page.route("**/organisations/camden.json", lambda route: route.fulfill(json=file))
    page.goto("contribute/edit/?entry=organisations/camden&use=planx")
    ready(page)
    expect(page.locator(".lead")).to_contain_text("This is what Camden says about its use of PlanX already.")
    expect(page.locator(".state")).to_contain_text("You have not changed anything yet.")
    page.get_by_role("radio", name="Stopped").check()
    expect(page.locator(".change code").last).to_contain_text("status: stopped")
    assert written(page).count("entry: planx") == 1
    assert "note: Two" in written(page)
    expect(page.get_by_role("link", name="Send it on GitHub")).to_have_count(0)
    expect(page.get_by_role("link", name="Open the file on GitHub")).to_be_visible()


def test_a_correction_shows_old_and_new_and_passes_the_check(page: Page, checkout: Path) -> None:
    path = checkout / "catalogue" / "organisations" / "camden.yml"
    page.goto("organisations/camden/")
    page.get_by_role("link", name="Correct this page").click()
    ready(page)
    page.get_by_label("Name", exact=True).fill("Camden Borough")
    expect(page.locator(".change")).to_contain_text("name: London Borough of Camden")
    expect(page.locator(".change")).to_contain_text("name: Camden Borough")
    before = path.read_text(encoding="utf-8")
    path.write_text(written(page), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == before.replace("name: London Borough of Camden", "name: Camden Borough")
    assert faults(checkout) == ""


def test_an_entry_with_many_users_opens_quickly_and_stays_as_it_is_when_looked_at(page: Page) -> None:
    page.goto("contribute/edit/?entry=components/fixmystreet-platform")
    ready(page)
    items = page.locator("details.item > summary")
    assert items.count() > 20
    items.nth(3).click()
    expect(page.get_by_label("Basis").first).to_be_visible()
    expect(page.locator(".state")).to_contain_text("You have not changed anything yet.")


# Mistakes


def test_a_summary_leads_to_each_mistake(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Name", exact=True).fill("x" * 81)
    page.get_by_label("Summary", exact=True).focus()
    box = page.get_by_label("Name", exact=True)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(re.compile("has 81 characters, but may have only 80. Shorten it by 1"))
    expect(page.get_by_label("Owner")).not_to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Check what I wrote").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("There are 4 problems")
    summary.get_by_role("link", name="Choose the owner").click()
    expect(page.get_by_label("Owner")).to_be_focused()
    page.get_by_label("Name", exact=True).fill("Bins")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(summary.get_by_role("heading")).to_have_text("There are 3 problems")


def test_missing_answers_are_named_as_the_form_names_them(page: Page) -> None:
    page.goto(f"contribute/edit/?entry=organisations/stockport&use={USED}")
    ready(page)
    expect(page.get_by_label("Evidence (if you know it)")).to_be_visible()
    page.get_by_label("Since").fill("2024")
    page.get_by_role("button", name="Check what I wrote").click()
    expect(page.get_by_role("link", name="Choose the status")).to_be_visible()
    expect(page.get_by_role("group", name="Status")).to_have_accessible_description(
        re.compile("Error: Choose the status$")
    )
    expect(page.locator(".error-summary")).not_to_contain_text("is missing")
    page.get_by_role("radio", name="Live").check()
    expect(page.get_by_label("Evidence (required for live)")).to_be_visible()
    page.get_by_role("radio", name="Piloting").check()
    expect(page.get_by_label("Evidence (if you know it)")).to_be_visible()


@pytest.mark.parametrize(
    ("lacks", "box"),
    [
        ("A contact", "Contact (if you know it)"),
        ("Its stage", "Discovery"),
        ("How it protects personal data", "Data protection (if you know it)"),
        ("A check by a person in the last year", "Reviewed"),
    ],
)
def test_what_an_entry_lacks_leads_to_its_question(page: Page, lacks: str, box: str) -> None:
    page.goto("projects/beach-check-uk/")
    page.locator("#readiness ~ .not-known").get_by_role("link", name=lacks, exact=True).click()
    ready(page)
    expect(page.get_by_label(box, exact=True)).to_be_focused()
    expect(page.get_by_label(box, exact=True)).to_be_in_viewport()


def test_we_use_this_too_begins_at_its_top(page: Page) -> None:
    page.goto(f"contribute/edit/?entry=components/{USED}#we-use-this-too")
    expect(page.get_by_label("Your organisation")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@pytest.mark.parametrize("address", ["organisations/camden&use=nothing", "components/nothing#we-use-this-too"])
def test_a_use_of_what_is_not_here_says_so(address: str, page: Page) -> None:
    page.goto(f"contribute/edit/?entry={address}")
    expect(page.locator("#state")).to_contain_text("There is no entry with the name")


def test_nothing_can_be_sent_before_something_is_written(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    expect(page.locator(".state")).to_contain_text("You have not written anything yet.")
    expect(page.locator(".result").get_by_role("button")).to_have_count(0)
    expect(page.locator(".result").get_by_role("link")).to_have_count(0)
    page.get_by_label("Name", exact=True).fill("Bins")
    expect(page.locator(".state")).to_contain_text("You can still send it")
    asked_of(page, "Send it on GitHub", "issues/new?")


def test_an_owner_that_is_not_listed_is_kept_by_its_name(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    fill_in(page)
    page.get_by_label("Owner").fill("Nowhere Town")
    page.get_by_label("Owner").blur()
    expect(page.get_by_text("A maintainer adds it as a new organisation")).to_be_visible()
    expect(page.locator(".state")).to_contain_text("This page found no errors")
    assert "### Owner\n\nNowhere Town\n" in asked_of(page, "Send it on GitHub", "issues/new?")["body"][0]
    page.get_by_text("Propose the file yourself").click()
    expect(page.get_by_text("this file needs it there")).to_be_visible()


def test_a_name_that_is_taken_leads_to_the_entry_that_has_it(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Name", exact=True).fill("GOV.UK Pay")
    note = page.get_by_text("GOV.UK Pay is in the catalogue already")
    expect(note).to_have_count(0)
    page.get_by_label("Name", exact=True).blur()
    expect(note.get_by_role("link", name="see its page")).to_have_attribute("href", "../../../components/govuk-pay/")
    use = note.get_by_role("link", name="say that you use it too")
    expect(use).to_have_attribute("href", re.compile(r"entry=components/govuk-pay#we-use-this-too$"))
    page.get_by_label("Short name", exact=True).fill("govuk-pay")
    page.get_by_label("Short name", exact=True).blur()
    expect(page.get_by_text("already belongs to catalogue/components/govuk-pay.yml")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Bins")
    expect(note).to_have_count(0)


def test_invisible_characters_are_left_out(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Name", exact=True).fill("\u200bBin\u00ad days ❤️")
    assert "name: Bin days ❤️\n" in written(page) + "\n"


# Sending


def with_mailbox(route: Route) -> None:
    """Answer with the data of a form as a catalogue with a mailbox has it."""
    route.fulfill(json={**route.fetch().json(), "mailbox": "catalogue@example.org"})


def test_a_catalogue_with_a_mailbox_takes_an_email_or_the_text_for_one(page: Page) -> None:
    page.route("**/contribute/form/projects.json", with_mailbox)
    page.goto(NEW)
    ready(page)
    fill_in(page)
    link = page.get_by_role("link", name="Send it by email")
    address, _, query = (link.get_attribute("href") or "").partition("?")
    assert address == "mailto:catalogue@example.org"
    [body] = parse_qs(query)["body"]
    assert body.startswith("This was written with the form at http")
    assert "\r\n\r\n### Owner\r\n\r\nStockport Metropolitan Borough Council\r\n" in body
    expect(page.get_by_text("No account on GitHub?")).to_have_count(0)
    page.get_by_text("More about it").click()
    page.get_by_label("Description", exact=True).fill("x" * 1200)
    expect(link).to_have_count(0)
    expect(page.locator(".ways-steps")).to_contain_text("Copy it, and send it to catalogue@example.org.")


def test_a_correction_by_email_says_what_is_to_change_in_words(page: Page) -> None:
    page.route("**/contribute/form/components.json", with_mailbox)
    page.goto("contribute/edit/?entry=components/planx")
    ready(page)
    page.get_by_role("radio", name="Retired").check()
    page.get_by_label("Contact (if you know it)").fill("")
    text = page.get_by_label("The text", exact=True).text_content() or ""
    assert re.match(r"### What is to be corrected\n\nhttp://.*/components/planx/\n\n### Stage\n\nRetired\n", text)
    expect(page.get_by_role("link", name="Send it by email")).to_be_visible()
    expect(page.get_by_role("link", name="Send it on GitHub")).to_have_count(0)


def test_a_text_too_long_for_an_address_is_copied_or_downloaded(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(NEW)
    ready(page)
    fill_in(page)
    link = page.get_by_role("link", name="Open the file on GitHub")
    page.get_by_text("More about it").click()
    page.get_by_text("Propose the file yourself").click()
    page.get_by_label("Description", exact=True).fill("ü" * 800)
    asked_of(page, "Send it on GitHub", "issues/new?title=")
    page.get_by_label("Description", exact=True).fill("ü" * 1200)
    expect(page.locator(".ways-steps")).to_contain_text("The text is too long for a link. Copy it")
    issues = "https://github.com/local-digital-declaration/catalogue/issues/new"
    expect(page.get_by_role("link", name="Send it on GitHub")).to_have_attribute("href", issues)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("### Name of the project\n\nBin days")
    asked_of(page, "Open the file on GitHub", "new/main?")
    page.get_by_label("Description", exact=True).fill("ü" * 1400)
    expect(link).to_have_count(0)
    expect(page.locator(".steps")).to_contain_text("too long for a link")
    page.get_by_role("button", name="Copy the file").click()
    assert page.evaluate("navigator.clipboard.readText()") == written(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == "bin-days-when-and-where.yml"
    assert download.value.path().read_text(encoding="utf-8") == written(page)


# Keeping


def test_what_was_typed_is_there_after_a_reload_and_on_the_way_back(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    fill_in(page)
    page.get_by_label("Short name", exact=True).fill("bins")
    page.goto("about/")
    page.go_back()
    ready(page)
    expect(page.get_by_label("Owner")).to_have_value("Stockport Metropolitan Borough Council")
    page.reload()
    ready(page)
    expect(page.get_by_text("This is what you typed before.")).to_be_visible()
    expect(page.get_by_label("Short name", exact=True)).to_have_value("bins")
    assert EVIDENCE in written(page)


def test_two_tabs_of_one_form_never_undo_each_other(page: Page, context: BrowserContext) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Name", exact=True).fill("First")
    page.get_by_label("Name", exact=True).blur()
    other = context.new_page()
    other.goto(NEW)
    ready(other)
    expect(other.get_by_label("Name", exact=True)).to_have_value("First")
    other.get_by_label("Name", exact=True).fill("Second")
    other.get_by_label("Name", exact=True).blur()
    page.reload()
    ready(page)
    expect(page.get_by_label("Name", exact=True)).to_have_value("First")
    other.reload()
    ready(other)
    expect(other.get_by_label("Name", exact=True)).to_have_value("Second")


def test_starting_again_forgets_it_all(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    fill_in(page)
    page.get_by_label("Source 1").blur()
    assert page.evaluate("localStorage.length") == 1
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Start again").click()
    ready(page)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_an_unsent_correction_is_applied_to_the_current_entry(page: Page) -> None:
    page.goto("contribute/edit/?entry=organisations/stockport")
    ready(page)
    page.get_by_label("Website").fill("https://www.stockport.example/")
    page.get_by_role("group", name="GitHub", exact=True).get_by_label("Account 1").fill("")
    page.get_by_role("textbox", name="Website").focus()
    [kept] = page.evaluate("Object.values(localStorage)")
    assert '"changes":{"website":"https://www.stockport.example/","github":null}' in kept
    page.reload()
    ready(page)
    expect(page.get_by_role("textbox", name="Website")).to_have_value("https://www.stockport.example/")
    assert "\ngithub:" not in written(page)
    assert "name: Stockport Metropolitan Borough Council" in written(page)


def test_a_browser_without_storage_is_warned(page: Page) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    page.goto(NEW)
    ready(page)
    expect(page.locator(".storage-note")).to_contain_text("does not let the page keep what you type")
    fill_in(page)
    assert "owner: stockport" in written(page)


# For everybody


def test_the_whole_form_works_by_keyboard(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Owner").focus()
    page.keyboard.type("camden")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Owner")).to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Owner")).to_have_value("London Borough of Camden")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Adult social care")).to_be_focused()
    page.get_by_label("Source 1").focus()
    page.keyboard.type(EVIDENCE)
    page.get_by_role("button", name="Add another source").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Source 2")).to_be_focused()
    page.keyboard.type("https://b.uk")
    page.get_by_role("button", name="Remove source 1").focus()
    page.keyboard.press("Enter")
    assert "  - https://b.uk\n" in written(page)
    assert EVIDENCE not in written(page)


def test_mistakes_and_choices_stay_in_print_and_with_the_colours_of_the_system(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Name", exact=True).fill("x" * 81)
    page.get_by_role("button", name="Check what I wrote").click()
    shown = page.locator(".error-message:visible")
    faults = shown.all_inner_texts()
    assert len(faults) > 1
    page.emulate_media(forced_colors="active")
    assert shown.all_inner_texts() == faults
    for node in (page.locator(".error-summary"), page.locator(".has-error").first):
        assert node.evaluate("element => getComputedStyle(element).borderLeft").startswith("4px solid")
    page.get_by_label("Owner").press_sequentially("camden")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert chosen.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.emulate_media(forced_colors="none", media="print")
    assert shown.first.inner_text() == faults[0]
    expect(page.get_by_label("Owner")).to_have_value("London Borough of Camden")
    expect(page.get_by_label("The file", exact=True)).to_contain_text("owner: camden")
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)


# Which entry


def test_the_form_takes_the_name_of_the_entry(page: Page) -> None:
    page.goto("contribute/edit/?entry=components/planx")
    ready(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct PlanX")
    expect(page).to_have_title("Correct PlanX – Local Digital Catalogue")
    page.get_by_role("link", name="Back to its page").click()
    expect(page).to_have_url(re.compile(r"/components/planx/$"))


def test_a_draft_belongs_to_its_entry(page: Page) -> None:
    page.goto("contribute/edit/?entry=components/planx")
    ready(page)
    page.get_by_label("Name", exact=True).fill("Plan Ten")
    page.get_by_label("Name", exact=True).blur()
    page.goto("contribute/edit/?entry=components/govuk-pay")
    ready(page)
    expect(page.get_by_label("Name", exact=True)).to_have_value("GOV.UK Pay")
    page.goto("contribute/edit/?entry=components/planx&field=summary")
    ready(page)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Plan Ten")


@pytest.mark.parametrize(
    ("query", "words", "is_fetched"),
    [
        ("", "Which entry do you want to correct?", False),
        ("?entry=components/no-such-thing", "There is no entry with the name", True),
        ("?entry=components/../choices", "There is no entry with the name", False),
        ("?entry=https://elsewhere.example/x", "There is no entry with the name", False),
    ],
)
def test_an_address_without_an_entry_says_so(page: Page, query: str, words: str, is_fetched: bool) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"contribute/edit/{query}")
    expect(page.get_by_role("status")).to_contain_text(words)
    assert any(each.endswith(".json") for each in fetched) == is_fetched
    expect(page.get_by_role("main").get_by_label("Search the catalogue", exact=True)).to_be_visible()


def test_an_entry_to_correct_is_found_by_its_name(page: Page) -> None:
    page.goto("contribute/edit/?entry=components/no-such-thing")
    page.get_by_role("main").get_by_label("Search the catalogue", exact=True).fill("planx")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="PlanX", exact=True).click()
    page.get_by_role("link", name="Correct this page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct PlanX")


def test_a_form_that_does_not_come_can_be_tried_again_or_done_by_hand(page: Page) -> None:
    page.route("**/contribute/form/components/planx.json", lambda route: route.fulfill(status=500))
    page.goto("contribute/edit/?entry=components/planx")
    expect(page.get_by_text("The form did not load.")).to_be_visible()
    expect(page.locator("form.entry-form")).to_have_count(0)
    link = page.get_by_role("link", name="edit its file on GitHub")
    expect(link).to_have_attribute("href", re.compile(r"/edit/main/catalogue/components/planx\.yml$"))
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    ready(page)


def test_a_file_with_the_line_ends_of_windows_is_sent_with_them(page: Page) -> None:
    text = "name: Plan\r\nsummary: It plans.\r\n"
    entry = {"data": {"name": "Plan", "summary": "It plans."}, "text": text}
    page.route("**/contribute/form/components/planx.json", lambda route: route.fulfill(json=entry))
    page.goto("contribute/edit/?entry=components/planx")
    ready(page)
    page.get_by_label("Name", exact=True).fill("Plans")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.path().read_bytes() == b"name: Plans\r\nsummary: It plans.\r\n"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    return {**browser_context_args, "java_script_enabled": "without_javascript" not in request.node.name}


def test_without_javascript_the_page_leads_to_the_file_and_pretends_nothing(page: Page) -> None:
    page.goto("contribute/edit/?entry=components/planx#we-use-this-too")
    expect(page.locator("#form, #which, #state")).to_have_count(3)
    expect(page.locator("#form, #which, #state").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("heading", name="We use this too")).to_be_in_viewport()
    expect(page.get_by_role("link", name="tell us with a short form on GitHub")).to_be_visible()
    page.get_by_role("link", name="how to correct it, step by step").click()
    expect(page.get_by_role("heading", name="Correct an entry", exact=True)).to_be_in_viewport()
    page.goto(NEW)
    expect(page.locator("pre")).to_contain_text("name: LocalGov Drupal")
    expect(page.locator("#by-hand noscript p")).to_be_visible()


def test_a_message_that_appears_takes_no_click_away(page: Page) -> None:
    page.goto("contribute/edit/?entry=organisations/camden&use=planx")
    ready(page)
    page.get_by_label("Since").fill("soon")
    page.get_by_role("radio", name="Involved").check()
    expect(page.locator(".error-message:visible")).to_contain_text("soon is not a year")


def test_an_organisation_that_is_not_there_can_be_added_first(page: Page) -> None:
    page.goto(NEW)
    ready(page)
    page.get_by_label("Owner").press_sequentially("Nowhere Town")
    link = page.get_by_role("link", name="Add the organisation (in a new tab)")
    expect(link).to_have_attribute("href", re.compile("contribute/new/organisation/$"))


@pytest.mark.parametrize(("kind", "width"), [("component", 320), ("organisation", 1280)])
def test_axe_finds_nothing_in_a_form_that_is_all_open(page: Page, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"contribute/new/{kind}/")
    ready(page)
    page.locator("form details").evaluate_all("all => { for (const each of all) each.open = true; }")
    for button in page.get_by_role("button", name=re.compile("^Add (?!another)")).all():
        button.click()
    page.get_by_label("Name", exact=True).fill("PlanX")
    page.get_by_role("button", name="Check what I wrote").click()
    axe.load(page)
    axe.ask_for_new_looks_only(page)
    assert axe.violations(page) == []
    assert widest(page) <= width
