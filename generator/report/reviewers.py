"""Who may make the changes of a branch and who has to review them, as text and as Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap

from generator.collation import grouped
from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import count
from generator.review.permissions import BranchReview, Verdict

MAINTAINERS = "the maintainers of the catalogue"
_MAX_ROWS = 200
_MAX_FILES = 20  # of one reason


def as_text(review: BranchReview) -> str:
    """Return the summary and a line for each file, for a terminal."""
    lines = "".join(f"  {for_one_line(line)}\n" for line in map(_line, review.verdicts))
    return f"{for_one_line(summary(review))}\n{lines}"


def _line(verdict: Verdict) -> str:
    if verdict.may_change:
        return f"may change    {verdict.path}: {verdict.reason}"
    return f"needs review  {verdict.path}: {verdict.reason}; ask {_reviewer(verdict)}"


def summary(review: BranchReview) -> str:
    """Return a sentence that says whether a review is needed, and by whom."""
    if not review.verdicts:
        return "Nothing changed, so no one has to review it."
    files = count(len(review.verdicts), "file")
    if not review.needing_review:
        return f"The account `{review.account}` may change all of this: {files}."
    reviewers = " and ".join(dict.fromkeys(map(_reviewer, review.needing_review)))
    share = "" if len(review.needing_review) == len(review.verdicts) else f"{len(review.needing_review):,} of "
    return f"Needs review by {reviewers}: {share}{files}."


def as_markdown(review: BranchReview) -> str:
    """Return the summary and a table of reasons, each with its files.

    Accounts are in code spans, so that GitHub notifies nobody.
    """
    sentence = for_markdown(summary(review))
    if not review.verdicts:
        return f"{sentence}\n"
    verdicts = sorted(review.verdicts, key=lambda verdict: verdict.may_change)
    by_reason = grouped((_reason(verdict), as_code(verdict.path)) for verdict in verdicts)
    rows = list(starmap(_row, by_reason.items()))
    remaining = len(rows) - _MAX_ROWS
    rest = f"\nAnd {count(remaining, 'reason')} more.\n" if remaining > 0 else ""
    return f"{sentence}\n\n| Whose review | Why | Files |\n|---|---|---|\n{''.join(rows[:_MAX_ROWS])}{rest}"


def _reason(verdict: Verdict) -> str:
    """Return whose review a file needs, and why, as two cells of a row."""
    reviewer = "none needed" if verdict.may_change else reviewer_for_markdown(verdict)
    return f"{reviewer} | {for_markdown(verdict.reason)}"


def _row(reason: str, files: Sequence[str]) -> str:
    more = [f"{len(files) - _MAX_FILES:,} more"] * (len(files) > _MAX_FILES)
    return f"| {reason} | {', '.join([*files[:_MAX_FILES], *more])} |\n"


def reviewer_for_markdown(verdict: Verdict) -> str:
    """Return who has to review a file."""
    return for_markdown(_reviewer(verdict))


def _reviewer(verdict: Verdict) -> str:
    if not verdict.reviewer:
        return MAINTAINERS
    return f"`{verdict.reviewer}` ({' or '.join(_mentions(verdict.accounts))})"


def _mentions(accounts: Iterable[str]) -> Iterator[str]:
    yield from (f"`@{account}`" for account in accounts)
