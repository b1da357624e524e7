"""A stranger's server on this machine, which speaks https under a name of its own."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

HOST = "register.example.org"


@dataclass
class Stranger:
    """What a server answers, by path, and what it was asked."""

    answers: Mapping[str, Callable[[BaseHTTPRequestHandler], None]]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def address(self, path: str) -> str:
        """Return the address of a path."""
        return f"https://{HOST}:{self.port}{path}"

    @property
    def exempt(self) -> frozenset[str]:
        """What a test lets through."""
        return frozenset({f"{HOST}:{self.port}"})


def answer(status: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return an answer with a body and its length."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def certificate(folder: Path) -> Path:
    """Make a certificate for `HOST` that only those trust who are given it."""
    openssl = shutil.which("openssl")
    assert openssl, "the tests of https need the program openssl"
    path = folder / "stranger.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subject = ["-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    subprocess.run(
        [*command, *subject, "-keyout", str(path), "-out", str(folder / "only.pem")],
        check=True,
        capture_output=True,
        timeout=60,
    )
    path.write_bytes(path.read_bytes() + (folder / "only.pem").read_bytes())
    return path


@contextmanager
def serve(pem: Path, answers: Mapping[str, Callable[[BaseHTTPRequestHandler], None]]) -> Iterator[Stranger]:
    """Listen on this machine alone until the end of the block."""
    stranger = Stranger(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(handler) -> None:  # noqa: N805
            stranger.asked.append(handler.path)
            stranger.headers.append(dict(handler.headers.items()))
            stranger.answers.get(handler.path, answer(404))(handler)

        def log_message(handler, *_: object) -> None:  # noqa: N805
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of those who hang up."""

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket: socket.socket = tls.wrap_socket(server.socket, server_side=True)
    stranger.port = server.server_port
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield stranger
    finally:
        server.shutdown()
        server.server_close()
