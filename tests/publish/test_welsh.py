"""The pages in Welsh: every message has its words, and what stays English says so."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from generator.derived import translations
from generator.publish.analysis.licences import SUMMARIES
from generator.publish.edition.language import ENGLISH, read
from tests import sites
from tests.conftest import ROOT

WELSH = "cy/"
MESSAGES = ROOT / translations.FOLDER / "cy.po"
LISTS = ROOT / "tests" / "projects" / "small" / "catalogue" / "vocabularies"
PLACES = re.compile(r"%\((\w+)\)s")
TAGS = re.compile(r"<(/?\w+)")


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, sites.Page]:
    return sites.read(published)


def messages() -> list[Message]:
    return [each for each in translations.messages(MESSAGES) if each.id]


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(str(each) for each in text)  # type: ignore[attr-defined]


def test_every_message_has_its_welsh() -> None:
    """Mended by somebody who knows Welsh."""
    assert [each.id for each in messages() if not all(forms(each.string))] == []


def test_the_welsh_keeps_the_places_the_elements_and_the_spaces_of_the_english() -> None:
    for message in messages():
        english = forms(message.id)
        for text in forms(message.string):
            assert set(PLACES.findall(text)) <= {name for each in english for name in PLACES.findall(each)}, text
            assert sorted(TAGS.findall(text)) == sorted(TAGS.findall(english[-1])), text
            assert (text[:1] == " ", text[-1:] == " ") == (english[-1][:1] == " ", english[-1][-1:] == " "), text


def test_a_message_is_said_even_before_somebody_has_read_it() -> None:
    language = read(MESSAGES)
    assert language.gettext("Search") == "Chwilio"
    assert language.gettext("a message that nobody has put into Welsh") == "a message that nobody has put into Welsh"
    assert language.gettext(
        "All %(things)s in the catalogue: what each is for, who owns it and who uses it.", things="x"
    )
    assert ENGLISH.gettext("Search") == "Search"


def test_scripts_find_all_that_they_say(published: Path) -> None:
    said = read(MESSAGES).script_messages
    of_scripts = {
        forms(each.id)[0]
        for each in translations.extract_messages(ROOT)
        if any(p.endswith(".js") for p, _ in each.locations)
    }
    assert set(said) == of_scripts
    assert "Nothing matches. " in (published / "assets" / "i18n.cy.js").read_text(encoding="utf-8")


def test_each_page_of_the_catalogue_is_there_in_welsh(pages: dict[str, sites.Page]) -> None:
    """But for forms and what is written by hand; each page says in which languages it is."""
    for url, page in pages.items():
        twin = url.removeprefix(WELSH) if url.startswith(WELSH) else WELSH + url
        others = {each["hreflang"]: each["href"] for each in page.all("link") if each.get("hreflang")}
        if not others:
            assert _is_moved(page) or twin not in pages, url
            continue
        assert twin in pages, url
        english = url.removeprefix(WELSH)
        assert others == {
            "en": sites.SITE_URL + english,
            "x-default": sites.SITE_URL + english,
            "cy": f"{sites.SITE_URL}{WELSH}{english}",
        }
        (switch,) = [each for each in page.all("a") if each.get("class") == "language-link"]
        assert switch["hreflang"] == ("en" if url.startswith(WELSH) else "cy")


def _is_moved(page: sites.Page) -> bool:
    return any(each.get("http-equiv") == "refresh" for each in page.all("meta"))


def test_what_is_there_in_english_alone_says_so_once_in_welsh(pages: dict[str, sites.Page]) -> None:
    for url, page in pages.items():
        said = [each["lang"] for each in page.all("p") if "english-only" in each.get("class", "").split()]
        speaks_both = url == "404.html"
        is_alone = not (url.startswith(WELSH) or WELSH + url in pages or speaks_both)
        assert said == (["cy"] if is_alone else []), url


def test_the_language_of_a_page_is_said(pages: dict[str, sites.Page]) -> None:
    for url, page in pages.items():
        (html,) = page.all("html")
        assert html["lang"] == ("cy" if url.startswith(WELSH) else "en-GB"), url


def test_links_of_a_welsh_page_stay_in_welsh_or_say_that_they_do_not(published: Path) -> None:
    for path in sorted((published / "cy").rglob("index.html")):
        here = path.parent
        for attributes in re.findall(r"<a ([^>]*)>", path.read_text(encoding="utf-8")):
            match = re.search(r'href="([^"#?]*)', attributes)
            address = match[1] if match else ""
            if ":" in address or not address.endswith("/") or 'hreflang="en"' in attributes:
                continue
            assert (here / address / "index.html").is_file(), f"{path}: {attributes}"
            assert (here / address).resolve().is_relative_to((published / "cy").resolve()), f"{path}: {attributes}"


def test_summaries_that_are_english_say_so_on_a_welsh_page(published: Path) -> None:
    page = (published / "cy" / "components" / "bin-days" / "index.html").read_text(encoding="utf-8")
    assert '<p class="lead"><span lang="en">' in page


def test_names_that_are_english_say_so_on_a_welsh_page(published: Path) -> None:
    """Where a name stands alone: as a heading or a link. Within a sentence it is a name like any other."""
    named = re.compile(
        r'<(?:h1|a href="[./]*(?:components|standards|projects|organisations)/[^"/]+/")( lang="en")?>([^<]+)'
    )
    marks: dict[str, set[bool]] = {}
    for path in (published / "cy").rglob("index.html"):
        if path.parent.parent.name in {"components", "standards", "projects", "organisations"}:
            for mark, name in named.findall(path.read_text(encoding="utf-8")):
                marks.setdefault(name, set()).add(bool(mark))
    assert marks["Map cynllunio"] == {False}
    assert marks["Bin Days"] == marks["Northtown Council"] == {True}


def test_no_word_of_the_shell_or_of_a_template_is_left_in_english(
    pages: dict[str, sites.Page], published: Path
) -> None:
    """What a page says in both languages is made of words of the catalogue: names, addresses, texts of entries."""
    data = (published / "api" / "v1" / "catalogue.json").read_text(encoding="utf-8")
    lists = (path.read_text(encoding="utf-8") for path in LISTS.glob("*.yml"))
    licences = (each.name for each in SUMMARIES.values())
    known = words(" ".join((data, *lists, *licences))) | words((ROOT / "mkdocs.yml").read_text(encoding="utf-8")) | SAME
    left = set()
    for url, page in pages.items():
        if twin := pages.get(WELSH + url):
            english = {text for tag, text in page.texts if tag != "code"}
            left |= {text for _, text in twin.texts if text in english and not words(text) <= known}
    assert sorted(left) == []


def words(text: str) -> set[str]:
    return {each.lower() for each in re.findall(r"[A-Za-z]{3,}", text)}


SAME = {"cost", "github", "http", "issues", "www"}
"""Words that are the same in both languages, or stand in addresses."""
