"""``catalogue new``: write the file of a new entry, from flags or from answers to a few questions."""

import shlex
import sys
from argparse import ArgumentParser, Namespace

from generator.cli import questions
from generator.cli.cache import check_own
from generator.cli.entry_writing import KINDS, add_answers, answers_from_flags, show, write_entry
from generator.cli.environment import CannotRunError, print_text
from generator.cli.place import add_root, require_project
from generator.entry_form import Answer, EntryForm, proposed_slug


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Write the file of a new entry. At a terminal, it asks for what the flags leave open. Exit code: 0 "
        "written, 1 written with errors to fix, 2 nothing written."
    )
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("slug", nargs="?", metavar="SLUG", help="name of its file (default: made from its name)")
    add_root(parser)
    parser.add_argument("--dry-run", action="store_true", help="print the entry and write nothing")
    parser.add_argument("--no-input", action="store_true", help="ask no questions, even at a terminal")
    add_answers(parser)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    form = EntryForm(KINDS[options.kind], check_own(project))
    answers = answers_from_flags(options, form)
    if options.slug is not None and (error := form.slug_error(options.slug)):
        raise CannotRunError(error)
    if sys.stdin is not None and sys.stdin.isatty() and not options.no_input:
        slug = _ask_person(form, options.slug or "", answers)
    else:
        slug = _slug_from_flags(form, options.slug or "", answers)
    if options.dry_run:
        return show(form, slug, form.to_fields(answers))
    return write_entry(form, project, slug, form.to_fields(answers))


def _ask_person(form: EntryForm, slug: str, answers: dict[str, Answer]) -> str:
    """Ask the open questions, fill `answers` and return the slug.

    If the person stops, prints a command that resumes with the answers so far, and raises CannotRunError.
    """
    try:
        for known_slug in questions.ask_all(form, slug, answers):
            slug = known_slug
    except (EOFError, KeyboardInterrupt) as stop:
        command = shlex.join(_as_flags(form.collection.kind, slug, answers))
        print_text(f"\n\nTo continue:\n  {command}", is_message=True)
        raise CannotRunError("stopped; nothing was written") from stop
    return slug


def _as_flags(kind: str, slug: str, answers: dict[str, Answer]) -> list[str]:
    command = ["catalogue", "new", kind, *([slug] if slug else [])]
    for name, answer in answers.items():
        command += [f"--{name}={each}" for each in ((answer,) if isinstance(answer, str) else answer)]
    return command


def _slug_from_flags(form: EntryForm, slug: str, answers: dict[str, Answer]) -> str:
    """Return the slug from the flags. Raises CannotRunError if it cannot be used or a required answer is missing."""
    missing = [
        f"--{question.name}" for question in form.questions() if question.required and not answers.get(question.name)
    ]
    proposal = slug or proposed_slug(str(answers.get("name", "")))
    if not proposal and "--name" not in missing:
        missing.append("SLUG, since none can be made from the name")
    if missing:
        raise CannotRunError(f"no one is there to ask, and these answers are missing: {', '.join(missing)}")
    if error := form.slug_error(proposal):
        raise CannotRunError(error)
    return proposal
