"""``catalogue new``: write the file of a new entry, from flags or from answers to a few questions."""

import shlex
import sys
from argparse import Namespace, _SubParsersAction
from dataclasses import replace
from datetime import date
from typing import Any

from generator.check import Result, check
from generator.cli import questions
from generator.cli.surroundings import CLEAN, ERRORS_FOUND, CannotRunError, add_root, project, wants_colour
from generator.diagnostic import Diagnostic
from generator.drafts import FLAGS, SEVERAL, Answer, Desk, proposed_slug
from generator.project import SHARED, Collection, Project
from generator.report import text

KINDS = {each.kind: each for each in (*SHARED, Collection.ORGANISATIONS)}


def add(commands: "_SubParsersAction[Any]") -> None:
    """Say what the command takes."""
    parser = commands.add_parser(
        "new",
        help="write the file of a new entry",
        description="Write the file of a new entry. At a terminal, what the flags leave open is asked. Exit code: 0 "
        "written, 1 written with errors that are left to mend, 2 nothing written.",
    )
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("slug", nargs="?", metavar="SLUG", help="name of its file (default: made from its name)")
    add_root(parser)
    parser.add_argument("--dry-run", action="store_true", help="print the entry and write nothing")
    parser.add_argument("--no-input", action="store_true", help="ask nothing, not even at a terminal")
    answers = parser.add_argument_group("answers")
    for name, words in FLAGS.items():
        if name in SEVERAL:
            answers.add_argument(f"--{name}", action="append", metavar="TEXT", help=f"{words}; may be repeated")
        else:
            answers.add_argument(f"--{name}", metavar="TEXT", help=words)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    where = project(options.root)
    collection = KINDS[options.kind]
    desk = Desk(collection, check(where, date.today()))
    answers = _given(options, desk)
    if options.slug is not None:
        _refuse(desk.slug_fault(options.slug))
    if sys.stdin is not None and sys.stdin.isatty() and not options.no_input:
        slug = _ask(desk, options.slug or "", answers)
    else:
        slug = _take(desk, options.slug or "", answers)
    if options.dry_run:
        return _show(desk, slug, answers)
    path = _write(desk, where, slug, answers)
    result = _only(check(where, date.today()), path)
    print(f"Written: {path}\n\n{text.render(result, colour=wants_colour())}")
    print(_next_steps(where, collection, slug, path, sound=not result.errors))
    return ERRORS_FOUND if result.errors else CLEAN


def _given(options: Namespace, desk: Desk) -> dict[str, Answer]:
    """Collect the answers that came as flags. Raises CannotRunError for one that the kind has no place for."""
    answers: dict[str, Answer] = {}
    known = {question.name: question for question in desk.questions()}
    for name in FLAGS:
        written = getattr(options, name.replace("-", "_"))
        if written is None:
            continue
        if name not in known:
            flags = ", ".join(f"--{each}" for each in known)
            raise CannotRunError(f"this kind of entry, {options.kind}, takes no --{name}; it takes {flags}")
        texts = [_readable(name, each) for each in ([written], written)[name in SEVERAL]]
        meant = tuple(dict.fromkeys(desk.meant(known[name], each) for each in texts if each))
        if meant:
            answers[name] = meant if name in SEVERAL else meant[0]
    return answers


def _readable(name: str, written: str) -> str:
    """Strip what surrounds an answer. Raises CannotRunError for bytes that are no text, which no file could keep."""
    try:
        written.encode()
    except UnicodeEncodeError as error:
        raise CannotRunError(f"the answer to --{name} is not UTF-8 text") from error
    return written.strip()


def _ask(desk: Desk, slug: str, answers: dict[str, Answer]) -> str:
    """Let the person answer. Raises CannotRunError when they stop, with the way to take it up again."""
    try:
        for known in questions.ask_all(desk, slug, answers):
            slug = known
    except (EOFError, KeyboardInterrupt) as stop:
        again = shlex.join(_as_flags(desk.collection.kind, slug, answers))
        raise CannotRunError(f"\nstopped; nothing was written. This takes it up again:\n  {again}") from stop
    return slug


def _as_flags(kind: str, slug: str, answers: dict[str, Answer]) -> list[str]:
    command = ["catalogue", "new", kind, *([slug] if slug else [])]
    for name, answer in answers.items():
        command += [f"--{name}={each}" for each in ((answer,) if isinstance(answer, str) else answer)]
    return command


def _take(desk: Desk, slug: str, answers: dict[str, Answer]) -> str:
    """Make do with the flags. Raises CannotRunError where they leave out what an entry must have."""
    missing = [f"--{each.name}" for each in desk.questions() if each.required and not answers.get(each.name)]
    proposal = slug or proposed_slug(str(answers.get("name", "")))
    if not proposal and "--name" not in missing:
        missing.append("SLUG, since the name gives none")
    _refuse(f"nobody is there to ask, and these answers are missing: {', '.join(missing)}" if missing else "")
    _refuse(desk.slug_fault(proposal))
    return proposal


def _refuse(fault: str) -> None:
    if fault:
        raise CannotRunError(fault)


def _show(desk: Desk, slug: str, answers: dict[str, Answer]) -> int:
    """Print the entry, and beside it what would be wrong with it."""
    print(desk.text(answers), end="")
    result = _only(replace(desk.result, diagnostics=desk.diagnostics(slug, answers)), desk.file(slug).path)
    if result.diagnostics:
        print(text.render(result), end="", file=sys.stderr)
    return ERRORS_FOUND if result.errors else CLEAN


def _write(desk: Desk, where: Project, slug: str, answers: dict[str, Answer]) -> str:
    """Write the whole file or none, and never over another. Raises CannotRunError and OSError."""
    path = where.root / desk.file(slug).path
    path.parent.mkdir(exist_ok=True)
    try:
        opened = path.open("xb")
    except FileExistsError as error:
        raise CannotRunError(f"{desk.file(slug).path} exists already; nothing was written") from error
    try:
        with opened:
            opened.write(desk.text(answers).encode())
    except BaseException:
        path.unlink()
        raise
    return desk.file(slug).path


def _only(result: Result, path: str) -> Result:
    """Keep what concerns the new file, be it told at another that it collides with."""

    def concerns(each: Diagnostic) -> bool:
        return path in {each.location.path, *(related.location.path for related in each.related)}

    return replace(result, diagnostics=tuple(filter(concerns, result.diagnostics)), files=(path,))


def _next_steps(where: Project, collection: Collection, slug: str, path: str, *, sound: bool) -> str:
    """Say how to go on. A slug is safe in a command; a name would not be."""
    serve = "make serve" if (where.root / "Makefile").is_file() else "mkdocs serve"
    mend = "" if sound else f"  Mend it:     change the file, then `catalogue check {path}`\n"
    return (
        f"What next\n{mend}"
        f"  Look at it:  `{serve}`, and open the page /{collection}/{slug}/\n"
        f"  Add to it:   the page /contribute/fields/ tells of every field, `used_by` for instance\n"
        f"  Propose it:  git switch --create add-{slug}\n"
        f"               git add {path}\n"
        f'               git commit --message "Add {slug}"\n'
        f"               git push --set-upstream origin add-{slug}\n"
        f"               and open a pull request"
    )
