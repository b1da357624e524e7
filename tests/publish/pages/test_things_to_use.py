"""One list of what can be used, whatever kind of entry it is."""

from collections.abc import Callable

import pytest

from tests.conftest import Files
from tests.publish.rendered import Pages, component, entry, used

LINKS = "links: {repository: 'https://code.example.org/%s'}\n"


@pytest.fixture
def things(pages: Callable[[Files], Pages]) -> Pages:
    return pages(
        {
            "components/form.yml": component("Form", "cost: Free.\n" + LINKS % "form"),
            "components/agree.yml": component(
                "Agree", "links: {documentation: 'https://www.example.org/a'}\n", "agreement"
            ),
            "components/module.yml": component("Module", "part_of: [form]\n" + LINKS % "module", "library"),
            "projects/map.yml": entry("Map", LINKS % "map" + used(anytown="live")),
            "projects/idea.yml": entry("Idea"),
            "standards/data.yml": entry("Data", kind="scope: data\n"),
        }
    )


def names(html: str) -> list[str]:
    """Return the names of the rows in the order of the page."""
    rows = html.split('<p class="row-name">')[1:]
    return [row.partition("</a>")[0].rpartition(">")[2] for row in rows]


def test_components_and_projects_stand_together_most_used_first_and_parts_below(things: Pages) -> None:
    html = things.html("things-to-use/")
    assert names(html) == ["Map", "Agree", "Bin calendar", "Form", "Module", "Idea"]
    assert "1 of them is a part of something larger" in html
    assert "<summary>1 part<span class" in html.partition("Module")[0]


def test_what_is_ready_and_what_is_code_have_pages_of_their_own_without_a_script(things: Pages) -> None:
    assert names(things.html("things-to-use/ready-to-use/")) == ["Agree", "Form"]
    assert names(things.html("things-to-use/code-to-run/")) == ["Map", "Form", "Module"]
    assert "All 6 Ready to use 2 Code to run 3" in things.words("things-to-use/")


def test_a_short_list_is_not_to_be_narrowed_and_a_long_one_says_by_what(pages: Callable[[Files], Pages]) -> None:
    many: Files = {f"components/thing-{each}.yml": component(f"Thing {each}") for each in range(8)}
    assert "<form" not in pages(many).html("components/")
    one_more: Files = {"components/code.yml": component("The code", LINKS % "code" + "stage: beta\n", "library")}
    html = pages({**many, **one_more}).html("components/")
    assert '<option value="code">Code to run</option><option value="none">The entry does not say</option>' in html
    assert 'data-stage="beta" data-type="library" data-offer="code" data-name="code"' in html
    assert '<select id="narrow-stage"' not in html, "all that say anything say the same"
