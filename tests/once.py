"""What several tests need is made once: a folder by one process for all, a compiled template by each for itself."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from generator.publish.edition.language import _Messages as Messages
from generator.publish.html.templates import Templates


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that was made once in a run, however many processes the tests are shared between.

    The first process that asks has ``make`` fill the folder while the others wait. If it fails, each of them tries
    and fails too. Whoever uses the folder only reads it.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = shared / name, shared / f"{name}.made"
    with _locked(shared / f"{name}.lock"):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


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
