"""What is found wrong, as data. Reports decide how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.source import Location, Pointer, Span


class Severity(StrEnum):
    """Only an error fails a check."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that an entry is held to. Its `code` and `name` are permanent; `name` is also its page's address."""

    code: str
    name: str
    title: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that helps to understand a diagnostic."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Text that takes the place of a stretch of the file, where nobody has to choose or to know more."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing wrong at one place.

    `message` says what is wrong, in the present tense and the words of the file; `help` says what to do. Neither
    holds a position or a code. Text that came from the file stands in backticks and may hold any characters: a
    report escapes it for the place where it goes. `edit` mends it, if that can be done mechanically.
    """

    rule: Rule
    location: Location
    message: str
    help: str
    pointer: Pointer = ()
    related: tuple[Related, ...] = ()
    edit: Edit | None = None

    @property
    def severity(self) -> Severity:
        """The rule's: no diagnostic is graver than another of its rule."""
        return self.rule.severity


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, place, code and message: a total order, so that output never depends on how it was found."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda diagnostic: (diagnostic.location, diagnostic.rule.code, diagnostic.message),
        )
    )
