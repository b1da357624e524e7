"""What tests of the insights begin with."""

import pytest

from generator.catalogue import Catalogue
from generator.check import check
from generator.project import Project
from tests.conftest import ROOT
from tests.publish.insights.figures import TODAY


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return check(Project(ROOT), TODAY).catalogue
