"""Read the settings in mkdocs.yml that our engine supports, with the same meaning as in mkdocs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.characters import hidden_fault
from generator.project import real_path
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
    settings = _Settings(_read_merged(file, environment, files))
    folder, custom = file.parent, _custom_theme(settings)
    extensions: dict[str, Mapping[str, Any]] = {name: {} for name in _EXTENSIONS}
    extensions |= settings.named("markdown_extensions")
    try:
        chosen = options.options(settings.named("plugins").get(_PLUGIN, {}))
        site = options.apply(chosen, _site(settings, file))
    except OptionError as error:
        raise ConfigurationError(f"{file.name}, {error.name}: {error}") from error
    return Configuration(
        files=files,
        site=site,
        options=chosen,
        pages=_pages(settings, file),
        themes=themes.folders(folder / custom if custom else None),
        output=folder / (settings.text("site_dir") or "site"),
        nav=[_nav_item(each) for each in settings.items("nav")],
        extensions=extensions,
    )


@dataclass(frozen=True, slots=True)
class _Settings:
    """Settings that may have any values. Each method raises ConfigurationError for one of another kind.

    `within` is what they are below, such as `extra.`.
    """

    values: Mapping[str, Any]
    within: str = ""

    def text(self, name: str) -> str:
        value = self.values.get(name) or ""
        if not isinstance(value, str):
            raise ConfigurationError(f"{self.within}{name} must be text; put it in quotes")
        if fault := hidden_fault(value):
            raise ConfigurationError(f"{self.within}{name} has {fault}. Delete the words around it and type them again")
        return value

    def below(self, name: str) -> "_Settings":
        value = self.values.get(name) or {}
        if not isinstance(value, dict):
            raise ConfigurationError(f"{self.within}{name} must be names with a value each")
        return _Settings(value, f"{self.within}{name}.")

    def items(self, name: str) -> Sequence[Any]:
        value = self.values.get(name) or ()
        if not isinstance(value, list | tuple):
            raise ConfigurationError(f"{self.within}{name} must be a list, with a hyphen before each item")
        return value

    def named(self, name: str) -> dict[str, Mapping[str, Any]]:
        """Return the options of plugins or extensions by their names. They are a list, or names with options each."""
        values = self.values.get(name)
        items = [values] if isinstance(values, dict) else self.items(name)
        pairs = [pair for item in items for pair in (item.items() if isinstance(item, dict) else [(item, None)])]
        for each, chosen in pairs:
            if not isinstance(each, str) or not isinstance(chosen, dict | None):
                raise ConfigurationError(f"{name}: `{each}` must be a name, or a name with its options below it")
        return {each: chosen or {} for each, chosen in pairs}


def _custom_theme(settings: _Settings) -> str:
    """Return the folder of the catalogue's own theme, or an empty string. A theme may also be just a name."""
    return "" if isinstance(settings.values.get("theme"), str) else settings.below("theme").text("custom_dir")


def _pages(settings: _Settings, file: Path) -> Path:
    name = settings.text("docs_dir") or "docs"
    if not (file.parent / name).is_dir():
        raise ConfigurationError(f"docs_dir: there is no folder {name} beside {file.name}")
    return file.parent / name


def _site(settings: _Settings, file: Path) -> SiteSettings:
    """Return the settings outside of the plugin. Raises OptionError or ConfigurationError if one cannot be used."""
    extra, name = settings.below("extra"), settings.values.get("site_name")
    if not isinstance(name, str) or not name:
        raise ConfigurationError(f"{file.name} must say `site_name`, as text")
    return SiteSettings(
        name=name,
        strapline=settings.text("site_description"),
        url=_address(settings.text("site_url")),
        repository=extra.text("repository").rstrip("/"),
        branch=extra.text("branch") or "main",
        mailbox=options.mailbox(extra.values),
    )


def _address(text: str) -> str:
    """Return the address of the site, with a slash at its end; empty if there is none."""
    try:
        parts = urlsplit(text)
        is_address = bool(parts.scheme in {"http", "https"} and parts.hostname)
    except ValueError:
        is_address = False
    if text and not is_address:
        raise ConfigurationError(
            f"site_url: `{text}` is not the address of a site, like https://catalogue.example.org/"
        )
    return text if not text or text.endswith("/") else f"{text}/"


def _read_merged(file: Path, environment: Mapping[str, str], files: list[Path]) -> dict[str, Any]:
    """Read a file, merged over the files that it inherits from. All of them are appended to `files`.

    Raises ConfigurationError if a file inherits from itself, cannot be read or is not a YAML mapping.
    """
    if real_path(file) in files:
        raise ConfigurationError(f"{file.name} inherits from itself")
    files.append(real_path(file))
    try:
        values = yaml.load(file.read_text(encoding="utf-8"), _loader(environment))  # noqa: S506 - it is a SafeLoader
    except OSError as error:
        raise ConfigurationError(f"cannot read {file}: {error.strerror}") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise ConfigurationError(f"{file.name} cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise ConfigurationError(f"{file.name} must contain settings, each as a name with a value")
    parent = _Settings({"INHERIT": values.pop("INHERIT", None)}).text("INHERIT")
    if not parent:
        return values
    inherited = _read_merged(file.parent / parent, environment, files)
    try:
        return _merge({}, inherited, values)
    except RecursionError as error:
        raise ConfigurationError(f"{file.name} has a value that contains itself") from error


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
        return next((environment[name] for name in map(str, names) if name in environment), default)

    Loader.add_constructor("!ENV", variable)
    return Loader


def _nav_item(item: object) -> tuple[str, str]:
    """Return the title and target of a nav item; the target of a section is empty."""
    if isinstance(item, str):
        return "", item
    match item:
        case {**pair} if len(pair) == 1:
            ((title, target),) = pair.items()
            return str(title), target if isinstance(target, str) else ""
    raise ConfigurationError(f"nav: `{item}` is neither a page nor a title with a page")
