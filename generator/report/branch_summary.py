"""The summary of a branch for reviewers, in Markdown, so that they need not read a diff of YAML.

All text from files is in code spans, where Markdown has no effect. Only plain https addresses become links, so that
evidence can be opened.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from generator.check import Result
from generator.checked_entry import ADOPTION_KEYS
from generator.names import join_words
from generator.report import reviewers
from generator.report.escape import address_for_markdown, as_code, for_markdown, is_plain_address
from generator.report.phrases import count, within_limit
from generator.report.verdict import verdict
from generator.review.alerts import Alert
from generator.review.branch_changes import BranchChanges, EntryChange, FileChangeKind
from generator.review.differences import Difference, FieldChangeKind, FieldTexts
from generator.review.permissions import BranchReview

_MAX_CHARACTERS = 500_000  # GitHub shows no summary of more than a million characters
_MAX_VALUE_LENGTH = 600
_LONG_TEXT_LENGTH = 80
_MAX_DIFF_TOKENS = 4_000
_CONTEXT_TOKENS = 9
_MIN_SIMILARITY = 0.6
_IN_HEADING = {"name", "owner"}
_HEADINGS = {
    FileChangeKind.ADDS: "Added",
    FileChangeKind.REMOVES: "Removed",
    FileChangeKind.RENAMES: "Renamed",
    FileChangeKind.CHANGES: "Changed",
}


def render(alerts: Sequence[Alert], changes: BranchChanges, result: Result, review: BranchReview) -> str:
    """Return the summary: what the branch needs, totals, who has to review it, and its changes by entry."""
    if not (changes.entries or changes.others or changes.outside_catalogue):
        return "## What this branch means\n\nNothing: no file differs.\n"
    totals = f"{_summary(changes)} {_check_summary(result)}"
    opening = f"## What this branch means\n\n{verdict(alerts, result, review)}\n\n{totals}\n"
    blocks = [block for kind in FileChangeKind for block in _section(kind, changes.entries)]
    reviewers_section = f"### Whose review it needs\n\n{reviewers.as_markdown(review)}"
    return "\n".join(
        [opening, reviewers_section, *within_limit(blocks, _MAX_CHARACTERS, _left_out), *_other_files(changes)]
    )


def _summary(changes: BranchChanges) -> str:
    """Return one sentence with the number of files by kind of change, and one about adoptions if any changed."""
    parts = []
    for kind in FileChangeKind:
        collections = Counter(entry.collection for entry in changes.entries if entry.kind is kind)
        if collections:
            counts = [count(number, collection.kind, collection.value) for collection, number in collections.items()]
            parts.append(f"{kind} {join_words(counts, 'and')}")
    others = len(changes.others) + len(changes.outside_catalogue)
    parts += [f"changes {count(others, 'file')} that {'is not an entry' if others == 1 else 'are not entries'}"] * (
        others > 0
    )
    summary = f"{'; '.join(parts).capitalize()}."
    uses = changes.uses
    groups = ((uses.added, "gained"), (uses.removed, "lost"), (uses.changed, "changed"))
    lines = [f"{len(group):,} {word}" for group, word in groups if group]
    return f"{summary} Adoptions: {join_words(lines, 'and')}." if lines else summary


def _check_summary(result: Result) -> str:
    numbers = ((len(result.errors), "error"), (len(result.warnings), "warning"))
    counts = " and ".join(count(number, word) for number, word in numbers if number)
    return f"The check finds {counts}." if counts else "The check finds nothing wrong."


def _section(kind: FileChangeKind, entries: Iterable[EntryChange]) -> Iterator[str]:
    of_kind = [entry for entry in entries if entry.kind is kind]
    for number, entry in enumerate(of_kind):
        heading = "" if number else f"### {_HEADINGS[kind]}\n\n"
        lines = "".join(f"- {line}\n" for line in _entry_lines(entry))
        yield f"{heading}{_entry_heading(entry)}\n\n{lines}"


def _entry_heading(entry: EntryChange) -> str:
    owner = f" of {as_code(entry.owner)}" if entry.owner else ""
    return f"**{as_code(entry.name)}**, {entry.collection.kind}{owner}, in {as_code(entry.path)}"


def _entry_lines(entry: EntryChange) -> Iterator[str]:
    """Yield the lines about one entry, the most serious first."""
    if not entry.readable_now:
        yield "**It cannot be read**, so no one can tell what it says. Look at the file."
    elif entry.has_faults:
        yield "It has errors, which the check explains."
    if entry.kind is FileChangeKind.RENAMES:
        yield _slug_line(entry)
    if entry.kind is FileChangeKind.REMOVES:
        yield "**Its address is lost**, and what it says with it:"
    if not entry.readable_before:
        yield "**Its earlier version cannot be read.** All that it says now:"
    if not entry.differences and entry.readable_now and entry.kind is FileChangeKind.CHANGES:
        yield "Only spacing, comments or the order of fields."
    is_all = entry.kind in (FileChangeKind.ADDS, FileChangeKind.REMOVES)
    differences = (difference for difference in entry.differences if not (is_all and difference.field in _IN_HEADING))
    yield from (_difference_line(difference, is_all=is_all) for difference in differences)


def _slug_line(entry: EntryChange) -> str:
    moved_from = f", moved here from {entry.moved_from}" if entry.moved_from else ""
    address_note = "the old address leads here" if entry.keeps_address else "**the old address is lost**"
    return f"Slug: {as_code(entry.old_slug)} → {as_code(entry.new_slug)}{moved_from}; {address_note}"


def _difference_line(difference: Difference, *, is_all: bool) -> str:
    """Return the line about one difference. `is_all`: the entry is added or removed, so the kind is not repeated."""
    label = "Adoption" if difference.field in ADOPTION_KEYS else for_markdown(difference.label)
    item = f" {_format_value(difference.item)}" if difference.item else ""
    kind = "" if is_all else f" {difference.kind}"
    if difference.kind is FieldChangeKind.CHANGED:
        pairs = zip(difference.before, difference.after, strict=True)
        changed = "; ".join(f"{_field_prefix(name)}{_before_and_after(old, new)}" for (name, old), (_, new) in pairs)
        return f"{label}{f'{item} changed' if item else ''}: {changed}"
    texts = _join_texts(difference.before or difference.after)
    return f"{label}{kind}:{item}{',' if item and texts else ''} {texts}".rstrip(" :")


def _join_texts(texts: FieldTexts) -> str:
    return ", ".join(f"{_field_prefix(name)}{_format_value(text)}" for name, text in texts)


def _field_prefix(name: str) -> str:
    return f"{for_markdown(name[:1].lower() + name[1:])} " if name else ""


def _before_and_after(before: str, after: str) -> str:
    is_long = max(len(before), len(after)) > _LONG_TEXT_LENGTH
    if is_long and not (is_plain_address(before) or is_plain_address(after)):
        return _word_diff(_mark_line_breaks(before), _mark_line_breaks(after))
    return f"{_format_value(before)} → {_format_value(after)}"


def _format_value(text: str) -> str:
    """Return a value as Markdown: a plain address as a link, anything else as code, cut if it is too long."""
    if not text:
        return "nothing"
    if (link := address_for_markdown(text)).startswith("<"):
        return link
    line = _mark_line_breaks(text)
    remaining = len(line) - _MAX_VALUE_LENGTH
    if remaining <= 0:
        return as_code(line)
    return f"{as_code(line[:_MAX_VALUE_LENGTH])} … and {count(remaining, 'character')} more"


def _mark_line_breaks(text: str) -> str:
    return text.replace("\n", " ¶ ")


def _word_diff(before: str, after: str) -> str:
    """Return a word diff of two long texts as Markdown, with a few unchanged words around each change."""
    old_tokens, new_tokens = (re.findall(r"\s+|\S+", text) for text in (before, after))
    if len(old_tokens) + len(new_tokens) > _MAX_DIFF_TOKENS:
        return f"{_format_value(before)} → {_format_value(after)}"
    pieces: list[str] = []
    matcher = SequenceMatcher(None, old_tokens, new_tokens, autojunk=False)
    if matcher.ratio() < _MIN_SIMILARITY:  # a rewritten text is easier to read in one piece
        return f"{_format_value(before)} → {_format_value(after)}"
    for tag, old_start, old_stop, new_start, new_stop in matcher.get_opcodes():
        old, new = old_tokens[old_start:old_stop], new_tokens[new_start:new_stop]
        if tag == "equal":
            pieces.append(_shorten(old, is_first=not old_start, is_last=old_stop == len(old_tokens)))
        else:
            pieces += [f"~~{_as_trimmed_code(old)}~~"] * bool(old)
            pieces += [f"**{_as_trimmed_code(new)}**"] * bool(new)
    return " ".join(filter(None, pieces))


def _as_trimmed_code(tokens: Sequence[str]) -> str:
    """Return tokens as code, without the spaces around them unless there is nothing else."""
    text = "".join(tokens)
    return as_code(text.strip() or text)


def _shorten(tokens: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Return unchanged tokens as code, only those next to a change if there are many."""
    if len(tokens) <= 2 * _CONTEXT_TOKENS + 1:
        return _as_trimmed_code(tokens) if "".join(tokens).strip() else ""
    before = "" if is_first else _as_trimmed_code(tokens[:_CONTEXT_TOKENS])
    after = "" if is_last else _as_trimmed_code(tokens[-_CONTEXT_TOKENS:])
    return f"{before} … {after}".strip()


def _left_out(number: int) -> str:
    return f"**{number:,} more** did not fit here. Look at the files.\n"


def _other_files(changes: BranchChanges) -> Iterator[str]:
    """Yield a section with the files that are not entries, so that nobody overlooks one."""
    lines = [f"- {change.kind} {as_code(change.path)}\n" for change in changes.others]
    lines += [f"- changes {as_code(path)}, which is not in the catalogue\n" for path in changes.outside_catalogue]
    if lines:
        yield "### Other files\n\n" + "".join(within_limit(lines, _MAX_CHARACTERS, _left_out))
