"""The whole pipeline: files to a catalogue and everything wrong with it. Checking is building without output."""

from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.diagnostic import Diagnostic, Severity
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found. `files` counts all that were looked at; `diagnostics` are in their order of showing.

    The catalogue holds only entries that are whole; when there are errors, it is not fit to be published.
    """

    project: Project
    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    files: int

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that fail a check."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)
