"""Issues as GitHub makes them when somebody has filled in a form."""

from functools import cache
from pathlib import Path

import yaml

from generator.importing.issue_form import CONFIRMATION_LABEL, USE_LABEL
from tests.conftest import ROOT

SOURCE = "https://www.example.gov.uk/bins"
FORMS = {path.stem: path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"}

PROJECT = {
    "Name of the project": "Bin Days",
    "Summary": "Tells residents when to put out which bin.",
    "Owner": "Anytown Borough Council",
    "Stage": "Beta",
    "Description": "# What it does\n\nIt reads `the calendar`.\n\n### Not a heading of the form\n\n* one\n* two",
    "Languages": "Python\n- C#",
    "Service areas": "Births, deaths and marriages, Housing, Culture, sport and leisure",
    "Principles": "Open culture",
    "Sources": f"{SOURCE}\n\n* {SOURCE}/2",
}
ENTRY = f"""\
# yaml-language-server: $schema=../../schemas/project.schema.json
name: Bin Days
summary: Tells residents when to put out which bin.
owner: anytown
stage: beta
languages: [Python, C#]
description: |-
  # What it does

  It reads `the calendar`.

  ### Not a heading of the form

  * one
  * two
services: [births-deaths-marriages, housing, culture-and-leisure]
principles: [open-culture]
sources:
  - {SOURCE}
  - {SOURCE}/2
"""
USED = {USE_LABEL: "Bin calendar", "Organisation": "Example council", "Status": "Live", "Evidence": SOURCE}


@cache
def labels(form: str) -> list[str]:
    """Give the headings that GitHub makes of a form, read from the form itself."""
    body = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))["body"]
    return [each["attributes"]["label"] for each in body if each["type"] != "markdown"]


def issue(form: str, answers: dict[str, str]) -> str:
    """Write an issue as GitHub does when somebody has filled in a form."""
    assert set(answers) <= set(labels(form))
    ticked = "- [x] One\n- [x] Two"
    texts = {label: answers.get(label, "_No response_") for label in labels(form)} | {CONFIRMATION_LABEL: ticked}
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in texts.items())


def entries(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "catalogue").rglob("*.yml")}
