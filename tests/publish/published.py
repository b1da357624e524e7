"""A small site with a history, built once for all tests that read what it hands to programs."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from git import Repo

from tests import sites

API = "api/v1"

_FORMULA = """\
name: "=1+1"
summary: "@SUM(A1:A9) is no summary"
owner: makers
type: platform
cost: "-2 pounds"
sources: [https://formula.example.org/]
"""
_USED_BY_OLDTOWN = """\
used_by:
  - organisation: oldtown
    status: piloting
    basis: says so in its plans
  - organisation: quiet
    status: planned
"""


def build(folder: Path, **options: bool) -> Path:
    """Build the site of a checkout whose files were added and changed on three days."""
    root = sites.checkout(sites.SMALL, folder / "checkout")
    catalogue = root / "catalogue"
    (catalogue / "components" / "formula.yml").write_text(_FORMULA)
    late = catalogue / "projects" / "plan-map.yml"
    shutil.move(late, folder / late.name)
    repo = Repo.init(root)
    _commit(repo, "2024-02-29")
    shutil.move(folder / late.name, late)
    _commit(repo, "2025-05-01")
    standard = catalogue / "standards" / "address-format.yml"
    standard.write_text(standard.read_text() + _USED_BY_OLDTOWN)
    _commit(repo, "2025-06-02")
    return sites.build(root, folder / "site", search=False, **options)


def _commit(repo: Repo, day: str) -> None:
    moment = f"{day}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    with repo.git.custom_environment(**who, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment):
        repo.git.add("--all")
        repo.git.commit("--message", day, "--no-gpg-sign")


def data(site: Path, path: str) -> Any:
    """Read a file of the API."""
    return json.loads((site / API / path).read_text(encoding="utf-8"))


def files(site: Path) -> Iterator[str]:
    """Yield every file of the API, as its address within it."""
    for path in sorted((site / API).rglob("*")):
        if path.is_file():
            yield path.relative_to(site / API).as_posix()
