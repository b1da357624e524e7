"""Addresses, dates and licences: what is sound, and what is said of the rest."""

from collections.abc import Callable

import pytest

from generator import formats, spdx

SOUND_ADDRESSES = [
    "https://www.example.gov.uk",
    "https://www.example.gov.uk/",
    "https://example.org:8443/a/b?c=d&e=f#g",
    "https://example.org/a%20b",
    "https://example.org/a(b),c;d'e!f$g*h+i=j@k~l",
    "https://en.wikipedia.org/wiki/Caf\u00e9",
    "https://b\u00fccher.example/",
    "https://xn--bcher-kva.example/",
    "https://a-b.c-d.example.org/",
    "https://web.archive.org/web/2020/https://example.org/",
    "https://example.org:8080/",
    "https://example.org:443/",
    "https://local.gov.uk/internal/",
    "https://www.caf\u00e9.example/",
    "https://\u0909\u0926\u093e\u0939\u0930\u0923.\u092d\u093e\u0930\u0924/",
    "https://xn--p1b6ci4b4b3a.xn--h2brj9c/",
    "https://fa.example/%D9%85%DB%8C%E2%80%8C%D8%AE",
    "https://example.org/%2520?next=https%253A%252F",
    "https://w\u0302yl.cymru/",
    "https://\u0175yl.cymru/",
    "https://\u043f\u0440\u0438\u043c\u0435\u0440.example/",
    "https://\u65e5\u672c\u3072\u3089\u30ab\u30ca-abc.example/",
    "https://example.org/caf%C3%A9%20%2F",
    "https://example.org/caf%E9",
]
BAD_ADDRESSES = {
    "": "does not start with https://",
    "http://example.org/": "does not start with https://",
    "HTTPS://example.org/": "does not start with https://",
    "javascript:alert(1)": "does not start with https://",
    "//example.org/": "does not start with https://",
    "mailto:digital@example.gov.uk": "does not start with https://",
    " https://example.org/": "does not start with https://",
    "https://example.org/a b": "has a space in it",
    "https://example.org/\u00a0": "has a space in it",
    "https://example.org/\n": "has a space in it",
    "https://example.org/<b>": "has the character < in it",
    'https://example.org/"': 'has the character " in it',
    "https://example.org/`x`": "has the character ` in it",
    "https://example.org\\@evil.example/": "has the character \\ in it",
    "https://example.org/{id}": "has the character { in it",
    "https://example.org/100%": "has a % that is not followed by two digits or letters from A to F",
    "https://example.org/%2G": "has a % that is not followed by two digits or letters from A to F",
    "https://user:password@example.org/": "has an @ before its host, which hides where it leads",
    "https://www.gov.uk@evil.example/": "has an @ before its host, which hides where it leads",
    "https://": "does not name a public host such as www.example.gov.uk",
    "https:///path": "does not name a public host such as www.example.gov.uk",
    "https://localhost/": "does not name a public host such as www.example.gov.uk",
    "https://intranet": "does not name a public host such as www.example.gov.uk",
    "https://127.0.0.1/": "does not name a public host such as www.example.gov.uk",
    "https://[::1]/": "does not name a public host such as www.example.gov.uk",
    "https://example.org./": "does not name a public host such as www.example.gov.uk",
    "https://-example.org/": "does not name a public host such as www.example.gov.uk",
    "https://exa_mple-.org/": "does not name a public host such as www.example.gov.uk",
    "https://example..org/": "does not name a public host such as www.example.gov.uk",
    "https://example.org:22/": "names the port 22, at which browsers open no page",
    "https://example.org:80/": "names the port 80, at which browsers open no page",
    "https://council.local/": "names a host that is known only within one network",
    "https://WIKI.Council.LAN": "names a host that is known only within one network",
    "https://router.home.arpa/x": "names a host that is known only within one network",
    "https://10.0.0.1/": "does not name a public host such as www.example.gov.uk",
    "https://[fe80::1]/": "does not name a public host such as www.example.gov.uk",
    "https://2130706433/": "does not name a public host such as www.example.gov.uk",
    "https://example.org/%0d%0aX-Y:z": "has %0d in it, which stands for what nobody can see",
    "https://example.org/?a=%C3%A9%00": "has %00 in it, which stands for what nobody can see",
    "https://example.org/#%7F": "has %7F in it, which stands for what nobody can see",
    "https://example.org/a%E2%80%8Bb": "has %E2%80%8B in it, which stands for what nobody can see",
    "https://example.org/%250d%250a": "has %250d in it, which stands for what nobody can see",
    "https://example.org/?a=%252500": "has %252500 in it, which stands for what nobody can see",
    "https://gi\u0336thub.com/": "does not name a public host such as www.example.gov.uk",
    "https://g\u0456thub.com/": (
        "hides where it leads: the letter \u0456 (U+0456) in g\u0456thub is of another alphabet than the rest"
    ),
    "https://www.xn--gthub-n2e.com/": (
        "hides where it leads: the letter \u0456 (U+0456) in g\u0456thub is of another alphabet than the rest"
    ),
    "https://xn--gthub-n4a.com/": "hides where it leads: g\u0131thub.com is not github.com",
    "https://anytown.g\u00f3v.uk/": "hides where it leads: anytown.g\u00f3v.uk is not gov.uk",
    "https://xn--80ak6aa92e.com/": (
        "hides where it leads: \u0430\u0440\u0440\u04cf\u0435 has no Latin letter in it, and looks as if it had"
    ),
    "https://\uff47ithub.com/": "hides where it leads: \uff47 in its host stands for g",
    "https://xn--99999999.uk/": "does not name a public host such as www.example.gov.uk",
    "https://xn--abc-.com/": "does not name a public host such as www.example.gov.uk",
    "https://example.org:port/": "is not a full web address",
    "https://example.org:99999/": "is not a full web address",
    "https://[example.org/": "is not a full web address",
}


