"""A field is declared once: what it takes to add one, tried in a copy of the program.

Six files are all that a plain new field needs. Whoever makes it more has found a second place for something.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest

from generator import schema
from generator.model import RENAMED
from generator.project import SHARED, Collection
from generator.publish.api.types import VERSION
from generator.publish.edition import fields
from tests.conftest import ROOT
from tests.sites import SMALL

NAME, LABEL, WELSH, VALUE = "help_with_access", "Help with access", "Help gyda mynediad", "Ask <the> access team."

SCHEMA = {
    "title": LABEL,
    "description": "Say whom to ask about barriers.",
    "x-section": "Where people can find it",
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "examples": ["Ask the access team."],
}
NEXT_VERSION = re.sub(r"\.(\d+)\.", lambda number: f".{int(number[1]) + 1}.", VERSION)

EDITS = {
    "schemas/component.schema.json": [('    "cost": {', f'    "{NAME}": {json.dumps(SCHEMA)},\n    "cost": {{')],
    "generator/model.py": [('    cost: str = ""\n', f'    cost: str = ""\n    {NAME}: str = ""\n')],
    "generator/publish/edition/fields.py": [
        (
            '    Field("adopt",',
            f'    Field("{NAME}", "{LABEL}", (Collection.COMPONENTS,), "{LABEL}"),\n    Field("adopt",',
        )
    ],
    "generator/publish/api/types.py": [
        (f'VERSION = "{VERSION}"', f'VERSION = "{NEXT_VERSION}"'),
        ("    cost: str | None\n", f"    cost: str | None\n    {NAME}: str | None\n"),
    ],
    "site_overrides/pages/api.md": [("### Changes\n", f"### Changes\n\n* **{NEXT_VERSION}**: `{NAME}`.\n")],
    "site_overrides/theme/translations/cy.po": [
        ('msgid "Cost"\n', f'msgid "{LABEL}"\nmsgstr "{WELSH}"\n\nmsgid "Cost"\n'),
    ],
}
"""What somebody does who adds the field to components, file by file."""

MADE = """
import json
from datetime import date
from pathlib import Path

from generator.check import check
from generator.project import Project
from generator.publish.edition.files import File
from generator.publish.edition.settings import SiteSettings
from generator.publish.site.publication import prepare

settings = SiteSettings("Things", "", "https://x.example.org/", "", "main", has_search=False, languages=("cy",))
site = prepare(check(Project(Path("small")), date(2026, 11, 21)), settings, [Path("site_overrides/theme")])
shown = [page for url, page in site.pages.items() if url.endswith("components/bin-days/")]
made = {page.url: site.renderers[page.language].render(page).body for page in shown}
files = [each for each in site.items((), without=site.pages) if isinstance(each, File)]
made |= {each.path: each.make() for each in files if each.path.endswith((".json", ".csv"))}
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Pages and files of a small site, made by a copy of the program that knows the new field."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("generator", "schemas", "site_overrides/theme"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL, copy / "small")
    for path, changes in EDITS.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        for before, after in changes:
            assert text.count(before) == 1, (path, before)
            text = text.replace(before, after)
        (copy / path).parent.mkdir(exist_ok=True)
        (copy / path).write_text(text, encoding="utf-8")
    entry = copy / "small" / "catalogue" / "components" / "bin-days.yml"
    entry.write_text(f"{entry.read_text(encoding='utf-8')}{NAME}: {VALUE}\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    run = subprocess.run([sys.executable, "-c", MADE], cwd=copy, env=environment, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(run.stdout))


def test_a_new_field_touches_six_files_that_the_guide_names() -> None:
    guide = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("* **A new field**")[2].partition("\n* ")[0]
    )
    assert len(EDITS) <= 6
    assert [path for path in EDITS if f"`{path}`" not in guide and f"`{path.rpartition('/')[0]}/`" not in guide] == []


def test_a_new_field_is_on_the_page_in_each_language(made: dict[str, Any]) -> None:
    shown = "<dt>{}</dt><dd{}>Ask &lt;the&gt; access team.</dd>"
    assert shown.format(LABEL, "") in made["components/bin-days/"]
    assert shown.format(WELSH, ' lang="en"') in made["cy/components/bin-days/"]


def test_a_new_field_is_in_the_api_and_described(made: dict[str, Any]) -> None:
    assert json.loads(made["api/v1/entries/bin-days.json"])[NAME] == VALUE
    assert json.loads(made["api/v1/entries/hostile.json"])[NAME] is None
    described = json.loads(made["api/v1/openapi.json"])
    assert described["info"]["version"] == NEXT_VERSION
    assert described["components"]["schemas"]["Entry"]["properties"][NAME] == {"type": ["string", "null"]}


def test_a_new_field_is_in_the_table(made: dict[str, Any]) -> None:
    rows = csv.DictReader(StringIO(made["data/components.csv"].removeprefix("\ufeff"), newline=""))
    assert {row["Slug"]: row[LABEL] for row in rows} == {"bin-days": VALUE, "hostile": ""}


def test_a_new_field_is_asked_for_in_the_form(made: dict[str, Any]) -> None:
    form = json.loads(made["contribute/form/components.json"])
    assert form["schema"]["properties"][NAME]["description"] == SCHEMA["description"]
    assert NAME in dict(form["sections"])["Where people can find it"]


@pytest.mark.parametrize("collection", SHARED)
def test_fields_are_declared_as_the_schemas_have_them(collection: Collection) -> None:
    parts = schema.load(ROOT / "schemas")[collection].node["properties"]
    asked = {RENAMED.get(name, name): node.get("items", node).get("x-vocabulary", "") for name, node in parts.items()}
    declared = {each.name: each.vocabulary for each in fields.fields_of(collection)}
    assert declared.items() <= asked.items()
    of_other_kinds = {each.name for each in fields.FIELDS} - declared.keys()
    assert of_other_kinds & asked.keys() == set()
