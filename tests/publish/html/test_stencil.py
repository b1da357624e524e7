"""Stencils: a page is cut once and filled many times, and what is filled in is never looked at again."""

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.html.stencil import SLOTS, StencilKey, cut_stencil, tokens

TOKENS = tokens(
    StencilKey(
        layout="entry",
        section="",
        depth=2,
        is_described=True,
        is_corrigible=True,
        has_form=True,
        language="cy",
        is_translated=True,
    )
)

PAGE = "<title>{title}</title><link href='{url}'>{head}{description}<main>{body}{body}</main><a href='{edit}'>{history}"


def test_a_filled_stencil_is_the_page_that_the_theme_would_have_made() -> None:
    values = {slot: f"<{slot}>" for slot in SLOTS}
    assert cut_stencil(PAGE.format(**TOKENS)).fill(values) == PAGE.format(**values)


@given(st.fixed_dictionaries({slot: st.text() | st.sampled_from(list(TOKENS.values())) for slot in SLOTS}))
def test_what_is_filled_in_may_hold_anything_even_a_slot(values: dict[str, str]) -> None:
    assert cut_stencil(PAGE.format(**TOKENS)).fill(values) == PAGE.format(**values)


def test_slots_may_stand_against_letters_and_each_other() -> None:
    stencil = cut_stencil(f"a{TOKENS['title']}z{TOKENS['url']}{TOKENS['body']}")
    assert stencil.slots == ("title", "url", "body")
    assert stencil.fill({"title": "1", "url": "2", "body": "3"}) == "a1z23"


def test_a_page_without_slots_stays_as_it_is() -> None:
    assert cut_stencil("<p>nothing to fill</p>").fill({}) == "<p>nothing to fill</p>"
