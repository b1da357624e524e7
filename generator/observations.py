"""What `catalogue/repositories.yml` says: what the program saw in the repositories that entries name, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator import file_rules, schema
from generator.code_hosts import normalised_address
from generator.diagnostic import Diagnostic
from generator.document import Document
from generator.file_rules import REPOSITORIES_FILE
from generator.links import BadLink, Trouble
from generator.source import Pointer


@dataclass(frozen=True, slots=True)
class Observation:
    """What the program saw in a repository. Days are ISO 8601 text, and what is not known is empty.

    `seen` is the day of the last look that it answered, which all else is from but `trouble`: why it did not answer
    since. `changed` is the day of the newest commit. `release` is the newest tag that is a version, `released` its day.
    `licence` is the SPDX identifier of its licence file.
    """

    address: str
    seen: str = ""
    changed: str = ""
    release: str = ""
    released: str = ""
    licence: str = ""
    publiccode: bool = False
    security_policy: bool = False
    trouble: BadLink | None = None


@dataclass(frozen=True, slots=True)
class Observations:
    """The observations by the normalised addresses of repositories. `read` is the day of the last look at them."""

    read: str = ""
    by_address: Mapping[str, Observation] = field(default_factory=dict)


def read(document: Document) -> tuple[Document, Observations]:
    """Return the document of the list with all its errors, and what was seen; nothing if there is an error."""
    if document.data is None or document.diagnostics:
        return document, Observations()
    data, violations = schema.of_program_file("repositories").convert(document.data)
    pointers = [violation.pointer for violation in violations] or list(_contradictions(data))
    if pointers:
        return replace(document, diagnostics=tuple(_diagnostic(document, each) for each in pointers)), Observations()
    seen = (_observation(line, data["read"]) for line in data["repositories"])
    return document, Observations(data["read"], {normalised_address(each.address): each for each in seen})


def _observation(line: Mapping[str, Any], day: str) -> Observation:
    """Return the observation of a line. One that says neither when nor that there is trouble is of the last look."""
    trouble = line.get("trouble")
    if trouble is None:
        return Observation(**{"seen": day, **line})
    bad = BadLink(address=line["address"], **trouble | {"what": Trouble(trouble["what"])})
    return Observation(**{**line, "trouble": bad})


def _contradictions(data: Mapping[str, Any]) -> Iterator[Pointer]:
    """Yield pointers to lines that the program would not write: out of order, twice, or at odds with themselves."""
    before, known = "", set()
    for index, line in enumerate(data["repositories"]):
        address, trouble = line["address"], line.get("trouble")
        key = normalised_address(address)
        days = [line.get("seen", ""), *((trouble["first_seen"], trouble["last_seen"]) if trouble else ())]
        is_odd = bool(trouble) and ("target" in trouble) != (trouble["what"] == Trouble.MOVED)
        is_odd |= max(line.get("changed", ""), line.get("released", "")) > line.get("seen", data["read"])
        if address <= before or key in known or days != sorted(days) or days[-1] > data["read"] or is_odd:
            yield ("repositories", index, "address")
        before = address
        known.add(key)


def _diagnostic(document: Document, pointer: Pointer) -> Diagnostic:
    location = document.locate(pointer)
    fault = file_rules.repositories_file(location.span)
    return Diagnostic(REPOSITORIES_FILE, location, fault.message, fault.help, pointer)
