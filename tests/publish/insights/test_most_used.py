"""Rankings by use and by taking part."""

from dataclasses import replace

from generator.adoption import Adoption
from generator.catalogue import Catalogue
from tests.publish.insights.figures import _councils, _used, figures


def test_those_who_share_the_first_place_are_named_together() -> None:
    things = [_used("one", 2), _used("two", 2), _used("three", 1)]
    found = figures(Catalogue({each.slug: each for each in things}, _councils(2), {}))
    assert found["most-used"].lead == "3 entries are in use. Used by the most organisations: one (2) and two (2)."


def test_use_and_taking_part_are_ranked_apart() -> None:
    part = replace(_used("part", 0), used_by=(Adoption("c0", "involved"), Adoption("c1", "planned")))
    both = replace(_used("both", 1), used_by=(Adoption("c0", "piloting"), Adoption("c1", "involved")))
    found = figures(Catalogue({each.slug: each for each in (part, both)}, _councils(2), {}))
    assert [(row.label, row.numbers) for row in found["most-used"].rows] == [("both", (1, 1, 0, 0, 0))]
    assert [row.label for row in found["most-taken-part-in"].rows] == ["both", "part"]
    assert [each for each in found.values() if each.slug.startswith("most") and each.drawn != 1] == []
    lead = "Organisations take part in 2 entries without being known to use them."
    assert found["most-taken-part-in"].lead == f"{lead} With the most organisations: both (1) and part (1)."
