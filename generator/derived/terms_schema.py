"""The words of all vocabularies where editors look for them: `schemas/terms.schema.json`."""

from generator.check import Result
from generator.publish import schemas

PATH = f"schemas/{schemas.TERMS}"


def render(result: Result) -> str:
    """Return the schema as the vocabularies would have it."""
    return schemas.as_text(schemas.terms(result.catalogue.vocabularies.values()))
