"""The diagram of what an entry fits with."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.graphics import relation_diagram
from tests.conftest import Files
from tests.publish.rendered import Pages, component


def test_the_drawing_shows_some_and_the_list_all(pages: Callable[[Files], Pages]) -> None:
    parts = {f"components/part-{n}.yml": component(f"Part {n:02}", "part_of: [whole]\n") for n in range(30)}
    made = pages({"components/whole.yml": component("Whole"), **parts})
    html = made.html("components/whole/")
    drawing = html[html.index('<svg class="diagram"') : html.index("</svg>", html.index('<svg class="diagram"'))]
    assert drawing.count("Part 0") == 5
    assert "and 25 more" in drawing
    assert made.words("components/whole/", "fits-with").count("Part ") == 30


def test_two_relations_are_a_list_without_a_drawing(pages: Callable[[Files], Pages]) -> None:
    parts = {f"components/part-{n}.yml": component(f"Part {n}", "part_of: [whole]\n") for n in range(2)}
    made = pages({"components/whole.yml": component("Whole"), **parts})
    assert '<svg class="diagram"' not in made.html("components/whole/")
    assert "Includes Part 0 Part 1" in made.words("components/whole/", "fits-with")
    assert 'id="fits-with"' not in pages({"components/alone.yml": component("Alone")}).html("components/alone/")


@given(st.text(max_size=120))
def test_a_name_in_a_drawing_is_whole_or_says_that_it_is_cut(name: str) -> None:
    shown = relation_diagram.fit_box(name)
    assert shown == name or (shown.endswith("…") and name.startswith(shown[:-1]))
    assert len(shown) <= 36