@pytest.mark.parametrize("text", SOUND_ADDRESSES)
def test_a_sound_address_is_taken(text: str) -> None:
    assert formats.web_address(text) == ""


@pytest.mark.parametrize(("text", "fault"), BAD_ADDRESSES.items())
def test_an_address_that_is_not_sound_is_told_why(text: str, fault: str) -> None:
    assert formats.web_address(text) == fault


@pytest.mark.parametrize("text", ["digital@example.gov.uk", "a.b+c_d-e@sub.example.org", "o'brien@example.org"[2:]])
def test_a_whole_email_address_is_taken(text: str) -> None:
    assert formats.email(text) == ""


@pytest.mark.parametrize(
    "text",
    ["", "@", "digital", "digital@", "@example.org", "digital@example", "a b@example.org", "a@b@example.org",
     "Digital <digital@example.org>", "mailto:digital@example.org", "digital@example.org\n", "a?cc=b@example.org"],
)  # fmt: skip
def test_an_email_address_that_is_not_whole_is_refused(text: str) -> None:
    assert formats.email(text) == "is not a full email address"


def test_the_host_of_an_email_address_is_judged_as_that_of_a_page() -> None:
    assert formats.email("digital@council.local") == "names a host that is known only within one network"
    assert formats.email("digital@xn--gthub-n4a.com") == "hides where it leads: g\u0131thub.com is not github.com"
    assert formats.email("post@\u0175yl.cymru") == ""


@pytest.mark.parametrize("text", ["2026-03-31", "2024-02-29", "1800-01-01", "9999-12-31"])
def test_a_day_of_the_calendar_is_taken_everywhere(text: str) -> None:
    judges = (formats.full_date, formats.partial_date, formats.partial_date_or_yes)
    assert [judge(text) for judge in judges] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2024-13-45", "is not a real date"),
        ("2023-02-29", "is not a real date"),
        ("0000-01-01", "is not a real date"),
        ("1066-10-14", "is too far in the past"),
        ("31/03/2026", "is not written as year-month-day"),
        ("2026-3-31", "is not written as year-month-day"),
        ("20260331", "is not written as year-month-day"),
        ("2026-W14-2", "is not written as year-month-day"),
        ("2026-03-31T00:00", "is not written as year-month-day"),
        ("2026-03-31\n", "is not written as year-month-day"),
        ("\u0662\u0660\u0662\u0666-03-31", "is not written as year-month-day"),
        ("2026", "is not written as year-month-day"),
    ],
)
def test_what_is_no_date_is_told_why(text: str, fault: str) -> None:
    assert formats.full_date(text) == fault


@pytest.mark.parametrize("text", ["2024", "2024-06"])
def test_a_year_or_month_is_taken_where_that_will_do(text: str) -> None:
    assert formats.partial_date(text) == formats.partial_date_or_yes(text) == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2024-13", "is not a year, a year and month, or a date"),
        ("24", "is not a year, a year and month, or a date"),
        ("spring", "is not a year, a year and month, or a date"),
        ("yes", "is not a year, a year and month, or a date"),
        ("2024-02-30", "is not a real date"),
        ("1066", "is too far in the past"),
    ],
)
def test_what_is_no_part_of_a_date_is_told_why(text: str, fault: str) -> None:
    assert formats.partial_date(text) == fault


def test_the_word_yes_stands_for_a_date_that_is_not_known() -> None:
    assert formats.partial_date_or_yes("yes") == ""
    assert {formats.partial_date_or_yes(text) for text in ("Yes", "no", "true", "2024-13")} == {
        "is not a year, a date or the word yes"
    }


