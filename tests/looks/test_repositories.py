"""What is remembered of repositories from look to look, and the file that it is kept in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator import document, observations
from generator.document import MAX_BYTES
from generator.links import BadLink, Trouble, is_public
from generator.looks import repositories
from generator.looks.lychee import Look
from generator.looks.repositories import MAX_REPOSITORIES
from generator.observations import Observation, Observations, normalised_address
from generator.project import REPOSITORIES
from tests.examples import examples

BINS = "https://github.com/hill/bins"
TREES = "https://github.com/hill/trees"
GONE, ILL, BLOCKED = Look(Trouble.GONE), Look(Trouble.ILL), Look(Trouble.BLOCKED)
WEEKS = ("2026-11-07", "2026-11-14", "2026-11-21", "2026-11-28")
HEAD = (
    "# Written by `catalogue harvest --repositories`: what it saw in the repositories that entries name. Do not change "
    "it by hand.\n"
)


def well(day: str, changed: str = "2026-10-30") -> Observation:
    return Observation(BINS, day, changed, "v1.2.0", "2026-09-14", "MIT", publiccode=True, security_policy=True)


def after(*looks: Look | None) -> Observations:
    """Return what is known after a look that saw all, and one of these a week."""
    known = repositories.update(Observations(), {BINS: well(WEEKS[0])}, WEEKS[0])
    for look, day in zip(looks, WEEKS[1:], strict=False):
        known = repositories.update(known, {BINS: look}, day)
    return known


def one(known: Observations) -> Observation:
    return known.by_address[normalised_address(BINS)]


def read_back(known: Observations) -> Observations:
    found, seen = observations.read(document.parse(REPOSITORIES, repositories.to_yaml(known).encode()))
    assert [each.message for each in found.diagnostics] == []
    return seen


def test_one_that_fails_keeps_what_was_seen_last_and_is_gone_after_three_looks() -> None:
    assert after(GONE, GONE, GONE).read == WEEKS[3]
    bad = BadLink(BINS, Trouble.GONE, WEEKS[1], WEEKS[3], 3)
    assert one(after(GONE, GONE, GONE)) == replace(well(WEEKS[0]), trouble=bad)
    certain = [bool(each.trouble and each.trouble.is_certain) for each in map(one, (after(GONE, GONE), after(GONE)))]
    assert certain == [False, False]
    assert bad.is_certain


def test_one_that_answers_again_has_no_trouble_left() -> None:
    known = repositories.update(after(GONE, GONE), {BINS: well(WEEKS[3])}, WEEKS[3])
    assert one(known) == well(WEEKS[3])


def test_a_look_that_proves_less_changes_nothing() -> None:
    assert after(GONE, BLOCKED).by_address == after(GONE, ILL).by_address == after(GONE).by_address


def test_one_that_never_answered_is_counted_too() -> None:
    known = repositories.update(Observations(), {BINS: ILL}, WEEKS[0])
    assert one(known) == Observation(BINS, trouble=BadLink(BINS, Trouble.ILL, WEEKS[0], WEEKS[0], 1))
    assert read_back(known) == known


def test_one_that_failed_on_the_day_on_which_it_was_seen_keeps_that_day() -> None:
    known = repositories.update(after(), {BINS: ILL}, WEEKS[0])
    assert one(known).seen == WEEKS[0]
    assert read_back(known) == known


def test_the_same_again_changes_nothing_not_even_the_day() -> None:
    known = after()
    assert repositories.update(known, {BINS: well(WEEKS[1])}, WEEKS[1]) is known
    assert repositories.update(known, {BINS: well(WEEKS[1], WEEKS[1])}, WEEKS[1]).read == WEEKS[1]


def test_what_was_not_looked_at_stays_with_its_day_and_what_nobody_names_is_forgotten() -> None:
    known = repositories.update(after(), {BINS: None, TREES: replace(well(WEEKS[1]), address=TREES)}, WEEKS[1])
    assert (known.read, one(known).seen) == (WEEKS[1], WEEKS[0])
    assert read_back(known) == known
    assert repositories.update(known, {TREES: None}, WEEKS[1]).by_address.keys() == {"github.com/hill/trees"}
    assert repositories.update(Observations(), {BINS: None}, WEEKS[1]).by_address == {}


def test_a_repository_is_looked_at_once_however_it_is_spelt() -> None:
    spellings = [TREES, f"{BINS}.git", BINS, "https://GitHub.com/Hill/Bins/"]
    assert repositories.addresses(spellings) == ["https://GitHub.com/Hill/Bins/", TREES]
    assert repositories.update(after(), {f"{BINS}.git": None}, WEEKS[1]).by_address.keys() == after().by_address.keys()


def test_the_file_has_a_line_a_repository() -> None:
    known = repositories.update(after(), {BINS: well(WEEKS[1]), TREES: Look(Trouble.MOVED, f"{BINS}-2")}, WEEKS[1])
    assert repositories.to_yaml(known) == (
        f'{HEAD}read: "2026-11-14"\nrepositories:\n'
        f'  - {{address: "{BINS}", changed: "2026-10-30", release: v1.2.0, released: "2026-09-14", licence: MIT, '
        "publiccode: true, security_policy: true}\n"
        f'  - {{address: "{TREES}", trouble: {{what: moved, target: "{BINS}-2", first_seen: "2026-11-14", '
        'last_seen: "2026-11-14", looks: 1}}\n'
    )
    assert read_back(known) == known
    assert repositories.to_yaml(Observations(WEEKS[0])) == f'{HEAD}read: "2026-11-07"\nrepositories: []\n'


@given(paths=some.sets(some.text(max_size=20), max_size=4), looks=some.lists(some.sampled_from([GONE, ILL, None])))
@examples(60)
def test_whatever_entries_may_name_is_read_back_as_it_was(paths: set[str], looks: list[Look | None]) -> None:
    named = repositories.addresses(filter(is_public, (f"https://www.example.gov.uk/{path}" for path in paths)))
    known = Observations(WEEKS[0])
    for look, day in zip([ILL, *looks], WEEKS, strict=False):
        known = repositories.update(known, dict.fromkeys(named, look), day)
    assert len(known.by_address) == len(named)
    assert read_back(known) == known


@pytest.mark.parametrize(("number", "kept"), [(300, 300), (2_000, MAX_REPOSITORIES)])
def test_the_file_never_outgrows_what_is_read(number: int, kept: int) -> None:
    bad = BadLink("", Trouble.MOVED, WEEKS[0], WEEKS[1], 2, f"{BINS}-with-another-name")
    many = {
        f"{BINS}-{index:04}": replace(
            well(WEEKS[0]), address=f"{BINS}-{index:04}", trouble=replace(bad, address=f"{BINS}-{index:04}")
        )
        for index in range(number)
    }
    seen = Observations(WEEKS[1], {normalised_address(address): each for address, each in many.items()})
    assert read_back(seen).by_address == dict(list(seen.by_address.items())[:kept])
    long = {address: replace(each, address=f"{address}{'x' * 400}") for address, each in many.items()}
    text = repositories.to_yaml(Observations(WEEKS[1], long))
    assert len(text.encode()) <= MAX_BYTES
    assert len(read_back(Observations(WEEKS[1], long)).by_address) >= min(number, 300)


def trouble(what: str, first: str = WEEKS[0], last: str = WEEKS[1]) -> str:
    return f"trouble: {{what: {what}, first_seen: {first}, last_seen: {last}, looks: 1}}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f'address: "{TREES}"', f'address: "{BINS}"'),
        (f'address: "{BINS}"', f'address: "{BINS}"'),
        (f'address: "{BINS}"', f'address: "{BINS}.git"'),
        ("", 'address: "javascript:alert(1)"'),
        ("", f'address: "{BINS}", seen: 2026-12-01'),
        ("", f'address: "{BINS}", licence: "<b>"'),
        ("", f'address: "{BINS}", changed: 2099-01-01'),
        ("", f'address: "{BINS}", seen: {WEEKS[0]}, release: v1, released: {WEEKS[1]}'),
        ("", f'address: "{BINS}", release: latest'),
        ("", f'address: "{BINS}", publiccode: 2'),
        ("", f'address: "{BINS}", {trouble("gone", WEEKS[1], WEEKS[0])}'),
        ("", f'address: "{BINS}", {trouble("gone", WEEKS[0], "2026-12-01")}'),
        ("", f'address: "{BINS}", {trouble("moved")}'),
        ("", f'address: "{BINS}", seen: {WEEKS[1]}, {trouble("ill")}'),
    ],
)
def test_a_line_that_the_program_would_not_write_is_an_error_at_its_line(first: str, second: str) -> None:
    lines = [first or 'address: "https://a.uk/b"', second]
    text = "read: 2026-11-28\nrepositories:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    found, seen = observations.read(document.parse(REPOSITORIES, text.encode()))
    assert [(each.rule.code, each.location.span.start.line) for each in found.diagnostics] == [("D117", 4)]
    assert seen == Observations()
