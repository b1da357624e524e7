"""What an entry is found by."""

from generator.publish.search import documents, index
from tests.publish.analysis.catalogues import make_adoptions, make_catalogue, make_council, make_entry


def test_nothing_is_found_by_who_stopped_using_it() -> None:
    wales, england = make_council("ash", nation="wales"), make_council("birch", nation="england")
    bins = make_entry(
        "bins", used_by=make_adoptions("ash", status="stopped") + make_adoptions("birch", status="planned")
    )
    made = make_catalogue(bins, organisations=(wales, england))
    nations = next(each for each in index.columns(made, [bins]) if each.id == "nation")
    assert nations.values == (("england", "england"),)
    words = list(documents.searchable_texts(made, bins))
    assert "birch" in words
    assert "ash" not in words


def test_a_council_that_has_not_begun_says_so_among_the_results() -> None:
    made = make_catalogue(organisations=(make_council("ash", begins="2027-04-01"), make_council("birch")))
    said = {slug: list(documents.searchable_texts(made, each))[1] for slug, each in made.organisations.items()}
    assert said == {"ash": "council. From 1 April 2027.", "birch": "council."}
