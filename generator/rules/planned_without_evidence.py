"""An organisation is said to start or end on a day that is still to come, and no reorganisation shows it."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C117", "planned-without-evidence", "A planned start or end has no evidence", Severity.WARNING)

_MOST_YEARS = 5
"""How far ahead reorganisations are planned: a later year is more likely mistyped."""

_CORRECT = "Correct the date, or leave it if the plan really says so."
_NO_HEIR = (
    "Name the successors under `replaced_by`, and the page that shows the plan under `sources`; or correct the date."
)
_NO_PREDECESSOR = (
    "Name it under `replaced_by` of the organisations that it replaces, and the page that shows the plan under "
    "`sources`; or correct the date."
)


def find(context: Context) -> Iterator[RuleResult]:
    organisations = tuple(context.of(Collection.ORGANISATIONS))
    heirs = {heir for each in organisations for _, heir in each.texts("replaced_by")}
    for entry in organisations:
        is_replaced = any(entry.texts("replaced_by"))
        for field, is_shown, advice in (
            ("started", entry.file.slug in heirs, _NO_PREDECESSOR),
            ("ended", is_replaced, _NO_HEIR),
        ):
            date = entry.text(field)
            if not context.is_future(date) or not entry.is_valid_at(field):
                continue
            if int(date[:4]) > context.today.year + _MOST_YEARS:
                message = f"The date `{date}` is more than {_MOST_YEARS} years ahead"
                yield RuleResult(entry, (field,), message, _CORRECT)
            elif not is_shown:
                message = f"The date `{date}` is in the future, and no planned reorganisation explains it"
                yield RuleResult(entry, (field,), message, advice)
