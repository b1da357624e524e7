"""Read ``publiccode.yml``, by which public bodies describe their software (versions 0.2 to 0.7)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator import document
from generator.characters import MEANINGLESS
from generator.code_hosts import page_of
from generator.importing.draft import (
    IMPLEMENTS,
    OWNER,
    REPOSITORY,
    SUMMARY,
    CannotImportError,
    Fact,
    Skipped,
    Statement,
)

VERSION_KEY = "publiccodeYmlVersion"
NAMES = ("publiccode.yml", "publiccode.yaml")

_KNOWN_VERSIONS = re.compile(r"0(?:\.[2-7](?:\.\d+)?)?")

_PLATFORMS = ("platforms",)
_POINTERS = {
    "name": ("name",),
    "url": REPOSITORY,
    "landingURL": ("links", "website"),
    "roadmap": ("links", "roadmap"),
    "platforms": _PLATFORMS,
    "legal.license": ("licence",),
    "organisation.uri": OWNER,
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
_WELSH_DESCRIPTIONS = {
    "localisedName": ("cy", "name"),
    "shortDescription": ("cy", "summary"),
    "longDescription": ("cy", "description"),
}
_ENGLISH = ("en", "eng")
_WELSH = ("cy", "cym", "wel")

_STAGES = {"beta": "beta", "obsolete": "retired"}
"""Statuses with the same meaning as one of our stages. `stable` has none: it means ready for use, not in use."""

_ALIASES = {
    "gdpr": "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    "eidas": "https://eur-lex.europa.eu/eli/reg/2014/910/oj",
    "nis2": "https://eur-lex.europa.eu/eli/dir/2022/2555/oj",
    "cra": "https://eur-lex.europa.eu/eli/reg/2024/2847/oj",
}
"""The addresses that aliases of `supports` stand for, without those of systems that Italy alone has."""

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
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_NO_FIELD = "an entry has no field for it"
_NOT_TEXT = "it is not written as one text"
_NOT_GROUP = "it is not written as a group of fields"
_GROUPS = {name.partition(".")[0] for name in (*_POINTERS, *_REASONS) if "." in name}
_READ = {VERSION_KEY, *_POINTERS, "developmentStatus", "supports", "description"}


def read(path: str, raw: bytes) -> Iterator[Statement]:
    """Yield the statements of a file. Raises CannotImportError if it is not a publiccode.yml."""
    parsed = document.parse(path, _without_meaningless(raw))
    if parsed.data is None:
        first = parsed.diagnostics[0]
        line = first.location.span.start.line
        raise CannotImportError(f"line {line} of {path} cannot be read: {first.message}. {first.help}")
    if VERSION_KEY not in parsed.data:
        raise CannotImportError(f"{path} does not say `{VERSION_KEY}`, so it is not a publiccode.yml")
    for diagnostic in parsed.diagnostics:
        yield Skipped(f"line {diagnostic.location.span.start.line}", diagnostic.message)
    yield from _cut_off(parsed)
    yield from _statements(parsed.data)


def _cut_off(parsed: document.Document) -> Iterator[Statement]:
    """Yield the texts of which YAML drops what looks like their end, as it follows a `#`."""
    for pointer in parsed.places:
        if comment := parsed.cut_off_text(pointer).strip():
            name = ".".join(map(str, pointer))
            yield Skipped(name, f"YAML drops `{comment}` behind it as a comment; add it if it belongs to the text")


def _without_meaningless(raw: bytes) -> bytes:
    """Return a file without the hidden characters that say nothing, such as soft hyphens from a web page."""
    try:
        return MEANINGLESS.sub("", raw.decode()).encode()
    except UnicodeDecodeError:  # the document says so in words
        return raw


def _statements(data: Mapping[str, Any]) -> Iterator[Statement]:
    values = dict(_flatten(data))
    yield from _version(data[VERSION_KEY])
    for name, pointer in _POINTERS.items():
        yield from _texts(name, values.get(name)) if pointer == _PLATFORMS else _text(name, pointer, values.get(name))
    yield from _stage(values.get("developmentStatus"))
    for item in _items(values.get("supports")):
        yield _supported(item)
    yield from _descriptions(data.get("description"))
    for name, value in values.items():
        if value and name not in _READ:
            yield Skipped(name, _reason(name))


def _flatten(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each value with its name. Values in a known group get the name of the group first: `legal.license`."""
    for name, value in data.items():
        if name in _GROUPS and isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            yield name, value


