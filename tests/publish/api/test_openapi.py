"""The description of the API: complete, true, and held to its promise."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from generator.publish.api.openapi import schemas
from generator.publish.api.types import VERSION
from tests.conftest import ROOT
from tests.publish.published import API, data, files
from tests.sites import SITE_URL

NOT_RECORDS = {"openapi.json", "catalogue.jsonld"}
GOLDEN = Path(__file__).parent / "golden"
DOCUMENTATION = ROOT / "site_overrides" / "pages" / "api.md"


@pytest.fixture(scope="module")
def openapi(published: Path) -> Any:
    return data(published, "openapi.json")


def closed(schema: Any) -> Any:
    """Allow no names but those that are described: readers must bear more, but we must not write more."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(each) for name, each in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema else inner


def answers(site: Path, path: str) -> Iterator[Any]:
    """Yield every record that is an answer to a path of the description."""
    pattern = re.sub(r"\{\w+\}", "*", path.removeprefix("/"))
    for file in files(site):
        if fnmatch(file, pattern) and file.count("/") == pattern.count("/"):
            yield data(site, file)


def test_the_description_is_openapi(openapi: Any) -> None:
    validate(openapi)
    assert openapi["openapi"].startswith("3.1.")
    assert openapi["servers"] == [{"url": f"{SITE_URL}{API}"}]


def test_every_answer_is_as_described(published: Path, openapi: Any) -> None:
    schemas = closed(openapi["components"]["schemas"])
    for path, operations in openapi["paths"].items():
        (content,) = operations["get"]["responses"]["200"]["content"].values()
        schema = {**content["schema"], "components": {"schemas": schemas}}
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        found = list(answers(published, path))
        assert found, path
        assert [error.message for record in found for error in validator.iter_errors(record)] == []


def test_every_file_is_described(published: Path, openapi: Any) -> None:
    patterns = [re.sub(r"\{\w+\}", "[^/]+", path.removeprefix("/")) for path in openapi["paths"]]
    unknown = [file for file in files(published) if not any(re.fullmatch(each, file) for each in patterns)]
    assert set(unknown) == NOT_RECORDS


def test_the_shape_changes_only_with_its_version_and_a_word_about_it(openapi: Any) -> None:
    """The shape of each version stays as it was published: whoever changes it gives it a new version."""
    version = openapi["info"]["version"]
    shape = {name: without_words(schema) for name, schema in schemas().items()}
    golden = GOLDEN / f"api-{version}.json"
    if not golden.exists():
        golden.write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} is new. Read it and commit it; from then on it never changes.")
    assert shape == json.loads(golden.read_text(encoding="utf-8")), "raise VERSION in generator/publish/api/types.py"
    assert f"* **{version}**: " in DOCUMENTATION.read_text(encoding="utf-8").partition("### Changes")[2]


def without_words(schema: Any) -> Any:
    """Keep names and types, and leave out what is said about them."""
    if isinstance(schema, list):
        return [without_words(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: each for name, each in schema.items() if name != "description" or not isinstance(each, str)}
    return {name: without_words(each) for name, each in kept.items()}


def test_earlier_versions_of_the_api_still_hold() -> None:
    """Within one first number, a later shape has every name of the earlier ones."""
    first, _, _ = VERSION.partition(".")
    shapes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob(f"api-{first}.*.json"))]
    now = schemas()
    assert shapes
    for shape in shapes:
        for name, schema in shape.items():
            assert set(schema["properties"]) <= set(now[name]["properties"])


def test_the_index_leads_everywhere(published: Path) -> None:
    index = data(published, "index.json")
    leading = [index["openapi"], index["dcat"], *index["lists"].values()]
    leading += (each["url"] for each in index["downloads"])
    entry, organisation = (index["templates"][name] for name in ("entry", "organisation"))
    leading += (entry.replace("{slug}", each["slug"]) for each in data(published, "entries.json")["entries"])
    organisations = data(published, "organisations.json")["organisations"]
    leading += (organisation.replace("{slug}", each["slug"]) for each in organisations)
    assert [url for url in leading if not (published / url.removeprefix(SITE_URL)).is_file()] == []
    assert index["changed"] == "2025-06-02"
    assert index["licence"] == "Open Government Licence v3.0"
