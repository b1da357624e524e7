"""What is fetched from strangers, and all that is not: other hosts, other ports, too much, too slowly."""

import gzip
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socket import create_server
from threading import Timer
from threading import enumerate as enumerate_threads
from types import SimpleNamespace

import pytest

from generator.network import HTTPS_PORT, MAX_BYTES, FetchError, Network, _Connection, is_public
from tests.network.loopback import HOST, Stranger, answer, certificate, serve

Answers = dict[str, Callable[[BaseHTTPRequestHandler], None]]


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def listen(pem: Path) -> Iterator[Callable[[Answers], Stranger]]:
    with ExitStack() as servers:
        yield lambda answers: servers.enter_context(serve(pem, answers))


@pytest.fixture
def network(pem: Path) -> Network:
    """Return a network in which each host is this machine."""
    return Network(lambda *_: ("127.0.0.1",), tls=ssl.create_default_context(cafile=str(pem)))


def refused(network: Network, address: str) -> str:
    with pytest.raises(FetchError) as stopped:
        network.fetch(address)
    return str(stopped.value)


def letting(network: Network, *strangers: Stranger) -> Network:
    return replace(network, exempt=frozenset().union(*(each.exempt for each in strangers)))


Listen = Callable[[Answers], Stranger]


@pytest.mark.parametrize("packed", [False, True])
def test_a_list_is_fetched_whole(packed: bool, listen: Listen, network: Network) -> None:
    text = b"council\n" * 20_000
    body = gzip.compress(text) if packed else text
    stranger = listen({"/a?b=c": answer(200, body, **({"Content_Encoding": "gzip"} if packed else {}))})
    assert letting(network, stranger).fetch(stranger.address("/a?b=c#d")) == text
    waiting = [each for each in enumerate_threads() if isinstance(each, Timer) and not each.finished.is_set()]
    assert waiting == [], "the program would not end for a minute"


def test_a_stranger_is_told_who_asks_and_nothing_of_the_user(
    listen: Listen, network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text(f"machine {HOST} login me password token\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    stranger = listen({"/": answer(200, b"x")})
    assert letting(network, stranger).fetch(stranger.address("")) == b"x"
    (headers,) = stranger.headers
    assert headers["Host"] == f"{HOST}:{stranger.port}"
    assert headers["User-Agent"].startswith("local-digital-catalogue ")
    assert headers["Accept-Encoding"] == "gzip"
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_name_is_resolved_once_for_each_step_and_not_again(listen: Listen, network: Network) -> None:
    """A second answer of the name server could be another one."""
    stranger = listen({"/": answer(200, b"x")})
    answers = iter([("127.0.0.1",)])
    resolving_once = replace(letting(network, stranger), resolve=lambda *_: next(answers))
    assert resolving_once.fetch(stranger.address("/")) == b"x"


@pytest.mark.parametrize("found", [(), ("127.0.0.1",), ("93.184.216.34", "10.0.0.1")])
def test_a_host_with_any_address_that_is_not_public_is_not_asked(
    found: tuple[str, ...], listen: Listen, network: Network
) -> None:
    stranger = listen({"/": answer(200, b"x")})
    assert refused(replace(network, resolve=lambda *_: found), f"https://{HOST}/") == (
        "its host is not on the public internet"
    )
    assert stranger.asked == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://register.example.org/", "its address does not start with https://"),
        ("https://127.0.0.1/", "its address does not name a public host"),
        ("https://[::1]/", "its address does not name a public host"),
        ("https://localhost/", "its address does not name a public host"),
        ("https://me:token@register.example.org/", "its address has an @ before its host"),
        ("https://register.example.org:8443/", "its address names the port 8443, but only 443 is asked"),
        ("https://register.example.org/a b", "its address has a space in it"),
        ("file:///etc/passwd", "its address does not start with https://"),
    ],
)
def test_another_kind_of_address_is_not_asked(address: str, words: str, network: Network) -> None:
    assert refused(network, address).startswith(words)


def test_a_host_that_is_not_known_is_said_so(network: Network) -> None:
    def unknown(*_: object) -> tuple[str, ...]:
        raise OSError

    assert refused(replace(network, resolve=unknown), f"https://{HOST}/") == "its host is not known to the network"


def test_of_several_addresses_the_first_that_answers_is_asked(listen: Listen, network: Network) -> None:
    stranger = listen({"/": answer(200, b"x")})
    found = ("127.0.0.2", "127.0.0.1")
    assert replace(letting(network, stranger), resolve=lambda *_: found).fetch(stranger.address("/")) == b"x"
    nowhere = replace(letting(network, stranger), resolve=lambda *_: found[:1])
    assert refused(nowhere, stranger.address("/")) == "its server cannot be reached, or breaks off"


