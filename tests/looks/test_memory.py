"""What is remembered from look to look: counting, forgetting, and the file."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator import document, links
from generator.code_hosts import requested_address
from generator.document import MAX_BYTES
from generator.links import BadLink, Trouble
from generator.looks import memory
from generator.looks.lychee import Look
from generator.project import LINKS
from tests.examples import examples

SITE = "https://www.example.gov.uk/a"
NEW = "https://www.example.gov.uk/b"
GONE, ILL, BLOCKED, WELL = Look(Trouble.GONE), Look(Trouble.ILL), Look(Trouble.BLOCKED), Look(None)
MOVED = Look(Trouble.MOVED, NEW)
WEEKS = ("2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26")


def after(*looks: Look | None, days: Iterable[str] = WEEKS) -> BadLink | None:
    known: dict[str, BadLink] = {}
    for look, day in zip(looks, days, strict=False):
        seen = {} if look is None else {requested_address(SITE): look}
        known = {each.address: each for each in memory.update(known, seen, [SITE], day)}
    return known.get(SITE)


@pytest.mark.parametrize("look", [GONE, ILL, MOVED])
def test_three_looks_over_two_weeks_make_certain(look: Look) -> None:
    assert look.what
    assert after(look, look, look) == BadLink(SITE, look.what, WEEKS[0], WEEKS[2], 3, look.target)
    certain = [bool(bad and bad.is_certain) for bad in (after(look), after(look, look), after(look, look, look))]
    assert certain == [False, False, True]


@pytest.mark.parametrize(
    "days", [("2026-10-05", "2026-10-06", "2026-10-18"), ("2026-10-05", "2026-10-19", "2026-10-19")]
)
def test_too_few_looks_or_days_are_not_enough(days: tuple[str, ...]) -> None:
    bad = after(GONE, GONE, GONE, days=days)
    assert bad
    assert not bad.is_certain


def test_that_programs_are_kept_out_never_becomes_certain() -> None:
    bad = after(*[BLOCKED] * 4)
    assert bad == BadLink(SITE, Trouble.BLOCKED, WEEKS[0], WEEKS[3], 4)
    assert not bad.is_certain


def test_what_is_well_again_is_forgotten() -> None:
    assert after(GONE, GONE, GONE, WELL) is None
    assert after(GONE, GONE, WELL, GONE) == BadLink(SITE, Trouble.GONE, WEEKS[3], WEEKS[3], 1)


@pytest.mark.parametrize("weaker", [BLOCKED, ILL, None])
def test_a_look_that_proves_less_changes_nothing(weaker: Look | None) -> None:
    assert after(GONE, GONE, weaker, GONE) == BadLink(SITE, Trouble.GONE, WEEKS[0], WEEKS[3], 3)


@pytest.mark.parametrize(
    ("before", "now"), [(BLOCKED, GONE), (ILL, GONE), (MOVED, GONE), (GONE, MOVED), (BLOCKED, ILL)]
)
def test_another_trouble_is_counted_from_its_own_first_day(before: Look, now: Look) -> None:
    assert now.what
    assert after(before, before, before, now) == BadLink(SITE, now.what, WEEKS[3], WEEKS[3], 1, now.target)


def test_a_move_to_another_place_is_another_move() -> None:
    bad = after(MOVED, MOVED, Look(Trouble.MOVED, f"{NEW}/c"))
    assert bad == BadLink(SITE, Trouble.MOVED, WEEKS[2], WEEKS[2], 1, f"{NEW}/c")


def test_an_address_that_no_entry_names_is_forgotten() -> None:
    known = {SITE: BadLink(SITE, Trouble.GONE, WEEKS[0], WEEKS[2], 3)}
    assert memory.update(known, {requested_address(SITE): GONE}, [], WEEKS[3]) == ()


# The file


def read_back(text: str) -> tuple[BadLink, ...]:
    found, bad = links.read(document.parse(LINKS, text.encode()))
    assert found.diagnostics == ()
    return tuple(bad.values())


def test_the_file_has_a_line_an_address() -> None:
    moved = BadLink(SITE, Trouble.MOVED, WEEKS[0], WEEKS[2], 3, NEW)
    assert memory.to_yaml([BadLink(NEW, Trouble.ILL, WEEKS[0], WEEKS[0], 1), moved]) == (
        "# Written by `catalogue links`: addresses that did not work when they were asked. Do not change it by hand.\n"
        "addresses:\n"
        f'  - {{address: "{SITE}", what: moved, target: "{NEW}", first_seen: "2026-10-05", last_seen: "2026-10-19", '
        "looks: 3}\n"
        f'  - {{address: "{NEW}", what: ill, first_seen: "2026-10-05", last_seen: "2026-10-05", looks: 1}}\n'
    )
    assert read_back(memory.to_yaml([])) == ()


@given(paths=some.sets(some.text(max_size=30), max_size=5))
@examples(60)
def test_whatever_entries_may_name_is_read_back_as_it_was(paths: set[str]) -> None:
    addresses = {links.asked_address(f"https://www.example.gov.uk/{path}") for path in paths} - {""}
    bad = memory.update({}, {requested_address(each): GONE for each in addresses}, addresses, WEEKS[0])
    assert {each.address for each in bad} == addresses
    assert read_back(memory.to_yaml(bad)) == bad


@pytest.mark.parametrize("length", [30, 470])
def test_the_file_never_outgrows_what_is_read_and_keeps_the_oldest(length: int) -> None:
    many = [
        BadLink(
            f"https://www.example.gov.uk/{number:0{length}}",
            Trouble.GONE,
            f"20{number // 365 + 10}-01-01",
            "2026-01-01",
            3,
        )
        for number in range(2_000)
    ]
    text = memory.to_yaml(reversed(many))
    kept = read_back(text)
    assert len(text.encode()) <= MAX_BYTES
    assert kept == tuple(many[: len(kept)])
    assert len(kept) > 400
