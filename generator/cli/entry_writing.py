"""Shared by the commands that write entries: flags for answers, writing the files, and the next steps to print."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import whole_file
from generator.check import check
from generator.cli.environment import CLEAN, HAS_ERRORS, CannotRunError, today, wants_colour
from generator.entry_form import FLAGS, MULTIPLE, Answer, EntryForm, Fields, only_about
from generator.importing.answers import answer, is_none
from generator.importing.filled_form import Outcome
from generator.project import CATALOGUE, SHARED, Collection, EntryFile, Project
from generator.report import text

KINDS = {each.kind: each for each in (*SHARED, Collection.ORGANISATIONS)}


def add_answers(parser: ArgumentParser) -> None:
    """Add a flag for each question."""
    answers = parser.add_argument_group("answers")
    for name, help_text in FLAGS.items():
        if name in MULTIPLE:
            answers.add_argument(f"--{name}", action="append", metavar="TEXT", help=f"{help_text}; may be repeated")
        else:
            answers.add_argument(f"--{name}", metavar="TEXT", help=help_text)


def answers_from_flags(options: Namespace, form: EntryForm) -> dict[str, Answer]:
    """Return the answers from flags, by question. Raises CannotRunError if the kind of entry has no such field."""
    answers: dict[str, Answer] = {}
    known = {question.name: question for question in form.questions()}
    for name in FLAGS:
        value = getattr(options, name.replace("-", "_"))
        if value is None:
            continue
        if name not in known:
            flags = ", ".join(f"--{each}" for each in known)
            kind = form.collection.kind
            raise CannotRunError(f"this kind of entry, {kind}, takes no --{name}; it takes {flags}")
        texts = [_checked_text(name, each) for each in ([value], value)[name in MULTIPLE]]
        if new := answer(form, known[name], "\n".join(each for each in texts if name == "name" or not is_none(each))):
            answers[name] = new
    return answers


def _checked_text(name: str, text: str) -> str:
    """Return an answer without surrounding space. Raises CannotRunError if it cannot be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CannotRunError(f"the answer to --{name} is not UTF-8 text") from error
    return text.strip()


def show(form: EntryForm, slug: str, fields: Fields) -> int:
    """Print an entry to standard output and its diagnostics to standard error. Return the exit code."""
    print(form.to_yaml(fields), end="")
    path = form.file(slug).path
    result = only_about(form.check_with({slug: fields}), path)
    if result.diagnostics:
        print(text.render(result), end="", file=sys.stderr)
    return HAS_ERRORS if result.errors else CLEAN


def write(project: Project, entries: Mapping[EntryFile, str]) -> None:
    """Write new files, all or none. Raises CannotRunError if a file exists already, and OSError if writing fails.

    The latter is no answer to somebody who filled in a form: it tells of this machine.
    """
    contents = {project.root / file.path: content.encode() for file, content in entries.items()}
    for folder in {path.parent for path in contents}:
        _ensure_folder(folder)
    try:
        whole_file.create(contents, via=project.root)
    except FileExistsError as error:
        path = Path(error.filename).relative_to(project.root).as_posix()
        raise CannotRunError(f"{path} already exists; nothing was written") from error


def replace(project: Project, file: EntryFile, before: bytes, after: bytes) -> None:
    """Write a file anew. Raises CannotRunError if it changed since it was `before`, and OSError like `write`."""
    path = project.root / file.path
    if path.is_symlink() or path.read_bytes() != before:
        raise CannotRunError(f"{file.path} changed in the meantime, so it was left as it is; run this again")
    whole_file.replace(path, [after], via=project.root)


def write_outcome(project: Project, outcome: Outcome) -> None:
    """Write what became of a form: new files, all or none, then changes of old ones. Raises like `write`, `replace`.

    The last comes first: if a run is ended in between, the next finds what the first refers to, and adds the first.
    """
    write(project, {each.file: each.after.decode() for each in reversed(outcome.changes) if each.before is None})
    for each in outcome.changes:
        if each.before is not None:
            replace(project, each.file, each.before, each.after)


def _ensure_folder(folder: Path) -> None:
    """Create the folder of a collection. Raises CannotRunError if it is a link, which may lead out of the project."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotRunError(
            f"{CATALOGUE}/{folder.name} is a link or a file, not a folder, so nothing was written; put a folder there"
        )
    folder.mkdir(exist_ok=True)


def write_entry(form: EntryForm, project: Project, slug: str, fields: Fields) -> int:
    """Write a new entry, and print its diagnostics and the next steps. Return the exit code."""
    file = form.file(slug)
    write(project, {file: form.to_yaml(fields)})
    result = only_about(check(project, today()), file.path)
    print(f"Written: {file.path}\n\n{text.render(result, colour=wants_colour())}")
    print(next_steps(project, [file], valid=not result.errors))
    return HAS_ERRORS if result.errors else CLEAN


def next_steps(project: Project, files: Sequence[EntryFile], *, valid: bool, title: str = "") -> str:
    """Return the text about next steps. Its commands contain slugs only: a name could inject into a shell.

    `title` says what is added, if that is not the entries in `files`.
    """
    serve = "make serve" if (project.root / "Makefile").is_file() else "catalogue serve"
    first, is_single = files[0], len(files) == 1
    slug = title or (first.slug if is_single else f"{first.slug}-and-others")
    paths = " ".join(file.path for file in files)
    pages = ", ".join(f"/{file.collection}/{file.slug}/" for file in files) if is_single else f"/{first.collection}/"
    fix_step = "" if valid else f"  Fix it:      change the file, then `catalogue check {paths}`\n"
    return (
        f"What next\n{fix_step}"
        f"  Look at it:  `{serve}`, and open the page {pages}\n"
        f"  Add to it:   the page /contribute/fields/ describes every field, `used_by` for example\n"
        f"  Propose it:  git switch --create add-{slug}\n"
        f"               git add {paths}\n"
        f'               git commit --message "Add {slug}"\n'
        f"               git push --set-upstream origin add-{slug}\n"
        f"               and open a pull request"
    )