@pytest.mark.parametrize(
    "text",
    ["MIT", "Apache-2.0", "OGL-UK-3.0", "GPL-2.0-or-later", "GPL-2.0", "MIT OR Apache-2.0", "MIT AND OGL-UK-3.0",
     "(MIT OR Apache-2.0) AND CC-BY-4.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"],
)  # fmt: skip
def test_a_licence_of_the_list_is_taken(text: str) -> None:
    assert spdx.licence(text) == ""


@pytest.mark.parametrize(
    "text",
    ["MIT License", "MIT or", "GPL", "Open source", "OGL", "proprietary", "MIT OR", "(MIT", "MIT)", "MIT, Apache-2.0",
     "MIT WITH Apache-2.0", "https://opensource.org/licenses/MIT", "()", "OR", "\x00", "MIT\u00a0OR Apache-2.0 x",
     "LicenseRef-scancode-jam"],
)  # fmt: skip
def test_what_is_no_licence_of_the_list_is_refused(text: str) -> None:
    assert spdx.licence(text) == "is not a licence in the SPDX list"


@pytest.mark.parametrize(
    ("text", "spelt"), [("mit", "MIT"), ("apache-2.0", "Apache-2.0"), ("mit or apache-2.0", "MIT OR Apache-2.0")]
)
def test_a_licence_has_one_spelling(text: str, spelt: str) -> None:
    assert spdx.licence(text) == f"is spelt `{spelt}` in the SPDX list"


@pytest.mark.parametrize("judge", formats.FORMATS.values())
@pytest.mark.parametrize("text", ["", "\n", "\0", "\ud800", "\U0010ffff", "%", "(" * 500, "https://[["])
def test_no_text_is_too_strange_to_be_judged(judge: Callable[[str], str], text: str) -> None:
    assert isinstance(judge(text), str)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("http://www.example.gov.uk/a", "https://www.example.gov.uk/a"),
        ("www.example.gov.uk/a,b.", "https://www.example.gov.uk/a,b"),
        ("example.gov.uk", "https://example.gov.uk"),
        ("<https://www.example.gov.uk/?a=b>", "https://www.example.gov.uk/?a=b"),
        ("(https://www.example.gov.uk/a)", "https://www.example.gov.uk/a"),
        ("https://www.example.gov.uk/a_(b)", "https://www.example.gov.uk/a_(b)"),
        ("https://https://www.example.gov.uk/", "https://www.example.gov.uk/"),
        ("https//www.example.gov.uk/", "https://www.example.gov.uk/"),
        ("http:/www.example.gov.uk/", "https://www.example.gov.uk/"),
        ("README.md", "README.md"),
        ("http://localhost/a", "http://localhost/a"),
        ("http://somebody@www.example.gov.uk/", "http://somebody@www.example.gov.uk/"),
        ("team@example.gov.uk", "team@example.gov.uk"),
        ("www.", "www."),
    ],
)
def test_an_address_as_people_write_it(written: str, address: str) -> None:
    assert formats.intended_address(written) == address


@pytest.mark.parametrize(
    ("written", "licence", "possible"),
    [
        ("MIT licence", "MIT", 0),
        ("OGL", "OGL-UK-3.0", 0),
        ("Open Government Licence v3.0", "OGL-UK-3.0", 0),
        ("Apache", "", 3),
        ("GPL v3 or later", "GPL-3.0-or-later", 0),
        ("GNU Affero General Public License, version 3 or any later version", "AGPL-3.0-or-later", 0),
        ("LGPLv2.1+", "LGPL-2.1-or-later", 0),
        ("GPL 2 only", "GPL-2.0-only", 0),
        ("GPL v3", "", 2),
        ("GPL", "", 6),
        ("3-Clause BSD", "BSD-3-Clause", 0),
        ("CC BY 4.0", "CC-BY-4.0", 0),
        ("Creative Commons Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0", 0),
        ("CC0", "CC0-1.0", 0),
        ("Creative Commons Zero v1.0 Universal", "CC0-1.0", 0),
        ("MPLv2", "MPL-2.0", 0),
        ("ASL 2.0", "Apache-2.0", 0),
        ("The Apache Software License, Version 2.0", "Apache-2.0", 0),
        ("UK Open Government Licence v3", "OGL-UK-3.0", 0),
        ("OGL v2", "OGL-UK-2.0", 0),
        ("EUPLv1.2", "EUPL-1.2", 0),
        ('BSD 3-Clause "New" or "Revised" License', "BSD-3-Clause", 0),
        ("Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0", 0),
        ("MIT (Apache)", "", 0),
        ("Open Database License 1.0", "ODbL-1.0", 0),
        ("Crown copyright", "", 0),
        ("", "", 0),
    ],
)
def test_a_licence_by_its_usual_name(written: str, licence: str, possible: int) -> None:
    assert spdx.canonical_licence(written) == licence
    assert licence or len(spdx.possible_licences(written)) == possible
