"""JSON for other programs. `version` changes when the structure does."""

import json
from typing import Any

from generator.check import Result
from generator.diagnostic import Diagnostic, Edit
from generator.review.permissions import BranchReview, Verdict
from generator.source import Location, json_pointer

VERSION = 1


def render(result: Result, review: BranchReview | None = None) -> str:
    """Return the result of a check as one JSON object, with characters outside ASCII escaped.

    In it, `review` is null if permissions were not checked, and `fix` if there is no automatic fix.
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
    """Return the edit that `catalogue fix` would make: the range of the file that `text` replaces."""
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
