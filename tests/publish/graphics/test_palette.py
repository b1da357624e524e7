"""A catalogue's own colours can be read, whatever was asked for."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.project import Collection
from generator.publish.graphics import badges, social_images
from generator.publish.graphics.palette import DARK_GROUND, LIGHT_GROUND, NAMES, READABLE, colours, contrast
from tests.conftest import ROOT

a_colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
WHITE, DARK_PAPER = (255, 255, 255), (0x14, 0x18, 0x1D)


STYLES = ROOT / "site_overrides" / "theme" / "assets"


def declared(rule: str) -> dict[str, tuple[int, int, int]]:
    found = re.findall(r"--([a-z-]+): #(..)(..)(..);", rule)
    return {name: (int(red, 16), int(green, 16), int(blue, 16)) for name, red, green, blue in found}


def written(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


@given(wanted=st.dictionaries(st.sampled_from(NAMES), a_colour))
def test_any_colour_can_be_read_by_day_and_by_night(wanted: dict[str, str]) -> None:
    day, night = map(declared, colours(wanted).css.splitlines())
    assert set(day) == set(night)
    for colour in day.values():
        assert min(contrast(colour, LIGHT_GROUND), contrast(colour, WHITE)) >= READABLE
    for colour in night.values():
        assert min(contrast(colour, DARK_GROUND), contrast(colour, DARK_PAPER)) >= READABLE


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    made = colours({"accent": "#005EB8"})
    assert made.notes == ()
    assert "--link: #005eb8;" in made.css
    assert "--button: #005eb8;" in made.css


def test_a_pale_colour_is_told_of_with_the_one_in_its_place() -> None:
    (note,) = colours({"projects": "#ffb81c"}).notes
    assert note.startswith(
        "The colour of `projects`, #ffb81c, is too pale to be read: its contrast is 1.6 to 1, and text"
    )
    used = re.search(r"use (#[0-9a-f]{6}) in", note)
    assert used
    assert f"--projects: {used[1]};" in colours({"projects": "#ffb81c"}).css


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"links": "#005eb8"}, "`links` has no colour of its own; these have: accent, components"),
        ({"accent": "blue"}, 'six digits in quotation marks, such as "#005eb8"'),
        ({"accent": "#005eb8; } body { display: none"}, "six digits"),
        ({"accent": 5}, "six digits"),
    ],
)
def test_what_is_no_colour_is_told_in_plain_words(wanted: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        colours(wanted)


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert contrast((0, 0, 0), WHITE) == pytest.approx(21)


def test_what_programs_paint_has_the_colours_of_the_stylesheet() -> None:
    """Pictures, badges and the look at whether a colour can be read know the theme's colours by themselves."""
    by_day, _, rest = (STYLES / "catalogue.css").read_text(encoding="utf-8").partition("(prefers-color-scheme: dark)")
    day, night = declared(by_day), declared(rest.partition("@media")[0])
    assert {each: written(day[each]) for each in Collection if each in day} == social_images.ACCENTS
    assert (day["wash"], night["wash"]) == (LIGHT_GROUND, DARK_GROUND)
    painted = ET.fromstring(badges.badge("one", "two"))
    assert [each.attrib["fill"] for each in painted if each.tag.endswith(("rect", "path"))] == [
        written(day[name]) for name in ("ink", "link")
    ]
