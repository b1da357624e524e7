"""What the search engine does wrong is told in words, however much of what was sent to it is still on its way."""

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
