"""The description of the API in OpenAPI 3.1, generated from the types of its records."""

import re
from collections.abc import Mapping
from functools import reduce
from operator import or_
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from generator.publish.api import responses, types, values
from generator.publish.edition.settings import SiteSettings

Schema = dict[str, Any]

_JSON_TYPES: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
_SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_NOT_IN_IDENTIFIER = re.compile(r"\W+")

RESPONSES: Mapping[str, tuple[type, str]] = {
    "index.json": (responses.Index, "Where everything is"),
    "entries.json": (responses.Entries, "All components, standards and projects in short"),
    "entries/{slug}.json": (types.Entry, "One component, standard or project"),
    "organisations.json": (responses.Organisations, "All organisations in short"),
    "organisations/{slug}.json": (types.Organisation, "One organisation"),
    "terms.json": (responses.Terms, "All words of the controlled lists"),
    "relations.json": (responses.Relations, "All relations between entries"),
    "adoptions.json": (responses.Adoptions, "Everything known about who uses what"),
    "catalogue.json": (responses.Catalogue, "Everything in one file"),
}
"""Type and title of every file of the API, by path."""


def openapi(site: SiteSettings, root: str) -> Schema:
    """Return the description of a site's API; `root` is its path on the site."""
    licence = {"name": site.licence, "url": site.licence_url} if site.licence and site.licence_url else None
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.name,
            "version": types.VERSION,
            "description": "Files that anyone can read, as often as they like: no key, no limit, no account. "
            "They change when the catalogue does.",
            **({"license": licence} if licence else {}),
        },
        "servers": [{"url": f"{site.url}{root}".removesuffix("/")}],
        "externalDocs": {"url": f"{site.url}api/", "description": "How to use it, its promise and its changes"},
        "paths": {f"/{path}": _path(path, *response) for path, response in RESPONSES.items()},
        "components": {"schemas": schemas()},
    }


def schemas() -> dict[str, Schema]:
    """Return the schema of every record and response, by name. They allow other fields: later versions may add some."""
    schemas_by_name: dict[str, Schema] = {}
    for record_type, _ in RESPONSES.values():
        _add_schema(record_type, schemas_by_name)
    return dict(sorted(schemas_by_name.items()))


def _path(path: str, record_type: type, title: str) -> Schema:
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    content = {"application/json": {"schema": _reference(record_type)}}
    operation: Schema = {
        "operationId": _NOT_IN_IDENTIFIER.sub("_", path),
        "summary": title,
        "responses": {"200": {"description": title, "content": content}},
    }
    if names:
        operation["parameters"] = [{"name": each, "in": "path", "required": True, "schema": _SLUG} for each in names]
        operation["responses"]["404"] = {
            "description": "There is none with that name; the answer is a page for people."
        }
    return {"get": operation}


def _add_schema(record_type: type, schemas_by_name: dict[str, Schema]) -> None:
    """Add the schema of a record, and of the records in it, unless `schemas_by_name` has it already."""
    if record_type.__name__ in schemas_by_name:
        return
    hints = get_type_hints(record_type, include_extras=True)
    schemas_by_name[record_type.__name__] = {
        "type": "object",
        "description": " ".join((record_type.__doc__ or "").split()),
        "properties": {name: _schema(hint, schemas_by_name) for name, hint in hints.items()},
        "required": list(hints),
    }


def _schema(hint: Any, schemas_by_name: dict[str, Schema]) -> Schema:
    """Return the schema of a value from its type hint, and add the schemas of its records."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        _add_schema(hint, schemas_by_name)
        return _reference(hint)
    if origin is Annotated:
        keywords = (_annotation(note) for note in arguments[1:])
        return reduce(or_, keywords, _schema(arguments[0], schemas_by_name))
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    inner_schemas = [_schema(each, schemas_by_name) for each in arguments]
    return _container(origin, inner_schemas) if inner_schemas else {"type": _JSON_TYPES[hint]}


def _container(origin: Any, inner_schemas: list[Schema]) -> Schema:
    """Return the schema of a list, a mapping with text keys, or a union."""
    if origin is list:
        return {"type": "array", "items": inner_schemas[0]}
    if origin is dict:
        return {"type": "object", "additionalProperties": inner_schemas[1]}
    return _nullable(inner_schemas)


def _annotation(note: str | values.Format) -> Schema:
    return {"format": note.name} if isinstance(note, values.Format) else {"description": note}


def _nullable(schemas: list[Schema]) -> Schema:
    """Return the schema of a union: as several types if the first one is plain, or else as `anyOf`."""
    first, *others = schemas
    if "type" not in first or "enum" in first:
        return {"anyOf": schemas}
    return {**first, "type": [first["type"], *(each["type"] for each in others)]}


def _reference(record_type: type) -> Schema:
    return {"$ref": f"#/components/schemas/{record_type.__name__}"}
