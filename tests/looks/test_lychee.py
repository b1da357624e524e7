"""What is understood of lychee's report: a real one, and whatever else somebody hands over as one."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.code_hosts import requested_address
from generator.links import Trouble
from generator.looks import lychee
from generator.looks.lychee import Look, ReportError
from tests.examples import examples

SITE = "https://www.example.gov.uk"
REAL = Path(__file__).with_name("lychee-0.24.2.json")
"""Written by lychee about a server of its own; only the name of the server was changed since."""


def report(**maps: list[dict[str, Any]]) -> bytes:
    named = {f"{name}_map": {"addresses.txt": maps.get(name, [])} for name in ("success", "error", "timeout")}
    return json.dumps({"detailed_stats": True, **named}).encode()


def redirected(code: int, *targets: str) -> dict[str, Any]:
    steps = [{"url": target, "code": code} for target in targets]
    return {"url": f"{SITE}/old", "status": {"code": 200}, "redirects": {"origin": f"{SITE}/old", "redirects": steps}}


@pytest.mark.parametrize(
    ("path", "look"),
    [
        ("/ok", Look(None)),
        ("/caf\u00e9", Look(None)),
        ("/s302b", Look(None)),
        ("/s301d", Look(Trouble.MOVED, f"{SITE}/ok")),
        ("/s308", Look(Trouble.MOVED, f"{SITE}/new/place")),
        ("/s301b", Look(Trouble.MOVED, f"{SITE}/s302")),
        ("/s301c", Look(Trouble.GONE)),
        ("/s404", Look(Trouble.GONE)),
        ("/s410", Look(Trouble.GONE)),
        ("/s403", Look(Trouble.BLOCKED)),
        ("/s429", Look(Trouble.BLOCKED)),
        ("/s999", Look(Trouble.BLOCKED)),
        ("/slow", Look(Trouble.BLOCKED, is_silent=True)),
        ("/s500", Look(Trouble.ILL)),
        ("/refused", Look(Trouble.ILL, is_silent=True)),
        ("/tls", Look(Trouble.ILL, is_silent=True)),
    ],
)
def test_a_real_report_is_understood(path: str, look: Look) -> None:
    assert lychee.read(REAL.read_bytes())[requested_address(f"{SITE}{path}")] == look


def test_a_name_that_does_not_exist_is_gone_where_lychee_says_so() -> None:
    details = "DNS resolution failed - check hostname spelling"
    looks = lychee.read(report(error=[{"url": SITE, "status": {"text": "x", "details": details}}]))
    assert looks[requested_address(SITE)] == Look(Trouble.GONE, is_silent=True)


@pytest.mark.parametrize(
    "target",
    ["http://www.example.gov.uk/new", "https://localhost/", "https://user@www.example.gov.uk/", "javascript:alert(1)",
     f"{SITE}/\u202ex", f"{SITE}/\x1b[2J", f"{SITE}/{'x' * 500}", f"{SITE}/old", f"{SITE}/`x`",
     f"{SITE}/#{'x' * 500}", f"{SITE}/#\u3164", f"{SITE}/\ud800", f"{SITE}/#\ud800", "https://[", ""],
)  # fmt: skip
def test_an_address_that_leads_where_no_entry_may_is_well(target: str) -> None:
    assert lychee.read(report(success=[redirected(301, target)]))[requested_address(f"{SITE}/old")] == Look(None)


@pytest.mark.parametrize("code", [302, 303, 307])
def test_a_redirect_for_a_while_is_no_move(code: int) -> None:
    assert lychee.read(report(success=[redirected(code, f"{SITE}/new")]))[requested_address(f"{SITE}/old")] == Look(
        None
    )


def test_an_address_that_answered_once_is_well() -> None:
    failed, well = ({"url": SITE, "status": {"text": "x", "code": code}} for code in (404, 200))
    assert lychee.read(report(error=[failed], success=[well])) == {requested_address(SITE): Look(None)}


@pytest.mark.parametrize(
    ("mine", "lychees"),
    [
        (SITE, f"{SITE}/"),
        (f"{SITE}/caf\u00e9?q=\u00fc", f"{SITE}/caf%C3%A9?q=%C3%BC"),
        ("https://WWW.example.gov.uk:443/A", f"{SITE}/A"),
        ("https://b\u00fccher.example.org/", "https://xn--bcher-kva.example.org/"),
        (f"{SITE}/a?b='c'", f"{SITE}/a?b=%27c%27"),
    ],
)
def test_an_address_is_known_however_it_is_spelt(mine: str, lychees: str) -> None:
    assert requested_address(mine) == requested_address(lychees)


@pytest.mark.parametrize("other", [f"{SITE}/a/", f"{SITE}/A", f"{SITE}/a?b", "https://example.gov.uk/a"])
def test_other_addresses_stay_apart(other: str) -> None:
    assert requested_address(other) != requested_address(f"{SITE}/a")


# What cannot be used


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not a report of lychee"),
        (b"\xff\xfe", "not a report of lychee"),
        (b"[]", "not a report of lychee"),
        (b"[" * 100_000, "not a report of lychee"),
        (b'{"detailed_stats": true}', "not a report of lychee"),
        (b'{"detailed_stats": ' + b"9" * 10_000 + b"}", "not a report of lychee"),
        (report(error=[{"url": SITE}]), "not a report of lychee"),
        (report(error=[{"url": 1, "status": {}}]), "not a report of lychee"),
        (report(success=[redirected(301, 7)]), "not a report of lychee"),  # type: ignore[arg-type]
        (report().replace(b"true", b"false"), "--verbose"),
    ],
)
def test_what_is_no_report_is_refused_in_words(raw: bytes, why: str) -> None:
    with pytest.raises(ReportError, match=why):
        lychee.read(raw)


def test_a_report_that_is_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lychee, "MAX_BYTES", 100)
    with pytest.raises(ReportError, match="more than"):
        lychee.read(b"[" * 101)


@pytest.mark.parametrize(("silent", "is_used"), [(10, True), (11, False)])
def test_a_checker_without_a_connection_is_not_believed(silent: int, is_used: bool) -> None:
    failed = [{"url": f"{SITE}/{number}", "status": {"text": "x", "details": "x"}} for number in range(silent)]
    well = [{"url": f"{SITE}/ok", "status": {"text": "x", "code": 200}}]
    if is_used:
        assert len(lychee.read(report(error=failed, success=well))) == silent + 1
    else:
        with pytest.raises(ReportError, match="11 of 12 addresses gave no answer"):
            lychee.read(report(error=failed, success=well))


@given(
    maps=some.dictionaries(
        some.sampled_from(["success_map", "error_map", "timeout_map", "detailed_stats"]),
        some.recursive(
            some.none() | some.booleans() | some.integers() | some.text(),
            lambda part: some.lists(part) | some.dictionaries(some.sampled_from(["url", "status", "redirects"]), part),
        ),
    )
)
@examples(60)
def test_whatever_json_is_read_or_refused(maps: dict[str, object]) -> None:
    with suppress(ReportError):
        lychee.read(json.dumps({"detailed_stats": True} | maps).encode())
