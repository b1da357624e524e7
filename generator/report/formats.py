"""All formats of reports that a check can have."""

from collections.abc import Callable
from importlib import import_module

from generator.check import Result


def _renderer(name: str) -> Callable[[Result], str]:
    """Return what renders a format. Its module is loaded when it is called, as a check needs only one of them."""
    return lambda result: str(import_module(f"generator.report.{name}").render(result))


FORMATS = {name: _renderer(name) for name in ("text", "json", "github", "gitlab", "sarif", "junit", "rdjson")}
"""The renderers by the value of `--format`."""
