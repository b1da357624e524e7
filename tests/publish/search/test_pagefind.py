"""What the search engine does wrong is told in words, however much of what was sent to it is still on its way."""

import gzip
from pathlib import Path

import pytest

from generator.publish.search import pagefind

ENDS = ""
"""A program that reads nothing, says nothing and ends."""

REFUSES = """\
import base64, json, sys
answer = json.dumps({"payload": {"type": "Error", "message": "too large"}}).encode()
sys.stdout.buffer.write(base64.b64encode(answer) + b",")
sys.stdout.flush()
sys.stdin.read(1)
"""
"""A program that says at once that something went wrong."""


SENT = {
    "few": [("page/", "a")],
    "some": [("page/", "a" * 1_000)] * 40,
    "many": [("page/", "a" * 9_000)] * 300,
    "large": [("page/", "a" * 100_000)] * 3,
}


@pytest.mark.parametrize("pages", SENT.values(), ids=SENT)
@pytest.mark.parametrize(
    ("program", "words"),
    [(ENDS, "Pagefind, which makes the search, stopped before it was done."), (REFUSES, "Pagefind says: too large")],
    ids=["ends", "refuses"],
)
def test_a_search_that_cannot_be_made_ends_in_words(
    program: str, words: str, pages: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind/__init__.py").touch()
    (tmp_path / "pagefind/__main__.py").write_text(program)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(pagefind.PagefindError, match=f"^{words}"):
        pagefind.index(pages)


def test_files_of_pages_are_named_by_their_number_and_a_version_of_the_whole() -> None:
    pages = [(f"{letter}/", f"<html><body><p>{letter * 4}</p></body></html>") for letter in "cab"]
    made = pagefind.index(pages)
    fragments = {path: raw for path, raw in made.files.items() if path.startswith("fragment/")}
    assert sorted(fragments) == [f"fragment/en_{made.version}000{number}.pf_fragment" for number in range(3)]
    for number, (address, _) in enumerate(pages):
        raw = fragments[f"fragment/en_{made.version}000{number}.pf_fragment"]
        assert f'"url":"{address}"'.encode() in gzip.decompress(raw)
    [meta] = [gzip.decompress(raw) for path, raw in made.files.items() if path.endswith(".pf_meta")]
    assert all(f"en_{made.version}000{number}".encode() in meta for number in range(3))
    assert pagefind.index([*pages, ("d/", pages[0][1])]).version != made.version
    assert pagefind.index(pages) == made
