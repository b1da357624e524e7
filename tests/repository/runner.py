"""Stands in for GitHub: runs the scripts of a workflow on a real repository, with a `gh` that only takes notes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT
from tests.history.repository import Repository

GH = """\
#!/bin/sh
echo "gh $*" >> "{asked}"
cat "{folder}/answers/$1-$2" 2> /dev/null || true
test ! -e "{folder}/answers/$1-$2.fails"
"""


class Runner:
    """A workflow in a clone of a repository. `made` is that repository, `asked` what `gh` was asked to do."""

    def __init__(self, folder: Path, project: Path, workflow: str) -> None:
        self.made = Repository(project)
        self.made.commit("2026-01-01")
        self.branch = self.made.repo.active_branch.name
        self.hub = folder / "hub.git"
        self.made.repo.clone(self.hub, bare=True)
        self.made.repo.create_remote("origin", str(self.hub))
        (project / ".git" / "info" / "exclude").write_text(".venv\n")
        (project / ".venv" / "bin").mkdir(parents=True)
        self.program = project / ".venv" / "bin" / "catalogue"
        self.program.symlink_to(Path(sys.executable).with_name("catalogue"))
        self.asked = folder / "asked"
        self.asked.touch()
        for name in ("bin", "answers"):
            (folder / name).mkdir()
        gh = folder / "bin" / "gh"
        gh.write_text(GH.format(asked=self.asked, folder=folder))
        gh.chmod(0o755)
        self.folder, self.project = folder, project
        text = (ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8")
        self.jobs: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["jobs"]

    def answer(self, command: str, text: str) -> None:
        """Let `gh` print a text when it is asked for a command of two words."""
        (self.folder / "answers" / command.replace(" ", "-")).write_text(text)

    def refuse(self, command: str) -> None:
        """Let `gh` fail when it is asked for a command of two words."""
        (self.folder / "answers" / f"{command.replace(' ', '-')}.fails").touch()

    def run(self, job: str, *, script: str = "", **variables: str) -> dict[str, str]:
        """Run a script, or the last one of a job, and return its outputs. Raises CalledProcessError if it fails."""
        out, summary = self.folder / "out", self.folder / "summary"
        out.write_text("")
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        known = {"PATH": path, "HOME": str(self.folder), "RUNNER_TEMP": str(self.folder), "GITHUB_OUTPUT": str(out)}
        known |= {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_EVENT_NAME": "schedule"}
        known |= {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "an/other"}
        script = script or self.jobs[job]["steps"][-1]["run"]
        subprocess.run(
            ["bash", "-e", "-c", script], check=True, cwd=self.project, env=known | variables, capture_output=True
        )
        return dict(line.split("=", 1) for line in out.read_text().splitlines())

    def pass_on(self, first: str, second: str, *, before: dict[str, str], after: dict[str, str]) -> str:
        """Run two jobs, each in a fresh checkout, and return what `gh` was asked to do.

        The outputs of the first are variables of the second, by their names in capitals.
        """
        self.asked.write_text("")
        outputs = self.run(first, **before)
        self.made.repo.git.reset("--hard", "--quiet")
        self.made.repo.git.clean("-d", "--force", "--quiet", "catalogue")
        try:
            self.run(second, **{name.upper(): text for name, text in outputs.items()}, **after)
        finally:
            self.made.repo.git.switch(self.branch, "--quiet")
        return self.asked.read_text().replace(str(self.folder), "")

    def shown(self, branch: str) -> str:
        """Return the author, the subject and the changed files of the last commit of a branch."""
        return self.git("show", "--format=%an: %s", "--name-status", branch)

    def git(self, *arguments: str) -> str:
        """Run git in the clone."""
        return str(self.made.repo.git.execute(["git", *arguments]))
