"""GitLab: a Code Quality report, which a merge request shows next to its changes."""

import json
from typing import Any

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import for_utf8
from generator.report.fingerprint import with_fingerprints
from generator.report.phrases import in_one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(result: Result) -> str:
    """Return all diagnostics as a list of issues, in JSON."""
    return json.dumps([_issue(*each) for each in with_fingerprints(result.diagnostics)], indent=2) + "\n"


def _issue(fingerprint: str, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "description": in_one_line(diagnostic),
        "check_name": f"{diagnostic.rule.code} {diagnostic.rule.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": for_utf8(diagnostic.location.path),
            "lines": {"begin": diagnostic.location.span.start.line},
        },
    }
