"""What a harvest of registers found, for a terminal and in Markdown. Of a register's rows it shows only the numbers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.names import join_words
from generator.register import Reading
from generator.registers.harvest import Harvest
from generator.report.escape import as_code, for_markdown, for_one_line
from generator.report.phrases import count

_MAX_LISTED = 100


def line(harvest: Harvest) -> str:
    """Return one line about a register, for a terminal."""
    return for_one_line(f"{harvest.slug}: {_outcome(harvest)}")


def as_markdown(harvests: Sequence[Harvest], *, is_dry_run: bool) -> str:
    """Return a table of registers, then what is new in each and which of its rows name nobody."""
    changed = sum(each.is_changed for each in harvests)
    failed = sum(bool(each.error) for each in harvests)
    totals = f"{count(len(harvests), 'register')} read: {changed:,} with news, {failed:,} could not be read."
    note = " Nothing was written." if is_dry_run else ""
    rows = "".join(f"| {as_code(each.slug)} | {for_markdown(_outcome(each))} |\n" for each in harvests)
    sections = "".join(block for each in harvests for block in _section(each))
    return f"## Harvest of registers\n\n{totals}{note}\n\n| Register | Outcome |\n|---|---|\n{rows}{sections}"


def _outcome(harvest: Harvest) -> str:
    """Return in words what became of a register."""
    new, old = harvest.new, harvest.old
    if harvest.once:
        return f"gathered once, on {harvest.once}; there is nothing to read again"
    if harvest.error or new is None:
        stays = f"the reading of {old.read} stays" if old else "it was never read"
        return f"not read, because {harvest.error}; {stays}"
    unmatched = f"{count(new.unmatched, 'row names', 'rows name')} nobody"
    listed = f"{count(_listed(new), 'organisation')} listed"
    if not harvest.is_changed:
        return f"unchanged since {new.read}; {listed}, {unmatched}"
    return f"read; {listed}, {len(harvest.added):,} new, {len(harvest.gone):,} no longer listed, {unmatched}"


def _listed(reading: Reading) -> int:
    return sum(not each.no_longer_listed for each in reading.bodies)


def _section(harvest: Harvest) -> Iterator[str]:
    """Yield a section about a register, if there is more to say than its row does."""
    lines = [
        f"- {title}: {_shorten(map(as_code, slugs))}\n"
        for title, slugs in (("New", harvest.added), ("No longer listed", harvest.gone))
        if slugs
    ]
    if harvest.unmatched:
        lines.append(f"- Rows that name nobody: {_shorten(_ranges(harvest.unmatched))}\n")
    if lines:
        yield f"\n### {as_code(harvest.slug)}\n\n{''.join(lines)}"


def _shorten(texts: Iterable[str]) -> str:
    names = list(texts)
    return join_words(names[:_MAX_LISTED] + ["others"] * (len(names) > _MAX_LISTED), "and")


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Yield ascending numbers as text, those that follow each other as a range."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *rest = [number for _, number in group]
        yield f"{first} to {rest[-1]}" if rest else f"{first}"
