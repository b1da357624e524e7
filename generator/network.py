"""Fetch what is at a stranger's address: over https, from public hosts only, within limits of size and time.

A host name is resolved once. All its addresses must be public, and the connection goes to one of those that were
looked at, so that a second answer of the name server changes nothing. The certificate is checked for the host name.
Neither proxies nor passwords of the user are used, as only the standard library's plain client knows the address.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from generator.formats import web_address

MAX_BYTES = 10 * 1024 * 1024
MAX_REDIRECTS = 3
HTTPS_PORT = 443
_CHUNK_BYTES = 64 * 1024
_HEADERS = {
    "User-Agent": "local-digital-catalogue (+https://github.com/local-digital-declaration/catalogue)",
    "Accept": "*/*",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_WITH_GZIP_HEADER = 16 + zlib.MAX_WBITS
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolver = Callable[[str, int], Sequence[str]]
"""Returns the IP addresses of a host for connections to a port. Raises OSError if there are none."""


class _Connection(http.client.HTTPConnection):
    """Speaks HTTP over a connection that is there already."""

    default_port = HTTPS_PORT


class FetchError(Exception):
    """The address cannot be fetched. The message says why, in words that continue the name of what was to be read."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses that the system knows for a host. Raises OSError."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in answers))


@dataclass(frozen=True, slots=True)
class Network:
    """How strangers' hosts are reached.

    `exempt` are hosts, written as ``host:port``, that may have any address and port; tests let their own through. One
    answer may take `read_seconds` between two of its bytes, and `total_seconds` in all.
    """

    resolve: Resolver = system_resolver
    exempt: frozenset[str] = frozenset()
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    read_seconds: float = 20
    total_seconds: float = 60

    def addresses_of(self, address: str) -> tuple[str, int, Sequence[str]]:
        """Return the host and port of a web address, and the host's public IP addresses. Raises FetchError."""
        if fault := web_address(address):
            raise FetchError(f"its address {fault}")
        parts = urlsplit(address)
        host, port = str(parts.hostname), parts.port or HTTPS_PORT
        is_exempt = f"{host}:{port}" in self.exempt
        if port != HTTPS_PORT and not is_exempt:
            raise FetchError(f"its address names the port {port}, but only {HTTPS_PORT} is asked")
        try:
            ips = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError("its host is not known to the network") from error
        if not ips or not (is_exempt or all(map(is_public, ips))):
            raise FetchError("its host is not on the public internet")
        return host, port, ips

    def fetch(self, address: str) -> bytes:
        """Return what is at an address, following redirects. Raises FetchError."""
        for _ in range(MAX_REDIRECTS + 1):
            try:
                with self._response(address) as response:
                    if response.status not in _REDIRECTS:
                        return _body(response)
                    address = urljoin(address, response.headers.get("Location", ""))
            except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
                raise FetchError(_reason(error)) from error
        raise FetchError(f"it leads on more than {MAX_REDIRECTS} times")

    def answer(self, address: str) -> tuple[int, str]:
        """Return the status of the answer from an address, and where it leads or "". Raises FetchError."""
        try:
            with self._response(address) as response:
                target = response.headers.get("Location", "") if response.status in _REDIRECTS else ""
                return response.status, target and urljoin(address, target)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(_reason(error)) from error

    @contextmanager
    def _response(self, address: str) -> Iterator[http.client.HTTPResponse]:
        """Ask for an address and return the answer. Everything ends after `total_seconds`."""
        host, port, ips = self.addresses_of(address)
        connection = _Connection(host, port)
        # An answer without a length ends with the connection: one that breaks off must not pass for a whole one.
        with self.tls.wrap_socket(
            self._connect(ips, port),
            server_hostname=host,
            do_handshake_on_connect=False,
            suppress_ragged_eofs=False,
        ) as sock:
            timer = threading.Timer(self.total_seconds, _stop, [sock])
            timer.start()
            try:
                sock.do_handshake()
                connection.sock = sock
                connection.request("GET", _target(address), headers=_HEADERS)
                with connection.getresponse() as response:
                    yield response
            finally:
                timer.cancel()

    def _connect(self, ips: Sequence[str], port: int) -> socket.socket:
        """Return a connection to the first address that answers. Raises OSError if none does."""
        errors: list[OSError] = []
        for ip in ips:
            try:
                return socket.create_connection((ip, port), self.read_seconds)
            except OSError as error:
                errors.append(error)
        raise errors[-1]


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public internet, and so is any older address that it stands for."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _stop(sock: socket.socket) -> None:
    """Shut a connection down from another thread, so that whoever waits for it goes on."""
    with suppress(OSError):  # it may have just ended
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _target(address: str) -> str:
    """Return the part of an address that is sent to the server, in ASCII."""
    parts = urlsplit(address)
    return quote(parts._replace(scheme="", netloc="", fragment="").geturl() or "/", safe="/?&=%:@!$'()*+,;~-._[]")


def _body(response: http.client.HTTPResponse) -> bytes:
    """Return the body of an answer, unpacked. Raises FetchError if it is too large or no success."""
    if response.status != http.client.OK:
        raise FetchError(f"its server answers with the code {response.status}")
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise FetchError("its server sends it packed in a way that is not known here")
    unpacker = zlib.decompressobj(_WITH_GZIP_HEADER) if encoding == "gzip" else None
    pieces, size = [], 0
    while chunk := response.read1(_CHUNK_BYTES):
        piece = unpacker.decompress(chunk, MAX_BYTES + 1 - size) if unpacker else chunk
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise FetchError(f"it has more than {MAX_BYTES // 1024 // 1024} MB")
    if response.length or (unpacker and not unpacker.eof):
        raise FetchError("its server broke off in the middle")
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    """Return in words why a request failed. Nothing that a server sent is quoted."""
    if isinstance(error, TimeoutError):
        return "its server takes too long to answer"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its server cannot prove that it is the host of the address"
    if isinstance(error, OSError):
        return "its server cannot be reached, or breaks off"
    return "its server answers in a way that is not understood"
