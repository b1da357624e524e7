"""The note by which a browser learns to search the site."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from generator.publish import opensearch
from generator.publish.edition.settings import SiteSettings

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(lambda text: text.strip())


def note(name: str, strapline: str = "") -> dict[str, ElementTree.Element]:
    text = opensearch.render(SiteSettings(name, strapline, "https://catalogue.example.org/a/", "", ""))
    return {each.tag.removeprefix(SPACE): each for each in ElementTree.fromstring(text)}


def test_a_browser_is_told_where_to_send_words() -> None:
    parts = note("Local Digital Catalogue", "What councils share")
    assert parts["Url"].get("template") == "https://catalogue.example.org/a/search/?q={searchTerms}"
    assert (parts["ShortName"].text, parts["LongName"].text) == ("Local Digital", "Local Digital Catalogue")
    assert parts["Description"].text == "What councils share"


@given(WORDS, WORDS)
def test_any_name_keeps_to_what_the_specification_allows(name: str, strapline: str) -> None:
    parts = note(name, strapline)
    for part, longest in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        assert 0 < len(parts[part].text or "") <= longest
