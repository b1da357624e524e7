"""The terms of all vocabularies as a schema for editors: `schemas/terms.schema.json`."""

from generator.check import Result
from generator.publish.api import json_schemas

PATH = f"schemas/{json_schemas.TERMS}"


def render(result: Result) -> str:
    """Return the schema in JSON."""
    return json_schemas.as_text(json_schemas.terms(result.catalogue.vocabularies.values()))
