"""Read ``codemeta.json``, a description of research software (CodeMeta 2 and 3)."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.code_hosts import page_of
from generator.entry_form import Answer
from generator.importing.draft import OWNER, REPOSITORY, SUMMARY, CannotImportError, Fact, Skipped, Statement

NAME = "codemeta.json"

_SPDX = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?/?")
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
    "funder": "an entry names each organisation separately, with a page that shows it",
}
_IGNORED = {"@context", "@type", "@id", "id", "type", "identifier", "codemeta"}


def read(path: str, raw: bytes) -> Iterator[Statement]:
    """Yield the statements of a file. Raises CannotImportError if it is not CodeMeta."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CannotImportError(f"{path} is not JSON that can be read: {error}") from error
    if not isinstance(data, dict) or "codemeta" not in json.dumps(data.get("@context", "")).casefold():
        raise CannotImportError(f"{path} does not name CodeMeta as its @context")
    for name, value in data.items():
        if name in _READERS:
            yield from _READERS[name](name, value)
        elif value and name not in _IGNORED:
            yield Skipped(name, _REASONS.get(name, "an entry has no field for it"))


def _text_reader(*pointer: str) -> Callable[[str, Any], Iterator[Statement]]:
    """Return a reader that copies a text unchanged to the field at `pointer`."""

    def read_text(source_field: str, value: Any) -> Iterator[Statement]:
        text = _text_of(value, "url", "@id") if pointer[0] == "links" else value
        if isinstance(text, str):
            yield Fact(source_field, pointer, page_of(text) if pointer == REPOSITORY else text)
        elif value:
            yield Skipped(source_field, _NOT_TEXT)

    return read_text


def _names_reader(*pointer: str) -> Callable[[str, Any], Iterator[Statement]]:
    """Return a reader for one or several names, each a text or an object with a name."""

    def read_names(source_field: str, value: Any) -> Iterator[Statement]:
        names = [_text_of(each, "name") for each in (value if isinstance(value, list) else [value])]
        if all(isinstance(each, str) for each in names):
            answer: Answer = tuple(str(each) for each in names)
            yield Fact(source_field, pointer, answer)
        else:
            yield Skipped(source_field, "it is not written as names")

    return read_names


def _description(source_field: str, value: Any) -> Iterator[Statement]:
    """Use a single sentence as the summary, and anything longer as the description."""
    if isinstance(value, str):
        is_sentence = not re.search(r"[.!?]\s+\S|\n\s*\n", value.strip())
        if is_sentence:
            yield Fact(source_field, SUMMARY, " ".join(value.split()))
        else:
            yield Fact(source_field, ("description",), value)
    elif value:
        yield Skipped(source_field, _NOT_TEXT)


def _licence(source_field: str, value: Any) -> Iterator[Statement]:
    if isinstance(value, list) and len(value) != 1:
        yield Skipped(source_field, "it names several licences and does not say whether all of them apply, or any one")
        return
    name = _text_of(value[0] if isinstance(value, list) else value, "url", "@id", "name")
    if isinstance(name, str):
        match = _SPDX.fullmatch(name.strip())
        yield Fact(source_field, ("licence",), match[1] if match else name)
    elif name:
        yield Skipped(source_field, _NOT_TEXT)


def _stage(source_field: str, value: Any) -> Iterator[Statement]:
    status = value.rstrip("/").rpartition("/")[2].lstrip("#").casefold() if isinstance(value, str) else ""
    if status in _STAGES:
        yield Fact(source_field, ("stage",), _STAGES[status])
    elif value:
        yield Skipped(source_field, f"`{status}` is less precise than any `stage` here; choose one yourself")


def _organisation(source_field: str, value: Any) -> Iterator[Statement]:
    """Yield the names of organisations, never those of people."""
    for organisation in value if isinstance(value, list) else [value]:
        if not (isinstance(organisation, Mapping) and _is_organisation(organisation)):
            if organisation:
                yield Skipped(source_field, _PERSONAL_DATA)
        elif isinstance(name := organisation.get("name"), str):
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
    """Return the first of these fields that is a text if the value is an object; return any other value unchanged."""
    if not isinstance(value, Mapping):
        return value
    return next((value[name] for name in names if isinstance(value.get(name), str)), value)


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
