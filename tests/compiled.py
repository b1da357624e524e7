"""Templates that each test process compiles once, however many sites it builds."""

from gettext import NullTranslations
from typing import Any

from jinja2 import Environment

from generator.publish.edition.language import _Messages as Messages
from generator.publish.html.templates import Templates

_compile = Environment.compile
_compiled: dict[object, Any] = {}


def compile_each_template_once() -> None:
    """Have Jinja keep what it compiles: two thirds of the time that a small site takes.

    A test of ``tests/publish/html/test_templates.py`` holds that it depends on nothing but the source and the language.
    """
    Environment.compile = _from_memory  # type: ignore[assignment]


def _from_memory(environment: Environment, source: str, *names: str | None, **how: bool) -> Any:
    messages = _messages(environment)
    if how or messages is None:
        return _compile(environment, source, *names, **how)
    key = (type(environment), source, names, messages)
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, *names)
    return _compiled[key]


def _messages(environment: Environment) -> frozenset[object] | None:
    """Return the messages of a language that may be compiled into a template, or None if they cannot be compared."""
    if not isinstance(environment, Templates):
        return frozenset()
    messages = environment.language.messages
    if isinstance(messages, Messages):
        return frozenset((message, *forms) for message, forms in messages._forms.items())
    return frozenset() if type(messages) is NullTranslations else None
