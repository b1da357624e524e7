"""``catalogue from-mail``: turn emails with a form in them into entries, or into lines of files."""

from argparse import ArgumentParser, Namespace
from email import policy
from email.message import EmailMessage
from pathlib import Path

from generator.check import Result, check, check_with
from generator.cli.entry_writing import write_outcome
from generator.cli.environment import (
    CLEAN,
    COULD_NOT_RUN,
    HAS_ERRORS,
    CannotRunError,
    print_text,
    read_bytes,
    today,
    write_atomically,
)
from generator.cli.place import add_root, require_project
from generator.importing import filled_form, issue_form, mail
from generator.importing.draft import CannotImportError
from generator.importing.mail import Mail
from generator.project import Project, real_path
from generator.report import answer
from generator.report.escape import for_one_line
from generator.report.phrases import count, sentence

_ANSWER = ".answer.eml"


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Turn emails that hold the text of a form into new entries or into lines of files. Beside each message it "
        "writes the answer to send, as a draft that your mail program opens. A message with errors changes nothing but "
        "gets its answer. Who sent a message is nowhere but in that answer. Exit code: 0 written, 1 some have errors "
        "to fix, 2 some could not be read."
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a message, saved as .eml")
    add_root(parser)
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    for path in options.files:
        if real_path(path).is_relative_to(real_path(project.root)):
            raise CannotRunError(
                f"{path} is in the folder of the catalogue, where the sender's address could be published; move it out"
            )
    result = check(project, today())
    codes = []
    for path in options.files:
        try:
            message = mail.read(read_bytes(path, mail.MAX_BYTES), today())
        except (CannotImportError, CannotRunError) as error:
            _print(path, f"not read: {error}")
            codes.append(COULD_NOT_RUN)
        else:
            code, result = _take_up(project, result, path, message)
            codes.append(code)
    return max(codes)


def _take_up(project: Project, result: Result, path: Path, message: Mail) -> tuple[int, Result]:
    """Write what a message says, and its answer. Return the exit code, and the catalogue as it is then."""
    if issue_form.asks_for_correction(message.text):
        _answer(path, message, "a correction, which you make by hand", answer.CORRECTION)
        return CLEAN, result
    try:
        outcome = filled_form.read(result, message.text, message.day)
        if not outcome.errors:
            write_outcome(project, outcome)
            result = check_with(result, {each.file: each.after for each in outcome.changes})
    except (CannotImportError, CannotRunError) as error:
        code, done, text = COULD_NOT_RUN, f"nothing was written: {error}", answer.refusal_as_text(str(error))
    else:
        files = ", ".join(each.file.path for each in outcome.changes)
        code = HAS_ERRORS if outcome.errors else CLEAN
        done = f"nothing was written; {count(len(outcome.errors), 'error')} to fix" if code else f"written to {files}"
        text = answer.as_text(outcome)
    _answer(path, message, done, text)
    return code, result


def _answer(path: Path, message: Mail, done: str, text: str) -> None:
    """Write the answer to a message beside it, and print what was done."""
    reply_path = path.with_name(f"{path.stem}{_ANSWER}")
    write_atomically(reply_path, _reply(message, text))
    _print(path, f"{done}. The answer is in {reply_path}")


def _reply(message: Mail, text: str) -> str:
    """Return the answer to a message as a draft, which mail programs open to be sent."""
    reply = EmailMessage(policy.SMTP)
    reply["To"] = message.sender
    reply["Subject"] = f"Re: {message.subject}" if message.subject else "Your proposal for the catalogue"
    reply["X-Unsent"] = "1"  # or Outlook would show it as received
    reply.set_content(text)
    return reply.as_bytes().decode("ascii").replace("\r\n", "\n")


def _print(path: Path, words: str) -> None:
    print_text(for_one_line(sentence(f"{path}: {words}")))
