"""SARIF 2.1.0 for code scanning. It lists all rules, so that readers know what was checked."""

import json
import re
from typing import Any
from urllib.parse import quote

from generator.check import Result
from generator.diagnostic import Diagnostic, Edit, Rule
from generator.report.escape import for_one_line, for_utf8
from generator.report.fingerprint import with_fingerprints
from generator.report.phrases import in_one_line
from generator.rules import RULES
from generator.source import Location, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "catalogueDiagnostic/v1"
_INDEXES = {rule.code: index for index, rule in enumerate(RULES)}
_SPECIAL = re.compile(r"[\\\[\]]|[{}]")
"""Characters with a meaning in a SARIF message: links, their escape, and placeholders."""


def render(result: Result) -> str:
    """Return all diagnostics as a SARIF log with one run."""
    run = {
        "tool": {"driver": {"name": "catalogue check", "rules": [_rule(each) for each in RULES]}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(*each) for each in with_fingerprints(result.diagnostics)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.title}."},
        "help": {"text": f"{rule.title}. `catalogue explain {rule.code}` says why, and how to fix it."},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(fingerprint: str, diagnostic: Diagnostic) -> dict[str, Any]:
    rule_index = {"ruleIndex": _INDEXES[diagnostic.rule.code]} if diagnostic.rule.code in _INDEXES else {}
    return {
        "ruleId": diagnostic.rule.code,
        **rule_index,
        "level": diagnostic.severity.value,
        "message": _message(in_one_line(diagnostic)),
        "locations": [_location(diagnostic.location)],
        "relatedLocations": [
            {"id": number, **_location(each.location), "message": _message(for_one_line(each.message))}
            for number, each in enumerate(diagnostic.related)
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        **({"fixes": [_fix(diagnostic.location.path, diagnostic.edit)]} if diagnostic.edit else {}),
    }


def _fix(path: str, edit: Edit) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": for_utf8(edit.text)}}
    return {"artifactChanges": [{"artifactLocation": _artifact(path), "replacements": [replacement]}]}


def _message(text: str) -> dict[str, str]:
    return {"text": _SPECIAL.sub(lambda match: match[0] * 2 if match[0] in "{}" else f"\\{match[0]}", text)}


def _location(location: Location) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(location.path), "region": _region(location.span)}}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="backslashreplace")}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
