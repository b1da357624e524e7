"""Rankings by use and by taking part."""

from dataclasses import replace

from generator.adoption import Adoption
from generator.catalogue import Catalogue
from generator.model import Duty, Term, Vocabulary
from tests.publish.insights.figures import _councils, _used, figures


def test_those_who_share_the_first_place_are_named_together() -> None:
    things = [_used("one", 2), _used("two", 2), _used("three", 1)]
    found = figures(Catalogue({each.slug: each for each in things}, _councils(2), {}))
    assert found["most-used"].title == "Chosen by the most organisations: one (2) and two (2)"
    assert found["most-used"].lead == "3 entries are in use by choice, live or as a pilot."


def test_use_and_taking_part_are_ranked_apart() -> None:
    part = replace(_used("part", 0), used_by=(Adoption("c0", "involved"), Adoption("c1", "planned")))
    both = replace(_used("both", 1), used_by=(Adoption("c0", "piloting"), Adoption("c1", "involved")))
    found = figures(Catalogue({each.slug: each for each in (part, both)}, _councils(2), {}))
    assert [(row.label, row.numbers) for row in found["most-used"].rows] == [("both", (1, 1, 0, 0, 0))]
    assert [row.label for row in found["most-taken-part-in"].rows] == ["both", "part"]
    assert [each for each in found.values() if each.slug.startswith("most") and each.drawn != 1] == []
    lead = "Organisations take part in 2 entries without being known to use them."
    assert found["most-taken-part-in"].lead == lead
    assert found["most-taken-part-in"].title == "The most organisations take part in: both (1) and part (1)"


def test_use_by_duty_is_ranked_apart() -> None:
    must = replace(_used("must", 3), duty=Duty(types=("council",), by="", evidence=""))
    types = Vocabulary("organisation-types", "", "", "", {"council": Term("council", "Council")})
    catalogue = Catalogue({"must": must, "free": _used("free", 1)}, _councils(3), {"organisation-types": types})
    found = figures(catalogue)
    assert [(row.label, row.numbers) for row in found["most-used-by-duty"].rows] == [("must", (3, 0))]
    assert [(row.label, row.numbers) for row in found["most-used"].rows] == [("free", (1, 0, 0, 0, 0))]
    title = "Used by the most organisations because they must: must (3)"
    assert found["most-used-by-duty"].title == title
