"""``codemeta.json``, in which research software is described (CodeMeta 2 and 3)."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.entry_form import Answer
from generator.importing.addresses import page_of
from generator.importing.draft import OWNER, REPOSITORY, SUMMARY, CannotImportError, Fact, Skipped, Statement

NAME = "codemeta.json"

_SPDX = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?/?")
_STAGES = {"unsupported": "retired", "abandoned": "retired"}
"""Of the words of repostatus.org, those that mean the same as one of ours. `active` does not say that it is in use."""

_ORGANISATIONS = {"Organization", "GovernmentOrganization"}
_PEOPLE = "people's names and addresses are not copied; name a team under `contact`"
_MACHINE = "it changes with every release, so an entry leaves it to the page of the code"
_REASONS = {
    "author": _PEOPLE,
    "contributor": _PEOPLE,
    "editor": _PEOPLE,
    "version": _MACHINE,
    "softwareVersion": _MACHINE,
    "dateModified": _MACHINE,
    "dateCreated": _MACHINE,
    "datePublished": _MACHINE,
    "downloadUrl": _MACHINE,
    "releaseNotes": _MACHINE,
    "keywords": "there is no matching list here; choose `services` yourself",
    "applicationCategory": "there is no matching list here; choose `services` yourself",
    "funder": "an entry names each organisation separately, with a page that shows it",
}
_SILENT = {"@context", "@type", "@id", "id", "type", "identifier", "codemeta"}


def read(path: str, raw: bytes) -> Iterator[Statement]:
    """Yield what a file says. Raises CannotImportError where it is no such file."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CannotImportError(f"{path} is not JSON that can be read: {error}") from error
    if not isinstance(data, dict) or "codemeta" not in json.dumps(data.get("@context", "")).casefold():
        raise CannotImportError(f"{path} does not name CodeMeta as its @context")
    for name, value in data.items():
        if name in _READERS:
            yield from _READERS[name](name, value)
        elif value and name not in _SILENT:
            yield Skipped(name, _REASONS.get(name, "an entry has no field for it"))


def _words(*pointer: str) -> Callable[[str, Any], Iterator[Statement]]:
    """Take a text over as it stands."""

    def take(said: str, value: Any) -> Iterator[Statement]:
        address = _named(value, "url", "@id") if pointer[0] == "links" else value
        if isinstance(address, str):
            yield Fact(said, pointer, page_of(address) if pointer == REPOSITORY else address)
        elif value:
            yield Skipped(said, "it is not written as one text")

    return take


def _list(*pointer: str) -> Callable[[str, Any], Iterator[Statement]]:
    """Take over names, be they one or several, texts or things with a name."""

    def take(said: str, value: Any) -> Iterator[Statement]:
        names = [_named(each, "name") for each in (value if isinstance(value, list) else [value])]
        if all(isinstance(each, str) for each in names):
            answer: Answer = tuple(str(each) for each in names)
            yield Fact(said, pointer, answer)
        else:
            yield Skipped(said, "it is not written as names")

    return take


def _description(said: str, value: Any) -> Iterator[Statement]:
    """Take a single sentence as the summary, and anything longer as the description."""
    if isinstance(value, str):
        is_sentence = not re.search(r"[.!?]\s+\S|\n\s*\n", value.strip())
        yield Fact(
            said, SUMMARY if is_sentence else ("description",), " ".join(value.split()) if is_sentence else value
        )


def _licence(said: str, value: Any) -> Iterator[Statement]:
    if isinstance(value, list) and len(value) != 1:
        yield Skipped(said, "it names several licences and does not say whether all of them apply, or any one")
        return
    one = _named(value[0] if isinstance(value, list) else value, "url", "@id", "name")
    if isinstance(one, str):
        found = _SPDX.fullmatch(one.strip())
        yield Fact(said, ("licence",), found[1] if found else one)


def _stage(said: str, value: Any) -> Iterator[Statement]:
    word = value.rstrip("/").rpartition("/")[2].lstrip("#").casefold() if isinstance(value, str) else ""
    if word in _STAGES:
        yield Fact(said, ("stage",), _STAGES[word])
    elif value:
        yield Skipped(said, f"`{word}` is less precise than any `stage` here; choose one yourself")


def _organisation(said: str, value: Any) -> Iterator[Statement]:
    """Take over the name of an organisation, never that of a person."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping) and each.get("@type", each.get("type")) in _ORGANISATIONS:
            yield Fact(said, OWNER, str(each.get("name", "")))
        elif each:
            yield Skipped(said, _PEOPLE)


def _named(value: Any, *names: str) -> Any:
    """Give a text, or of a thing the first of these fields that is one."""
    if not isinstance(value, Mapping):
        return value
    return next((value[name] for name in names if isinstance(value.get(name), str)), value)


_READERS: Mapping[str, Callable[[str, Any], Iterator[Statement]]] = {
    "name": _words("name"),
    "description": _description,
    "codeRepository": _words(*REPOSITORY),
    "url": _words("links", "website"),
    "issueTracker": _words("links", "issues"),
    "softwareHelp": _words("links", "documentation"),
    "license": _licence,
    "programmingLanguage": _list("languages"),
    "operatingSystem": _list("platforms"),
    "runtimePlatform": _list("platforms"),
    "developmentStatus": _stage,
    "maintainer": _organisation,
    "copyrightHolder": _organisation,
    "sourceOrganization": _organisation,
    "producer": _organisation,
}
