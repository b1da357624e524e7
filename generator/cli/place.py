"""The project that a command works on, and paths in it."""

import os
from argparse import ArgumentParser
from pathlib import Path

from generator.cli.environment import CannotRunError, warn
from generator.history import gaps
from generator.project import CATALOGUE, Project, find_project, real_path
from generator.whole_file import remove_left


def add_root(parser: ArgumentParser) -> None:
    """Add the flag ``--root``: the folder of the project."""
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the folder that contains catalogue/ (default: searched for upwards)"
    )


def require_project(root: Path | None) -> Project:
    """Return the project in `root`, or the nearest one from here upwards. Raises CannotRunError if there is none."""
    if root is None:
        project = find_project(Path.cwd())
        if project is None:
            raise CannotRunError(f"no folder {CATALOGUE}/ here or above; name its parent with --root")
        return prepared(project)
    if not (root / CATALOGUE).is_dir():
        raise CannotRunError(f"there is no folder {CATALOGUE}/ in {root}")
    return prepared(Project(real_path(root)))


def prepared(project: Project) -> Project:
    """Return a project without what a run left that was ended while it wrote. Prints what git left out of it."""
    remove_left(project.root)
    warn(gaps.in_files(project.root, CATALOGUE))
    return project


def project_path(project: Project, path: Path) -> str:
    """Return a path relative to the project, as in diagnostics. Raises CannotRunError if it is missing or outside."""
    if not os.path.lexists(path):
        raise CannotRunError(f"there is no file or folder {path}")
    resolved = real_path(path.parent) / path.name if path.is_symlink() else real_path(path)
    if not resolved.is_relative_to(real_path(project.root)):
        raise CannotRunError(f"{path} is not in the project {project.root}")
    return resolved.relative_to(real_path(project.root)).as_posix()
