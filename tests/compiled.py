"""Templates that each test process compiles once, however many sites it builds."""

from typing import Any

from jinja2 import Environment

_compile = Environment.compile
_compiled: dict[object, Any] = {}


def compile_each_template_once() -> None:
    """Have Jinja keep what it compiles: two thirds of the time that a small site takes.

    A test of ``tests/publish/html/test_templates.py`` holds that it depends on nothing but the source.
    """
    Environment.compile = _from_memory  # type: ignore[assignment]


def _from_memory(environment: Environment, source: str, *names: str | None, **how: bool) -> Any:
    if how:
        return _compile(environment, source, *names, **how)
    key = (type(environment), source, names)
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, *names)
    return _compiled[key]
