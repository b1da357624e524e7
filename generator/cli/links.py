"""``catalogue links``: remember which addresses of the catalogue do not work, and say so once that is certain."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator import formats
from generator.check import Result, check
from generator.cli.environment import (
    CLEAN,
    CannotRunError,
    print_text,
    progress,
    read_bytes,
    today,
    write_atomically,
    write_output,
)
from generator.cli.place import add_root, require_project
from generator.code_hosts import requested_address
from generator.links import BadLink, addresses, asked_address
from generator.looks import lychee, memory
from generator.project import LINKS
from generator.report import bad_links
from generator.report.phrases import count

_DESCRIPTION = (
    "Read what the link checker lychee reports about the addresses of the catalogue. Those that do not work go "
    f"into {LINKS}; what a person has to look at is printed in Markdown, by entry. An address is reported only after "
    "it failed three times over two weeks. That a server keeps programs out proves nothing. Exit code: 0 done, "
    "2 could not run."
)


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = _DESCRIPTION
    add_root(parser)
    parser.add_argument(
        "report", nargs="?", type=Path, metavar="REPORT", help="written by lychee --verbose --format json"
    )
    parser.add_argument("--list", action="store_true", help="print the addresses to ask, one a line, and stop")
    parser.add_argument("--day", metavar="DAY", help="the day of the look, such as 2026-11-29 (default: today)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write this to FILE instead of printing it")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    if options.list == (options.report is not None):
        raise CannotRunError("name a report, or give --list to print the addresses to ask")
    project = require_project(options.root)
    result = check(project, today(), progress=progress())
    asked = _asked_addresses(result)
    if options.list:
        text = "".join(f"{address}\n" for address in sorted(asked))
    else:
        links = _update(result, asked, options)
        write_atomically(project.root / LINKS, memory.to_yaml(links), via=project.root)
        text = bad_links.render(result.context, links)
        print_text(_summary(asked, links), is_message=True)
    write_output(options.output, text)
    return CLEAN


def _asked_addresses(result: Result) -> set[str]:
    texts = (text for entry in result.context.entries for _, text in addresses(entry.data))
    return {asked_address(text) for text in texts} - {""}


def _update(result: Result, asked: set[str], options: Namespace) -> tuple[BadLink, ...]:
    """Return the addresses that do not work after the look of the report. Raises CannotRunError if it cannot count."""
    day = options.day or today().isoformat()
    if fault := formats.full_date(day):
        raise CannotRunError(f"the day {day} {fault}")
    if any(diagnostic.location.path == LINKS for diagnostic in result.errors):
        raise CannotRunError(f"{LINKS} has errors; `catalogue check` says what to do about them")
    known = result.context.links
    if any(each.last_seen > day for each in known.values()):
        raise CannotRunError(f"{LINKS} already has a later look than {day}")
    try:
        looks = lychee.read(read_bytes(options.report, lychee.MAX_BYTES))
    except lychee.ReportError as error:
        raise CannotRunError(str(error)) from error
    if not looks.keys() & set(map(requested_address, asked)):
        raise CannotRunError("the report is not about any address of this catalogue")
    return memory.update(known, looks, asked, day)


def _summary(asked: set[str], links: tuple[BadLink, ...]) -> str:
    certain = sum(each.is_certain for each in links)
    numbers = f"{count(len(asked), 'address', 'addresses')}, {len(links):,} not well, {certain:,} of them for certain"
    return f"{LINKS}: {numbers}."
