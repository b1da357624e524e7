"""For a reviewer: what a branch means, in Markdown that needs no look at the lines which changed.

All that comes from files stands in code, where nothing is read into it. Only plain https addresses become links, so
that evidence can be opened.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from generator.check import Result
from generator.report import reviewers
from generator.report.escape import as_code, for_markdown
from generator.report.phrases import count
from generator.review.branch_changes import BranchChanges, EntryChange, FileChangeKind
from generator.review.differences import Difference, FieldChangeKind, FieldTexts
from generator.review.permissions import BranchReview
from generator.rules.context import join_words

_MOST_CHARACTERS = 500_000  # GitHub shows no summary of more than a million
_LONGEST_VALUE = 600
_LONG = 80
_MOST_WORDS = 4_000
_AROUND = 9
_ALIKE = 0.6
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9./_~%?&=#+-]*)?")
_CALLS_SOMEBODY = re.compile(r"//github\.com/[^/]+/[^/]+/(?:issues|pull|discussions|commit)/")
_IN_HEADING = {"name", "owner"}
_HEADINGS = {
    FileChangeKind.ADDS: "Added",
    FileChangeKind.REMOVES: "Removed",
    FileChangeKind.RENAMES: "Renamed",
    FileChangeKind.CHANGES: "Changed",
}


def render(meaning: BranchChanges, found: Result, review: BranchReview) -> str:
    """Tell what comes, goes, moves and changes, and who has to look at it."""
    head = f"## What this branch means\n\n{_title(meaning)}\n\n{_check(found)}\n"
    if not (meaning.entries or meaning.others or meaning.outside_catalogue):
        return "## What this branch means\n\nNothing: no file differs.\n"
    blocks = [block for deed in FileChangeKind for block in _section(deed, meaning.entries)]
    asked = f"### Whose review it needs\n\n{reviewers.as_markdown(review)}"
    return "\n".join([head, asked, *_within_bounds(blocks), *_others(meaning)])


def _title(meaning: BranchChanges) -> str:
    """Say in one sentence what happens to how many, and in another what that does to adoptions."""
    parts = []
    for deed in FileChangeKind:
        kinds = Counter(each.collection for each in meaning.entries if each.kind is deed)
        if kinds:
            words = [count(number, kind.kind, kind.value) for kind, number in kinds.items()]
            parts.append(f"{deed} {join_words(words, 'and')}")
    others = len(meaning.others) + len(meaning.outside_catalogue)
    parts += [f"changes {count(others, 'file')} that {'is not an entry' if others == 1 else 'are not entries'}"] * (
        others > 0
    )
    told = f"{'; '.join(parts).capitalize()}."
    adoptions = Counter(each.kind for entry in meaning.entries for each in entry.differences if each.field == "used_by")
    lines = [
        f"{adoptions[verb]:,} {verb}"
        for verb in (FieldChangeKind.GAINED, FieldChangeKind.LOST, FieldChangeKind.CHANGED)
        if adoptions[verb]
    ]
    return f"{told} Adoptions: {join_words(lines, 'and')}." if lines else told


def _check(found: Result) -> str:
    numbers = ((len(found.errors), "error"), (len(found.warnings), "warning"))
    told = " and ".join(count(number, word) for number, word in numbers if number)
    return f"The check finds {told}." if told else "The check finds nothing wrong."


def _section(deed: FileChangeKind, entries: Iterable[EntryChange]) -> Iterator[str]:
    chosen = [each for each in entries if each.kind is deed]
    for number, each in enumerate(chosen):
        heading = "" if number else f"### {_HEADINGS[deed]}\n\n"
        lines = "".join(f"- {line}\n" for line in _lines(each))
        yield f"{heading}{_who(each)}\n\n{lines}"


def _who(entry: EntryChange) -> str:
    owner = f" of {as_code(entry.owner)}" if entry.owner else ""
    return f"**{as_code(entry.name)}**, {entry.collection.kind}{owner}, in {as_code(entry.path)}"


def _lines(entry: EntryChange) -> Iterator[str]:
    """Tell of one entry, the gravest first."""
    if not entry.readable_now:
        yield "**It cannot be read**, so no one can tell what it says. Look at the file."
    elif entry.has_faults:
        yield "It has errors, which the check explains."
    if entry.kind is FileChangeKind.RENAMES:
        yield _slug(entry)
    if entry.kind is FileChangeKind.REMOVES:
        yield "**Its address is lost**, and what it says with it:"
    if not entry.readable_before:
        yield "**Its earlier version cannot be read.** All that it says now:"
    if not entry.differences and entry.readable_now and entry.kind is FileChangeKind.CHANGES:
        yield "Only spacing, comments or the order of fields."
    is_all = entry.kind in (FileChangeKind.ADDS, FileChangeKind.REMOVES)
    told = (each for each in entry.differences if not (is_all and each.field in _IN_HEADING))
    yield from (_line(each, is_all=is_all) for each in told)


def _slug(entry: EntryChange) -> str:
    moved = f", moved here from {entry.moved_from}" if entry.moved_from else ""
    kept = "the old address leads here" if entry.keeps_address else "**the old address is lost**"
    return f"Slug: {as_code(entry.before)} → {as_code(entry.after)}{moved}; {kept}"


def _line(difference: Difference, *, is_all: bool) -> str:
    """Tell of one difference. Of an entry that is new or gone as a whole, each field is so too."""
    label = "Adoption" if difference.field == "used_by" else for_markdown(difference.label)
    about = f" {_value(difference.about)}" if difference.about else ""
    verb = "" if is_all else f" {difference.kind}"
    if difference.kind is FieldChangeKind.CHANGED:
        pairs = zip(difference.before, difference.after, strict=True)
        changed = "; ".join(f"{_named(name)}{_changed(old, new)}" for (name, old), (_, new) in pairs)
        return f"{label}{f'{about} changed' if about else ''}: {changed}"
    said = _said(difference.before or difference.after)
    return f"{label}{verb}:{about}{',' if about and said else ''} {said}".rstrip(" :")


def _said(said: FieldTexts) -> str:
    return ", ".join(f"{_named(name)}{_value(text)}" for name, text in said)


def _named(name: str) -> str:
    return f"{for_markdown(name[:1].lower() + name[1:])} " if name else ""


def _changed(before: str, after: str) -> str:
    if max(len(before), len(after)) > _LONG and not (_ADDRESS.fullmatch(before) or _ADDRESS.fullmatch(after)):
        return _by_words(_visible(before), _visible(after))
    return f"{_value(before)} → {_value(after)}"


def _value(text: str) -> str:
    """Show a value: a plain address as a link, anything else as it stands."""
    if not text:
        return "nothing"
    if _ADDRESS.fullmatch(text) and len(text) <= _LONGEST_VALUE and not _CALLS_SOMEBODY.search(text):
        return f"<{text}>"
    shown = _visible(text)
    left = len(shown) - _LONGEST_VALUE
    return as_code(shown) if left <= 0 else f"{as_code(shown[:_LONGEST_VALUE])} … and {count(left, 'character')} more"


def _visible(text: str) -> str:
    return text.replace("\n", " ¶ ")


def _by_words(before: str, after: str) -> str:
    """Show a long text with the words that went and came, and a few around them."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    if len(old) + len(new) > _MOST_WORDS:
        return f"{_value(before)} → {_value(after)}"
    pieces: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:  # a new text is read more easily as a whole
        return f"{_value(before)} → {_value(after)}"
    for what, start, stop, later_start, later_stop in matcher.get_opcodes():
        if what == "equal":
            pieces.append(_shortened(old[start:stop], is_first=not start, is_last=stop == len(old)))
        else:
            pieces += [f"~~{_trimmed(old[start:stop])}~~"] * (stop > start)
            pieces += [f"**{_trimmed(new[later_start:later_stop])}**"] * (later_stop > later_start)
    return " ".join(filter(None, pieces))


