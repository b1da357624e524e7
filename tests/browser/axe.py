"""Ask axe what is wrong with a page. It need not judge the colours of a text twice, in whatever window or page."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

Options = dict[str, Any]

_SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_COLOURS = ("color-contrast", "link-in-text-block")
_SIZES = ("target-size", "scrollable-region-focusable")
EVERYTHING: Options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS: Options = {"resultTypes": ["violations"], "runOnly": _COLOURS}
COLOURS_AND_SIZES: Options = {"resultTypes": ["violations"], "runOnly": (*_COLOURS, *_SIZES)}
"""What may differ between two windows that show the same elements."""

_judged: set[str] = set()
"""Looks whose colours were judged, on any page that this process visited."""

_MARK_NEW_LOOKS = """judged => {
    const looks = new Set(judged), grounds = new Map([[null, '']]), added = [];
    const hasText = element =>
        [...element.childNodes].some(each => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const ground = element => {
        if (!grounds.has(element)) {
            const {backgroundColor, backgroundImage, opacity} = getComputedStyle(element);
            grounds.set(element, [ground(element.parentElement), backgroundColor, backgroundImage, opacity].join());
        }
        return grounds.get(element);
    };
    const look = element => {
        const {color, fontSize, fontWeight, textDecorationLine} = getComputedStyle(element);
        const around = getComputedStyle(element.parentElement), size = parseFloat(fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && fontWeight >= 700);
        const stands = [around.color, fontSize === around.fontSize, hasText(element.parentElement)];
        return [element.tagName, color, isLarge, fontWeight, textDecorationLine, stands, ground(element)].join('|');
    };
    for (const each of document.querySelectorAll('[data-new]')) each.removeAttribute('data-new');
    for (const each of document.querySelectorAll('body *')) {
        if (!hasText(each) && !each.matches('input, select, textarea, button')) continue;
        if (!each.getClientRects().length || looks.has(look(each))) continue;
        looks.add(look(each));
        added.push(look(each));
        each.setAttribute('data-new', '');
    }
    axe.configure({rules: [
        {id: 'color-contrast', selector: '[data-new]'}, {id: 'link-in-text-block', selector: 'a[href][data-new]'},
    ]});
    return added;
}"""


def load(page: Page) -> None:
    """Put axe into a page."""
    page.evaluate(_SOURCE)


def ask_for_new_looks_only(page: Page) -> bool:
    """Have axe judge the colours of one text of each look that no call before this one met; say whether there is one.

    A look is the colour of a text, whether it is large, its line, what is around it, and all that it stands on. To
    judge the colours of every text takes three quarters of the time.
    """
    added = page.evaluate(_MARK_NEW_LOOKS, sorted(_judged))
    _judged.update(added)
    return bool(added)


def violations(page: Page, options: Options = EVERYTHING) -> list[str]:
    """Return what breaks a rule: the name of the rule, and the elements."""
    found = page.evaluate("async options => (await axe.run(options)).violations", options)
    return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]
