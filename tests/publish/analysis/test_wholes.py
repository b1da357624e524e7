"""What a part takes from its whole: whom to ask, and the documentation."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.adoption import Contact
from generator.check import Result
from generator.model import Entry, Relation
from generator.publish.analysis import wholes
from tests.conftest import Files
from tests.publish import in_memory
from tests.publish.analysis.catalogues import URL, make_catalogue, make_entry
from tests.publish.rendered import Pages, component

CONTACT = "contact: {name: Digital team, email: digital@example.org}\n"
DOCUMENTED = "links: {documentation: 'https://docs.example.org/'}\n"
OWN: dict[str, Any] = {"contact": Contact(email="bins@example.org"), "links": {"documentation": URL}}


def part_of(*slugs: str) -> tuple[Relation, ...]:
    return tuple(map(Relation, slugs))


def found(one: Entry, *others: Entry) -> list[str]:
    """Return the slugs of the entries whose contact and whose documentation the first entry has."""
    catalogue = make_catalogue(one, *others)
    sources = (wholes.with_contact(catalogue, one), wholes.with_documentation(catalogue, one))
    return [each.slug for each in sources if each]


def test_what_an_entry_says_itself_comes_first() -> None:
    assert found(make_entry("part", part_of=part_of("whole"), **OWN), make_entry("whole", **OWN)) == ["part"] * 2


def test_the_nearest_whole_answers_through_a_chain() -> None:
    part, middle = make_entry("part", part_of=part_of("middle")), make_entry("middle", part_of=part_of("whole"))
    assert found(part, middle, make_entry("whole", **OWN)) == ["whole"] * 2
    nearer = make_entry("middle", part_of=part_of("whole"), contact=OWN["contact"])
    assert found(part, nearer, make_entry("whole", **OWN)) == ["middle", "whole"]


def test_of_two_wholes_the_first_in_the_file_answers_and_any_before_a_farther_one() -> None:
    both = make_entry("part", part_of=part_of("two", "one"))
    assert found(both, make_entry("one", **OWN), make_entry("two", **OWN)) == ["two"] * 2
    far = make_entry("two", part_of=part_of("far"))
    assert found(both, make_entry("one", **OWN), far, make_entry("far", **OWN)) == ["one"] * 2


def test_a_circle_of_wholes_ends() -> None:
    one, two = make_entry("one", part_of=part_of("two")), make_entry("two", part_of=part_of("one"))
    assert found(one, two) == []
    assert found(make_entry("self", part_of=part_of("self"))) == []


@pytest.mark.parametrize("relation", ["depends_on", "implements", "works_with"])
def test_no_other_relation_lends_anything(relation: str) -> None:
    fields: dict[str, Any] = {relation: part_of("other")}
    assert found(make_entry("one", **fields), make_entry("other", **OWN)) == []


def test_the_page_of_a_part_says_whose_contact_and_documentation_it_shows(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/whole.yml": component("Whole", CONTACT + DOCUMENTED),
            "components/part.yml": component("Part", "part_of: [whole]\n"),
        }
    )
    part = "components/part/"
    assert "Contact Digital team , as for Whole" in made.words(part, "ask")
    assert "Documentation docs.example.org , as for Whole" in made.words(part, "links")
    not_known = made.words(part, "readiness")
    assert ("Documentation" in not_known, "A contact" in not_known) == (False, False)
    assert "as for" not in made.words("components/whole/")


def test_the_data_name_the_whole_and_copy_nothing(checked: Callable[[Files], Result]) -> None:
    site = in_memory.site(
        checked(
            {
                "components/whole.yml": component("Whole", CONTACT + DOCUMENTED),
                "components/part.yml": component("Part", "part_of: [whole]\n"),
            }
        )
    )
    part, whole = (site.data(f"api/v1/entries/{slug}.json") for slug in ("part", "whole"))
    name = {"slug": "whole", "name": "Whole"}
    assert (part["contact"], part["links"]) == (None, {})
    assert (part["contact_as_for"], part["documentation_as_for"]) == (name, name)
    assert (whole["contact_as_for"], whole["documentation_as_for"]) == (None, None)
