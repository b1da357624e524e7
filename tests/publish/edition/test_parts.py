"""Small parts of pages: dates, addresses, counts, and work shared between processors."""

from pathlib import Path

import pytest

from generator.catalogue import Catalogue, Use
from generator.facets import Facet
from generator.model import Adoption, Entry, Organisation, Term, Vocabulary
from generator.project import Collection
from generator.publish.analysis import facet_values, usage
from generator.publish.edition import dates, language, urls
from generator.publish.edition.language import ENGLISH
from generator.publish.site import parallel
from tests.conftest import ROOT

STATUSES = Vocabulary(
    "adoption-statuses", "", "", "", {each: Term(each, each.capitalize()) for each in ("live", "planned", "involved")}
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-03-03", "3 March 2026"),
        ("2024-12", "December 2024"),
        ("2018", "2018"),
        ("yes", "yes"),
        ("", ""),
    ],
)
def test_dates_are_said_as_people_say_them(written: str, said: str) -> None:
    assert dates.in_words(written) == said


@pytest.mark.parametrize(
    ("words", "listed"),
    [([], ""), (["bins"], "bins"), (["bins", "trees"], "bins and trees"), (["a", "b", "c", "d"], "a, b, c and d")],
)
def test_words_are_listed_as_people_say_them(words: list[str], listed: str) -> None:
    assert ENGLISH.join_list(words) == listed


def test_words_are_listed_in_the_language_of_the_page() -> None:
    welsh = language.read(ROOT / "site_overrides" / "theme" / "translations" / "cy.po")
    assert welsh.join_list(["coed", "biniau", "ceir"]) == f"coed, biniau{welsh.gettext(' and ')}ceir"
    choice = "".join(welsh.separator(left, is_choice=True) for left in (2, 1, 0))
    assert choice == ",  neu "


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/a/b/", "example.org/a/b"),
        (f"https://github.com/a/b/blob/{'0123456789' * 4}/LICENCE", "github.com/a/b/blob/0123456/LICENCE"),
        (f"https://github.com/a/b/blob/{'0123456789' * 4}/{'deep/' * 9}file.md", "github.com/a/b/…/file.md"),
        (f"https://example.org/{'x' * 80}", f"example.org/{'x' * 47}…"),
        (f"https://example.org/{'x' * 70}/a/b/{'y' * 61}", f"example.org/{'x' * 47}…/…/{'y' * 59}…"),
    ],
)
def test_long_addresses_show_their_place_and_their_end(address: str, shown: str) -> None:
    assert urls.display_url(address) == shown


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://example.org/", "//example.org/", "data:,x", " https://x"]
)
def test_no_link_leads_to_an_address_that_is_not_safe(address: str) -> None:
    assert urls.safe_external_url(address) == ""


def test_a_root_leads_from_a_page_to_the_first_page() -> None:
    assert [urls.root_of(url) for url in ("", "search/", "components/planx/")] == ["", "../", "../../"]


def test_values_with_one_address_share_one_page() -> None:
    facet = Facet("licences", "Licence", "Licences", "", lambda entry: (entry.licence,))
    catalogue = _catalogue(_entry("one", licence="MIT OR Apache-2.0"), _entry("two", licence="mit or apache-2.0"))
    (value,) = facet_values.values_of(catalogue, facet)
    assert (value.url, value.number) == ("licences/mit-or-apache-2-0/", 2)


def test_taking_part_is_never_counted_as_use() -> None:
    uses = [_use("a", "involved"), _use("b", "live"), _use("c", "live")]
    assert usage.counts_text(usage.counts(_catalogue(), uses)) == "2 live, 1 involved"


def test_what_shows_many_uses_stands_once_above_them() -> None:
    uses = [
        _use("c", "live", basis="named", evidence="https://one"),
        _use("a", "live", basis="named", evidence="https://one"),
        _use("b", "live", basis="seen there"),
    ]
    (group,) = usage.group_by_status(_catalogue(), uses)
    named, mixed = group.evidence_groups
    assert (named.basis, named.evidence, [use.organisation.slug for use in named.uses]) == (
        "named",
        "https://one",
        ["a", "c"],
    )
    assert (mixed.is_mixed, [use.organisation.slug for use in mixed.uses]) == (True, ["b"])


def test_evidence_stands_with_each_use_where_it_differs() -> None:
    uses = [_use(each, "live", basis="named", evidence=f"https://{each}") for each in "ab"]
    (group,) = usage.group_by_status(_catalogue(), uses)
    assert [shown.evidence for shown in group.evidence_groups] == [""]


@pytest.mark.parametrize("workers", [1, 3])
def test_work_is_done_once_for_each_item_in_however_many_processes(tmp_path: Path, workers: int) -> None:
    running = parallel.start([(tmp_path / "beside").touch])
    parallel.run(range(50), lambda number: (tmp_path / str(number)).touch(exist_ok=False), workers)
    parallel.wait(running)
    assert sum(1 for _ in tmp_path.iterdir()) == 51


def test_work_that_fails_elsewhere_fails_here(tmp_path: Path) -> None:
    def fail(number: int) -> None:
        (tmp_path / str(number) / "nowhere").touch()

    with pytest.raises((ChildProcessError, FileNotFoundError)):
        parallel.run(range(50), fail, 2)


def test_what_fails_beside_the_rest_is_told_when_it_is_waited_for(tmp_path: Path) -> None:
    running = parallel.start([(tmp_path / "not there" / "file").touch])
    with pytest.raises(ChildProcessError):
        parallel.wait(running)


def test_small_catalogues_are_written_in_one_process() -> None:
    assert parallel.workers_for(1_999) == 1


def _users(shown: usage.EvidenceGroup) -> list[str]:
    return [use.organisation.slug for use in shown.uses]


def _entry(slug: str, *, licence: str = "") -> Entry:
    place = Collection.PROJECTS
    return Entry(collection=place, slug=slug, path="", name=slug, summary="", owner="", sources=(), licence=licence)


def _use(organisation: str, status: str, *, basis: str = "", evidence: str = "") -> Use:
    user = Organisation(slug=organisation, path="", name=organisation.upper(), type="council", sources=())
    return Use(_entry("thing"), user, Adoption(organisation, status, basis=basis, evidence=evidence))


def _catalogue(*entries: Entry) -> Catalogue:
    return Catalogue({each.slug: each for each in entries}, {}, {STATUSES.slug: STATUSES})
