"""For people: who may change what a branch changes, and who else has to look at it."""

from collections.abc import Iterable, Iterator, Sequence

from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.words import count
from generator.review.entitled import Verdict

KEEPERS = "the maintainers of the catalogue"
_MOST_ROWS = 200


def as_text(verdicts: Sequence[Verdict], account: str) -> str:
    """Tell of each file as text for a terminal."""
    lines = "".join(f"  {for_one_line(line)}\n" for line in map(_line, verdicts))
    return f"{for_one_line(summary(verdicts, account))}\n{lines}"


def _line(verdict: Verdict) -> str:
    if verdict.may_change:
        return f"may change    {verdict.path}: {verdict.reason}"
    return f"needs review  {verdict.path}: {verdict.reason}; ask {_reviewer(verdict)}"


def summary(verdicts: Sequence[Verdict], account: str) -> str:
    """Say in one line whether anybody has to look. `account` is empty where nobody is known to propose it."""
    waiting = [each for each in verdicts if not each.may_change]
    if not verdicts:
        return "Nothing changed, so nobody has to look at it."
    if not waiting:
        return f"The account `{account}` may change all of this: {count(len(verdicts), 'file')}."
    reviewers = " and ".join(dict.fromkeys(map(_reviewer, waiting)))
    return f"Needs review by {reviewers}: {count(len(waiting), 'file')} of {len(verdicts):,}."


def as_markdown(verdicts: Sequence[Verdict], account: str) -> str:
    """Tell of each file as a table. Accounts stand in code, so that GitHub calls nobody."""
    told = for_markdown(summary(verdicts, account))
    if not verdicts:
        return f"{told}\n"
    rows = "".join(map(_row, _waiting_first(verdicts)[:_MOST_ROWS]))
    left = len(verdicts) - _MOST_ROWS
    more = f"\nAnd {count(left, 'file')} more.\n" if left > 0 else ""
    return f"{told}\n\n| File | Whose review | Why |\n|---|---|---|\n{rows}{more}"


def _waiting_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return sorted(verdicts, key=lambda each: each.may_change)


def _row(verdict: Verdict) -> str:
    reviewer = "none needed" if verdict.may_change else for_markdown(_reviewer(verdict))
    return f"| {as_code(verdict.path)} | {reviewer} | {for_markdown(verdict.reason)} |\n"


def _reviewer(verdict: Verdict) -> str:
    if not verdict.reviewer:
        return KEEPERS
    return f"`{verdict.reviewer}` ({' or '.join(_accounts(verdict.accounts))})"


def _accounts(accounts: Iterable[str]) -> Iterator[str]:
    yield from (f"`@{each}`" for each in accounts)
