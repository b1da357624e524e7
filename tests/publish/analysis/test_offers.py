"""Whether a thing is ready to use or code to run, as far as its entry says."""

from typing import Any

import pytest

from generator.project import Collection
from generator.publish.analysis.offers import offers
from tests.publish.analysis.catalogues import URL, make_entry

CODE, SITE = {"repository": URL}, {"website": URL}
PROJECT = {"collection": Collection.PROJECTS, "type": ""}


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ({"type": "platform", "links": CODE | SITE, "cost": "Free."}, "ready code"),
        ({"type": "platform", "links": CODE, "access": "on-request"}, "ready code"),
        ({"type": "platform", "links": CODE | SITE, "access": "open"}, "code"),
        ({"type": "platform", "links": SITE}, "ready"),
        ({"type": "platform", "links": {"documentation": URL}}, ""),
        ({"type": "api", "links": CODE | SITE}, "ready code"),
        ({"type": "api", "links": CODE}, "code"),
        ({"type": "library", "links": CODE, "access": "open"}, "code"),
        ({"type": "dataset", "links": CODE}, "ready"),
        ({"type": "agreement", "links": {"documentation": URL}}, "ready"),
        ({"type": "agreement"}, ""),
        ({"type": "tool"}, ""),
        ({**PROJECT, "links": CODE | SITE}, "code"),
        ({**PROJECT, "links": SITE}, ""),
    ],
)
def test_what_an_entry_says_decides(fields: dict[str, Any], how: str) -> None:
    assert " ".join(offers(make_entry("one", **fields))) == how
