"""``catalogue harvest --repositories``: look at the repositories that entries name and write what was seen."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from generator.check import Result, check
from generator.cli.environment import CLEAN, CannotRunError, show_progress, today, write_atomically, write_output
from generator.links import Trouble, is_public
from generator.looks.lychee import Look
from generator.looks.repositories import MAX_REPOSITORIES, addresses, to_yaml, update
from generator.looks.repository import LIMITS, NETWORK, Looking, from_folder, from_network
from generator.observations import Observation
from generator.project import REPOSITORIES, Project
from generator.report import repositories as report

_THREADS = 8
_MIN_UNKNOWN = 10
"""Repositories of which nothing is known; fewer of them say nothing about the connection of this machine."""


def run(project: Project, options: Namespace) -> int:
    """Look at all repositories, write what was seen, and return the exit code. Raises CannotRunError."""
    if options.slugs:
        raise CannotRunError("--repositories looks at all repositories: name no register with it")
    day = today()
    result = check(project, day)
    if any(each.location.path == REPOSITORIES for each in result.errors):
        raise CannotRunError(f"{REPOSITORIES} has errors; `catalogue check` says what to do about them")
    old = result.context.observations
    if old.read > day.isoformat():
        raise CannotRunError(f"{REPOSITORIES} already has a later look than {day}")
    named = addresses(_named(result))
    looking = from_folder(options.folder, LIMITS, day) if options.folder else from_network(NETWORK, LIMITS, day)
    new = update(old, _look_at(named[:MAX_REPOSITORIES], looking), day.isoformat())
    if new != old and not options.dry_run:
        write_atomically(project.root / REPOSITORIES, to_yaml(new), via=project.root)
    left_out = max(0, len(named) - MAX_REPOSITORIES)
    print(report.as_text(old, new, left_out), end="", flush=True)
    if options.output:
        write_output(options.output, report.as_markdown(old, new, left_out, is_dry_run=options.dry_run))
    return CLEAN


def _named(result: Result) -> Iterator[str]:
    """Yield the addresses of repositories that entries name, also those of entries with errors elsewhere."""
    for entry in result.context.shared:
        links = entry.data.get("links")
        address = links.get("repository") if isinstance(links, dict) else None
        if isinstance(address, str) and entry.is_valid_at("links", "repository") and is_public(address):
            yield address


def _look_at(named: Sequence[str], looking: Looking) -> Mapping[str, Observation | Look | None]:
    """Look at several repositories at a time. Raises CannotRunError if so many fail that it must be this machine."""
    looks: dict[str, Observation | Look | None] = {}
    with ThreadPoolExecutor(_THREADS) as threads:
        for address, look in zip(named, threads.map(looking, named), strict=True):
            looks[address] = look
            show_progress(f"Looked at {len(looks):,} of {len(named):,} repositories ...")
    show_progress("")
    unknown = sum(isinstance(each, Look) and each.what in (Trouble.BLOCKED, Trouble.ILL) for each in looks.values())
    if unknown > max(_MIN_UNKNOWN, len(looks) / 2):
        raise CannotRunError(
            f"{unknown:,} of {len(looks):,} repositories could not be looked at, so this machine itself may not be "
            "connected, or have no git"
        )
    return looks
