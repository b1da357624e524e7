"""Write all derived files, or list with ``--check`` those that are out of date."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator import whole_file
from generator.check import Result, check
from generator.derived import commands_page, fields_page, issue_forms, terms_schema, translations
from generator.project import Project

_CHECKOUT = Path(__file__).parents[2]


def files(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the path in the checkout and the current text of each derived file."""
    yield fields_page.PATH, fields_page.render(result)
    yield terms_schema.PATH, terms_schema.render(result)
    yield from issue_forms.files(result)
    yield commands_page.PATH, commands_page.render()
    yield from translations.files(result)


def main(arguments: Sequence[str] | None = None, checkout: Path = _CHECKOUT) -> int:
    """List each file that is out of date, and write it unless ``--check`` is set. Return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m generator.derived", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file is out of date")
    only_check = parser.parse_args(arguments).check
    derived = files(check(Project(checkout), date.today()))
    stale = [(path, text) for path, text in derived if _read(checkout / path) != text]
    for path, text in stale:
        print(f"{path} is out of date: run `make derived`" if only_check else f"Written: {path}")
        if not only_check:
            whole_file.replace(checkout / path, [text.encode()])
    return 1 if stale and only_check else 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
