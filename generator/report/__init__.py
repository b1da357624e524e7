"""Reports on the result of a check: one module for each format, each with a function `render`.

Text from entries is untrusted. Each format escapes it for the place where it is shown.
"""

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
