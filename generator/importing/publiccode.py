"""Read ``publiccode.yml``, by which public bodies describe their software (versions 0.2 to 0.5)."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator import document
from generator.importing.addresses import page_of
from generator.importing.draft import OWNER, REPOSITORY, SUMMARY, CannotImportError, Fact, Skipped, Statement

VERSION_KEY = "publiccodeYmlVersion"
NAMES = ("publiccode.yml", "publiccode.yaml")

_POINTERS = {
    "name": ("name",),
    "url": REPOSITORY,
    "landingURL": ("links", "website"),
    "roadmap": ("links", "roadmap"),
    "platforms": ("platforms",),
    "legal.license": ("licence",),
    "organisation.name": OWNER,
    "legal.repoOwner": OWNER,
    "legal.mainCopyrightOwner": OWNER,
}
"""Where a value goes in an entry. If several have the same pointer, the first one wins."""

_DESCRIPTIONS = {
    "shortDescription": SUMMARY,
    "longDescription": ("description",),
    "documentation": ("links", "documentation"),
}

_STAGES = {"beta": "beta", "obsolete": "retired"}
"""Statuses with the same meaning as one of our stages. `stable` has none: it means ready for use, not in use."""

_CHANGES_OFTEN = "it changes with every release, so an entry leaves it to the page of the code"
_PERSONAL_DATA = "people's names and addresses are not copied; name a team under `contact`"
_NEEDS_EVIDENCE = "an entry names each organisation separately, with a page that shows it"
_OTHER_LISTS = "there is no matching list here; choose `services` yourself"
_REASONS = {
    "softwareVersion": _CHANGES_OFTEN,
    "releaseDate": _CHANGES_OFTEN,
    "categories": _OTHER_LISTS,
    "usedBy": _NEEDS_EVIDENCE,
    "fundedBy": _NEEDS_EVIDENCE,
    "isBasedOn": "an entry says this by the slug of another entry, under `depends_on`",
    "dependsOn": "an entry says this by the slug of another entry, under `depends_on`",
    "maintenance.contacts": _PERSONAL_DATA,
    "maintenance.contractors": "an entry says this under `support`, with the route to buy",
    "legal.authorsFile": _PERSONAL_DATA,
}
_NO_FIELD = "an entry has no field for it"
_IGNORED = {VERSION_KEY}


def read(path: str, raw: bytes) -> Iterator[Statement]:
    """Yield the statements of a file. Raises CannotImportError if it is not a publiccode.yml."""
    parsed = document.parse(path, raw)
    if parsed.data is None:
        first = parsed.diagnostics[0]
        line = first.location.span.start.line
        raise CannotImportError(f"line {line} of {path} cannot be read: {first.message}. {first.help}")
    if VERSION_KEY not in parsed.data:
        raise CannotImportError(f"{path} does not say `{VERSION_KEY}`, so it is not a publiccode.yml")
    for diagnostic in parsed.diagnostics:
        yield Skipped(f"line {diagnostic.location.span.start.line}", diagnostic.message)
    yield from _statements(parsed.data)


def _statements(data: Mapping[str, Any]) -> Iterator[Statement]:
    values = dict(_flatten(data))
    for name, pointer in _POINTERS.items():
        if (value := _text_or_texts(values.get(name))) is not None:
            yield Fact(name, pointer, page_of(value) if pointer == REPOSITORY and isinstance(value, str) else value)
    yield from _stage(values.get("developmentStatus"))
    yield from _in_english(data.get("description"))
    for name, value in values.items():
        is_not_text = name in _POINTERS and _text_or_texts(value) is None
        if value and (is_not_text or name not in {*_POINTERS, *_IGNORED, "developmentStatus", "description"}):
            yield Skipped(name, "it is not written as text" if is_not_text else _REASONS.get(name, _NO_FIELD))


def _flatten(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each value with its name. Values in a known group get the name of the group first: `legal.license`."""
    known = {name.partition(".")[0] for name in (*_POINTERS, *_REASONS) if "." in name}
    for name, value in data.items():
        if name in known and isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            yield name, value


def _text_or_texts(value: Any) -> str | tuple[str, ...] | None:
    """Return a text, or a list of texts as a tuple; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _stage(status: Any) -> Iterator[Statement]:
    if isinstance(status, str) and status in _STAGES:
        yield Fact("developmentStatus", ("stage",), _STAGES[status])
    elif status:
        status_text = f"`{status}`" if isinstance(status, str) else "it"
        yield Skipped("developmentStatus", f"{status_text} is less precise than any `stage` here; choose one yourself")


def _in_english(descriptions: Any) -> Iterator[Statement]:
    """Yield the statements of the English description, preferably British."""
    if not isinstance(descriptions, Mapping):
        return
    languages = [each for each in descriptions if each.casefold().partition("-")[0] == "en"]
    languages.sort(key=lambda each: (each.casefold() != "en-gb", each))
    for language in descriptions:
        if language not in languages[:1]:
            reason = "another language is taken" if languages else "it is not in English; put it into English yourself"
            yield Skipped(f"description.{language}", reason)
    texts = descriptions[languages[0]] if languages else None
    for name, value in texts.items() if isinstance(texts, Mapping) else ():
        source_field = f"description.{languages[0]}.{name}"
        if name in _DESCRIPTIONS and isinstance(value, str):
            yield Fact(source_field, _DESCRIPTIONS[name], value)
        elif value:
            yield Skipped(source_field, _NO_FIELD)
