"""The report that a browser shows over a page, as JSON for its script: errors only, and the first of them."""

import json
from dataclasses import asdict, replace
from itertools import islice
from traceback import extract_tb
from typing import Any

from generator.check import Result
from generator.report import text
from generator.report.escape import for_terminal
from generator.report.phrases import count, totals

_MAX_ERRORS = 50


def render(result: Result) -> str:
    """Return the errors of a check."""
    errors = replace(result, diagnostics=result.errors)
    remaining = len(errors.diagnostics) - _MAX_ERRORS
    more = f"The terminal shows {count(remaining, 'more error', 'more errors')}." if remaining > 0 else ""
    blocks = [asdict(block) for block in islice(text.blocks(errors), _MAX_ERRORS)]
    return _as_json(totals(errors), blocks, f"{more}{text.hint(errors)}".strip())


def render_failure(error: Exception) -> str:
    """Return an error that is not about entries."""
    return _as_json("The site cannot be made.", [{"message": describe(error)}], "")


def describe(error: Exception) -> str:
    """Return what is wrong, on any number of lines. Our own errors say it; of others the name and the place help."""
    if type(error).__module__.startswith("generator."):
        return for_terminal(str(error))
    places = [each for each in extract_tb(error.__traceback__) if each.filename.endswith(".html")]
    place = f" ({places[-1].filename}, line {places[-1].lineno})" if places else ""
    return for_terminal(f"{type(error).__name__}: {error}{place}")


def _as_json(heading: str, errors: list[dict[str, Any]], hint: str) -> str:
    return json.dumps({"heading": heading, "errors": errors, "hint": hint}, ensure_ascii=False)
