"""What a look at repositories saw, for a terminal and in Markdown."""

from collections.abc import Iterator

from generator.links import BadLink
from generator.observations import Observation, Observations
from generator.report.escape import address_for_markdown, for_markdown, for_one_line
from generator.report.phrases import count

_MAX_ROWS = 200


def as_text(old: Observations, new: Observations, left_out: int) -> str:
    """Return a line for each repository that does not answer or has other news than a commit, then the numbers."""
    lines = [f"{address}: {outcome}" for address, outcome in _outcomes(old, new)]
    return "".join(f"{for_one_line(line)}\n" for line in (*lines, _totals(old, new, left_out)))


def as_markdown(old: Observations, new: Observations, left_out: int, *, is_dry_run: bool) -> str:
    """Return the numbers, and a table of the repositories that do not answer or have other news than a commit."""
    note = " Nothing was written." if is_dry_run else ""
    rows = [f"| {address_for_markdown(address)} | {for_markdown(text)} |\n" for address, text in _outcomes(old, new)]
    more = f"\n{count(len(rows) - _MAX_ROWS, 'more')} did not fit here.\n" if len(rows) > _MAX_ROWS else ""
    table = f"\n| Repository | Outcome |\n|---|---|\n{''.join(rows[:_MAX_ROWS])}{more}" if rows else ""
    return f"## Look at repositories\n\n{_totals(old, new, left_out)}{note}\n{table}"


def _totals(old: Observations, new: Observations, left_out: int) -> str:
    troubled = sum(bool(each.trouble) for each in new.by_address.values())
    changed = sum(each.changed != _before(old, key).changed for key, each in new.by_address.items())
    numbers = f"{count(len(new.by_address), 'repository', 'repositories')}: {changed:,} with a new commit, "
    rest = f" {count(left_out, 'other')} did not fit into the list." if left_out else ""
    return f"{numbers}{troubled:,} did not answer.{rest}"


def _outcomes(old: Observations, new: Observations) -> Iterator[tuple[str, str]]:
    for key, each in new.by_address.items():
        parts = [_trouble(each.trouble)] if each.trouble else list(_news(_before(old, key), each))
        if parts:
            yield each.address, "; ".join(parts)


def _before(old: Observations, key: str) -> Observation:
    return old.by_address.get(key, Observation(""))


def _trouble(bad: BadLink) -> str:
    target = f" to {bad.target}" if bad.target else ""
    return f"{bad.what}{target} since {bad.first_seen}, {count(bad.looks, 'look')}"


def _news(before: Observation, now: Observation) -> Iterator[str]:
    """Yield what differs from the look before but the newest commit. Of a first look, all is new, so nothing is."""
    if before.trouble:
        yield "answers again"
    if not before.seen:
        return
    if now.release != before.release:
        yield f"newest release {now.release or 'none'}, was {before.release or 'none'}"
    if now.licence != before.licence:
        yield f"licence {now.licence or 'not certain'}, was {before.licence or 'not certain'}"
    if now.publiccode != before.publiccode:
        yield "has a publiccode.yml" if now.publiccode else "no longer has a publiccode.yml"
    if now.security_policy != before.security_policy:
        yield "has a security policy" if now.security_policy else "no longer has a security policy"
