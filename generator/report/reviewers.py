"""For people: who may change what a branch changes, and who else has to look at it."""

from collections.abc import Iterable, Iterator

from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import count
from generator.review.permissions import BranchReview, Verdict

MAINTAINERS = "the maintainers of the catalogue"
_MOST_ROWS = 200


def as_text(review: BranchReview) -> str:
    """Tell of each file as text for a terminal."""
    lines = "".join(f"  {for_one_line(line)}\n" for line in map(_line, review.verdicts))
    return f"{for_one_line(summary(review))}\n{lines}"


def _line(verdict: Verdict) -> str:
    if verdict.may_change:
        return f"may change    {verdict.path}: {verdict.reason}"
    return f"needs review  {verdict.path}: {verdict.reason}; ask {_reviewer(verdict)}"


def summary(review: BranchReview) -> str:
    """Say in one line whether anybody has to look."""
    if not review.verdicts:
        return "Nothing changed, so no one has to review it."
    files = count(len(review.verdicts), "file")
    if not review.needing_review:
        return f"The account `{review.account}` may change all of this: {files}."
    reviewers = " and ".join(dict.fromkeys(map(_reviewer, review.needing_review)))
    share = "" if len(review.needing_review) == len(review.verdicts) else f"{len(review.needing_review):,} of "
    return f"Needs review by {reviewers}: {share}{files}."


def as_markdown(review: BranchReview) -> str:
    """Tell of each file as a table. Accounts stand in code, so that GitHub calls nobody."""
    told = for_markdown(summary(review))
    if not review.verdicts:
        return f"{told}\n"
    waiting_first = sorted(review.verdicts, key=lambda each: each.may_change)
    rows = "".join(map(_row, waiting_first[:_MOST_ROWS]))
    left = len(review.verdicts) - _MOST_ROWS
    more = f"\nAnd {count(left, 'file')} more.\n" if left > 0 else ""
    return f"{told}\n\n| File | Whose review | Why |\n|---|---|---|\n{rows}{more}"


def _row(verdict: Verdict) -> str:
    reviewer = "none needed" if verdict.may_change else for_markdown(_reviewer(verdict))
    return f"| {as_code(verdict.path)} | {reviewer} | {for_markdown(verdict.reason)} |\n"


def _reviewer(verdict: Verdict) -> str:
    if not verdict.reviewer:
        return MAINTAINERS
    return f"`{verdict.reviewer}` ({' or '.join(_accounts(verdict.accounts))})"


def _accounts(accounts: Iterable[str]) -> Iterator[str]:
    yield from (f"`@{each}`" for each in accounts)
