"""Addresses of repositories: which are asked, and how a page or a file of one is cited."""

from pathlib import Path

import pytest

from generator.cli.environment import COULD_NOT_RUN
from generator.code_hosts import page_of
from tests.importing.sources import entries, importing

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "address",
    [
        "http://code.example.org/bins",
        "git://code.example.org/bins",
        "ssh://git@code.example.org/bins",
        "git@code.example.org:bins.git",
        "ext::sh -c touch% /tmp/evil",
        "file:///etc",
        "https://user:secret@code.example.org/bins",
        "https://localhost/bins",
        "https://127.0.0.1/bins",
        "https://code.example.org/a b",
        "./--upload-pack=touch",
    ],
)
def test_only_public_https_addresses_are_asked(address: str, root: Path, capsys: Captured) -> None:
    before = entries(root)
    assert importing(root, address) == COULD_NOT_RUN
    err = capsys.readouterr().err
    assert "cannot be imported: " in err
    assert "secret" not in err
    assert entries(root) == before


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("https://github.com/anytown/bins.git", "https://github.com/anytown/bins"),
        ("git+https://gitlab.com/anytown/bins.git", "https://gitlab.com/anytown/bins"),
        ("git@github.com:anytown/bins.git", "https://github.com/anytown/bins"),
        ("git@code.example.org:bins.git", "git@code.example.org:bins.git"),
        ("https://code.example.org/bins.git", "https://code.example.org/bins.git"),
    ],
)
def test_one_address_stands_for_all_its_spellings(written: str, page: str) -> None:
    assert page_of(written) == page