def test_three_redirects_are_followed_and_no_fourth(listen: Listen, network: Network) -> None:
    statuses = (302, 303, 307, 308)
    steps: Answers = {f"/{each}": answer(status, Location=f"/{each + 1}") for each, status in enumerate(statuses)}
    stranger = listen({**steps, "/4": answer(200, b"x")})
    assert letting(network, stranger).fetch(stranger.address("/1")) == b"x"
    assert refused(letting(network, stranger), stranger.address("/0")) == "it leads on more than 3 times"


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://register.example.org/", "its address does not start with https://"),
        ("//127.0.0.1/", "its address does not name a public host"),
        ("https://other.example.org/", "not on the public internet"),
        ("file:///etc/passwd", "its address does not start with https://"),
    ],
)
def test_each_step_is_looked_at_like_the_first(location: str, words: str, listen: Listen, network: Network) -> None:
    stranger = listen({"/": answer(301, Location=location)})
    assert words in refused(letting(network, stranger), stranger.address("/"))
    assert stranger.asked == ["/"]


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 100_000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.05)


def silent(_: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"council\n")


def no_answer(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00 SSH-2.0\r\n\r\n")


BROKE_OFF = "its server broke off in the middle"
NOT_UNDERSTOOD = "its server answers in a way that is not understood"
BOMB = gzip.compress(b"\0" * (2 * MAX_BYTES))


@pytest.mark.parametrize(
    ("send", "words"),
    [
        (answer(404), "its server answers with the code 404"),
        (answer(200, b"x" * (MAX_BYTES + 1)), "it has more than 10 MB"),
        (answer(200, BOMB, Content_Encoding="gzip"), "it has more than 10 MB"),
        (answer(200, BOMB[:1000], Content_Encoding="gzip"), BROKE_OFF),
        (answer(200, b"no gzip", Content_Encoding="gzip"), NOT_UNDERSTOOD),
        (answer(200, b"x", Content_Encoding="br"), "its server sends it packed in a way that is not known here"),
        (endless, "it has more than 10 MB"),
        (dripping, f"its server cannot be reached, or breaks off|{BROKE_OFF}"),
        (silent, "its server takes too long to answer"),
        (cut_short, f"its server cannot be reached, or breaks off|{BROKE_OFF}"),
        (no_answer, NOT_UNDERSTOOD),
    ],
)
def test_what_is_too_much_too_slow_or_no_list_is_refused_soon(
    send: Callable[[BaseHTTPRequestHandler], None], words: str, listen: Listen, network: Network
) -> None:
    stranger = listen({"/": send})
    started = time.monotonic()
    hasty = replace(letting(network, stranger), read_seconds=0.5, total_seconds=1)
    assert refused(hasty, stranger.address("/")) in words.split("|")
    assert time.monotonic() - started < 5


def test_a_server_that_never_begins_is_not_waited_for(network: Network) -> None:
    with create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        hasty = replace(network, exempt=frozenset({f"{HOST}:{port}"}), read_seconds=5, total_seconds=0.3)
        assert refused(hasty, f"https://{HOST}:{port}/") == "its server cannot be reached, or breaks off"


def test_a_server_has_to_prove_its_name(listen: Listen, network: Network) -> None:
    stranger = listen({"/": answer(200, b"x")})
    trusting_others = replace(letting(network, stranger), tls=ssl.create_default_context())
    assert "cannot prove" in refused(trusting_others, stranger.address("/"))
    other_name = replace(network, exempt=frozenset({f"other.example.org:{stranger.port}"}))
    assert "cannot prove" in refused(other_name, f"https://other.example.org:{stranger.port}/")
    assert stranger.asked == []


@pytest.mark.parametrize(
    ("ip", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::1", False),
        ("nonsense", False),
    ],
)
def test_an_address_is_public_or_not(ip: str, expected: bool) -> None:
    assert is_public(ip) is expected


@pytest.mark.parametrize(("port", "host"), [(HTTPS_PORT, b"a.example"), (8443, b"a.example:8443")])
def test_a_host_is_named_with_its_port_only_where_that_is_unusual(port: int, host: bytes) -> None:
    """Some servers know themselves by the plain name alone."""
    sent = bytearray()
    connection = _Connection("a.example", port)
    connection.sock = SimpleNamespace(sendall=sent.extend, close=lambda: None)  # type: ignore[assignment]
    connection.request("GET", "/")
    assert b"\r\nHost: " + host + b"\r\n" in sent
