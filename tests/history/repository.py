"""A git repository with commits on given days."""

from pathlib import Path

from git import Repo


class Repository:
    """A git repository in which each commit has a day of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.repo = Repo.init(root)
        with self.repo.config_writer() as config:
            config.set_value("user", "name", "Test").set_value("user", "email", "test@example.org")
            config.set_value("commit", "gpgsign", "false")

    def write(self, path: str, text: str = "name: Something\nsummary: Said at some length.\n") -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def commit(self, day: str) -> None:
        self.repo.git.add("--all")
        moment = f"{day}T12:00:00+00:00"
        with self.repo.git.custom_environment(GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment):
            self.repo.git.commit("--allow-empty", "--message", day)
