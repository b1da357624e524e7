"""``catalogue from-issue``: turn an issue written with one of our forms into an entry, or into lines of a file."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from generator.characters import REPLACEMENT
from generator.check import check
from generator.cli.entry_writing import write_outcome
from generator.cli.environment import (
    CLEAN,
    COULD_NOT_RUN,
    HAS_ERRORS,
    CannotRunError,
    read_bytes,
    today,
    write_output,
)
from generator.cli.place import add_root, require_project
from generator.importing import filled_form, issue_form
from generator.importing.draft import CannotImportError
from generator.report import answer

MAX_EVENT_BYTES = 2 * 1024 * 1024
_SURROGATES = re.compile("[\ud800-\udfff]")


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Turn the text of an issue, written with one of the forms on GitHub, into a new entry or into "
        "lines of a file. Those say what an organisation uses, or when an entry was last checked. The answer is "
        "Markdown, ready for a comment. Exit code: 0 written, 1 written with errors to fix, 2 nothing written."
    )
    parser.add_argument("file", metavar="FILE", help="the text of the issue; - reads standard input")
    add_root(parser)
    parser.add_argument("--event", action="store_true", help="FILE is a GitHub event that contains the issue")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write the answer to this file instead of printing it"
    )
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    max_bytes = MAX_EVENT_BYTES if options.event else issue_form.MAX_BYTES
    raw = sys.stdin.buffer.read(max_bytes + 1) if options.file == "-" else read_bytes(Path(options.file), max_bytes)
    try:
        body, day = _body_and_day(raw, max_bytes, is_event=options.event)
        outcome = filled_form.read(check(project, today()), body, day)
        write_outcome(project, outcome)
        code, comment = HAS_ERRORS if outcome.errors else CLEAN, answer.as_markdown(outcome)
    except (CannotImportError, CannotRunError) as error:
        code, comment = COULD_NOT_RUN, answer.refusal_as_markdown(str(error))
    write_output(options.output, comment)
    return code


def _body_and_day(raw: bytes, max_bytes: int, *, is_event: bool) -> tuple[str, date]:
    """Return the text of an issue and the day on which it was written, from its file or a GitHub event.

    A file was written today. Raises CannotRunError if the issue cannot be read.
    """
    if len(raw) > max_bytes:
        raise CannotRunError(f"the issue has more than {max_bytes // 1024:,} kB")
    try:
        text = raw.decode("utf-8-sig")
        if not is_event:
            return text, today()
        issue = json.loads(text)["issue"]
        day = date.fromisoformat(issue["created_at"][:10]) if "created_at" in issue else today()
        return _SURROGATES.sub(REPLACEMENT, issue["body"] or ""), day
    except UnicodeDecodeError as error:
        raise CannotRunError("the issue is not UTF-8 text") from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise CannotRunError("the file is not a GitHub event about an issue") from error
