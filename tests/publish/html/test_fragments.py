"""Fragments that are kept: the same letters may be text of a stranger or HTML of ours."""

from markupsafe import Markup

from generator.publish.html.fragments import external_link


def test_a_label_is_escaped_though_the_same_letters_were_html_before() -> None:
    address = "https://example.org/"
    assert external_link(address, Markup("<b>")) == '<a href="https://example.org/" rel="nofollow"><b></a>'
    assert external_link(address, "<b>") == '<a href="https://example.org/" rel="nofollow">&lt;b&gt;</a>'
