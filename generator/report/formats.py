"""All formats of reports that a check can have."""

from collections.abc import Callable

from generator.check import Result
from generator.report import github, gitlab, json, junit, rdjson, sarif, text

FORMATS: dict[str, Callable[[Result], str]] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "rdjson": rdjson.render,
}
"""The renderers by the value of `--format`."""
