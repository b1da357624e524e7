"""Reads mkdocs.yml as far as our engine needs it, with the meaning that mkdocs gives to each setting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.publish.edition.settings import SiteSettings
from generator.publish.site import options, themes
from generator.publish.site.options import OptionError, Options

_PLUGIN = "catalogue"
_EXTENSIONS = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that are always on."""


class ConfigurationError(Exception):
    """The settings of a site cannot be used; the words say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The settings of a site. `nav` holds each page of the footer as title, empty for its own, and path or address.

    `extensions` are those of Markdown by name, each with its settings. `pages` is the folder of pages written by hand,
    `themes` those of the theme, the catalogue's own first.
    """

    file: Path
    site: SiteSettings
    options: Options
    pages: Path
    themes: Sequence[Path]
    output: Path
    nav: Sequence[tuple[str, str]]
    extensions: Mapping[str, Mapping[str, Any]]


def read(file: Path, environment: Mapping[str, str]) -> Configuration:
    """Read a mkdocs.yml; ``!ENV`` in it names variables of `environment`. Raises ConfigurationError."""
    found = _merged(file, environment)
    folder, theme = file.parent, found.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    folders = themes.folders(folder / custom if custom else None)
    try:
        chosen = options.options(_plugin(found))
        site = options.apply(chosen, _site(found, file))
    except OptionError as error:
        raise ConfigurationError(f"{file.name}, {error.name}: {error}") from error
    return Configuration(
        file=file,
        site=site,
        options=chosen,
        pages=_pages(found, file),
        themes=folders,
        output=folder / (found.get("site_dir") or "site"),
        nav=[_nav_item(each) for each in found.get("nav") or ()],
        extensions=_extensions(found.get("markdown_extensions") or ()),
    )


def _pages(found: Mapping[str, Any], file: Path) -> Path:
    name = found.get("docs_dir") or "docs"
    if not (file.parent / name).is_dir():
        raise ConfigurationError(f"docs_dir: there is no folder {name} beside {file.name}")
    return file.parent / name


def _site(found: Mapping[str, Any], file: Path) -> SiteSettings:
    extra, address = found.get("extra") or {}, found.get("site_url") or ""
    name = found.get("site_name")
    if not isinstance(name, str) or not name:
        raise ConfigurationError(f"{file.name} must say `site_name`, as text")
    return SiteSettings(
        name=name,
        strapline=found.get("site_description") or "",
        url=address if not address or address.endswith("/") else f"{address}/",
        repository=(extra.get("repository") or "").rstrip("/"),
        branch=extra.get("branch") or "main",
    )


def _merged(file: Path, environment: Mapping[str, str], heirs: frozenset[Path] = frozenset()) -> dict[str, Any]:
    """Read a file and those that it inherits from; what it says itself counts more. `heirs` inherit from it."""
    if file.resolve() in heirs:
        raise ConfigurationError(f"{file.name} inherits from itself")
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), _loader(environment))  # noqa: S506 - it is a SafeLoader
    except OSError as error:
        raise ConfigurationError(f"cannot read {file}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file.name} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise ConfigurationError(f"{file.name} must contain settings, each as a name with a value")
    parent = found.pop("INHERIT", None)
    if not parent:
        return found
    return _deeply({}, _merged(file.parent / parent, environment, heirs | {file.resolve()}), found)


def _deeply(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Merge mappings, and the mappings within them; a later one counts more."""
    merged: dict[str, Any] = {}
    for layer in layers:
        for name, value in layer.items():
            both = isinstance(value, dict) and isinstance(merged.get(name), dict)
            merged[name] = _deeply(merged[name], value) if both else value
    return merged


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """Make a safe loader that knows ``!ENV NAME`` and ``!ENV [NAME, default]``."""

    class Loader(yaml.SafeLoader):
        pass

    def variable(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        if isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node)
        else:
            names, default = [loader.construct_scalar(node)], None  # type: ignore[arg-type]
        return next((environment[name] for name in names if name in environment), default)

    Loader.add_constructor("!ENV", variable)
    return Loader


def _plugin(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said below the name of our plugin; nothing but the name may stand there."""
    for each in found.get("plugins") or ():
        if isinstance(each, dict) and _PLUGIN in each:
            return each[_PLUGIN] or {}
    return {}


def _nav_item(item: object) -> tuple[str, str]:
    """Read an item of the nav; a section of several is no page of the footer."""
    if isinstance(item, str):
        return "", item
    match item:
        case {**pair} if len(pair) == 1:
            ((title, target),) = pair.items()
            return str(title), target if isinstance(target, str) else ""
    raise ConfigurationError(f"nav: `{item}` is neither a page nor a title with a page")


def _extensions(listed: Sequence[object]) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {name: {} for name in _EXTENSIONS}
    for each in listed:
        found |= (
            {name: settings or {} for name, settings in each.items()} if isinstance(each, dict) else {str(each): {}}
        )
    return found
