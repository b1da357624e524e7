"""For programs: one shape whatever was found. `version` changes when the shape does."""

import json
from typing import Any

from generator.check import Result
from generator.diagnostic import Diagnostic, Edit
from generator.review.permissions import BranchReview, Verdict
from generator.source import Location, json_pointer

VERSION = 1


def render(result: Result, review: BranchReview | None = None) -> str:
    """Tell everything that was found as one JSON object. Every character beyond ASCII is escaped.

    `review` is null where nobody asked who may change what, and `fix` where a person has to mend it.
    """
    report = {
        "version": VERSION,
        "files": len(result.files),
        "errors": len(result.errors),
        "warnings": len(result.warnings),
        "older": len(result.older or ()),
        "diagnostics": [_diagnostic(each) for each in result.diagnostics],
        "review": [_verdict(each) for each in review.verdicts] if review else None,
    }
    return json.dumps(report, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.rule.code,
        "rule": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_location(diagnostic.location),
        "end_line": diagnostic.location.span.end.line,
        "end_column": diagnostic.location.span.end.column,
        "pointer": json_pointer(diagnostic.pointer),
        "related": [{"message": each.message, **_location(each.location)} for each in diagnostic.related],
        "fix": _fix(diagnostic.edit) if diagnostic.edit else None,
    }


def _fix(edit: Edit) -> dict[str, Any]:
    """Tell what `catalogue fix` would do: put `text` in the place of what stands between two places of the file."""
    start, end = edit.span.start, edit.span.end
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": edit.text,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "path": verdict.path,
        "may_change": verdict.may_change,
        "reason": verdict.reason,
        "reviewer": verdict.reviewer or None,
        "accounts": list(verdict.accounts),
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.span.start.line, "column": location.span.start.column}
