"""``catalogue from-issue``: turn an issue written with one of our forms into an entry, or into lines of a file."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.characters import REPLACEMENT
from generator.check import Result, check, check_with
from generator.cli.entry_writing import write
from generator.cli.environment import (
    CLEAN,
    COULD_NOT_RUN,
    HAS_ERRORS,
    CannotRunError,
    read_bytes,
    today,
    write_atomically,
)
from generator.cli.place import add_root, require_project
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import EntryForm, only_about, proposed_slug
from generator.importing import confirmation, issue_form, uses
from generator.importing.draft import CannotImportError
from generator.importing.naming import named_entry
from generator.project import SHARED, Collection, Project
from generator.report.escape import for_markdown
from generator.report.phrases import sentence
from generator.source import Pointer

MAX_EVENT_BYTES = 2 * 1024 * 1024
_SURROGATES = re.compile("[\ud800-\udfff]")
_HOW_TO_EDIT = (
    "To fix this, select the three dots at the top right of your issue, and then **Edit**. Nothing that you wrote is "
    "lost. Write a comment when you are done, and a maintainer will try again."
)


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
        code, comment = _convert(project, check(project, today()), body, day)
    except (CannotImportError, CannotRunError) as error:
        code, comment = COULD_NOT_RUN, f"Nothing was written: {for_markdown(sentence(str(error)))}\n\n{_HOW_TO_EDIT}\n"
    if options.output:
        write_atomically(options.output, comment)
    else:
        print(comment, end="")
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


def _convert(project: Project, result: Result, body: str, day: date) -> tuple[int, str]:
    """Write what an issue says, which was written on `day`. Return the exit code and a comment for it in Markdown."""
    if issue_form.confirms_entry(body):
        return _confirm(project, result, issue_form.confirmed_entry(body), day)
    collection = issue_form.collection_of(body)
    return (
        _add_use(project, result, body)
        if collection is None
        else _add_entry(project, EntryForm(collection, result), body)
    )


def _add_entry(project: Project, form: EntryForm, body: str) -> tuple[int, str]:
    fields = issue_form.fields(form, body)
    slug = proposed_slug(str(fields.get("name", "")))
    if error := form.slug_error(slug) if slug else "No slug can be made from the name; use letters from a to z":
        raise CannotImportError(error)
    file = form.file(slug)
    diagnostics = only_about(form.check_with({slug: fields}), file.path).diagnostics
    write(project, {file: form.to_yaml(fields)})
    labels: dict[Pointer, str] = {question.pointer: label for label, question in issue_form.questions(form).items()}
    return _comment(f"the file `{file.path}`", diagnostics, labels)


def _add_use(project: Project, result: Result, body: str) -> tuple[int, str]:
    form = EntryForm(Collection.ORGANISATIONS, result)
    use = issue_form.use(form, body)
    entry = named_entry(result.context, use.entry, SHARED)
    organisation = named_entry(result.context, use.organisation, (Collection.ORGANISATIONS,))
    path = project.root / organisation.file.path
    statement = uses.statement(form, entry, use.texts)
    after = uses.add_use(organisation, path.read_bytes(), form.schema.node, statement)
    pointer: Pointer = ("uses", len(organisation.data.get("uses", ())))
    checked_result = only_about(check_with(result, {organisation.file: after}), organisation.file.path)
    diagnostics = [each for each in checked_result.diagnostics if each.pointer[:2] == pointer]
    write_atomically(path, after.decode())
    labels: dict[Pointer, str] = {
        (*pointer, question.name): label for label, question in issue_form.use_questions(form).items()
    }
    return _comment(f"a line of the file `{organisation.file.path}`", diagnostics, labels)


def _confirm(project: Project, result: Result, name: str, day: date) -> tuple[int, str]:
    """Write into an entry that it was checked on a day."""
    entry = named_entry(result.context, name, SHARED)
    path = project.root / entry.file.path
    after = confirmation.set_reviewed(entry, path.read_bytes(), result.schemas[entry.file.collection].node, day)
    checked_result = only_about(check_with(result, {entry.file: after}), entry.file.path)
    diagnostics = [each for each in checked_result.diagnostics if each.pointer == (confirmation.FIELD,)]
    write_atomically(path, after.decode())
    return _comment(f"a line of the file `{entry.file.path}`", diagnostics, {})


def _comment(target: str, diagnostics: Sequence[Diagnostic], labels: Mapping[Pointer, str]) -> tuple[int, str]:
    """Return the exit code and the comment for the author of the issue, in Markdown."""
    errors = [each for each in diagnostics if each.severity is Severity.ERROR]
    notes = [each for each in diagnostics if each.severity is not Severity.ERROR]
    if errors:
        paragraphs = [f"Thank you. This issue is to become {target}.", "Before it can, fix this:"]
        paragraphs += [_as_list(errors, labels), _HOW_TO_EDIT]
    else:
        paragraphs = [
            f"Thank you. This issue has become {target}.",
            "Nothing in it is wrong. A maintainer will review it.",
        ]
    if notes:
        paragraphs += ["Worth a second look, but does not have to be fixed:", _as_list(notes, labels)]
    return HAS_ERRORS if errors else CLEAN, "\n\n".join(paragraphs) + "\n"


def _as_list(diagnostics: Sequence[Diagnostic], labels: Mapping[Pointer, str]) -> str:
    return "\n".join(
        f"* {_label(diagnostic, labels)}{for_markdown(diagnostic.message)}. {for_markdown(diagnostic.help)}"
        for diagnostic in diagnostics
    )


def _label(diagnostic: Diagnostic, labels: Mapping[Pointer, str]) -> str:
    """Return the label of the form's question that a diagnostic is about, in bold; empty if it is about none."""
    pointer = diagnostic.pointer
    return next((f"**{label}**: " for prefix, label in labels.items() if pointer[: len(prefix)] == prefix), "")
