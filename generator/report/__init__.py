"""A check's result in the form that somebody or something wants to read: one form a module, each with `render`.

Text from entries may hold anything. Each form escapes it for the place where it goes.
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
"""The forms that a user can ask for."""
