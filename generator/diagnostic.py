"""Diagnostics: errors and warnings as data. How they are shown is up to each report."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.source import Location, Pointer, Span


class Severity(StrEnum):
    """How serious a diagnostic is. Only errors make a check fail."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that entries are checked against. `code` and `name` never change; `name` is also the URL of its page."""

    code: str
    name: str
    title: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Related:
    """Another location that helps to understand a diagnostic, and what it has to do with it."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement for a span of a file that is safe to apply without asking a person."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One error or warning at one location.

    `message` says what is wrong, in the present tense and the words of the file; `help` says what to do. Neither
    contains a position or a rule code. Text from the file is in backticks and may contain any characters: each report
    escapes it for its own format. `edit` is the fix, if there is one that needs no decision.
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
        """The severity of the rule, which is the same for all its diagnostics."""
        return self.rule.severity


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics without duplicates, sorted by location, rule code and message.

    The order is total, so output does not depend on the order in which rules ran.
    """
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda diagnostic: (diagnostic.location, diagnostic.rule.code, diagnostic.message),
        )
    )
