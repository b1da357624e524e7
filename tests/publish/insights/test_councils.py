"""What is counted of councils and service areas, with and without the entry that most of them use."""

from dataclasses import replace

from generator.catalogue import Catalogue
from generator.model import Term, Vocabulary
from generator.publish.insights.figure import Figure
from tests.publish.analysis.catalogues import STATUSES, make_adoptions, make_council, make_entry
from tests.publish.insights.figures import figures


def _made() -> dict[str, Figure]:
    """Return figures of four councils in A, of which three use Pay and one Maps too, and of two in B: one uses Maps."""
    nations = {"a1": "a", "a2": "a", "a3": "a", "a4": "a", "b1": "b", "b2": "b"}
    lists = {
        "adoption-statuses": STATUSES,
        "organisation-types": ("council",),
        "nations": ("a", "b"),
        "services": ("tax", "maps", "births"),
    }
    pay = make_entry("pay", "Pay", services=("tax",), used_by=make_adoptions("a1", "a2", "a3"))
    maps = make_entry(
        "maps",
        "Maps",
        services=("tax", "maps"),
        used_by=(
            *make_adoptions("a1"),
            *make_adoptions("b1", status="piloting"),
            *make_adoptions("a4", status="planned"),
        ),
    )
    return figures(
        Catalogue(
            {"pay": pay, "maps": maps},
            {slug: replace(make_council(slug), nation=nation) for slug, nation in nations.items()},
            {slug: Vocabulary(slug, "", slug, "", {id_: Term(id_, id_) for id_ in ids}) for slug, ids in lists.items()},
        )
    )


def test_a_number_that_one_entry_makes_up_is_given_without_it_too() -> None:
    found = _made()["councils-by-nation"]
    assert [(row.label, row.beside_label, row.note) for row in found.rows] == [
        ("a", "3 of 4", "1 without Pay"),
        ("b", "1 of 2", ""),
    ]
    assert [row.numbers[:4] for row in found.rows] == [(1, 2, 1, 0), (0, 1, 0, 1)]
    assert found.lead.endswith("More than half of them use Pay: without it, 2 use something.")


def test_the_title_says_what_the_plot_shows() -> None:
    found = _made()
    assert found["councils-by-nation"].title == "4 of 6 councils use something by choice: 3 of 4 in a, 1 of 2 in b"
    assert found["councils-by-type"].title == "Each type of council uses something by choice to the same extent"


def test_service_areas_say_whether_something_is_in_live_use() -> None:
    found = _made()["live-use-by-service-area"]
    assert found.title == "2 of 3 service areas have something in live use by choice"
    assert found.lead == "Organisations with something in live use, by service area. None known in births."
    assert [(row.label, row.numbers, row.beside_label, row.note) for row in found.rows] == [
        ("tax", (1, 2, 2, 0), "3", "1 without Pay"),
        ("maps", (0, 1, 1, 0), "1", ""),
        ("births", (0, 0, 0, 0), "0", ""),
    ]
