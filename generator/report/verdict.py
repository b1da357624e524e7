"""The first lines of the summary of a branch: what it needs before it can be merged, and what not to overlook."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.check import Result
from generator.names import join_words
from generator.report.escape import address_for_markdown, as_code
from generator.report.phrases import count
from generator.report.reviewers import reviewer_for_markdown
from generator.review.alerts import Alert, AlertKind
from generator.review.permissions import BranchReview

_MAX_NAMES = 12


def verdict(alerts: Sequence[Alert], result: Result, review: BranchReview) -> str:
    """Return what a branch needs, in Markdown: one line, and a list of what else not to overlook.

    It is one of four: a second look, something from its sender, the nod of an owner, or nothing.
    """
    reasons = [*_sentences(alerts), *_errors(result), *_owners(review)]
    if not reasons:
        return _READY
    if alerts:
        reasons[0] = f"**Needs a second look.** {reasons[0]}"
    first, *others = reasons
    return "\n".join([first, *([""] if others else []), *(f"* {other}" for other in others)])


_READY = "**Ready to merge.** The check finds no error, and nobody else has to agree."


def _errors(result: Result) -> Iterator[str]:
    if result.errors:
        number = len(result.errors)
        yield (
            f"**Needs something from its sender.** {count(number, 'error')} "
            f"{'has' if number == 1 else 'have'} to be fixed."
        )


def _owners(review: BranchReview) -> Iterator[str]:
    owners = dict.fromkeys(reviewer_for_markdown(each) for each in review.needing_review if each.reviewer)
    if owners:
        yield f"**Needs an owner's nod.** Ask {join_words(owners, 'and')}."


def _sentences(alerts: Sequence[Alert]) -> Iterator[str]:
    """Yield a sentence for each kind of alert."""
    for kind, group in groupby(alerts, key=lambda alert: alert.kind):
        yield _WORDS[kind](list(group))


def _takes_over(alerts: Sequence[Alert]) -> str:
    each = (f"{as_code(alert.subject)} from {as_code(alert.before)} to {_value(alert.after)}" for alert in alerts)
    return f"It takes {_names(list(each))}."


def _changes_accounts(alerts: Sequence[Alert]) -> str:
    each = (f"{as_code(alert.subject)} ({', '.join(_gained_and_lost(alert))})" for alert in alerts)
    return f"It changes which accounts may act for {_names(list(each))}."


def _gained_and_lost(alert: Alert) -> Iterator[str]:
    for word, accounts in (("gains", alert.after), ("loses", alert.before)):
        if accounts:
            yield f"{word} {as_code(accounts)}"


def _moves_code(alerts: Sequence[Alert]) -> str:
    each = (
        f"{as_code(alert.subject)} is, from {address_for_markdown(alert.before)} to {_value(alert.after)}"
        for alert in alerts
    )
    return f"It changes where the code of {_names(list(each))}."


def _value(text: str) -> str:
    return address_for_markdown(text) if text else "nothing"


def _lose_uses(alerts: Sequence[Alert]) -> str:
    each = (f"{as_code(alert.before)} of {as_code(alert.subject)}" for alert in alerts)
    return f"{count(len(alerts), 'use')} would be lost: {_names(list(each))}."


def _listing(before: str, after: str) -> Callable[[Sequence[Alert]], str]:
    return lambda alerts: f"{before} {_names([as_code(alert.subject) for alert in alerts])}{after}"


def _names(names: Sequence[str]) -> str:
    """Return names as in a sentence, the first of them if there are many."""
    rest = len(names) - _MAX_NAMES
    return join_words(names if rest <= 0 else [*names[:_MAX_NAMES], f"{rest:,} more"], "and")


_WORDS: Mapping[AlertKind, Callable[[Sequence[Alert]], str]] = {
    AlertKind.OWNER: _takes_over,
    AlertKind.ACCOUNTS: _changes_accounts,
    AlertKind.REPOSITORY: _moves_code,
    AlertKind.READING: _listing(
        "It changes what was read in registers:",
        ". Only `catalogue harvest` writes readings. Unless it made this branch, harvest the registers and compare "
        "before you merge.",
    ),
    AlertKind.OBSERVATIONS: lambda _: (
        "It changes what was seen in repositories. Only `catalogue harvest --repositories` writes that. Unless it made "
        "this branch, look again and compare before you merge."
    ),
    AlertKind.SCHEMA: _listing("It changes what every entry is held to:", ". Look at that first."),
    AlertKind.SHARED: _listing("It changes what all entries share:", "."),
    AlertKind.REMOVED_ORGANISATION: _listing(
        "It removes an organisation:",
        ". One that has ended keeps its file, with the day in `ended` and its successor in `replaced_by`.",
    ),
    AlertKind.REMOVED: _listing("It removes", ". Old links will fail."),
    AlertKind.LOST_ADDRESS: _listing("An old address would be lost, of", ". It is kept by naming it in `formerly`."),
    AlertKind.LOST_USES: _lose_uses,
    AlertKind.OTHER_FILE: _listing("It changes what is no entry:", "."),
}
