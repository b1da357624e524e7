"""The relations of an entry, as both ends show them."""

from collections.abc import Callable

import pytest

from generator.model import Entry, Relation
from generator.publish.analysis.comparable import comparable, pairs
from generator.publish.analysis.relations import relation_groups
from tests.conftest import TODAY, Files
from tests.publish.analysis.catalogues import make_catalogue, make_entry
from tests.publish.rendered import Pages, component

FITS = "works_with: [{entry: pay, evidence: 'https://a.example.org/', note: Takes the money.}]\n"


def shown(one: Entry, *others: Entry) -> list[tuple[str, list[str]]]:
    """Return the label of each group of relations of the first entry, and the slugs of the others in it."""
    groups = relation_groups(make_catalogue(one, *others), one)
    return [(group.label, [other.slug for other, _ in group.others]) for group in groups]


@pytest.mark.parametrize("url", ["components/forms/", "components/pay/"])
def test_what_fits_together_is_shown_from_both_sides(pages: Callable[[Files], Pages], url: str) -> None:
    builds = "depends_on: [forms, pay]\n"
    made = pages(
        {
            "components/forms.yml": component("Forms", FITS),
            "components/pay.yml": component("Pay"),
            **{f"components/{name}.yml": component(name.title(), builds) for name in ("bins", "trees")},
        }
    )
    other = "Pay" if url == "components/forms/" else "Forms"
    assert f"Works with {other} evidence for {other} Takes the money." in made.words(url, "fits-with")
    assert 'class="diagram-line is-mutual"' in made.html(url), "neither builds on the other"


def test_what_both_say_is_shown_once() -> None:
    pay = make_entry("pay", works_with=(Relation("forms"),))
    forms = make_entry("forms", works_with=(Relation("pay"),), depends_on=(Relation("maps"),))
    maps = make_entry("maps")
    assert shown(forms, pay, maps) == [("Needs", ["maps"]), ("Works with", ["pay"])]
    assert shown(pay, forms, maps) == [("Works with", ["forms"])]


def test_what_fits_together_is_no_choice() -> None:
    """Two words of their names in common would make them similar."""
    one, other = (
        make_entry("one", "Parking permits", works_with=(Relation("two"),)),
        make_entry("two", "Permits, parking"),
    )
    catalogue = make_catalogue(one, other)
    assert (comparable(catalogue, one, TODAY), comparable(catalogue, other, TODAY), pairs(catalogue)) == ((), (), ())
