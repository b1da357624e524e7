"""An organisation is to start or end in the future, but no planned reorganisation explains it."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C117", "planned-without-evidence", "A planned start or end has no evidence", Severity.WARNING)

_MAX_YEARS_AHEAD = 5
"""How many years ahead reorganisations are planned. A later year is more likely a typing error."""

_CORRECT = "Correct the date, or leave it if the plan really says so."
_NO_SUCCESSOR = (
    "Name the successors under `replaced_by`, and the page that shows the plan under `sources`; or correct the date."
)
_NO_PREDECESSOR = (
    "Name it under `replaced_by` of the organisations that it replaces, and the page that shows the plan under "
    "`sources`; or correct the date."
)


def find(context: Context) -> Iterator[RuleResult]:
    organisations = tuple(context.of(Collection.ORGANISATIONS))
    successors = {slug for organisation in organisations for _, slug in organisation.texts("replaced_by")}
    for entry in organisations:
        is_replaced = any(entry.texts("replaced_by"))
        for field, has_reorganisation, advice in (
            ("started", entry.file.slug in successors, _NO_PREDECESSOR),
            ("ended", is_replaced, _NO_SUCCESSOR),
        ):
            date = entry.text(field)
            if not context.is_future(date) or not entry.is_valid_at(field):
                continue
            if int(date[:4]) > context.today.year + _MAX_YEARS_AHEAD:
                message = f"The date `{date}` is more than {_MAX_YEARS_AHEAD} years ahead"
                yield RuleResult(entry, (field,), message, _CORRECT)
            elif not has_reorganisation:
                message = f"The date `{date}` is in the future, and no planned reorganisation explains it"
                yield RuleResult(entry, (field,), message, advice)
