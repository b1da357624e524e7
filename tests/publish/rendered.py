"""Pages of a small catalogue, each rendered when a test asks for it."""

import re
from datetime import date

from generator.check import Result
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.edition.settings import SiteSettings
from generator.publish.html.renderer import Renderer
from generator.publish.site import contents
from tests.conftest import ROOT, TODAY

ABOUT = SiteSettings(
    name="Things", strapline="", url="https://x.example.org/", repository="https://x.example.org", branch="main"
)
TEMPLATES = ROOT / "site_overrides" / "theme" / "catalogue"
SOURCES = "sources: [https://www.example.org/]\n"


def entry(name: str, more: str = "", *, owner: str = "anytown", kind: str = "") -> str:
    return f"name: {name}\nsummary: It is {name}.\nowner: {owner}\n{kind}{SOURCES}{more}"


def component(name: str, more: str = "", kind: str = "platform") -> str:
    return entry(name, more, kind=f"type: {kind}\n")


def council(name: str, more: str = "") -> str:
    return f"name: {name}\ntype: non-metropolitan-district\nnation: england\n{SOURCES}{more}"


def used(**statuses: str) -> str:
    lines = [
        f"  - {{organisation: {slug}, status: {status}, evidence: 'https://e.example.org/{slug}'}}\n"
        for slug, status in statuses.items()
    ]
    return "used_by:\n" + "".join(lines)


class Pages:
    """The pages of a catalogue, each written when it is asked for."""

    def __init__(self, result: Result, today: date = TODAY) -> None:
        assert not result.errors, [each.message for each in result.diagnostics]
        self.edition = Edition(result.catalogue, ABOUT, {}, today, result)
        self.renderer = Renderer(self.edition, (TEMPLATES,))
        self.all: dict[str, Page] = {page.url: page for page in contents.pages([self.edition])}

    def html(self, url: str) -> str:
        return str(self.renderer.render(self.all[url]).body)

    def alike(self, url: str) -> list[str]:
        """Give the slugs of what a page proposes to compare its entry with."""
        return re.findall(r'compare/\?entries=[^",]*,([^",]*)"', self.html(url))

    def words(self, url: str, section: str = "") -> str:
        """Read a page, or one section of it, as plain words."""
        html = self.html(url)
        if section:
            html = next(part for part in html.split("<section ") if part.startswith(f'aria-labelledby="{section}"'))
            html = f"<{html.partition('</section>')[0]}"
        return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)).split())
