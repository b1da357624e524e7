"""What tests of the published pages begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import Result
from tests.conftest import Files
from tests.once import once
from tests.publish.published import build
from tests.publish.rendered import Pages


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a small site with a history."""
    return once(tmp_path_factory, "published", build) / "site"


@pytest.fixture
def pages(checked: Callable[[Files], Result]) -> Callable[[Files], Pages]:
    return lambda files: Pages(checked(files))
