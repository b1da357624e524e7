"""How tests ask the forms' own scripts, and how they fill in a form as somebody would."""

from typing import Any

from playwright.sync_api import Page, expect

from generator.project import Collection

_CALL = """async ([collection, given]) => {
    const at = (path) => new URL(path, document.baseURI).href;
    const fetched = window.fetched ??= {};
    const data = (name) => fetched[name] ??= fetch(at(`../../form/${name}.json`)).then(answer => answer.json());
    const script = (name) => import(at(`../../../assets/form/${name}.js`));
    const form = await data(collection);
    return (%s)({ form, data, script }, given);
}"""


def ask(page: Page, collection: Collection, function: str, given: Any) -> Any:
    """Call a function with what a form is made of, on the page of a form."""
    return page.evaluate(_CALL % function, [collection.value, given])


def ready(page: Page) -> None:
    """Wait until the form is there."""
    expect(page.locator("form.entry-form .result")).to_be_visible()


def written(page: Page) -> str:
    """Return the file that the form would send."""
    return page.locator(".result pre[aria-label='The file'] code").evaluate("element => element.textContent")


def look_up(page: Page, label: str, text: str, name: str) -> None:
    """Type part of a name and choose the whole from the list."""
    box = page.get_by_label(label, exact=True)
    box.press_sequentially(text)
    page.get_by_role("option", name=name).click()
    expect(box).to_have_value(name)
