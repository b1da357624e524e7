"""Who may make the changes of a branch and who has to review them, as text and as Markdown."""

from collections.abc import Iterable, Iterator

from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import count
from generator.review.permissions import BranchReview, Verdict

MAINTAINERS = "the maintainers of the catalogue"
_MAX_ROWS = 200


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
    """Return the summary and a table of files. Accounts are in code spans, so that GitHub notifies nobody."""
    sentence = for_markdown(summary(review))
    if not review.verdicts:
        return f"{sentence}\n"
    verdicts = sorted(review.verdicts, key=lambda verdict: verdict.may_change)
    rows = "".join(map(_row, verdicts[:_MAX_ROWS]))
    remaining = len(review.verdicts) - _MAX_ROWS
    rest = f"\nAnd {count(remaining, 'file')} more.\n" if remaining > 0 else ""
    return f"{sentence}\n\n| File | Whose review | Why |\n|---|---|---|\n{rows}{rest}"


def _row(verdict: Verdict) -> str:
    reviewer = "none needed" if verdict.may_change else for_markdown(_reviewer(verdict))
    return f"| {as_code(verdict.path)} | {reviewer} | {for_markdown(verdict.reason)} |\n"


def _reviewer(verdict: Verdict) -> str:
    if not verdict.reviewer:
        return MAINTAINERS
    return f"`{verdict.reviewer}` ({' or '.join(_mentions(verdict.accounts))})"


def _mentions(accounts: Iterable[str]) -> Iterator[str]:
    yield from (f"`@{account}`" for account in accounts)