def _trimmed(words: Sequence[str]) -> str:
    """Put words into code. The spaces around them are of interest only where there is nothing else."""
    text = "".join(words)
    return as_code(text.strip() or text)


def _shortened(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Keep of words that stay only those next to what changed."""
    if len(words) <= 2 * _AROUND + 1:
        return _trimmed(words) if "".join(words).strip() else ""
    before = "" if is_first else _trimmed(words[:_AROUND])
    after = "" if is_last else _trimmed(words[-_AROUND:])
    return f"{before} … {after}".strip()


def _within_bounds(blocks: Sequence[str]) -> Iterator[str]:
    """Give as many entries as a page at GitHub has room for, and say how many are left."""
    room = _MOST_CHARACTERS
    for number, block in enumerate(blocks):
        room -= len(block)
        if room < 0:
            yield f"**{len(blocks) - number:,} more** did not fit here. Look at the files.\n"
            return
        yield block


def _others(meaning: BranchChanges) -> Iterator[str]:
    """Name the files that are no entries. Nobody should overlook one."""
    lines = [f"- {each.kind} {as_code(each.path)}\n" for each in meaning.others]
    lines += [f"- changes {as_code(path)}, which is not in the catalogue\n" for path in meaning.outside_catalogue]
    if lines:
        yield "### Other files\n\n" + "".join(_within_bounds(lines))
