"""The description of the API that programs read: OpenAPI 3.1, written from the types of the records themselves."""

import re
from collections.abc import Mapping
from functools import reduce
from operator import or_
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from generator.publish.api import responses, types
from generator.publish.edition.settings import SiteSettings

Schema = dict[str, Any]

_PLAIN: Mapping[object, str] = {str: "string", int: "integer", NoneType: "null"}
_SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_NOT_WORD = re.compile(r"\W+")

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
"""Every file of the API: what it holds, and what it is called."""


def openapi(site: SiteSettings, root: str) -> Schema:
    """Describe the API of a site; `root` is where it stands."""
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
        "paths": {f"/{path}": _path(path, *answer) for path, answer in RESPONSES.items()},
        "components": {"schemas": schemas()},
    }


def schemas() -> dict[str, Schema]:
    """Describe every record and every answer, by name. Each may hold more one day, so none is closed."""
    found: dict[str, Schema] = {}
    for kind, _ in RESPONSES.values():
        _collect(kind, found)
    return dict(sorted(found.items()))


def _path(path: str, kind: type, title: str) -> Schema:
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    about: Schema = {
        "operationId": _NOT_WORD.sub("_", path),
        "summary": title,
        "responses": {"200": {"description": title, "content": {"application/json": {"schema": _reference(kind)}}}},
    }
    if names:
        about["parameters"] = [{"name": each, "in": "path", "required": True, "schema": _SLUG} for each in names]
        about["responses"]["404"] = {"description": "There is none with that name; the answer is a page for people."}
    return {"get": about}


def _collect(kind: type, found: dict[str, Schema]) -> None:
    """Describe a record, and those that it holds, unless that is done already."""
    if kind.__name__ in found:
        return
    hints = get_type_hints(kind, include_extras=True)
    found[kind.__name__] = {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {name: _schema(hint, found) for name, hint in hints.items()},
        "required": list(hints),
    }


def _schema(hint: Any, found: dict[str, Schema]) -> Schema:
    """Describe one value from its type."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        _collect(hint, found)
        return _reference(hint)
    if origin is Annotated:
        notes = (_note(note) for note in inner[1:])
        return reduce(or_, notes, _schema(inner[0], found))
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    within = [_schema(each, found) for each in inner]
    return _around(origin, within) if within else {"type": _PLAIN[hint]}


def _around(origin: Any, within: list[Schema]) -> Schema:
    """Describe a list, a mapping from text, or a choice."""
    if origin is list:
        return {"type": "array", "items": within[0]}
    if origin is dict:
        return {"type": "object", "additionalProperties": within[1]}
    return _either(within)


def _note(note: str | types.Format) -> Schema:
    return {"format": note.name} if isinstance(note, types.Format) else {"description": note}


def _either(schemas: list[Schema]) -> Schema:
    """Describe a value that may be null: as a second type where there is a plain one, else as a choice."""
    first, *others = schemas
    if "type" not in first or "enum" in first:
        return {"anyOf": schemas}
    return {**first, "type": [first["type"], *(each["type"] for each in others)]}


def _reference(kind: type) -> Schema:
    return {"$ref": f"#/components/schemas/{kind.__name__}"}
