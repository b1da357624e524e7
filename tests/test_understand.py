"""What visitors decide by: what is there and what is missing, what fits, who is like whom, who looks for help.

Read from the pages of a small catalogue, as a visitor would.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result, check
from generator.formats import licence_names
from generator.project import Project
from generator.publish.analysis import licences
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page
from generator.publish.edition.settings import SiteSettings
from generator.publish.graphics import relation_diagram
from generator.publish.html.renderer import Renderer
from generator.publish.site import contents
from tests.conftest import ROOT, TODAY, Files

ABOUT = SiteSettings(
    name="Things", strapline="", url="https://x.example.org/", repository="https://x.example.org", branch="main"
)
TEMPLATES = ROOT / "site_overrides" / "theme" / "catalogue"
SOURCES = "sources: [https://www.example.org/]\n"


def entry(name: str, more: str = "", *, owner: str = "anytown", kind: str = "") -> str:
    return f"name: {name}\nsummary: It is {name}.\nowner: {owner}\n{kind}{SOURCES}{more}"


def component(name: str, more: str = "", kind: str = "platform") -> str:
    return entry(name, more, kind=f"type: {kind}\n")


def council(name: str, more: str = "") -> str:
    return f"name: {name}\ntype: non-metropolitan-district\nnation: england\n{SOURCES}{more}"


def used(**statuses: str) -> str:
    lines = [
        f"  - {{organisation: {slug}, status: {status}, evidence: 'https://e.example.org/{slug}'}}\n"
        for slug, status in statuses.items()
    ]
    return "used_by:\n" + "".join(lines)


class Pages:
    """The pages of a catalogue, each written when it is asked for."""

    def __init__(self, result: Result, today: date = TODAY) -> None:
        assert not result.errors, [each.message for each in result.diagnostics]
        edition = Edition(result.catalogue, ABOUT, {}, today, result)
        self.renderer = Renderer(edition, (TEMPLATES,))
        self.all: dict[str, Page] = {page.url: page for page in contents.pages([edition])}

    def html(self, url: str) -> str:
        return str(self.renderer.render(self.all[url]).body)

    def alike(self, url: str) -> list[str]:
        """Give the slugs of what a page proposes to compare its entry with."""
        return re.findall(r'compare/\?entries=[^",]*,([^",]*)"', self.html(url))

    def words(self, url: str, section: str = "") -> str:
        """Read a page, or one section of it, as plain words."""
        html = self.html(url)
        if section:
            html = next(part for part in html.split("<section ") if part.startswith(f'aria-labelledby="{section}"'))
            html = f"<{html.partition('</section>')[0]}"
        return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)).split())


@pytest.fixture
def pages(checked: Callable[[Files], Result]) -> Callable[[Files], Pages]:
    return lambda files: Pages(checked(files))


# What is there and what is missing


def test_what_is_missing_leads_to_the_form_that_adds_it(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", "licence: MIT\n")})
    ready = made.words("components/forms/", "readiness")
    there, _, missing = ready.partition("Not here yet")
    assert "A licence" in there
    assert "No contact is recorded add it (somebody to ask)" in missing
    assert "No licence" not in missing
    form = re.escape("../../contribute/edit/?entry=components/forms")
    ways = re.findall(rf'class="add-it" href="{form}([^"]*)">add it', made.html("components/forms/"))
    assert "#we-use-this-too" in ways
    assert {"&amp;field=contact", "&amp;field=assurance.data_protection"} <= set(ways)
    assert len(set(ways)) == missing.count("add it") > 5


def test_what_only_others_can_say_is_not_asked_of_a_standard(pages: Callable[[Files], Pages]) -> None:
    made = pages({"standards/bins.yml": entry("Bins", kind="scope: data\n")})
    assert 'href="#followers">add it' in made.html("standards/bins/")


def test_how_far_a_standard_has_come_is_asked_for_by_its_own_name(pages: Callable[[Files], Pages]) -> None:
    made = pages({"standards/bins.yml": entry("Bins", kind="scope: data\n"), "projects/app.yml": entry("App")})
    assert "edit/?entry=standards/bins&amp;field=status" in made.html("standards/bins/")
    assert "edit/?entry=projects/app&amp;field=stage" in made.html("projects/app/")


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("https://github.com/a/b.js.git", "https://github.com/a/b.js/issues"),
        ("https://gitlab.com/a/b/c/", "https://gitlab.com/a/b/c/-/issues"),
        ("https://github.com/orgs/a", ""),
        ("https://github.com/a", ""),
        ("https://git.example.org/a/b", ""),
    ],
)
def test_where_no_contact_is_recorded_questions_go_to_the_code_if_that_has_a_place_for_them(
    pages: Callable[[Files], Pages], code: str, place: str
) -> None:
    made = pages({"components/forms.yml": component("Forms", f"links: {{repository: '{code}'}}\n")})
    seen = f"Begin with the owner, or see whether questions are answered at {urls.shown(place)} ."
    said = seen if place else "The owner is the place to begin."
    assert f"None is recorded. {said} add it (somebody to ask)" in made.words("components/forms/", "ask")
    assert "<dt>Ask</dt>" not in made.html("components/forms/")  # nobody has said that this is the place


def test_where_questions_are_asked_in_public_is_said_as_it_is_recorded(pages: Callable[[Files], Pages]) -> None:
    links = "links: {repository: 'https://github.com/a/b', issues: 'https://bugs.example.org/'}\n"
    made = pages({"components/forms.yml": component("Forms", links)})
    assert "You can ask in public at bugs.example.org ." in made.words("components/forms/", "ask")


def test_taking_part_is_no_evidence_of_use(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/tried.yml": component("Tried", used(anytown="piloting")),
            "components/joined.yml": component("Joined", used(anytown="involved")),
        }
    )
    assert "No evidence of use" not in made.words("components/tried/", "readiness")
    assert "No evidence of use" in made.words("components/joined/", "readiness")


@pytest.mark.parametrize(("reviewed", "is_recent"), [("2026-11-20", True), ("2025-11-21", True), ("2025-11-19", False)])
def test_a_check_by_a_person_counts_for_a_year(pages: Callable[[Files], Pages], reviewed: str, is_recent: bool) -> None:
    made = pages({"components/forms.yml": component("Forms", f"reviewed: {reviewed}\n")})
    assert ("No check by a person" not in made.words("components/forms/", "readiness")) is is_recent


def test_every_point_of_the_list_is_published_with_its_reason(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms")})
    page = made.html("readiness/")
    assert page.count("<dt>") == page.count("Asked of ") == 14
    assert "Asked of components and projects." in made.words("readiness/")


def test_what_nobody_recorded_is_said_plainly(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms")})
    assert "None is recorded. Ask the owner before you copy or change it." in made.words(
        "components/forms/", "can-you-use-it"
    )
    assert made.words("components/forms/", "safe") == (
        "Is it safe? Not recorded here: accessibility statement, data protection, security policy and service "
        "assessment. It may exist all the same: ask before you rely on it."
    )


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("MIT", ["MIT"]),
        (
            "(GPL-2.0-or-later WITH Classpath-exception-2.0) OR MIT",
            ["GPL-2.0-or-later", "Classpath-exception-2.0", "MIT"],
        ),
        ("LicenseRef-ours AND MIT", ["MIT"]),
        ("", []),
    ],
)
def test_each_licence_that_has_a_text_leads_to_it(expression: str, names: list[str]) -> None:
    assert urls.licence_texts(expression) == tuple((each, f"https://spdx.org/licenses/{each}.html") for each in names)


# What fits with what


def test_the_drawing_shows_some_and_the_list_all(pages: Callable[[Files], Pages]) -> None:
    parts = {f"components/part-{n}.yml": component(f"Part {n:02}", "part_of: [whole]\n") for n in range(30)}
    made = pages({"components/whole.yml": component("Whole"), **parts})
    html = made.html("components/whole/")
    drawing = html[html.index('<svg class="diagram"') : html.index("</svg>", html.index('<svg class="diagram"'))]
    assert drawing.count("Part 0") == 5
    assert "and 25 more" in drawing
    assert made.words("components/whole/", "fits-with").count("Part ") == 30


def test_an_entry_without_relations_has_no_drawing(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/alone.yml": component("Alone")})
    assert '<svg class="diagram"' not in made.html("components/alone/")
    assert "None is recorded yet" in made.words("components/alone/", "fits-with")


@given(st.text(max_size=120))
def test_a_name_in_a_drawing_is_whole_or_says_that_it_is_cut(name: str) -> None:
    shown = relation_diagram.shortened(name)
    assert shown == name or (shown.endswith("…") and name.startswith(shown[:-1]))
    assert len(shown) <= 36


# Who follows a standard


def test_users_of_what_follows_a_standard_are_not_said_to_follow_it(pages: Callable[[Files], Pages]) -> None:
    follows = "implements: [bin-collection-data]\n"
    made = pages(
        {"components/forms.yml": component("Forms", follows + used(anytown="live", **{"example-council": "involved"}))}
    )
    words = made.words("standards/bin-collection-data/", "followers")
    assert "That does not show that they follow the standard" in words
    assert "1 live:" in words
    assert "1 involved:" in words
    assert words.index("1 live") < words.index("1 involved")


def test_nobody_is_named_below_what_nobody_uses(pages: Callable[[Files], Pages]) -> None:
    follows = component("Forms", "implements: [bin-collection-data]\n")
    words = pages({"components/forms.yml": follows}).words("standards/bin-collection-data/", "followers")
    assert "1 thing here says that it follows the standard: Forms component" in words
    assert "organisations" not in words.lower()


def test_who_uses_a_standard_itself_follows_it_and_is_told_once(pages: Callable[[Files], Pages]) -> None:
    """Who only takes part does not."""
    made = pages(
        {
            "standards/code.yml": entry("Code", "scope: data\nservices: [planning]\n" + used(anytown="live")),
            "standards/joined.yml": entry("Joined", "scope: data\nservices: [planning]\n" + used(anytown="involved")),
        }
    )
    code, joined = (f"standards/{slug}/" for slug in ("code", "joined"))
    assert made.words(code, "who-uses-it").startswith("Who uses it ")
    assert made.words(joined, "who-uses-it").startswith("Who takes part ")
    for url in (code, joined):
        assert "Anytown" in made.words(url, "who-uses-it")
        assert "Anytown" not in made.words(url, "followers")
    lacking = "Nothing and nobody here is known to follow it"
    assert lacking not in made.words(code, "readiness")
    assert lacking in made.words(joined, "readiness")
    table = made.words("standards-by-service/")
    assert "Code used by: 1 live" in table
    assert "Joined none follow it; taking part: 1 involved" in table
    unfollowed = made.words("standards-by-service/", "unfollowed")
    assert "Joined" in unfollowed
    assert "Code" not in unfollowed


def test_gaps_in_standards_are_shown_by_service_area(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "standards/plans.yml": entry("Plans", "scope: data\nservices: [planning]\n"),
            "components/forms.yml": component("Forms", "services: [planning]\nimplements: [plans]\n"),
            "components/other.yml": component("Other", "services: [planning]\n"),
        }
    )
    html = made.html("standards-by-service/")
    row = next(each for each in html.split("<tr>") if 'href="../services/planning/"' in each)
    assert 'Plans</a> <span class="quiet">1 follows it' in row
    assert "1 of 2" in row
    assert "none known" in html


def test_a_licence_says_its_name_and_what_it_lets_people_do(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "licence: MIT\n"),
            "components/two.yml": component("Two", "licence: MIT OR 0BSD\n"),
        }
    )
    assert "MIT 1 MIT License" in made.words("licences/")
    assert "MIT License In short: Use, change and share it freely." in made.words("licences/mit/")
    assert "In short" not in made.words("licences/mit-or-0bsd/"), "what is not known to be so is not said"


def test_every_licence_told_in_short_is_a_code_that_entries_may_name() -> None:
    assert set(licences.IN_SHORT) <= set(licence_names()["licences"]) | {"AGPL-3.0", "GPL-2.0", "GPL-3.0"}


def test_search_without_a_script_leads_where_the_rest_of_the_site_does(pages: Callable[[Files], Pages]) -> None:
    html = pages({}).html("search/")
    assert '<a href="../help-wanted/">Help wanted</a>' in html
    assert "looking-for" not in html


# Who is like whom


@pytest.fixture
def councils(pages: Callable[[Files], Pages]) -> Pages:
    return pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar", "dogwood")},
            "organisations/fir.yml": f"name: Fir\ntype: unitary\nnation: england\n{SOURCES}",
            "components/a.yml": component("Aa", used(ash="live", birch="live", fir="live")),
            "components/b.yml": component("Bb", used(ash="involved", birch="involved", cedar="live")),
            "components/c.yml": component("Cc", used(birch="live", cedar="involved")),
            "components/d.yml": component("Dd", used(ash="stopped", dogwood="stopped")),
        }
    )


def test_councils_of_one_type_are_ranked_by_what_they_have_in_common(councils: Pages) -> None:
    words = councils.words("organisations/ash/", "alike")
    assert "Birch 2 things in common Cedar 1 thing in common" in words
    assert "Fir" not in words
    assert "Dogwood" not in words


def test_of_equals_those_come_first_that_are_as_far_or_make_something_together(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar", "dogwood")},
            "components/a.yml": component("Aa", used(ash="live", birch="involved", cedar="live", dogwood="involved")),
            "components/b.yml": component("Bb", "partners: [{organisation: ash}, {organisation: dogwood}]\n"),
        }
    )
    words = made.words("organisations/ash/", "alike")
    dogwood = "Dogwood 2 things in common, 1 of them made together"
    assert f"{dogwood} Cedar 1 thing in common Birch 1 thing in common" in words


def test_a_council_sees_what_others_use_that_it_does_not_and_whom_to_ask(councils: Pages) -> None:
    words = councils.words("organisations/ash/", "ideas")
    assert "Cc component" in words
    assert "1 live: Birch" in words
    assert "1 involved: Cedar" in words
    assert "Aa component" not in words
    assert "Dd" not in words


def test_a_council_with_nothing_still_sees_what_others_of_its_type_use(councils: Pages) -> None:
    assert "None is known to use or take part in the same things as Dogwood" in councils.words(
        "organisations/dogwood/", "alike"
    )
    ideas = councils.words("organisations/dogwood/", "ideas")
    assert re.findall(r"(Aa|Bb|Cc) component", ideas) == ["Aa", "Bb", "Cc"]


def test_a_partnership_gathers_what_its_members_share_and_use(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/birch.yml": council("Birch"),
            "organisations/together.yml": f"name: Together\ntype: partnership\nmembers: [ash, birch]\n{SOURCES}",
            "components/a.yml": component("Aa", used(ash="live", birch="involved")),
            "components/b.yml": entry("Bb", owner="ash", kind="type: platform\n"),
        }
    )
    assert "Bb component" in made.words("organisations/together/", "members-share")
    words = made.words("organisations/together/", "members-use")
    assert "1 live: Ash" in words
    assert "1 involved: Birch" in words
    assert "more" not in words


def test_a_partnership_says_how_much_more_its_members_share_and_use(pages: Callable[[Files], Pages]) -> None:
    names = [f"{'thing' if number % 2 else 'Thing'} {number:02}" for number in range(23)]
    things = {
        f"components/t{number}.yml": entry(
            name, used(ash="live"), owner=("ash", "birch")[number % 2], kind="type: platform\n"
        )
        for number, name in enumerate(names)
    }
    councils = {f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch")}
    together = f"name: Together\ntype: partnership\nmembers: [birch, ash]\n{SOURCES}"
    made = pages({"organisations/together.yml": together, **councils, **things})
    for id_ in ("members-share", "members-use"):
        words = made.words("organisations/together/", id_)
        assert re.findall(r"([Tt]hing \d\d) component", words) == names[:20]
        assert words.endswith("And 3 more, on the members’ own pages.")


def test_a_partnership_that_ended_is_spoken_of_as_past(pages: Callable[[Files], Pages]) -> None:
    together = f"name: Together\ntype: partnership\nmembers: [ash, birch]\n{SOURCES}"
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/birch.yml": council("Birch", "ended: 2020-03-31\nreplaced_by: [ash]\n"),
            "organisations/once.yml": together.replace("Together", "Once") + "ended: yes\n",
            "organisations/together.yml": together,
            "components/a.yml": component("Aa", used(ash="live")),
        }
    )
    once, now = made.words("organisations/once/"), made.words("organisations/together/")
    assert "Ended yes; the day is not recorded" in once
    assert "Former members 2" in once
    assert "What its former members use" in once
    assert "Members 2" in now
    assert "Former members" not in now
    assert "What its members use" in now
    assert "Member of Together Was a member of Once" in made.words("organisations/ash/")
    ended = made.words("organisations/birch/")
    assert "Was a member of Once , Together" in ended
    assert "Member of" not in ended


def test_who_asks_for_a_standard_is_named_for_its_evidence_too(pages: Callable[[Files], Pages]) -> None:
    asked = "mandated_by: [{organisation: anytown, evidence: 'https://a.example.org/'}]\n"
    made = pages({"standards/plans.yml": entry("Plans", asked)})
    assert "evidence for Anytown Borough Council" in made.words("standards/plans/", "mandated")


def test_who_makes_something_together_is_named_from_either_side(pages: Callable[[Files], Pages]) -> None:
    partners = "partners: [{organisation: example-council, role: tester}]\n"
    made = pages({"components/forms.yml": component("Forms", partners)})
    for slug, other in (("anytown", "Example Council"), ("example-council", "Anytown Borough Council")):
        assert made.words(f"organisations/{slug}/", "works-with") == f"Works with On Forms {other}"


def test_a_service_area_says_which_councils_use_what_in_it_by_their_type(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "organisations/ash.yml": council("Ash"),
            "organisations/fir.yml": f"name: Fir\ntype: unitary\nnation: england\n{SOURCES}",
            "components/a.yml": component("Aa", "services: [waste]\n" + used(ash="live", fir="involved")),
            "components/b.yml": component("Bb", "services: [waste]\n" + used(ash="involved")),
            "components/c.yml": component("Cc", used(ash="live")),
        }
    )
    words = made.words("services/waste/", "who")
    assert "Ash Aa : live, Bb : involved" in words
    assert "Fir Aa : involved" in words
    assert "Cc" not in words


def test_neither_a_plan_nor_what_has_ended_is_shown_as_use(pages: Callable[[Files], Pages]) -> None:
    statuses = ("live", "piloting", "planned", "involved", "stopped")
    made = pages({f"components/{each}.yml": component(each.title(), used(anytown=each)) for each in statuses})
    page = "organisations/anytown/"
    assert made.words(page, "uses").startswith("Uses 2 Live component")
    assert "Piloting component" in made.words(page, "uses")
    assert made.words(page, "plans").startswith("Plans to use 1 Planned component")
    assert made.words(page, "takes-part").startswith("Takes part in 1 The evidence shows that it is involved.")
    assert made.words(page, "stopped").startswith("No longer uses 1 Stopped component")
    assert "Taking part: 1 planned" in made.words("components/")
    assert "Used by: 1 stopped" in made.words("components/")


def test_of_what_the_same_number_use_the_first_by_name_stands_first(pages: Callable[[Files], Pages]) -> None:
    in_use = used(anytown="live")
    made = pages({"components/a.yml": component("Zones", in_use), "components/z.yml": component("área", in_use)})
    assert "área component 1 live Zones component 1 live" in made.words("", "most-used")


def test_those_that_take_part_stand_on_a_line_of_their_own(pages: Callable[[Files], Pages]) -> None:
    made = pages({"components/forms.yml": component("Forms", used(anytown="live", **{"example-council": "involved"}))})
    assert "Used by 1 live Taking part 1 involved" in made.words("components/forms/")
    assert "Used by: 1 live Taking part: 1 involved" in made.words("components/")


def test_the_day_of_the_last_change_is_said_to_be_the_entrys(published: Path) -> None:
    page = (published / "components/bin-days/index.html").read_text(encoding="utf-8")
    assert "<dt>Entry last checked</dt>" in page
    assert "<dt>Last" not in page
    assert "<dt>Changed" not in page


def test_the_first_way_on_from_a_standard_is_to_its_specification(pages: Callable[[Files], Pages]) -> None:
    way = "links: {repository: 'https://r.example.org/', specification: 'https://s.example.org/'}\n"
    html = pages({"standards/bins.yml": entry("Bins", way, kind="status: draft\nscope: data\n")}).html(
        "standards/bins/"
    )
    assert re.findall(r'class="button button-main" href="([^"]*)"', html) == ["https://s.example.org/"]


# What may be compared


def test_alternatives_have_a_comparison_of_their_own_that_says_what_differs(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "licence: MIT\nalternative_to: [two]\n" + used(anytown="live")),
            "components/two.yml": component("Two", "licence: ISC\n" + used(anytown="involved")),
        }
    )
    html = made.html("compare/one-and-two/")
    words = made.words("compare/one-and-two/")
    assert "Licence differs MIT ISC" in words
    assert "Type same Platform Platform" in words
    assert "Cost" not in words
    assert re.search(r"Anytown[^:]*: live .*: involved", words)
    assert html.count('<th scope="col"') == 3
    assert "compare/?entries=one,two" in html
    assert '<a href="../compare/one-and-two/">One and Two</a>' in made.html("compare/")


def test_what_nobody_recorded_is_not_called_different(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "licence: MIT\nstage: live\nalternative_to: [two]\n"),
            "components/two.yml": component("Two", "stage: live\n"),
        }
    )
    words = made.words("compare/one-and-two/")
    assert "Licence not known for all MIT not recorded" in words
    assert "From some only nothing a licence" in words, "what one lacks and another has"
    assert words.count("somebody to ask") == 1, "what all lack is said once"


def test_few_that_use_what_is_compared_are_named_and_their_number_alone_is_not_called_the_same(
    pages: Callable[[Files], Pages],
) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "alternative_to: [two]\n" + used(anytown="involved")),
            "components/two.yml": component("Two", used(another="involved")),
            "organisations/another.yml": council("Another"),
        }
    )
    words = made.words("compare/one-and-two/")
    assert re.search(r"Taking part 1 involved: Anytown[^:]* 1 involved: Another", words)


def test_those_in_common_stand_by_name(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch")},
            "components/one.yml": component("One", "alternative_to: [two]\n" + used(birch="live", ash="involved")),
            "components/two.yml": component("Two", used(birch="piloting", ash="live")),
        }
    )
    assert "Ash : involved Birch : live Ash : live Birch : piloting" in made.words("compare/one-and-two/")


def test_who_stopped_is_not_among_those_in_common(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component("One", "alternative_to: [two]\n" + used(anytown="live")),
            "components/two.yml": component("Two", used(anytown="stopped")),
        }
    )
    assert "In common" not in made.words("compare/one-and-two/")


def test_an_entry_proposes_what_is_most_like_it(pages: Callable[[Files], Pages]) -> None:
    web = "services: [web-and-content]\n"
    made = pages(
        {
            "components/form-builder.yml": component("Form Builder", web, "tool"),
            "components/forms.yml": component("Quick Forms", web, "library"),
            "components/maps.yml": component("Maps", web, "tool"),
            "components/bikes.yml": component("Bikes", "services: [transport]\n", "tool"),
        }
    )
    assert made.alike("components/form-builder/") == ["forms"], "one type alone, as of maps, is no choice"


def test_what_follows_one_standard_is_proposed_and_a_standard_is_no_rival_of_a_program(
    pages: Callable[[Files], Pages],
) -> None:
    planning, follows = "services: [planning]\n", "implements: [data-standard]\n"
    made = pages(
        {
            "standards/data-standard.yml": entry("Planning Data Standard", planning, kind="scope: data\n"),
            "components/apply.yml": component("Apply", planning + follows + used(anytown="live")),
            "components/assess.yml": component("Assess", planning + follows),
            "components/decide.yml": component("Decide", planning + follows + used(anytown="involved")),
            "components/maps.yml": component("Maps", planning + used(anytown="live")),
            "components/planning.yml": component("Planning Notices", planning),
        }
    )
    assert made.alike("components/apply/") == ["decide", "assess"], "first what has somebody in common"
    assert made.alike("standards/data-standard/") == []


def test_what_belongs_together_is_not_proposed_as_a_choice(pages: Callable[[Files], Pages]) -> None:
    web = "services: [web-and-content]\n"
    made = pages(
        {
            "components/whole.yml": component("Town Website", web, "tool"),
            "components/part.yml": component("Town Website Forms", web + "part_of: [whole]\n", "tool"),
            "components/other.yml": component("Website Polls", web, "library"),
            "components/forms.yml": component("Forms", web, "library"),
        }
    )
    assert made.alike("components/part/") == ["forms"]
    assert made.alike("components/whole/") == ["other"]
    assert "forms-and" not in made.html("compare/"), "a page that comes and goes with each entry"


def test_strangers_text_stays_text_in_a_comparison_and_a_drawing(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {
            "components/one.yml": component('"<b>One</b>"', 'cost: "<i>free</i>"\nalternative_to: [two]\n'),
            "components/two.yml": component("Two"),
        }
    )
    for url in ("compare/one-and-two/", "components/one/", "components/two/", "compare/"):
        assert "<b>One" not in made.html(url)
        assert "<i>free" not in made.html(url)
    assert "&lt;i&gt;free" in made.html("compare/one-and-two/")


# Several things in one sentence


def test_several_things_in_a_sentence_are_listed_as_people_say_them(pages: Callable[[Files], Pages]) -> None:
    names = ("Forms", "Quick Forms", "Slow Forms", "Web Forms")
    things = {
        f"components/f{place}.yml": component(name, "services: [web-and-content]\n") for place, name in enumerate(names)
    }
    made = pages(
        {
            **{f"organisations/{slug}.yml": council(slug.title()) for slug in ("ash", "birch", "cedar")},
            "organisations/old.yml": council("Old", "ended: 2020\nreplaced_by: [ash, birch, cedar]\n"),
            "components/one.yml": component("One", "alternative_to: [two]\n"),
            "components/two.yml": component("Two"),
            **things,
        }
    )
    assert "Browse by type , service area , stage , licence or principle ." in made.words("components/")
    assert "Compare with Quick Forms , Slow Forms or Web Forms ." in made.words("components/f0/", "fits-with")
    assert "One and Two, side by side" in made.words("compare/one-and-two/")
    old = made.words("organisations/old/")
    assert "Its place was taken by Ash , Birch and Cedar ." in old
    assert "Look at the page of Ash , Birch or Cedar , which carries on its work." in old


# Who looks for help


def test_help_is_listed_by_what_is_sought_and_by_service_area(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {"components/forms.yml": component("Forms", "looking_for: [partners, funding]\nservices: [planning]\n")}
    )
    assert "Forms component" in made.words("help-wanted/", "partners")
    assert "Forms component" in made.words("help-wanted/", "funding")
    assert "Forms looks for partners, funding" in made.words("help-wanted/", "areas")
    assert 'id="feedback"' not in made.html("help-wanted/")
    assert "are looking for partners and funding" in made.words("components/forms/", "can-you-use-it")


def test_a_catalogue_where_nobody_looks_for_help_says_how_to(pages: Callable[[Files], Pages]) -> None:
    words = pages({}).words("help-wanted/")
    assert "Nobody has asked for help yet." in words
    assert "Funding : Money to carry on or to grow." in words


def test_a_catalogue_with_nothing_in_it_has_all_of_these_pages(root: Path) -> None:
    for path in root.glob("catalogue/*/*.yml"):
        if path.parent.name != "vocabularies":
            path.unlink()
    made = Pages(check(Project(root), TODAY))
    assert "No standard is listed yet" in made.words("standards-by-service/")
    assert "There are none yet" in made.words("compare/")
    assert "Nobody has asked" in made.words("help-wanted/")
