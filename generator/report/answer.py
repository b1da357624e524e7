"""The answer to somebody who filled in a form: Markdown for a comment on GitHub, or plain text for an email."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.importing.filled_form import Outcome, Remark
from generator.importing.issue_form import MORE_LABEL
from generator.report.escape import for_markdown, for_one_line
from generator.report.phrases import sentence

_CODE = re.compile("`([^`]*)`")
_HOW_TO_EDIT = (
    "To fix this, select the three dots at the top right of your issue, and then **Edit**. Nothing that you wrote is "
    "lost. Write a comment when you are done, and a maintainer will try again."
)
_HOW_TO_SEND_AGAIN = (
    "To fix this, send the whole text again with other answers. Nothing that you wrote is lost: it is in the folder of "
    "the messages that you sent."
)

CORRECTION = "Thank you. A maintainer will make your correction, and may ask you about it first.\n"
"""The text for somebody who sent a correction."""

_Escape = Callable[[str], str]


def as_markdown(outcome: Outcome) -> str:
    """Return the comment for the author of an issue."""
    first = outcome.changes[0]
    target = f"the file `{first.file.path}`" if first.before is None else f"a line of the file `{first.file.path}`"
    return _answer(outcome, ("This issue", target, _HOW_TO_EDIT), for_markdown, "* **{}**: {}")


def as_text(outcome: Outcome) -> str:
    """Return the text of a message to the person who sent one."""
    target = "a new entry" if outcome.changes[0].before is None else "a line of an entry that is there already"
    return _answer(outcome, ("What you sent", target, _HOW_TO_SEND_AGAIN), _in_plain_text, "* {}: {}")


def refusal_as_markdown(reason: str) -> str:
    """Return the comment that says why an issue changes nothing."""
    return f"Nothing was written: {for_markdown(sentence(reason))}\n\n{_HOW_TO_EDIT}\n"


def refusal_as_text(reason: str) -> str:
    """Return the text that says why a message changes nothing."""
    return f"Thank you. What you sent could not be used: {_in_plain_text(sentence(reason))}\n\n{_HOW_TO_SEND_AGAIN}\n"


def _answer(outcome: Outcome, words: tuple[str, str, str], escape: _Escape, item: str) -> str:
    """Return the answer. `words` are what was sent, what it becomes, and how to fix errors in it."""
    subject, target, how_to_fix = words
    if outcome.errors:
        paragraphs = [f"Thank you. {subject} is to become {target}.", "Before it can, fix this:"]
        paragraphs += [_as_list(outcome.errors, escape, item), how_to_fix]
    else:
        paragraphs = [
            f"Thank you. {subject} has become {target}.",
            "Nothing in it is wrong. A maintainer will review it.",
        ]
    at = len(paragraphs) - bool(outcome.errors)  # what to do about errors stays last
    paragraphs[at:at] = map(escape, _about_more(outcome))
    if outcome.notes:
        paragraphs += [
            "Worth a second look, but does not have to be fixed:",
            _as_list(outcome.notes, escape, item),
        ]
    return "\n\n".join(paragraphs) + "\n"


def _about_more(outcome: Outcome) -> Iterator[str]:
    """Yield what a maintainer does besides."""
    if outcome.new_owner:
        yield (
            f"The catalogue has no organisation `{outcome.new_owner}` yet, so it is added as well. A maintainer will "
            "say what kind of body it is, or put the right one in its place."
        )
    if outcome.has_more:
        yield f"What is below `{MORE_LABEL}` is not in it yet. A maintainer adds it by hand."


def _as_list(remarks: Sequence[Remark], escape: _Escape, item: str) -> str:
    lines = ((remark.label, f"{escape(sentence(remark.message))} {escape(remark.help)}") for remark in remarks)
    return "\n".join(item.format(label, words) if label else f"* {words}" for label, words in lines)


def _in_plain_text(text: str) -> str:
    """Return a text with quotation marks in place of backticks, and without characters that cannot be seen."""
    return for_one_line(_CODE.sub("\u201c\\1\u201d", text))
