"""Read ``codemeta.json``, a description of research software (CodeMeta 2 and 3)."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.code_hosts import page_of
from generator.importing import licences
from generator.importing.draft import OWNER, REPOSITORY, SUMMARY, CannotImportError, Fact, Skipped, Statement

NAME = "codemeta.json"

_STAGES = {"unsupported": "retired", "abandoned": "retired"}
"""Statuses of repostatus.org with the same meaning as one of our stages. `active` has none: it does not mean in use."""

_ORGANISATIONS = {"Organization", "GovernmentOrganization"}
_PERSONAL_DATA = "people's names and addresses are not copied; name a team under `contact`"
_CHANGES_OFTEN = "it changes with every release, so an entry leaves it to the page of the code"
_NOT_TEXT = "it is not written as one text"
_REASONS = {
    "author": _PERSONAL_DATA,
    "contributor": _PERSONAL_DATA,
    "editor": _PERSONAL_DATA,
    "version": _CHANGES_OFTEN,
    "softwareVersion": _CHANGES_OFTEN,
    "dateModified": _CHANGES_OFTEN,
    "dateCreated": _CHANGES_OFTEN,
    "datePublished": _CHANGES_OFTEN,
    "downloadUrl": _CHANGES_OFTEN,
    "releaseNotes": _CHANGES_OFTEN,
    "keywords": "there is no matching list here; choose `services` yourself",
    "applicationCategory": "there is no matching list here; choose `services` yourself",
    **dict.fromkeys(("@id", "id", "identifier"), "an entry has a short name of its own"),
    "funder": "an entry names each organisation separately, with a page that shows it",
}
_MAX_SUMMARY = 200  # characters that a summary may have
_IGNORED = {"@context", "@type", "type", "codemeta"}


def read(path: str, raw: bytes) -> Iterator[Statement]:
    """Yield the statements of a file. Raises CannotImportError if it is not CodeMeta."""
    repeated: list[str] = []
    data = _data(path, raw, repeated)
    yield from (Skipped(name, "it is in the file twice, and the last one is read") for name in repeated)
    for name, value in data.items():
        if name in _READERS:
            yield from _READERS[name](name, value)
        elif value and name not in _IGNORED:
            yield Skipped(name, _REASONS.get(name, "an entry has no field for it"))


def _data(path: str, raw: bytes, repeated: list[str]) -> dict[str, Any]:
    """Return what a file says, and add the names that are in it twice to `repeated`. Raises CannotImportError."""

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        repeated.extend(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        return dict(pairs)

    try:
        # whole numbers become floats: Python refuses those of many digits, and no field takes a number
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=fields, parse_int=float)
        is_codemeta = isinstance(data, dict) and "codemeta" in json.dumps(data.get("@context", "")).casefold()
    except UnicodeDecodeError as error:
        raise CannotImportError(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise CannotImportError(f"line {error.lineno} of {path} is not JSON that can be read: {error.msg}") from error
    except RecursionError as error:
        raise CannotImportError(f"{path} is not JSON that can be read: it is nested too deep") from error
    if not is_codemeta:
        raise CannotImportError(f"{path} does not name CodeMeta as its @context")
    return data  # type: ignore[no-any-return]


def _text_reader(*pointer: str) -> Callable[[str, Any], Iterator[Statement]]:
    """Return a reader that copies a text unchanged to the field at `pointer`."""

    def read_text(source_field: str, value: Any) -> Iterator[Statement]:
        text = _text_of(value, *(("url", "@id") if pointer[0] == "links" else ()))
        if isinstance(text, str):
            yield Fact(source_field, pointer, page_of(text) if pointer == REPOSITORY else text)
        elif value:
            yield Skipped(source_field, _NOT_TEXT)

    return read_text


def _names_reader(*pointer: str) -> Callable[[str, Any], Iterator[Statement]]:
    """Return a reader for one or several names, each a text or an object with a name."""

    def read_names(source_field: str, value: Any) -> Iterator[Statement]:
        values = value if isinstance(value, list) else [value] if value else []
        names = tuple(name for each in values if isinstance(name := _text_of(each, "name"), str))
        if names:
            yield Fact(source_field, pointer, names)
        if len(names) < len(values):
            yield Skipped(source_field, "some of it is not written as names" if names else "it is not written as names")

    return read_names


def _description(source_field: str, value: Any) -> Iterator[Statement]:
    """Use a single short sentence as the summary, and anything longer as the description."""
    if isinstance(text := _text_of(value), str):
        line = " ".join(text.split())
        if len(line) <= _MAX_SUMMARY and not re.search(r"[.!?]\s+\S|\n\s*\n", text.strip()):
            yield Fact(source_field, SUMMARY, line)
        else:
            yield Fact(source_field, ("description",), text)
    elif value:
        yield Skipped(source_field, _NOT_TEXT)


def _licence(source_field: str, value: Any) -> Iterator[Statement]:
    if isinstance(value, list) and any(each != value[0] for each in value):
        yield Skipped(source_field, "it names several licences and does not say whether all of them apply, or any one")
        return
    name = _text_of(value[:1] if isinstance(value, list) else value, "url", "@id", "name")
    if isinstance(name, str):
        yield Fact(source_field, ("licence",), licences.of_page(name) or name)
    elif value:
        yield Skipped(source_field, _NOT_TEXT)


def _stage(source_field: str, value: Any) -> Iterator[Statement]:
    text = _text_of(value, "url", "@id", "name")
    status = text.rstrip("/").rpartition("/")[2].lstrip("#").casefold() if isinstance(text, str) else ""
    if status in _STAGES:
        yield Fact(source_field, ("stage",), _STAGES[status])
    elif value:
        reason = f"`{status}` is less precise than any `stage` here; choose one yourself" if status else _NOT_TEXT
        yield Skipped(source_field, reason)


def _organisation(source_field: str, value: Any) -> Iterator[Statement]:
    """Yield the names of organisations, never those of people."""
    for organisation in value if isinstance(value, list) else [value]:
        if not (isinstance(organisation, Mapping) and _is_organisation(organisation)):
            if organisation:
                yield Skipped(source_field, _PERSONAL_DATA)
        elif isinstance(name := _text_of(organisation.get("name")), str):
            yield Fact(source_field, OWNER, name)
        else:
            yield Skipped(source_field, _NOT_TEXT)


def _is_organisation(value: Mapping[str, Any]) -> bool:
    """Whether an object is of a type that organisations have. It may have several types."""
    types = value.get("@type", value.get("type"))
    return any(
        each in _ORGANISATIONS for each in (types if isinstance(types, list) else [types]) if isinstance(each, str)
    )


def _text_of(value: Any, *names: str) -> Any:
    """Return the text that a value is, alone in a list too, or that an object has as its value or in one of its fields.

    Any other value is returned unchanged.
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, Mapping):
        return value
    return next((value[name] for name in ("@value", *names) if isinstance(value.get(name), str)), value)


_READERS: Mapping[str, Callable[[str, Any], Iterator[Statement]]] = {
    "name": _text_reader("name"),
    "description": _description,
    "codeRepository": _text_reader(*REPOSITORY),
    "url": _text_reader("links", "website"),
    "issueTracker": _text_reader("links", "issues"),
    "softwareHelp": _text_reader("links", "documentation"),
    "license": _licence,
    "programmingLanguage": _names_reader("languages"),
    "operatingSystem": _names_reader("platforms"),
    "runtimePlatform": _names_reader("platforms"),
    "developmentStatus": _stage,
    "maintainer": _organisation,
    "copyrightHolder": _organisation,
    "sourceOrganization": _organisation,
    "producer": _organisation,
}
