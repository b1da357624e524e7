"""An organisation is to start or end so many years ahead that the date is more likely a typing error."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C117", "planned-without-evidence", "A planned start or end is many years ahead", Severity.WARNING)

_MAX_YEARS_AHEAD = 5
"""How many years ahead reorganisations are decided."""

_HELP = "Correct the date, or leave it if a page under `sources` shows that it was decided."


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.of(Collection.ORGANISATIONS):
        for field in ("started", "ended"):
            date = entry.text(field)
            is_planned = context.is_future(date) and entry.is_valid_at(field)
            if is_planned and int(date[:4]) > context.today.year + _MAX_YEARS_AHEAD:
                message = f"The date `{date}` is more than {_MAX_YEARS_AHEAD} years ahead"
                yield RuleResult(entry, (field,), message, _HELP)
