"""``catalogue harvest``: read registers again and write what is new in them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.check import Result, check
from generator.cli import repository_harvest
from generator.cli.environment import (
    CLEAN,
    HAS_ERRORS,
    CannotRunError,
    show_progress,
    today,
    write_atomically,
    write_output,
)
from generator.cli.place import add_root, require_project
from generator.history.untrusted_git import Limits
from generator.network import MAX_BYTES, Network
from generator.project import REPOSITORIES, Collection, reading_path, register_path
from generator.registers.content import Load, from_folder, from_network
from generator.registers.harvest import Harvest, harvest
from generator.registers.reading import to_yaml
from generator.report import harvest as report


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Read the registers of a catalogue where they are, and write beside each which organisations it "
        "lists. An organisation is found by its exact code or name, or not at all; one that had ended before it was "
        "first seen is left out. A register that cannot be read, or that lost a quarter of its organisations at once, "
        "keeps its last reading. Exit code: 0 all read, 1 some could not be read, 2 could not run. With "
        f"--repositories, it looks instead at the repositories that entries name, and writes {REPOSITORIES}."
    )
    add_root(parser)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="read only these registers")
    parser.add_argument(
        "--from",
        dest="folder",
        type=Path,
        metavar="DIR",
        help="read copies instead: a file SLUG.FORMAT in DIR for each register, such as govwifi.yaml; SLUG.file-names "
        "has a name on each line",
    )
    parser.add_argument(
        "--repositories",
        action="store_true",
        help="look at repositories instead: whether they answer, their newest commit and release, licence file, "
        "publiccode.yml and security policy. With --from, DIR holds a git repository HOST/PATH for each, in lower case",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what is new, and write nothing of it")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the outcome to this file too, as Markdown")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    project = require_project(options.root)
    if options.folder and not options.folder.is_dir():
        raise CannotRunError(f"there is no folder {options.folder}")
    if options.repositories:
        return repository_harvest.run(project, options)
    result = check(project, today())
    load = from_folder(options.folder) if options.folder else from_network(Network(), Limits(file_bytes=MAX_BYTES))
    harvests = []
    for each in _harvests(result, options.slugs or tuple(result.context.by_slug[Collection.REGISTERS]), load):
        if each.new and each.is_changed and not options.dry_run:
            node = result.schemas[Collection.READINGS].node
            write_atomically(project.root / reading_path(each.slug), to_yaml(each.new, node), via=project.root)
        print(report.line(each), flush=True)
        harvests.append(each)
    if options.output:
        write_output(options.output, report.as_markdown(harvests, is_dry_run=options.dry_run))
    return HAS_ERRORS if any(each.error for each in harvests) else CLEAN


def _harvests(result: Result, slugs: Sequence[str], load: Load) -> Iterator[Harvest]:
    """Yield the outcome for each register. Raises CannotRunError before the first, if the catalogue has not got one."""
    catalogue, context = result.catalogue, result.context
    for slug in slugs:
        if slug not in context.by_slug[Collection.REGISTERS]:
            raise CannotRunError(f"there is no register {slug} in this catalogue")
    broken = {each.location.path for each in result.errors}
    for slug in slugs:
        old = catalogue.readings.get(slug)
        faulty = [path for path in (register_path(slug), reading_path(slug)) if path in broken]
        if faulty:
            yield Harvest(slug, old, old, error=f"{faulty[0]} has errors, which `catalogue check` explains")
            continue
        show_progress(f"Reading {slug} ...")
        outcome = harvest(catalogue.registers[slug], old, load, context.names.organisations, context.today)
        show_progress("")
        yield outcome
