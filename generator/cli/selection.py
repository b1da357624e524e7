"""The part of a check that is about the files and folders that a person names."""

from collections.abc import Sequence
from dataclasses import replace

from generator import schema_rule
from generator.check import Result
from generator.diagnostic import Diagnostic


def is_among(selection: Sequence[str], path: str) -> bool:
    """Whether a path is selected or below a selected folder. An empty selection means everything."""
    return not selection or any(prefix in {path, "."} or path.startswith(f"{prefix}/") for prefix in selection)


def narrow_to(result: Result, selection: Sequence[str]) -> Result:
    """Keep only diagnostics about the selected files and folders; entries refer to others, so all files were checked.

    Diagnostics about the schemas are kept too: they concern every file.
    """

    def concerns(diagnostic: Diagnostic) -> bool:
        return diagnostic.rule is schema_rule.RULE or is_among(selection, diagnostic.location.path)

    return replace(
        result,
        diagnostics=tuple(filter(concerns, result.diagnostics)),
        files=tuple(path for path in result.files if is_among(selection, path)),
        older=result.older and tuple(each for each in result.older if is_among(selection, each.location.path)),
    )
