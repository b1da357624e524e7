"""reviewdog's Diagnostic Format, for comments on pull requests on many platforms."""

import codecs
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from generator.check import Result
from generator.diagnostic import Diagnostic
from generator.report.escape import for_one_line, for_utf8
from generator.report.phrases import in_one_line, place
from generator.source import Position, Span

_Lines = Callable[[str], list[bytes]]


def render(result: Result) -> str:
    """Return all diagnostics with their fixes, in JSON. Columns count bytes, as the format requires."""
    lines = cache(lambda path: result.documents[path].lines if path in result.documents else [])
    report = {
        "source": {"name": "catalogue check"},
        "diagnostics": [_diagnostic(each, lines) for each in result.diagnostics],
    }
    return json.dumps(report, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic, lines: _Lines) -> dict[str, Any]:
    see_also = "".join(f" See {place(each.location)}: {for_one_line(each.message)}" for each in diagnostic.related)
    location = diagnostic.location
    fields: dict[str, Any] = {
        "message": in_one_line(diagnostic) + see_also,
        "location": {"path": for_utf8(location.path), "range": _range(location.span, lines(location.path))},
        "severity": diagnostic.severity.value.upper(),
        "code": {"value": diagnostic.rule.code},
    }
    if edit := diagnostic.edit:
        fields["suggestions"] = [{"range": _range(edit.span, lines(location.path)), "text": for_utf8(edit.text)}]
    return fields


def _range(span: Span, lines: list[bytes]) -> dict[str, Any]:
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(position: Position, lines: list[bytes]) -> dict[str, int]:
    """Return a position with its column in bytes, those of a byte-order mark included."""
    line = lines[position.line - 1] if position.line <= len(lines) else b""
    bom = len(codecs.BOM_UTF8) if position.line == 1 and line.startswith(codecs.BOM_UTF8) else 0
    characters = line[bom:].decode(errors="surrogateescape")
    before = characters[: position.column - 1]
    beyond = position.column - 1 - len(before)
    return {"line": position.line, "column": bom + len(before.encode(errors="surrogateescape")) + beyond + 1}
