"""What was seen in repositories: told on pages with its day, and where it contradicts an entry."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.catalogue import Catalogue
from generator.links import BadLink, Trouble
from generator.model import Entry, LastChange
from generator.observations import Observation
from generator.publish.analysis import activity
from generator.publish.analysis.observations import Contradiction, ContradictionKind, contradictions
from generator.publish.api.records import Records
from tests.conftest import Files
from tests.publish.analysis.catalogues import URL, make_catalogue, make_entry
from tests.publish.rendered import Pages, component

BINS = "https://github.com/hill/bins"
SEEN = "2026-11-07"


def catalogue(entry: Entry, **fields: object) -> Catalogue:
    observation = Observation(BINS, SEEN, **fields)  # type: ignore[arg-type]
    return replace(make_catalogue(entry), observations={"github.com/hill/bins": observation})


def bins(**fields: object) -> Entry:
    return make_entry("bins", links={"repository": f"{BINS}.git"}, **fields)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, LastChange("2026-01-31", BINS, SEEN)),
        (LastChange("2026-01-30", URL), LastChange("2026-01-31", BINS, SEEN)),
        (LastChange("2026-01", URL), LastChange("2026-01-31", BINS, SEEN)),
        (LastChange("2026-01-31", URL), LastChange("2026-01-31", URL)),
        (LastChange("2026-02", URL), LastChange("2026-02", URL)),
    ],
)
def test_of_what_is_stated_and_what_was_seen_the_later_counts(stated: LastChange | None, expected: LastChange) -> None:
    entry = bins(last_change=stated)
    assert activity.last_change(catalogue(entry, changed="2026-01-31"), entry) == expected
    assert activity.last_change(make_catalogue(entry), entry) == stated


@pytest.mark.parametrize(
    ("stated", "seen"),
    [
        *[("MIT", "Apache-2.0"), ("GPL-2.0-only", "GPL-3.0"), ("GPL-3.0-only", "GPL-3.0-or-later")],
        ("MIT AND OGL-UK-3.0", "GPL-2.0 AND ISC"),
    ],
)
def test_a_licence_file_that_says_another_licence_contradicts(stated: str, seen: str) -> None:
    entry = bins(licence=stated)
    expected = Contradiction(entry, ContradictionKind.LICENCE, stated, seen, SEEN)
    assert contradictions(catalogue(entry, licence=seen)) == (expected,)


@pytest.mark.parametrize(
    ("stated", "seen"),
    [
        *[("MIT", "MIT"), ("GPL-3.0-only", "GPL-3.0"), ("GPL-3.0-or-later", "GPL-3.0"), ("MIT", ""), ("", "MIT")],
        *[("MIT AND OGL-UK-3.0", "MIT"), ("(MIT OR ISC)", "ISC OR MIT")],
    ],
)
def test_a_licence_file_that_may_mean_the_same_does_not(stated: str, seen: str) -> None:
    assert contradictions(catalogue(bins(licence=stated), licence=seen)) == ()


@pytest.mark.parametrize(
    ("what", "target", "looks", "kind"),
    [
        (Trouble.MOVED, f"{BINS}-2", 3, ContradictionKind.MOVED),
        (Trouble.GONE, "", 3, ContradictionKind.GONE),
        (Trouble.GONE, "", 2, None),
        (Trouble.ILL, "", 3, None),
        (Trouble.BLOCKED, "", 3, None),
    ],
)
def test_an_address_is_contradicted_once_it_is_certain(
    what: Trouble, target: str, looks: int, kind: ContradictionKind | None
) -> None:
    bad = BadLink(BINS, what, "2026-11-07", "2026-11-21", looks, target)
    entry = bins()
    expected = (Contradiction(entry, kind, f"{BINS}.git", target, "2026-11-21"),) if kind else ()
    assert contradictions(catalogue(entry, trouble=bad)) == expected


def test_an_entry_without_a_repository_has_nothing_to_contradict_it() -> None:
    assert contradictions(catalogue(make_entry("trees", licence="MIT"), licence="ISC")) == ()


FIELDS = f"links: {{repository: '{BINS}'}}\n"
LIST = f'read: {SEEN}\nrepositories:\n  - {{address: "{BINS}", '


def test_pages_say_what_was_seen_and_on_which_day(pages: Callable[[Files], Pages]) -> None:
    seen = 'changed: 2026-10-30, release: "v1.2.0", released: 2026-09-14, publiccode: true, security_policy: true}\n'
    made = pages({"components/bins.yml": component("Bins", FIELDS), "repositories.yml": LIST + seen})
    record = Records(made.edition).entry(made.edition.catalogue.entries["bins"])
    assert record["observed"] == {
        "seen": SEEN,
        "licence": None,
        "release": "v1.2.0",
        "released": "2026-09-14",
        "publiccode": True,
        "security_policy": True,
    }
    kept_up = made.words("components/bins/", "kept-up")
    assert "Activity Last change on 30 October 2026 , seen on 7 November 2026 evidence for Bins" in kept_up
    assert "Newest release v1.2.0 of 14 September 2026 , seen on 7 November 2026" in kept_up
    assert "Description in publiccode.yml In its repository, seen on 7 November 2026" in kept_up
    safe = made.words("components/bins/", "safe")
    assert "Security policy In its repository, seen on 7 November 2026" in safe
    not_known = made.words("components/bins/", "readiness")
    assert "How to report a vulnerability" not in not_known
    assert "A change in the last two years" not in not_known
    assert f'href="{BINS}"' in made.html("components/bins/")


def test_what_was_not_seen_is_not_told(pages: Callable[[Files], Pages]) -> None:
    made = pages(
        {"components/bins.yml": component("Bins", FIELDS), "repositories.yml": LIST + "changed: 2018-12-04}\n"}
    )
    words = made.words("components/bins/")
    assert "Newest release" not in words
    assert "publiccode.yml" not in made.words("components/bins/", "kept-up")
    assert "How to report a vulnerability" in made.words("components/bins/", "readiness")
    assert "It has not changed since 4 December 2018 ( evidence for Bins )" in words
    assert "No change since 4 December 2018" in made.words("components/"), "in lists"


def test_a_policy_that_the_entry_names_is_not_told_twice(pages: Callable[[Files], Pages]) -> None:
    named = f"{FIELDS}assurance: {{security_policy: 'https://www.example.gov.uk/security'}}\n"
    made = pages(
        {"components/bins.yml": component("Bins", named), "repositories.yml": f"{LIST}security_policy: true}}\n"}
    )
    assert "In its repository" not in made.words("components/bins/")
