"""Serve a living site over HTTP, to this machine only."""

import json
import select
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.engine.live import EVENTS, LiveSite, State
from generator.report import overlay

HOST = "127.0.0.1"
_LOCAL_NAMES = frozenset({HOST, "localhost"})
_PULSE = 0.5
"""Seconds after which it is noticed that a page was closed."""

_INDEX = "index.html"
_HTML = "text/html; charset=utf-8"
_TEXT = frozenset({"application/json", "application/xml", "application/yaml", "image/svg+xml"})
_TYPES = MimeTypes()
"""The types that Python knows, whatever this machine adds to them, and those of ours."""

_TYPES.add_type("text/javascript", ".js")
_TYPES.add_type("application/yaml", ".yml")


class Server(ThreadingHTTPServer):
    """Serves one site. `say` is called with a sentence for people; port 0 stands for any that is free."""

    daemon_threads = True
    request_queue_size = 128  # a browser opens many connections at once

    def __init__(self, port: int, say: Callable[[str], None]) -> None:
        super().__init__((HOST, port), _Handler)
        self.say = say
        self.site: LiveSite

    def handle_error(self, *_: object) -> None:
        """Ignore a browser that left before it had everything."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer with a page, a file, the events of an open page, or a redirect."""
        site, address = self.server.site, urlsplit(self.path)
        path = site_path(address.path, site.base)
        if not _is_local(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, "This server answers to localhost alone.\n", "text/plain; charset=utf-8")
        elif path is None and address.path == "/":
            self._redirect(site.base)
        elif path == EVENTS:
            self._send_events(site_path(parse_qs(address.query).get("page", [""])[0], site.base) or "")
        else:
            self._send_content(path, f"?{address.query}" if address.query else "")

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _send_content(self, path: str | None, query: str) -> None:
        site = self.server.site
        try:
            if path is not None and (content := site.content(path)) is not None:
                self._send(HTTPStatus.OK, content, content_type(path))
            elif path and _may_be_folder(path) and site.content(f"{path}/") is not None:
                self._redirect(f"{site.base}{quote(path)}/{query}")
            else:
                self._send(HTTPStatus.NOT_FOUND, site.error_page(), _HTML)
        except Exception as error:
            self.server.say(f"/{path} cannot be made. {overlay.describe(error)}")
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, site.broken_page(error), _HTML)

    def _send_events(self, page: str) -> None:
        """Send each new state to an open page, until it is closed."""
        self.close_connection = True
        self._send_head(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
        site, last = self.server.site, None
        with site.opened(page):
            while self.command != "HEAD" and not self._is_closed():
                state = site.next_state(last, _PULSE)
                self.wfile.write(b"" if state == last else _event(state))
                last = state

    def _is_closed(self) -> bool:
        """Whether the browser has closed the connection, on which it sends nothing more."""
        return bool(select.select([self.connection], [], [], 0)[0])

    def _redirect(self, address: str) -> None:
        self._send_head(HTTPStatus.FOUND, {"Location": address, "Content-Length": "0"})

    def _send(self, status: HTTPStatus, content: str | bytes, type_: str) -> None:
        raw = content.encode() if isinstance(content, str) else content
        self._send_head(status, {"Content-Type": type_, "Content-Length": str(len(raw))})
        if self.command != "HEAD":
            self.wfile.write(raw)

    def _send_head(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what concerns the person at it."""


def site_path(address: str, base: str) -> str | None:
    """Return the path within the site of an address below `base`, or None. Pages end in a slash or are empty."""
    path = unquote(address)
    if not path.startswith(base):
        return None
    path = path.removeprefix(base)
    return path.removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else path


def content_type(path: str) -> str:
    """Return the type of the content of a page or file."""
    if not path or path.endswith("/"):
        return _HTML
    type_, encoding = _TYPES.guess_type(path)
    if encoding or type_ is None:
        return "application/gzip" if encoding == "gzip" else "application/octet-stream"
    is_text = type_.startswith("text/") or type_ in _TEXT
    return f"{type_}; charset=utf-8" if is_text else type_


def _is_local(host: str) -> bool:
    """Whether a request was meant for this machine. A page elsewhere whose name leads here gets no answer."""
    try:
        return urlsplit(f"//{host}").hostname in _LOCAL_NAMES
    except ValueError:
        return False


def _may_be_folder(path: str) -> bool:
    return not path.endswith("/") and "." not in path.rpartition("/")[2]


def _event(state: State) -> bytes:
    return f'retry: 500\ndata: {{"version":{json.dumps(state.version)},"report":{state.report}}}\n\n'.encode()
