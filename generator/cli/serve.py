"""``catalogue serve``: show the site in a browser while somebody writes it."""

import gc
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # otherwise importing GitPython fails without git

from generator.check import Result
from generator.cli import changes
from generator.cli.build import find_settings, setting_warnings
from generator.cli.cache import check_own
from generator.cli.environment import CLEAN, CannotRunError, print_text, today, wants_colour
from generator.cli.place import prepared
from generator.engine import configuration
from generator.engine.configuration import Configuration, ConfigurationError
from generator.engine.frame import Frame, FrameReader
from generator.engine.live import LiveSite
from generator.engine.live_search import LiveSearch
from generator.engine.on_demand import SiteMaker
from generator.engine.server import HOST, Server
from generator.project import CATALOGUE, Project, find_project, real_path
from generator.report import overlay, text
from generator.report.escape import for_one_line
from generator.report.phrases import count

_PORT = 8000
_TURN = 5e-5
"""Seconds for which a thread computes while another waits. Each look at a file lets others go on: with Python's usual
5 ms it took four seconds to notice a change while the search was made.
"""

_SETTLING = 0.5
"""Seconds in which open pages fetch what they need, before memory is tidied up. It is not while somebody waits."""


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Show the site in a browser on this machine. Whenever you save an entry, a page, a setting or a "
        "part of the theme, open pages follow; errors are shown over them. Nothing is written."
    )
    parser.add_argument("--port", type=int, default=_PORT, metavar="N", help=f"the port to use (default: {_PORT})")
    parser.add_argument(
        "--config-file", type=Path, metavar="FILE", help="the settings of the site (default: the nearest mkdocs.yml)"
    )
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    file = real_path(options.config_file or find_settings())
    project = find_project(file.parent)
    if project is None:
        raise CannotRunError(f"there is no folder {CATALOGUE}/ beside {file} or above it")
    try:
        settings = configuration.read(file, os.environ)
        with _server(options.port) as server:
            return _serve(server, prepared(project), settings)
    except ConfigurationError as error:
        raise CannotRunError(str(error)) from error
    except KeyboardInterrupt:
        print("\nNo longer serving.", file=sys.stderr, flush=True)
        sys.stdout.flush()
        os._exit(CLEAN)  # a thread that prints while Python ends would make it abort


def _server(port: int) -> Server:
    try:
        return Server(port, _say)
    except OSError as error:
        reason = error.strerror or error
        raise CannotRunError(f"cannot use port {port} ({reason}); choose another one with --port") from error
    except OverflowError as error:
        raise CannotRunError(f"{port} is not a port; choose one from 1024 to 65535 with --port") from error


def _serve(server: Server, project: Project, settings: Configuration) -> int:
    """Serve the site, and follow the files until the person stops it."""
    base = urlsplit(settings.site.url).path or "/"
    address = f"http://{HOST}:{server.server_port}{base}"
    site = server.site = LiveSite(f"{time.time_ns():x}", base)
    search = LiveSearch(site.is_idle, _say)
    site.search_file = search.file
    preview = _Preview(project, settings, address, site, search)
    stamps: changes.Stamps = changes.stamps(preview.places())
    preview.follow(())
    gc.freeze()  # what is there now stays, and need not be looked at whenever garbage is collected
    sys.setswitchinterval(_TURN)
    for work in (server.serve_forever, search.run):
        Thread(target=work, daemon=True).start()
    _say(f"The site is at {address} and follows your files. Press Ctrl-C to stop.")
    while True:
        before, stamps = stamps, changes.wait_for_change(preview.places(), stamps)
        gc.disable()
        preview.follow(changes.changed_paths(before, stamps))
        time.sleep(_SETTLING)
        gc.enable()
        gc.collect()


def _say(words: str) -> None:
    print_text(for_one_line(words))


class _Preview:
    """Reads what changed, and puts a new site in place of the old one if all is well."""

    def __init__(
        self, project: Project, settings: Configuration, address: str, site: LiveSite, search: LiveSearch
    ) -> None:
        self._project, self._settings, self._address = project, settings, address
        self._site, self._search = site, search
        self._frames, self._sites = FrameReader(), SiteMaker()
        self._frame: Frame | None = None
        self._result: Result | None = None
        self._unread: set[str] = set()
        self._printed = ""

    def places(self) -> list[Path]:
        """Return the files and folders that the site is made from."""
        settings = self._settings
        return [*changes.checked_places(self._project), *settings.files, settings.pages, *settings.themes]

    def follow(self, paths: Iterable[str]) -> None:
        """Show the site as it is after the files at some paths have changed, or what is wrong."""
        began = time.monotonic()
        self._unread.update(paths)
        changed = f"{count(len(self._unread), 'file')} changed: " if self._unread else ""
        try:
            with self._site.in_turn():
                result, frame = self._read()
            if result.errors:
                self._site.fail(overlay.render(result))
                _say(f"{changed}open pages show the errors until they are put right.")
                return
            site = self._sites.make(result, frame)
            self._site.replace(site)
        except Exception as error:
            self._site.fail(overlay.render_failure(error))
            _say(f"{changed}the site cannot be made. {overlay.describe(error)}")
        else:
            self._search.update(site.editions)
            if changed:
                _say(f"{changed}shown after {time.monotonic() - began:.1f} s.")

    def _read(self) -> tuple[Result, Frame]:
        """Read again what changed since everything could be read."""
        day, checked = today(), {path for path in self._unread if self._is_checked(path)}
        if self._result is None:
            self._result = check_own(self._project)
        elif checked or self._result.context.today != day:
            self._result = changes.recheck(self._result, checked, day)
        self._print_once(text.render(self._result, colour=wants_colour()) if self._result.diagnostics else "")
        if self._frame is None or self._unread - checked:
            self._settings = self._read_settings()
            has_new_words = any(path.endswith(".po") for path in self._unread)
            self._frame = self._frames.read(self._settings, has_new_words=has_new_words)
        self._unread.clear()
        return self._result, self._frame

    def _is_checked(self, path: str) -> bool:
        return any(path.startswith(f"{folder}{os.sep}") for folder in changes.checked_places(self._project))

    def _read_settings(self) -> Configuration:
        """Return the settings, with the address of this server if they have one."""
        settings = configuration.read(self._settings.files[0], os.environ)
        for warning in setting_warnings(settings):
            print_text(warning.rstrip(), is_message=True)
        address = self._address if settings.site.url else ""
        return replace(settings, site=replace(settings.site, url=address))

    def _print_once(self, report: str) -> None:
        """Print a report unless it is the one before."""
        if report != self._printed:
            print(report, end="", file=sys.stderr, flush=True)
        self._printed = report
