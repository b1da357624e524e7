"""What an entry is found by."""

import re
from dataclasses import replace

from generator.catalogue import Catalogue
from generator.localisation import localise
from generator.model import Entry, Organisation, Term, Translation, Vocabulary
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


def elements(languages: list[Catalogue], thing: Entry | Organisation) -> dict[str, str]:
    """Return the words of each element of a document, in its order, by id."""
    _, html = documents.document(languages, thing)
    return dict(re.findall(r'<(h1|p id="also"|p id="summary"|p id="known")[^>]*>([^<]*)<', html))


def test_other_words_stand_between_name_and_summary_and_count_as_much_as_the_name() -> None:
    owner = make_council("ash")
    badges = make_entry("badges", "Blue badges", also=("disabled parking", "blue badge", "<BB>"), owner="ash")
    english = make_catalogue(badges, organisations=(owner,))
    _, html = documents.document([english], badges)
    also = "disabled parking; blue badge; &lt;BB&gt;"
    assert f'</h1><p id="also" data-pagefind-weight="7">{also}</p><p id="summary"' in html
    assert elements([english], badges)['p id="known"'] == "waste ash zzqbb zzttool"


def test_other_words_in_welsh_are_those_of_the_welsh_search() -> None:
    welsh = Translation("Bathodynnau", also=("bathodyn glas",))
    badges = make_entry("badges", "Blue badges", also=("BB",), cy=welsh)
    english = make_catalogue(badges)
    assert elements([english], badges)['p id="also"'] == "BB"
    both = elements([english, localise(english, "cy")], badges)
    assert both['p id="also"'] == "BB; Bathodynnau; bathodyn glas"


def test_an_organisation_is_found_by_its_welsh_names_in_either_language() -> None:
    cardiff = make_council("cardiff", also_known_as=("CCC",), cy=Translation("Caerdydd", also_known_as=("CDdS",)))
    english = make_catalogue(organisations=(cardiff,))
    for languages in ([english], [english, localise(english, "cy")]):
        assert elements(languages, cardiff)['p id="also"'] == "CCC; Caerdydd; CDdS"


def test_words_for_the_search_alone_say_what_the_engine_would_lose() -> None:
    made = make_catalogue(
        make_entry("a", "SEND in C# and .NET 8.0", summary="Straße, Łódź."), organisations=(make_council("ash"),)
    )
    _, html = documents.document([made], made.entries["a"])
    known = html.partition('id="known">')[2].partition("<")[0].split()
    assert {"zzqsend", "csharp", "dotnet", "zzn8dot0", "strasse", "lódź"} <= {*known}


def test_a_welsh_name_is_known_without_the_change_of_its_beginning() -> None:
    made = make_catalogue(organisations=(make_council("gwynedd", cy=Translation("Cyngor Gwynedd")),))
    _, html = documents.document([made], made.organisations["gwynedd"])
    assert {"zzwgwynedd", "zzwcwynedd"} <= {*html.partition('id="known">')[2].partition("<")[0].split()}


def test_an_area_has_its_phrases_as_wholes() -> None:
    term = Term("waste", "Waste and recycling", also=("missed bin", "SEND"))
    made = replace(make_catalogue(), vocabularies={"services": Vocabulary("services", "", "", "", {"waste": term})})
    address, html = documents.area([made], term)
    assert address == "services/waste/"
    phrases = f"{html.partition('<p>')[2].partition('</p>')[0]} ".split("zz ")
    assert {"zzbrecycling zzbwaste ", "zzarecycling ", "zzbbin zzbmissed ", "zzasend "} <= {*phrases}


def test_other_words_are_known_to_the_help_with_spelling() -> None:
    badges = make_entry("badges", also=("bluebadge",))
    cardiff = make_council("cardiff", also_known_as=("Kardiff",))
    made = make_catalogue(badges, organisations=(cardiff,))
    assert "bluebadge" in documents.searchable_texts(made, badges)
    assert "Kardiff" in documents.searchable_texts(made, cardiff)
