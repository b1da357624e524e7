"""``catalogue from-issue``: turn an issue that was written with one of our forms into an entry, or a line of one."""

import json
import re
import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.check import Result, check, check_with
from generator.checked_entry import CheckedEntry
from generator.cli.entry_writing import write
from generator.cli.environment import (
    CLEAN,
    COULD_NOT_RUN,
    ERRORS_FOUND,
    CannotRunError,
    add_root,
    read_bytes,
    require_project,
    today,
    write_atomically,
)
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import EntryForm, only_about, proposed_slug
from generator.file_rules import REPLACEMENT
from generator.importing import adoption, issue_form
from generator.importing.draft import CannotImportError
from generator.project import SHARED, Collection, Project
from generator.report.escape import for_markdown
from generator.rules.context import choose_one_of
from generator.source import Pointer

MAX_EVENT_BYTES = 2 * 1024 * 1024
_NO_TEXT = re.compile("[\ud800-\udfff]")
_LAST_STEP = re.compile(r"/([a-z0-9-]+)/?(?:[#?].*)?$")
_AGAIN = (
    "To fix this, select the three dots at the top right of your issue, and then **Edit**. Nothing that you wrote is "
    "lost. Write a comment when you are done, and a maintainer will try again."
)


def add(commands: "_SubParsersAction[Any]") -> None:
    """Say what the command takes."""
    parser = commands.add_parser(
        "from-issue",
        help="turn an issue written with a form into an entry",
        description="Turn the text of an issue, written with one of the forms on GitHub, into an entry, or into one "
        "more user of an entry. The answer is printed as Markdown, ready for a comment. Exit code: 0 written, 1 "
        "written with errors to fix, 2 nothing written.",
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
    most = MAX_EVENT_BYTES if options.event else issue_form.MAX_BYTES
    raw = sys.stdin.buffer.read(most + 1) if options.file == "-" else read_bytes(Path(options.file), most)
    try:
        body = _body(raw, most, is_event=options.event)
        code, answer = _turned(project, check(project, today()), body)
    except (CannotImportError, CannotRunError) as error:
        code, answer = COULD_NOT_RUN, f"Nothing was written: {_sentence(str(error))}\n\n{_AGAIN}\n"
    if options.output:
        write_atomically(options.output, answer)
    else:
        print(answer, end="")
    return code


def _sentence(words: str) -> str:
    return for_markdown(words if words.endswith((".", "?")) else f"{words}.")


def _body(raw: bytes, most: int, *, is_event: bool) -> str:
    """Give the text of an issue. Raises CannotRunError where there is none."""
    if len(raw) > most:
        raise CannotRunError(f"the issue has more than {most // 1024:,} kB")
    try:
        text = raw.decode("utf-8-sig")
        return _NO_TEXT.sub(REPLACEMENT, json.loads(text)["issue"]["body"] or "") if is_event else text
    except UnicodeDecodeError as error:
        raise CannotRunError("the issue is not UTF-8 text") from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise CannotRunError("the file is not a GitHub event about an issue") from error


def _turned(project: Project, result: Result, body: str) -> tuple[int, str]:
    """Write what an issue asks for, and say in Markdown what became of it."""
    collection = issue_form.collection_of(body)
    return _use(project, result, body) if collection is None else _entry(project, EntryForm(collection, result), body)


def _entry(project: Project, form: EntryForm, body: str) -> tuple[int, str]:
    fields = form.to_fields(issue_form.answers(form, body))
    slug = proposed_slug(str(fields.get("name", "")))
    if fault := form.slug_error(slug) if slug else "No slug can be made from the name; use letters from a to z":
        raise CannotImportError(fault)
    file = form.file(slug)
    found = only_about(form.check_with({slug: fields}), file.path).diagnostics
    write(project, {file: form.to_yaml(fields)})
    labels: dict[Pointer, str] = {question.pointer: label for label, question in issue_form.questions(form).items()}
    return _answer(f"the file `{file.path}`", found, labels)


def _use(project: Project, result: Result, body: str) -> tuple[int, str]:
    said = issue_form.use(EntryForm(Collection.PROJECTS, result), body)
    entry = _meant(result, said.entry)
    raw = (project.root / entry.file.path).read_bytes()
    node = result.schemas[entry.file.collection].node
    after = adoption.add_adoption(entry, raw, node, said.adoption)
    place: Pointer = ("used_by", len(entry.data.get("used_by", ())))
    judged = only_about(check_with(result, {entry.file: after}), entry.file.path)
    found = [each for each in judged.diagnostics if each.pointer[:2] == place]
    write_atomically(project.root / entry.file.path, after.decode())
    asked = issue_form.use_questions(EntryForm(entry.file.collection, result))
    labels: dict[Pointer, str] = {(*place, question.name): label for label, question in asked.items()}
    return _answer(f"a line of the file `{entry.file.path}`", found, labels)


def _meant(result: Result, written: str) -> CheckedEntry:
    """Find the entry that is meant by a slug, a name or the address of a page.

    Raises CannotImportError for none, and for a name that several have.
    """
    context = result.context
    entries = {slug: reading for each in SHARED for slug, reading in context.by_slug[each].items()}
    address = _LAST_STEP.search(written)
    slug = address[1] if address else written.casefold()
    if slug in entries:
        return entries[slug]
    slugs = context.slugs_with_name(written, SHARED)
    if len(slugs) == 1:
        return entries[slugs[0]]
    if slugs:
        raise CannotImportError(f"it is not clear what `{written}` is. {choose_one_of(slugs)}")
    near = context.suggestion(written, SHARED)
    more = f". Did you mean `{near}`?" if near else ""
    raise CannotImportError(f"there is no component, standard or project `{written}` in the catalogue{more}")


def _answer(what: str, found: Sequence[Diagnostic], labels: Mapping[Pointer, str]) -> tuple[int, str]:
    """Say in words for whoever wrote the issue what became of it."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    notes = [each for each in found if each.severity is not Severity.ERROR]
    if errors:
        told = [f"Thank you. This issue is to become {what}.", "Before it can, fix this:"]
        told += [_listed(errors, labels), _AGAIN]
    else:
        told = [f"Thank you. This issue has become {what}.", "Nothing in it is wrong. A maintainer will review it."]
    if notes:
        told += ["Worth a second look, but does not have to be fixed:", _listed(notes, labels)]
    return ERRORS_FOUND if errors else CLEAN, "\n\n".join(told) + "\n"


def _listed(found: Sequence[Diagnostic], labels: Mapping[Pointer, str]) -> str:
    return "\n".join(
        f"* {_label(each, labels)}{for_markdown(each.message)}. {for_markdown(each.help)}" for each in found
    )


def _label(diagnostic: Diagnostic, labels: Mapping[Pointer, str]) -> str:
    """Name the question of the form that a diagnostic is about, if it is about one."""
    pointer = diagnostic.pointer
    return next((f"**{label}**: " for place, label in labels.items() if pointer[: len(place)] == place), "")
