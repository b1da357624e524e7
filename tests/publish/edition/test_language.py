"""A language of the pages is a file of messages: whoever adds one writes no program."""

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from generator.catalogue import Catalogue
from generator.localisation import is_translated, localise
from generator.model import Term, Vocabulary
from generator.publish.edition.language import ENGLISH, Language, read
from tests import sites
from tests.conftest import ROOT
from tests.once import once

MADE_UP = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=(n==1 ? 2 : n%10==2 ? 1 : 0);\n"

msgctxt "what this language calls itself"
msgid "English"
msgstr "Lingwo \"X\""

msgid " (English)"
msgstr " (\"Anglo\")"

msgid "Skip to the content"
msgstr "Salti"

msgid "This page is in English only."
msgstr "Nur Anglo."

msgid "Pages in %(language)s"
msgstr "Paĝoj: %(language)s"

msgid "Page not found"
msgstr "Ne ĉi tie"

msgid "Projects"
msgstr ""

#: assets/search.js:1
msgid "%(num)s entry"
msgid_plural "%(num)s entries"
msgstr[0] "%(num)s eroj"
msgstr[1] "%(num)s duoj"
msgstr[2] "%(num)s ero"

#: assets/search.js:1
msgid "%(num)s file"
msgid_plural "%(num)s files"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""

#: assets/search.js:1
msgid "No entries"
msgstr ""
"""
"""A language that no list of languages knows, with the code `qaa`: some is translated, and its plurals are its own."""

NAME = 'Lingwo "X"'


def checkout(folder: Path, languages: str, messages: str = MADE_UP) -> Path:
    """Copy the small project, with messages in a theme of its own and a page by hand in the language."""
    root = sites.checkout(sites.SMALL, folder / "checkout")
    (root / "mkdocs.yml").write_text(
        f"site_name: Ours\nsite_url: {sites.SITE_URL}\ndocs_dir: site_overrides/pages\nnav: [about.md]\n"
        "theme: {name: material, custom_dir: theme, language: en-GB, font: false}\n"
        f"plugins: [{{catalogue: {{languages: [{languages}]}}}}]\n"
    )
    (root / "theme/translations").mkdir(parents=True)
    (root / "theme/translations/qaa.po").write_text(messages, encoding="utf-8")
    (root / "site_overrides/pages/qaa").mkdir()
    (root / "site_overrides/pages/qaa/about.md").write_text("# Pri\n")
    return root


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in English and in the language that is made up."""

    def build(folder: Path) -> None:
        sites.build(checkout(folder, "qaa"), folder / "site", search=False)

    return once(tmp_path_factory, "alone", build) / "site"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[str, sites.Page]:
    """Build a site in English, in Welsh and in the language that is made up."""

    def build(folder: Path) -> None:
        sites.build(checkout(folder, "cy, qaa"), folder / "site", search=False)

    return sites.read(once(tmp_path_factory, "three", build) / "site")


@pytest.fixture
def language(tmp_path: Path) -> Language:
    (tmp_path / "qaa.po").write_text(MADE_UP, encoding="utf-8")
    return read(tmp_path / "qaa.po")


def switches(page: sites.Page) -> list[tuple[str, str]]:
    """Give what a page offers in other languages: each with the address."""
    found = [each for each in page.all("a") if each.get("class") == "language-link"]
    assert all(each["lang"] == each["hreflang"] for each in found)
    return [(each["lang"], each["href"]) for each in found]


def test_the_switch_calls_a_language_by_its_own_name(alone: Path) -> None:
    pages = sites.read(alone)
    english, other = pages["components/bin-days/"], pages["qaa/components/bin-days/"]
    assert switches(english) == [("qaa", "../../qaa/components/bin-days/")]
    assert switches(other) == [("en", "../../../components/bin-days/")]
    assert NAME in english.text("a")
    assert "English" in other.text("a")
    assert other.all("html")[0]["lang"] == "qaa"


def test_a_page_speaks_a_language_where_it_is_translated_and_english_where_not(alone: Path) -> None:
    page = sites.read(alone)["qaa/components/bin-days/"]
    assert "Salti" in page.text("a")
    assert "Projects" in page.text("a")
    assert page.text("h1") == ["Bin Days"]


def test_no_page_says_anything_of_a_language_that_a_site_does_not_have(alone: Path) -> None:
    texts = {path: raw.decode(errors="replace") for path, raw in sites.files(alone).items()}
    assert [path for path, text in texts.items() if re.search(r"Cymraeg|Saesneg|hreflang=\"cy\"", text)] == []
    assert [path for path in texts if path.startswith("cy/")] == []


