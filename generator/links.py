"""What `catalogue/links.yml` says: which addresses of the catalogue do not work, and since when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from generator import file_rules, formats, schema
from generator.characters import HIDDEN
from generator.diagnostic import Diagnostic
from generator.document import Document
from generator.file_rules import LINKS_FILE
from generator.source import Pointer

_MAX_LENGTH = 500  # characters, as in entries
_MIN_LOOKS = 3
_MIN_DAYS = 14


class Trouble(StrEnum):
    """What is wrong with an address. That one is blocked proves nothing: its server may only keep programs out."""

    GONE = "gone"
    MOVED = "moved"
    BLOCKED = "blocked"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class BadLink:
    """An address that did not work, what was seen there, and on which days (ISO 8601). `target` is where it moved."""

    address: str
    what: Trouble
    first_seen: str
    last_seen: str
    looks: int
    target: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether to report it: three looks over fourteen days found the same. A blocked address is never reported."""
        days = (date.fromisoformat(self.last_seen) - date.fromisoformat(self.first_seen)).days
        return self.what is not Trouble.BLOCKED and self.looks >= _MIN_LOOKS and days >= _MIN_DAYS

    def correction(self, text: str) -> str:
        """Return what to write instead of a text with this address, or "" if a person has to decide.

        A page that is lost often leads to the first page, or to a form to sign in. So an address on the same host
        counts, but neither its first page nor one with a query of its own.
        """
        if not self.target:
            return ""
        old, new = urlsplit(self.address), urlsplit(self.target)
        is_same_host = _without_www(old.netloc) == _without_www(new.netloc)
        is_first_page = new.path in ("", "/") and old.path not in ("", "/")
        if not is_same_host or is_first_page or new.query != old.query:
            return ""
        _, mark, fragment = text.partition("#")
        return self.target if new.fragment else f"{self.target}{mark}{fragment}"


def _without_www(host: str) -> str:
    return host.casefold().removeprefix("www.")


def asked_address(text: str) -> str:
    """Return the address that a text makes a browser ask for, or "" if it is no public web address.

    What follows a # never reaches a server, so it is left out.
    """
    address = text.partition("#")[0]
    return address if is_public(address) else ""


def is_public(address: str) -> bool:
    """Whether a text is the web address of a public host, short enough to write down and without hidden characters."""
    is_readable = address.isprintable() and not HIDDEN.search(address)
    return len(address) <= _MAX_LENGTH and is_readable and bool(formats.as_https(address))


def addresses(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Yield every text in an entry's data that is a web address, with its pointer."""
    if isinstance(value, str):
        if value.startswith(("https://", "http://")):
            yield pointer, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from addresses(item, (*pointer, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from addresses(item, (*pointer, index))


def read(document: Document) -> tuple[Document, Mapping[str, BadLink]]:
    """Return the document of the list with all its errors, and its addresses; none if there is an error."""
    if document.data is None or document.diagnostics:
        return document, {}
    data, violations = schema.of_program_file("links").convert(document.data)
    pointers = [violation.pointer for violation in violations] or list(_contradictions(data["addresses"]))
    if pointers:
        return replace(document, diagnostics=tuple(_diagnostic(document, each) for each in pointers)), {}
    return document, {each["address"]: BadLink(**each | {"what": Trouble(each["what"])}) for each in data["addresses"]}


def _contradictions(lines: list[Mapping[str, Any]]) -> Iterator[Pointer]:
    """Yield pointers to lines that the program would not write: out of order, twice, or at odds with themselves."""
    before = ""
    for index, line in enumerate(lines):
        has_right_target = ("target" in line) == (line["what"] == Trouble.MOVED)
        if line["address"] <= before or line["first_seen"] > line["last_seen"] or not has_right_target:
            yield ("addresses", index, "address")
        before = line["address"]


def _diagnostic(document: Document, pointer: Pointer) -> Diagnostic:
    fault = file_rules.links_file(document.locate(pointer).span)
    return Diagnostic(LINKS_FILE, document.locate(pointer), fault.message, fault.help, pointer)
