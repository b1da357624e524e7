"""Read the settings in mkdocs.yml that our engine supports, with the same meaning as in mkdocs."""

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
"""The Markdown extensions that are always on, as in mkdocs."""


class ConfigurationError(Exception):
    """The settings of a site cannot be used. The message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The settings of a site.

    `files` are the settings file and those that it inherits from, the nearest first. `pages` is the folder of
    hand-written pages. `themes` are the folders of the theme, the catalogue's own first. `nav` has a title and a path
    or URL for each item of the footer; the title is empty to use that of the page. `extensions` are Markdown extensions
    by name, each with its settings.
    """

    files: Sequence[Path]
    site: SiteSettings
    options: Options
    pages: Path
    themes: Sequence[Path]
    output: Path
    nav: Sequence[tuple[str, str]]
    extensions: Mapping[str, Mapping[str, Any]]


def read(file: Path, environment: Mapping[str, str]) -> Configuration:
    """Read a mkdocs.yml, taking the values of ``!ENV`` from `environment`. Raises ConfigurationError if invalid."""
    files: list[Path] = []
    values = _read_merged(file, environment, files)
    folder, theme = file.parent, values.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    folders = themes.folders(folder / custom if custom else None)
    try:
        chosen = options.options(_plugin(values))
        site = options.apply(chosen, _site(values, file))
    except OptionError as error:
        raise ConfigurationError(f"{file.name}, {error.name}: {error}") from error
    return Configuration(
        files=files,
        site=site,
        options=chosen,
        pages=_pages(values, file),
        themes=folders,
        output=folder / (values.get("site_dir") or "site"),
        nav=[_nav_item(each) for each in values.get("nav") or ()],
        extensions=_extensions(values.get("markdown_extensions") or ()),
    )


def _pages(values: Mapping[str, Any], file: Path) -> Path:
    name = values.get("docs_dir") or "docs"
    if not (file.parent / name).is_dir():
        raise ConfigurationError(f"docs_dir: there is no folder {name} beside {file.name}")
    return file.parent / name


def _site(values: Mapping[str, Any], file: Path) -> SiteSettings:
    """Return the settings outside of the plugin. Raises OptionError or ConfigurationError if one cannot be used."""
    extra, address = values.get("extra") or {}, values.get("site_url") or ""
    name = values.get("site_name")
    if not isinstance(name, str) or not name:
        raise ConfigurationError(f"{file.name} must say `site_name`, as text")
    return SiteSettings(
        name=name,
        strapline=values.get("site_description") or "",
        url=address if not address or address.endswith("/") else f"{address}/",
        repository=(extra.get("repository") or "").rstrip("/"),
        branch=extra.get("branch") or "main",
        mailbox=options.mailbox(extra),
    )


def _read_merged(file: Path, environment: Mapping[str, str], files: list[Path]) -> dict[str, Any]:
    """Read a file, merged over the files that it inherits from. All of them are appended to `files`.

    Raises ConfigurationError if a file inherits from itself, cannot be read or is not a YAML mapping.
    """
    if file.resolve() in files:
        raise ConfigurationError(f"{file.name} inherits from itself")
    files.append(file.resolve())
    try:
        values = yaml.load(file.read_text(encoding="utf-8"), _loader(environment))  # noqa: S506 - it is a SafeLoader
    except OSError as error:
        raise ConfigurationError(f"cannot read {file}: {error.strerror}") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise ConfigurationError(f"{file.name} cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise ConfigurationError(f"{file.name} must contain settings, each as a name with a value")
    parent = values.pop("INHERIT", None)
    if not parent:
        return values
    return _merge({}, _read_merged(file.parent / parent, environment, files), values)


def _merge(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Merge mappings recursively; later ones take precedence."""
    merged: dict[str, Any] = {}
    for layer in layers:
        for name, value in layer.items():
            both = isinstance(value, dict) and isinstance(merged.get(name), dict)
            merged[name] = _merge(merged[name], value) if both else value
    return merged


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """Return a safe loader that supports ``!ENV NAME`` and ``!ENV [NAME, default]``."""

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


def _plugin(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of our plugin, empty if only its name is listed."""
    for plugin in values.get("plugins") or ():
        if isinstance(plugin, dict) and _PLUGIN in plugin:
            return plugin[_PLUGIN] or {}
    return {}


def _nav_item(item: object) -> tuple[str, str]:
    """Return the title and target of a nav item; the target of a section is empty."""
    if isinstance(item, str):
        return "", item
    match item:
        case {**pair} if len(pair) == 1:
            ((title, target),) = pair.items()
            return str(title), target if isinstance(target, str) else ""
    raise ConfigurationError(f"nav: `{item}` is neither a page nor a title with a page")


def _extensions(items: Sequence[object]) -> dict[str, Mapping[str, Any]]:
    extensions: dict[str, Mapping[str, Any]] = {name: {} for name in _EXTENSIONS}
    for item in items:
        extensions |= (
            {name: settings or {} for name, settings in item.items()} if isinstance(item, dict) else {str(item): {}}
        )
    return extensions
