"""The numbers of links to evidence, and their addresses at the end of the page."""

from markupsafe import Markup

from generator.publish.html.footnotes import with_footnotes


def link(address: str) -> Markup:
    return Markup('<a class="evidence" href="{}" rel="nofollow">evidence</a>').format(address)


def test_an_address_has_one_number_and_stands_in_the_list_once() -> None:
    page = with_footnotes(
        Markup(" ").join(map(link, ("https://a.uk/?x&y", "https://b.uk/", "https://a.uk/?x&y"))), "Proof"
    )
    assert [part[0] for part in page.split('data-number="')[1:]] == ["1", "2", "1"]
    body, _, notes = page.partition('<section class="print-only footnotes">')
    addresses = "<li>https://a.uk/?x&amp;y</li>\n<li>https://b.uk/</li>\n"
    assert notes == f"\n<h2>Proof</h2>\n<ol>\n{addresses}</ol>\n</section>\n"
    assert body.count("https://a.uk/") == 2


def test_a_page_without_evidence_stays_as_it_is() -> None:
    page = Markup('<p><a href="https://a.uk/">a</a></p>')
    assert with_footnotes(page, "Proof") is page