def _reason(name: str) -> str:
    if _COUNTRY.fullmatch(name):
        return "what a file says for one country alone is not read"
    return _REASONS.get(name, _NOT_GROUP if name in _GROUPS else _NO_FIELD)


def _version(version: Any) -> Iterator[Statement]:
    if not (isinstance(version, str) and _KNOWN_VERSIONS.fullmatch(version)):
        version_text = f"`{version}`" if isinstance(version, str) and version else "it"
        yield Skipped(VERSION_KEY, f"{version_text} is none of the versions known here, 0.2 to 0.7; look at each field")


def _items(value: Any) -> list[Any]:
    """Return the values of a list, or a single value as a list."""
    return value if isinstance(value, list) else [value] if value else []


def _text(source_field: str, pointer: tuple[str, ...], value: Any) -> Iterator[Statement]:
    """Yield the statement of a value that is a text, or a list of one."""
    match _items(value):
        case [str() as text]:
            is_address = source_field == "organisation.uri"
            yield Fact(source_field, pointer, page_of(text) if pointer == REPOSITORY else text, is_address=is_address)
        case [_, *_]:
            yield Skipped(source_field, _NOT_TEXT)


def _texts(source_field: str, value: Any) -> Iterator[Statement]:
    """Yield the statement of a value that is a text or a list of texts, and leave out whatever else is in it."""
    items = _items(value)
    texts = tuple(each for each in items if isinstance(each, str))
    if texts:
        yield Fact(source_field, (source_field,), texts)
    if len(texts) < len(items):
        yield Skipped(source_field, "some of it is not written as text")


def _stage(status: Any) -> Iterator[Statement]:
    match _items(status):
        case [str() as text] if stage := _STAGES.get(text.strip().casefold()):
            yield Fact("developmentStatus", ("stage",), stage)
        case [str() as text]:
            yield Skipped("developmentStatus", f"`{text}` is less precise than any `stage` here; choose one yourself")
        case [_, *_]:
            yield Skipped("developmentStatus", _NOT_TEXT)


def _supported(item: Any) -> Statement:
    """Return the standard that an item of `supports` names, by its address or by an alias of it."""
    identifier = item.get("id") if isinstance(item, Mapping) else item
    if not isinstance(identifier, str):
        return Skipped("supports", "an item has no `id` that is one text")
    alias = identifier.strip().removeprefix("alias:")
    if alias == identifier.strip():
        return Fact("supports", IMPLEMENTS, identifier, is_address=True)
    if alias in _ALIASES:
        return Fact(f"supports, {alias}", IMPLEMENTS, _ALIASES[alias], is_address=True)
    return Skipped("supports", f"it is not known here what the alias `{alias}` stands for")


def _descriptions(descriptions: Any) -> Iterator[Statement]:
    """Yield the statements of the English description, preferably British, and those of a Welsh one."""
    if not isinstance(descriptions, Mapping):
        if descriptions:
            yield Skipped("description", _NOT_GROUP)
        return
    english, welsh = _preferred(descriptions, _ENGLISH), _preferred(descriptions, _WELSH)
    for language in descriptions:
        if language not in (english, welsh):
            reason = "another language is taken" if english else "it is not in English; put it into English yourself"
            yield Skipped(f"description.{language}", reason)
    for language, pointers in ((english, _DESCRIPTIONS), (welsh, _WELSH_DESCRIPTIONS)):
        if language:
            yield from _description(f"description.{language}", descriptions[language], pointers)


def _preferred(descriptions: Mapping[str, Any], codes: tuple[str, ...]) -> str:
    """Return the key of a description in a language, in two letters or three and preferably British; "" if none is."""

    def rank(key: str) -> tuple[bool, bool, str]:
        _, *rest = _tags(key)
        return "gb" not in rest, bool(rest), key

    return min((each for each in descriptions if _tags(each)[0] in codes), key=rank, default="")


def _tags(key: str) -> list[str]:
    """Return what a language's key consists of: `en-GB`, `EN_gb` and `en_GB` are the same."""
    return key.strip().casefold().replace("_", "-").split("-")


def _description(source_field: str, texts: Any, pointers: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    if not isinstance(texts, Mapping):
        if texts:
            yield Skipped(source_field, _NOT_GROUP)
        return
    for name, value in texts.items():
        if name in pointers:
            yield from _text(f"{source_field}.{name}", pointers[name], value)
        elif value:
            yield Skipped(f"{source_field}.{name}", _NO_FIELD)