def test_a_page_in_english_alone_says_so_in_the_language(alone: Path) -> None:
    pages = sites.read(alone)
    form = pages["contribute/new/project/"]
    assert [each["lang"] for each in form.all("p") if each.get("class") == "english-only"] == ["qaa"]
    assert "Nur Anglo. " in form.text("p")
    assert f"Paĝoj: {NAME}" in form.text("a")
    assert "Ne ĉi tie" in pages["404.html"].text("h2")


def test_a_link_to_english_is_marked_in_the_language(alone: Path) -> None:
    links = sites.read(alone)["qaa/"].all("a")
    marks = {each["href"]: each["data-suffix"] for each in links if "data-suffix" in each}
    assert marks["../contribute/"] == marks["../about/"] == ' ("Anglo")'
    assert not [each for each in sites.read(alone)[""].all("a") if "data-suffix" in each]


def test_a_page_written_by_hand_in_a_language_belongs_to_the_english_one(three: dict[str, sites.Page]) -> None:
    assert switches(three["about/"]) == [("qaa", "../qaa/about/")]
    assert switches(three["qaa/about/"]) == [("en", "../../about/")]
    assert "../qaa/about/" not in three["contribute/new/project/"].addresses
    assert "about/" in three["qaa/"].addresses
    assert "../about/" in three["cy/"].addresses


def test_a_page_offers_each_other_language_once(three: dict[str, sites.Page]) -> None:
    assert switches(three["components/"]) == [("cy", "../cy/components/"), ("qaa", "../qaa/components/")]
    assert switches(three["cy/components/"]) == [("en", "../../components/"), ("qaa", "../../qaa/components/")]
    assert switches(three["qaa/components/"]) == [("en", "../../components/"), ("cy", "../../cy/components/")]


@pytest.mark.parametrize(
    ("number", "translated", "english"),
    [
        (0, "0 eroj", "0 files"),
        (1, "1 ero", "1 file"),
        (2, "2 duoj", "2 files"),
        (3, "3 eroj", "3 files"),
        (112, "112 duoj", "112 files"),
    ],
)
def test_a_number_takes_the_form_of_the_language_or_that_of_english(
    number: int, translated: str, english: str, language: Language
) -> None:
    assert language.ngettext("%(num)s entry", "%(num)s entries", number) == translated
    assert language.ngettext("%(num)s file", "%(num)s files", number) == english


def test_scripts_are_given_the_words_and_the_rule_of_plurals(alone: Path) -> None:
    """But not what is not translated: they have the English themselves."""
    assert (alone / "assets/i18n.qaa.js").read_text(encoding="utf-8") == (
        'export const messages = {"%(num)s entry":["%(num)s eroj","%(num)s duoj","%(num)s ero"]};\n'
        "export const pluralForm = (n) => Number((n==1 ? 2 : n%10==2 ? 1 : 0));\n"
    )


@pytest.mark.parametrize(
    ("languages", "messages", "words"),
    [
        (
            "cy, kw",
            MADE_UP,
            "there is no translations/kw.po in the theme; the languages besides English are: cy, qaa.",
        ),
        ("../qaa", MADE_UP, "there is no translations/../qaa.po in the theme"),
        (
            "qaa",
            MADE_UP.replace('Lingwo \\"X\\"', ""),
            "translations/qaa.po cannot be used: it does not say what the language calls itself",
        ),
        ("qaa", MADE_UP.replace("n==1", "exec"), "translations/qaa.po cannot be used: "),
    ],
)
def test_a_language_that_cannot_be_ends_in_words(
    languages: str, messages: str, words: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        sites.build(checkout(tmp_path, languages, messages), tmp_path / "site", search=False)
    assert f"mkdocs.yml, languages: {words}" in caplog.text


@pytest.mark.parametrize("code", ["qaa", "id"])
def test_entries_stay_english_in_a_language_that_files_do_not_speak(code: str) -> None:
    """Even where its code is the name of something else that they have, as is that of Indonesian."""
    term = Term("live", "Live", "People use it.")
    catalogue = Catalogue({}, {}, {"stages": Vocabulary("stages", "stages.yml", "Stages", "How far.", {"live": term})})
    assert localise(catalogue, code).terms("stages")["live"] is term
    assert not is_translated(term, "name", code)


@pytest.mark.parametrize(
    ("words", "listed"),
    [([], ""), (["bins"], "bins"), (["bins", "trees"], "bins and trees"), (["a", "b", "c", "d"], "a, b, c and d")],
)
def test_words_are_listed_as_people_say_them(words: list[str], listed: str) -> None:
    assert ENGLISH.join_list(words) == listed


def test_words_are_listed_in_the_language_of_the_page() -> None:
    welsh = read(ROOT / "site_overrides" / "theme" / "translations" / "cy.po")
    assert welsh.join_list(["coed", "biniau", "ceir"]) == f"coed, biniau{welsh.gettext(' and ')}ceir"
    choice = "".join(welsh.separator(left, is_choice=True) for left in (2, 1, 0))
    assert choice == ",  neu "
