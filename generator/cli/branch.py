"""What commands need to know about a branch: what it changed since it left another, and who proposes it."""

from argparse import ArgumentParser, Namespace

from generator.check import Result
from generator.cli.environment import CannotRunError
from generator.document import MAX_BYTES
from generator.history.changes import BranchError
from generator.project import CATALOGUE, Project
from generator.report.escape import for_one_line
from generator.review.proposal import Proposal


def add_actor(parser: ArgumentParser) -> None:
    """Let a command be told who proposes a branch."""
    parser.add_argument(
        "--actor", metavar="ACCOUNT", help="the GitHub account that proposes the branch: show what it may change"
    )


def add_since(parser: ArgumentParser) -> None:
    """Let a command be narrowed to what a branch did."""
    parser.add_argument(
        "--since", metavar="REV", help="report only what changed since the branch left REV, for example origin/main"
    )


def proposal(project: Project, result: Result, revision: str) -> Proposal:
    """Find what the working tree changes beside a revision. Raises CannotRunError where git cannot tell."""
    try:
        # Imported only here: it takes as long as reading a thousand entries, and fails where there is no git.
        from generator.history import branch  # noqa: PLC0415
    except ImportError as error:
        raise CannotRunError("git is needed to find out what a branch changed, and is not installed") from error
    try:
        return Proposal(branch.read(project.root, CATALOGUE, revision, limit=MAX_BYTES + 1), result)
    except BranchError as error:
        raise CannotRunError(for_one_line(str(error))) from error


def account(options: Namespace) -> str | None:
    """Give the account that was named. Raises CannotRunError for one that can be nobody's."""
    if options.actor is None:
        return None
    name = str(options.actor).removeprefix("@").strip()
    if not name:
        raise CannotRunError("--actor needs the name of a GitHub account")
    return name
