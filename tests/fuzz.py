"""Fuzz the reading of an entry, guided by the code that it reaches: ``python -m tests.fuzz RUNS``.

Atheris changes bytes of sound and broken entries wherever that makes the program do something new. It has wheels for
few systems, so this is no test of pytest: `make long` runs it on those.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator", "yaml"]):
    from generator.check import Result, check, check_with
    from generator.document import MAX_BYTES
    from generator.project import Collection, EntryFile, Project
    from generator.report import json, text
    from tests.conftest import ROOT, small_project

_FILES = [EntryFile(f"catalogue/{each}/fuzz.yml", each, "fuzz") for each in Collection if each.value != "readings"]
_SECONDS = 10
"""For one input, far more than any takes."""


def _seeds() -> Iterator[bytes]:
    """Yield entries of the tests and of the catalogue, each behind the number of its collection."""
    numbers = {file.collection.value: bytes([number]) for number, file in enumerate(_FILES)}
    for folder in (ROOT / "tests" / "projects", ROOT / "catalogue"):
        for path in sorted(folder.rglob("*.yml")):
            if path.parent.name in numbers and path.stat().st_size < MAX_BYTES // 64:
                yield numbers[path.parent.name] + path.read_bytes()
    for page in sorted((ROOT / "site_overrides" / "pages" / "rules").glob("*.md")):  # examples of what is wrong
        for block in page.read_text(encoding="utf-8").split("```")[1::2]:
            yield b"\0" + block.partition("\n")[2].encode()


def _one_input(result: Result, data: bytes) -> None:
    """Read an entry, and fail unless whatever is wrong with it is said of a line of it, in letters that print."""
    raw = data[1:]
    file = _FILES[data[0] % len(_FILES)] if data else _FILES[0]
    checked = check_with(result, {file: raw})
    lines = len(checked.documents[file.path].lines)
    for each in checked.diagnostics:
        assert each.message, each.rule.code
        assert each.location.path != file.path or 1 <= each.location.span.start.line <= lines, each
    printed = text.render(checked)
    assert printed.replace("\n", "").isprintable(), ascii(printed)
    json.render(checked)


def main() -> None:
    """Fuzz for as many runs as the first argument says."""
    corpus = Path(tempfile.mkdtemp()) if len(sys.argv) < 3 else Path(sys.argv[2])
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(_seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    root = small_project(Path(tempfile.mkdtemp()) / "project")
    sound = check(Project(root), date(2026, 11, 21))
    flags = [f"-runs={sys.argv[1]}", f"-timeout={_SECONDS}", "-seed=1", "-max_len=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], lambda data: _one_input(sound, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
