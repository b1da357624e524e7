"""Addresses in one form for all their spellings, and hosts of repositories: where each shows a file of one commit."""

import posixpath
import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

from generator.hosts import as_written

BLOB_PATHS = {"github.com": "blob", "gitlab.com": "-/blob"}
"""Known hosts and the path to a file of one commit."""

_TWO_NAMES = r"(/[^/]+(?:/[^/]+?)?)(?:\.git)*"
_REPOSITORIES = {
    "github.com": re.compile(rf"{_TWO_NAMES}(?:/tree/[^/]+|(/.+))?"),
    "bitbucket.org": re.compile(rf"{_TWO_NAMES}(?:/src/[^/]+|(/.+))?"),
    "codeberg.org": re.compile(rf"{_TWO_NAMES}(?:/src/branch/[^/]+|(/.+))?"),
    "gitlab.com": re.compile(r"((?:/[^/]+)*?/[^/]+?)(?:\.git)*(?:/(?:-/)?tree/[^/]+|(/(?:-|tree)/.+))?"),
}
"""Hosts that take small and capital letters in the path to a repository for the same, with or without .git.

The patterns have that path, and what is beyond it other than one of its branches.
"""

_ORDINARY_REPOSITORY = re.compile(r"https://(github\.com|gitlab\.com)(/[A-Za-z0-9_-]+/[A-Za-z0-9_-]+)")
_SSH_ADDRESS = re.compile(r"(?:ssh://)?git@([A-Za-z0-9.-]+)[:/]([^\s:@]+)")
_DEFAULT_PORTS = {"https": 443, "http": 80}
_ENDING = re.compile(r"(?:\.git|/)+\Z")
_CODE = re.compile("%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile("[A-Za-z0-9._~-]")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


@lru_cache(maxsize=10_000)
def normalised_address(address: str, *, with_fragment: bool = False) -> str:
    """Return an address in a form that is the same for all its spellings, to compare addresses.

    It has no scheme, no ``www.`` and no final slash. A repository on a known host is the same at each of its branches,
    in small and capital letters, and whatever follows ? or #. Elsewhere ? counts, and # if it is asked for. A text that
    is no address stays the same.
    """
    if match := _ORDINARY_REPOSITORY.fullmatch(address):  # nearly all: taking an address apart takes long
        return match[1] + match[2].casefold()
    if repository := _repository(address):
        host, path, rest, url = repository
        return f"{host}{path.casefold()}{rest}" + (_tail(url, with_fragment=with_fragment) if rest else "")
    try:
        url = _split(address)
        return f"{_host(url)}{_ENDING.sub('', _path(url))}{_tail(url, with_fragment=with_fragment)}"
    except ValueError:
        return address


def requested_address(address: str) -> str:
    """Return an address in a form that is the same for all spellings of one request, to tell what was asked.

    Unlike in `normalised_address`, www., a final slash and .git tell two addresses apart.
    """
    try:
        url = _split(address)
        host = _host(url, keeps_www=True).encode("idna").decode()
    except ValueError:  # no name can stand for this host
        return address
    path, query = (_with_codes(part).replace("'", "%27") for part in (url.path or "/", url.query))
    return f"{host}{path}?{query}"


def page_of(address: str) -> str:
    """Return the web page of a repository for any spelling of its address, git's and SSH's too.

    If its host is not known, the address stays the same.
    """
    repository = _repository(address)
    return f"https://{''.join(repository[:3])}" if repository else address.strip().removeprefix("git+")


def host_of(address: str) -> str:
    """Return the host of an https address in small letters without www., or empty text for any other text."""
    try:
        url = urlsplit(address)
        return _host(url) if url.scheme == "https" else ""
    except ValueError:
        return ""


def file_at(repository: str, commit: str, path: str) -> str:
    """Return the permanent address of a file in one commit, or the repository's address if the host is not known."""
    blob_path = BLOB_PATHS.get(host_of(repository))
    return f"{page_of(repository)}/{blob_path}/{commit}/{quote(path)}" if blob_path else repository


def _repository(address: str) -> tuple[str, str, str, SplitResult] | None:
    """Return the host and path of a repository on a known host, and what is beyond it; None for other addresses."""
    try:
        url = _split(address)
        host = _host(url)
        match = _REPOSITORIES[host].fullmatch(_path(url)) if host in _REPOSITORIES else None
    except ValueError:
        return None
    return (host, match[1], match[2] or "", url) if match else None


def _split(address: str) -> SplitResult:
    """Split an address, with or without a scheme, or in the form of SSH. Raises ValueError."""
    address = address.strip().removeprefix("git+")
    if match := _SSH_ADDRESS.fullmatch(address):
        address = f"https://{match[1]}/{match[2]}"
    return urlsplit(address if "://" in address else f"//{address}")


def _host(url: SplitResult, *, keeps_www: bool = False) -> str:
    """Return the host in small letters, and its port if it is not the usual one. Raises ValueError.

    An address with a name or password in it is like no other.
    """
    if "@" in url.netloc:
        raise ValueError("a name or password before the host")
    host = unicodedata.normalize("NFC", as_written((url.hostname or "").rstrip(".")).casefold())
    while host.startswith("www.") and host.count(".") > 1 and not keeps_www:
        host = host.removeprefix("www.")
    return host if url.port in (None, _DEFAULT_PORTS.get(url.scheme)) else f"{host}:{url.port}"


def _path(url: SplitResult) -> str:
    """Return the path without a final slash, double slashes, steps up and codes that are not needed."""
    path = posixpath.normpath(f"/{_with_codes(url.path).lstrip('/')}")
    return "" if path == "/" else path


def _tail(url: SplitResult, *, with_fragment: bool) -> str:
    query = f"?{_with_codes(url.query)}" if url.query else ""
    return f"{query}#{url.fragment}" if with_fragment and url.fragment else query


def _with_codes(text: str) -> str:
    """Return a part of an address in ASCII, with codes where they are needed alone, in capital letters."""
    return _CODE.sub(_plain, quote(text, safe=_ASCII))


def _plain(code: re.Match[str]) -> str:
    character = chr(int(code[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else code[0].upper()
