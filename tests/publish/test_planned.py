"""A reorganisation that is decided: the site says so before, and changes by itself on the day."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from generator.check import check
from generator.project import Project
from tests.conftest import Files
from tests.publish import in_memory
from tests.publish.in_memory import Site
from tests.publish.rendered import SOURCES

EVE, LAST, FIRST = date(2027, 3, 30), date(2027, 3, 31), date(2027, 4, 1)
"""The day before the old councils end, their last day, and the first day of the new one."""

USES = "uses: [{entry: bin-calendar, status: live, evidence: 'https://e.example.org/', basis: it says so}]\n"


def county(name: str, more: str = "") -> str:
    return f"name: {name}\ntype: county\nnation: england\n{SOURCES}{more}"


FILES: Files = {
    "organisations/ash.yml": county("Ash", f"ended: 2027-03-31\nreplaced_by: [forest]\n{USES}"),
    "organisations/birch.yml": county("Birch", "ended: 2027-03-31\nreplaced_by: [forest]\n"),
    "organisations/cedar.yml": county("Cedar"),
    "organisations/forest.yml": county("Forest", "started: 2027-04-01\n"),
    "organisations/club.yml": f"name: Club\ntype: partnership\nmembers: [ash, cedar]\n{SOURCES}",
}
COUNTIES = "organisation-types/county/"


@pytest.fixture
def on(write: Callable[[Files], Project]) -> Callable[[date], Site]:
    """The site as it is built on a day, always from the same files."""
    project = write(FILES)
    return lambda today: in_memory.site(check(project, today))


def words(site: Site, url: str, section: str = "") -> str:
    """Read a page, or one section of it, as plain words."""
    html = str(site.rendered(url).body)
    if section:
        html = html.partition(f'<section aria-labelledby="{section}">')[2].partition("</section>")[0]
    text = re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))
    return re.sub(r" ([.,])", r"\1", " ".join(text.split()))


def test_before_the_day_the_old_council_is_what_it_is_and_says_when_it_ends(on: Callable[[date], Site]) -> None:
    site = on(EVE)
    page = words(site, "organisations/ash/")
    assert "It will end on 31 March 2027 and be replaced by Forest." in page
    assert "Ends 31 March 2027" in page
    assert "has ended" not in page
    assert "Member of Club" in page
    assert "Uses 1" in page
    assert "a team to ask" in page
    assert 'href="../../organisations/forest/"' in str(site.rendered("organisations/ash/").body)
    assert "Three things Birch could do today" in words(site, "organisations/birch/")


def test_before_the_day_the_new_council_is_planned(on: Callable[[date], Site]) -> None:
    site = on(EVE)
    page = words(site, "organisations/forest/")
    assert "It is to begin on 1 April 2027. It is to replace Ash and Birch." in page
    assert "Begins 1 April 2027" in page
    assert "could do today" not in page
    assert "like this one" not in page
    assert "Uses" not in page
    assert "What is used by those that it is to replace Nothing is known that all of them use by choice." in page
    assert "What only one is known to use Ash Bin calendar" in page
    assert "Forest from 1 April 2027" in words(site, "organisations/")
    assert ["forest", "Forest", "from 1 April 2027"] in site.data("contribute/form/choices.json")["organisations"]


def test_from_the_day_on_the_old_council_has_ended_and_the_new_one_has_its_uses(on: Callable[[date], Site]) -> None:
    site = on(FIRST)
    old, new = words(site, "organisations/ash/"), words(site, "organisations/forest/")
    assert "This organisation ended on 31 March 2027. It was replaced by Forest." in old
    assert "Was a member of Club" in old
    assert "Uses" not in old
    assert "Started 1 April 2027" in new
    assert "It is to begin" not in new
    assert "Organisations it replaced 2" in new
    assert "Uses 1" in new
    assert "Ash ended" in words(site, "organisations/")
    assert "from 1 April 2027" not in words(site, "organisations/")
    choices = site.data("contribute/form/choices.json")["organisations"]
    assert ["ash", "Ash", "ended"] in choices
    assert ["forest", "Forest"] in choices


@pytest.mark.parametrize(
    ("today", "number", "listed", "planned"),
    [
        (EVE, 3, "Organisations 3 Ash 1 live Birch Cedar", "Planned organisations 1 Forest from 1 April 2027"),
        (LAST, 1, "Organisations 3 Ash ended 1 live Birch ended Cedar", "Planned organisations 1 Forest from 1 April"),
        (FIRST, 2, "Organisations 4 Ash ended Birch ended Cedar Forest 1 live", ""),
    ],
)
def test_a_council_counts_from_its_first_day_to_its_last(
    today: date, number: int, listed: str, planned: str, on: Callable[[date], Site]
) -> None:
    site = on(today)
    assert words(site, COUNTIES, "in-organisations") == listed
    assert words(site, COUNTIES, "planned-organisations").startswith(planned)
    counted = re.search(r"County council (\d+)", words(site, "organisation-types/"))
    assert counted
    assert int(counted[1]) == len(re.findall(r"Ash|Birch|Cedar|Forest", listed))
    peers = words(site, "organisations/cedar/", "alike")
    others = number - 1
    assert re.search(rf"There (is|are) {others} others? of the same type", peers) if others else not peers


def test_data_says_what_the_file_says_and_a_successor_only_when_it_is_one(on: Callable[[date], Site]) -> None:
    for today, successor in ((EVE, None), (FIRST, {"slug": "forest", "name": "Forest"})):
        site = on(today)
        old, new = (site.data(f"api/v1/organisations/{slug}.json") for slug in ("ash", "forest"))
        assert (old["ended"], [each["slug"] for each in old["replaced_by"]]) == ("2027-03-31", ["forest"])
        assert (new["started"], [each["slug"] for each in new["replaces"]]) == ("2027-04-01", ["ash", "birch"])
        assert old["successor"] == successor
        (use,) = site.data("api/v1/adoptions.json")["adoptions"]
        assert use["organisation"]["slug"] == ("forest" if successor else "ash")
        old_data, new_data = (site.json_ld(f"organisations/{slug}/") for slug in ("ash", "forest"))
        assert old_data.get("dissolutionDate") == ("2027-03-31" if successor else None)
        assert new_data.get("foundingDate") == ("2027-04-01" if successor else None)
        assert new_data["@type"] == ("GovernmentOrganization" if successor else "Organization")
        row = next(each for each in site.table("organisations") if each["Slug"] == "ash")
        assert (row["Ended"], row["Successor"]) == ("2027-03-31", "Forest" if successor else "")


def test_an_end_without_a_successor_and_a_month_have_words_of_their_own(write: Callable[[Files], Project]) -> None:
    more = {
        "elm": "ended: 2028-03\n",
        "fir": "ended: 2028-03\nreplaced_by: [ash, cedar]\n",
        "gorse": "ended: 2028-03-31\n",
        "heath": "started: 2028-04\n",
    }
    files = {f"organisations/{slug}.yml": county(slug.title(), text) for slug, text in more.items()}
    site = in_memory.site(check(write({**FILES, **files}), EVE))
    assert "It will end in March 2028." in words(site, "organisations/elm/")
    assert "It will end in March 2028 and be replaced by Ash and Cedar." in words(site, "organisations/fir/")
    assert "It will end on 31 March 2028." in words(site, "organisations/gorse/")
    heath = words(site, "organisations/heath/")
    assert "It is to begin in April 2028." in heath
    assert "It is to replace" not in heath
    assert "Heath from April 2028" in words(site, "organisations/")


def test_what_is_to_replace_a_council_is_named_before_its_end_is_known(write: Callable[[Files], Project]) -> None:
    files = {"organisations/grove.yml": county("Grove", "started: 2028-04-01\nreplaces: [cedar, ash]\n")}
    project = write({**FILES, **files})
    site = in_memory.site(check(project, EVE))
    assert "It is to begin on 1 April 2028. It is to replace Ash and Cedar." in words(site, "organisations/grove/")
    cedar = words(site, "organisations/cedar/")
    assert "It is to be replaced by Grove. Nothing here shows yet when it ends." in cedar
    assert "See side by side the 2 that Grove is to replace" in cedar
    assert "It will end on 31 March 2027 and be replaced by Forest and Grove." in words(site, "organisations/ash/")
    assert "Grove" in words(site, "state/", "planned")
    old, new = (site.data(f"api/v1/organisations/{slug}.json") for slug in ("cedar", "grove"))
    assert [each["slug"] for each in old["replaced_by"]] == ["grove"]
    assert [each["slug"] for each in new["replaces"]] == ["ash", "cedar"]
    begun = in_memory.site(check(project, date(2028, 4, 1)))
    assert "replace" not in words(begun, "organisations/grove/")
    assert "replaced" not in words(begun, "organisations/cedar/")
