"""Writes the words of all vocabularies where editors look for them: `schemas/terms.schema.json`.

Run `.venv/bin/python tests/terms.py` after a change to a vocabulary. A test fails while the file says something else.
"""

from datetime import date
from pathlib import Path

from generator.check import check
from generator.project import Project
from generator.publish.api import json_schemas

ROOT = Path(__file__).parents[1]
FILE = ROOT / "schemas" / json_schemas.TERMS


def render() -> str:
    """The schema as the vocabularies would have it."""
    vocabularies = check(Project(ROOT), date.today()).catalogue.vocabularies
    return json_schemas.as_text(json_schemas.terms(vocabularies.values()))


if __name__ == "__main__":
    FILE.write_text(render(), encoding="utf-8")
