"""Values in the shape that a schema asks for, with any text in them."""

from typing import Any

import yaml
from hypothesis import strategies as some

from generator import schema
from tests.conftest import ROOT

SCHEMAS = schema.load(ROOT / "schemas")
KINDS = list(SCHEMAS)
TEXTS = some.text(max_size=30)


USUAL = some.sampled_from(["live", "stockport", "https://www.example.gov.uk/", "2024-13-45"])
JSON_VALUES = some.recursive(
    some.one_of(some.none(), TEXTS, USUAL),
    lambda values: some.one_of(some.lists(values, max_size=4), some.dictionaries(TEXTS, values, max_size=4)),
    max_leaves=12,
)


def of_shape(node: dict[str, Any]) -> some.SearchStrategy[Any]:
    """Values that have the shape that a schema asks for, with any texts in them."""
    if "properties" in node:
        fields = {name: of_shape(each) for name, each in node["properties"].items()}
        needed = {name: fields.pop(name) for name in node.get("required", ())}
        return some.fixed_dictionaries(needed, optional=fields)
    if "items" in node:
        return some.lists(of_shape(node["items"]), max_size=3)
    return some.one_of(some.sampled_from([str(each) for each in node["examples"]]), TEXTS)


SHAPED = {kind: of_shape(loaded.node) for kind, loaded in SCHEMAS.items()}


def as_yaml(data: dict[str, Any]) -> bytes:
    return str(yaml.safe_dump(data, allow_unicode=True)).encode(errors="replace")
