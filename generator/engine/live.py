"""A site that stays up while its catalogue changes: the last good one is served until a newer one is good."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition, Event, RLock

from markupsafe import escape

from generator.engine.on_demand import OnDemandSite
from generator.publish.search.bundle import is_search_file
from generator.publish.site import themes
from generator.report import overlay

_URL = "_serve/"
EVENTS = f"{_URL}events"
_SCRIPT = f"{_URL}reload.js"


@dataclass(frozen=True, slots=True)
class State:
    """What open pages have to know: the version of the site, and the report about what is wrong now, as JSON."""

    version: str
    report: str = "null"


class LiveSite:
    """The site that is served now. Any thread may ask for its files.

    `start` tells this server from earlier ones at the same address. `base` is the path of the site, ``/`` at the top.
    `search_file` returns a file of the search; it may wait until there is a search.
    """

    def __init__(self, start: str, base: str) -> None:
        self.base = base
        self.search_file: Callable[[str], str | bytes | None] = lambda _: None
        self.is_idle = Event()
        self.is_idle.set()
        self._start = start
        self._site: OnDemandSite | None = None
        self._lock = RLock()
        self._changed = Condition()
        self._number = 0
        self._state = State(f"{start}-0")
        self._open: list[str] = []
        self._ready: Mapping[str, str | bytes | None] = {}

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Work that somebody waits for: one thread at a time, while whoever looks at `is_idle` gives way."""
        with self._lock:
            self.is_idle.clear()
            try:
                yield
            finally:
                self.is_idle.set()

    def replace(self, site: OnDemandSite) -> None:
        """Serve another site. If a page that is open now cannot be made, the old one stays and its error is raised."""
        with self.in_turn():
            self._ready = {path: site.content(path) for path in tuple(self._open)}
            self._site = site
            self._number += 1
        self._tell(State(self._version))

    def fail(self, report: str) -> None:
        """Show a report over the pages that are open, and keep the site."""
        self._tell(State(self._version, report))

    @property
    def _version(self) -> str:
        return f"{self._start}-{self._number}"

    # Open pages

    @contextmanager
    def opened(self, path: str) -> Iterator[None]:
        """Note that the page at a path is open, for as long as this lasts."""
        self._open.append(path)
        try:
            yield
        finally:
            self._open.remove(path)

    def next_state(self, last: State | None, seconds: float) -> State:
        """Return the state as soon as it is another than `last`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state != last, seconds)
            return self._state

    def _tell(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()

    # Content

    def content(self, path: str) -> str | bytes | None:
        """Return the page at an address that ends in a slash or is empty, or the file at any other path, or None."""
        if path in {_SCRIPT, f"{_URL}reload.css"}:
            return (themes.ours() / themes.SERVED / path.removeprefix(_URL)).read_bytes()
        site = self._site
        if site and is_search_file(path, site.editions):
            return self.search_file(path)
        with self.in_turn():
            return self._with_script(self._page_or_file(path))

    def error_page(self) -> str:
        """Return the page for addresses that do not exist."""
        with self.in_turn():
            return str(self._with_script(self._site.error_page() if self._site else _EMPTY))

    def broken_page(self, error: Exception) -> str:
        """Return the page in place of one that cannot be made. It reloads when there is a newer site."""
        return str(self._with_script(_page("This page cannot be made", overlay.describe(error))))

    def _page_or_file(self, path: str) -> str | bytes | None:
        if self._site is None:
            return _EMPTY if not path or path.endswith("/") else None
        if path not in self._ready:
            return self._site.content(path)
        return self._ready[path]

    def _with_script(self, content: str | bytes | None) -> str | bytes | None:
        """Return a page with the script that follows the site, which no built site has; anything else unchanged."""
        if not isinstance(content, str):
            return content
        script = f'<script type="module" src="{self.base}{_SCRIPT}?version={self._version}"></script>\n'
        return content.replace("</head>", f"{script}</head>", 1)


def _page(title: str, text: str) -> str:
    """Return a page without a theme."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>\n"
        "</body>\n</html>\n"
    )


_EMPTY = _page("There is no site yet", "It appears here as soon as the errors are put right. The terminal lists them.")
