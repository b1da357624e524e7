"""Readers of YAML that are not ours: one of YAML 1.1, and one of the core schema of YAML 1.2, as editors read."""

import re
from typing import Any, ClassVar

import yaml


class _CoreLoader(yaml.CSafeLoader):
    """What a scalar without quotes is, by the four patterns of YAML 1.2.2, section 10.3.2."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


def _add(tag: str, pattern: str, value: Any) -> None:
    _CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), [None])
    _CoreLoader.add_constructor(f"tag:yaml.org,2002:{tag}", lambda _, node: value(node.value))


_add("null", r"null|Null|NULL|~|", lambda _: None)
_add("bool", r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true")
_add("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", lambda text: int(text, 0 if text[1:2] in ("o", "x") else 10))
_add(
    "float",
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    lambda text: float(re.sub(r"\.(?=[a-zA-Z])", "", text)),
)


def yaml_1_1(text: str | bytes) -> Any:
    """Read YAML as PyYAML does."""
    return yaml.load(text, yaml.CSafeLoader)


def yaml_1_2(text: str | bytes) -> Any:
    """Read YAML by the core schema of YAML 1.2."""
    return yaml.load(text, _CoreLoader)
