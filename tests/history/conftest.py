"""What tests of the history begin with."""

from pathlib import Path

import pytest

from tests.history.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "checkout")
