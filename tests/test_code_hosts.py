"""Addresses in one form for all their spellings, and where hosts of repositories show a file of one commit."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.code_hosts import file_at, host_of, normalised_address, page_of, requested_address

REPOSITORY = "github.com/localgovdrupal/localgov"
SPELLINGS = [
    "https://github.com/localgovdrupal/localgov",
    "https://www.github.com/localgovdrupal/localgov/",
    "https://github.com//localgovdrupal/localgov",
    "HTTPS://GitHub.com/LocalGovDrupal/LocalGov",
    "http://github.com/localgovdrupal/localgov.git",
    "https://github.com/localgovdrupal/localgov.git/",
    "https://github.com:443/localgovdrupal/localgov",
    "http://github.com:80/localgovdrupal/./x/../localgov",
    "https://github.com./localgovdrupal/localgov#readme",
    "https://github.com/localgovdrupal/localgov?tab=readme-ov-file",
    "https://github.com/localgovdrupal/localgov/tree/main",
    "https://github.com/localgovdrupal/localgov/tree/2.x/?x#y",
    "https://github.com/%6cocalgovdrupal/localgov",
    "git@github.com:localgovdrupal/localgov.git",
    "ssh://git@github.com/localgovdrupal/localgov",
    "git+https://github.com/localgovdrupal/localgov.git",
    "github.com/localgovdrupal/localgov",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_one_repository_has_one_address(spelling: str) -> None:
    assert normalised_address(spelling) == REPOSITORY
    assert page_of(spelling).casefold() == f"https://{REPOSITORY}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gitlab.com/A/B/c.git", "https://gitlab.com/a/b/C/-/tree/main"),
        ("https://gitlab.com/a/b/-/issues", "https://gitlab.com/A/B/-/issues/"),
        ("https://bitbucket.org/a/b/src/master/", "https://bitbucket.org/A/B"),
        ("https://codeberg.org/a/b/src/branch/main", "https://codeberg.org/A/B"),
        ("https://www.example.gov.uk/Bins/", "http://example.gov.uk/Bins"),
        ("https://git.example.org/a.git", "https://git.example.org/a"),
        ("https://b\u00fccher.example/caf\u00e9", "https://xn--bcher-kva.example/caf%c3%a9"),
        ("https://w\u0302yl.cymru", "https://\u0175yl.cymru/"),
        ("https://github.com/LocalGovDrupal", "https://github.com/localgovdrupal/"),
        ("https://example.org/a#b", "https://example.org/a"),
    ],
)
def test_spellings_of_one_address_are_the_same(one: str, other: str) -> None:
    assert normalised_address(one) == normalised_address(other)


@pytest.mark.parametrize(
    "other",
    [
        "https://github.com/localgovdrupal/localgov_core",
        "https://github.com/localgovdrupal/localgov/tree/main/modules",
        "https://github.com/localgovdrupal/localgov/issues",
        "https://github.com:8443/localgovdrupal/localgov",
        "https://gist.github.com/localgovdrupal/localgov",
        "https://github.com.example/localgovdrupal/localgov",
        "https://g\u0131thub.com/localgovdrupal/localgov",
    ],
)
def test_other_addresses_stay_apart(other: str) -> None:
    assert normalised_address(other) != REPOSITORY


def test_what_tells_pages_apart_on_other_hosts_is_kept() -> None:
    gitweb = "https://git.example.org/?p="
    assert normalised_address(f"{gitweb}a.git") != normalised_address(f"{gitweb}b.git")
    assert normalised_address("https://example.org/A") != normalised_address("https://example.org/a")
    assert normalised_address("https://example.org/a#b", with_fragment=True) == "example.org/a#b"


ADDRESSES = some.one_of(
    some.text(),
    some.builds(
        "{}{}/{}".format,
        some.sampled_from(["https://", "HTTP://www.", "", "git@", "https://user@", "https://www.www."]),
        some.sampled_from(["github.com", "GitLab.com:443", "example.org", "xn--bcher-kva.example", "bitbucket.org."]),
        some.text("aA/.%2eEgit-tres?#:@\u00e9", max_size=20),
    ),
)


@given(ADDRESSES)
def test_the_one_form_of_an_address_stays_the_same(address: str) -> None:
    for form in (normalised_address, page_of, requested_address, host_of):
        assert isinstance(form(address), str)
    assert normalised_address(normalised_address(address)) == normalised_address(address)
    assert page_of(page_of(address)) == page_of(address)


def test_a_file_is_cited_as_it_was() -> None:
    assert file_at("https://gitlab.com/a/b", "abc", "READ ME.md") == "https://gitlab.com/a/b/-/blob/abc/READ%20ME.md"
    assert file_at("https://www.github.com/a/b/", "abc", "x") == "https://github.com/a/b/blob/abc/x"
    assert file_at("https://code.example.org/b", "abc", "README.md") == "https://code.example.org/b"
