"""What tests of the engine begin with."""

from pathlib import Path

import pytest

from tests import sites


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sites.checkout(sites.SMALL, tmp_path / "checkout")
