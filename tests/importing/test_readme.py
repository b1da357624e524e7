"""The title and the first sentence of a readme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing import readme
from generator.importing.draft import Fact, Skipped
from tests.importing.sources import README, value_of


@pytest.mark.parametrize(
    ("text", "title", "sentence"),
    [
        (README, "Bin Days", "Tells residents, e.g. by mail, when to put out which bin."),
        ("Bins\n====\n\nTells you when! And more.\n", "Bins", "Tells you when!"),
        ("# Bins\n\n* a list\n\n## Use\n\nRun it now.\n", "Bins", "it is not clear"),
        ("Some text without an end", "it is not clear", "it is not clear"),
        ("# \n\n# <b></b>\n", "it is not clear", "it is not clear"),
        ("---\ntitle: x\n---\n\n# Bins\n\nTells you when.\n", "Bins", "Tells you when."),
        ('---\r\ntitle: "Bins: when"\r\nlayout: home\r\n---\r\nTells you when.\r\n', "Bins: when", "Tells you when."),
        ("---\ntitle: [x]\n---\nTells you when.\n", "it is not clear", "Tells you when."),
        ("+++\ntitle = 'x'\n+++\n# Bins\n", "Bins", "it is not clear"),
        ("---\n# Bins\n\nTells you when.\n\n---\n", "Bins", "Tells you when."),
        ('<h1 align="center">My <b>b</b>ins<br>&amp; all</h1>\n\n# Use\n', "My bins & all", "it is not clear"),
        ("<div>\n<img src=x>\n<h1>Bins</h1>\n<p>Tells you when.</p>\n</div>\n\n## Use\n", "Bins", "Tells you when."),
        ("<!--\n# Draft\n<h1>Draft</h1> -->\n# Bins <!-- no toc -->\n", "Bins", "it is not clear"),
        ("# [Bins](https://b.example.org) [![build](https://b.example.org/b.svg)](x)\n", "Bins", "it is not clear"),
        ("# :wastebasket: Bins {#bins}\n\nTells :wave: you when.\n", "Bins", "Tells you when."),
        ("======\nBins\n======\n\nTells you when.\n", "Bins", "Tells you when."),
        ("# README.md\n\n## Table of Contents\n\n# Bins\n", "Bins", "it is not clear"),
        ("# Readme\n\nTells you when.\n\n## Dependencies\n", "it is not clear", "Tells you when."),
        ("# Bins\n\nDo you like it?\n\nTells (e.g. by mail. Often) you when.\n", "Bins", "it is not clear"),
        ("# Bins\n\nSee the work of M.-D. Example and others.\n", "Bins", "See the work of M.-D. Example and others."),
        ("> # Quoted\n> Somebody said so.\n", "it is not clear", "it is not clear"),
    ],
)
def test_a_readme_tells_its_title_and_first_sentence(text: str, title: str, sentence: str) -> None:
    assert value_of(readme.read("R", text), "R, title") == title
    assert value_of(readme.read("R", text), "R, first sentence") == sentence


@given(st.text())
def test_any_readme_is_read(text: str) -> None:
    assert all(isinstance(each, Fact | Skipped) for each in readme.read("README.md", text))
