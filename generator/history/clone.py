"""Clone an untrusted repository to read its files. The clone is bare: hooks, submodules and links have no effect."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.history.untrusted_git import CloneError, Limits, fetch, output, remote_output
from generator.network import Network
from generator.project import real_path

_PLAIN_FILE_MODES = ("100644", "100755")
_FETCH_ONE = (
    "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head",
    "--recurse-submodules=no", "--filter=blob:none", "origin",
)  # fmt: skip
"""The arguments with which git itself fetches an object that was left out of a clone."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A bare clone of a repository. `root` has the object name of each regular file in its top folder, by file name.

    `newest` and `oldest` are the days of the last and the first commit; `oldest` is None if it is not known.
    """

    folder: Path
    limits: Limits
    commit: str
    root: Mapping[str, str]
    newest: date | None
    oldest: date | None = None

    def paths(self) -> list[str]:
        """Return the paths of all regular files, up to a limit of 8 MB of git's output."""
        return [path for path, _ in _files(output(self.folder, self.limits, "ls-tree", "-r", "-z", "HEAD"))]

    def names(self, folder: str) -> list[str]:
        """Return the names of the regular files in a folder, up to a limit of 8 MB of git's output."""
        files = _files(output(self.folder, self.limits, "ls-tree", "-z", "HEAD", "--", f"{folder}/"))
        return [path.rpartition("/")[2] for path, _ in files]

    def blob(self, path: str) -> str:
        """Return the object name of a regular file, or an empty string if there is none."""
        listing = output(self.folder, self.limits, "ls-tree", "-z", "HEAD", "--", path)
        return next((blob for name, blob in _files(listing) if name == path), "")

    def read(self, name: str) -> bytes | None:
        """Return a file of the top folder, or None if there is none or it is larger than `Limits.file_bytes`."""
        return _content(self.folder, self.limits, self.root.get(name, ""))


@contextmanager
def temporary_clone(address: str, limits: Limits) -> Iterator[Clone]:
    """Clone a repository into a temporary folder. `address` begins with https:// or file://.

    Raises CloneError if it cannot be cloned.
    """
    with TemporaryDirectory(prefix="catalogue-") as temporary:
        folder = Path(temporary) / "copy.git"
        fetch(
            folder, limits, address, "clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags",
            "--template=", f"--filter=blob:limit={limits.file_bytes}", "--", address, str(folder),
        )  # fmt: skip
        clone = _opened(folder, limits)
        yield replace(clone, oldest=_oldest(folder, limits, address))


def _opened(folder: Path, limits: Limits) -> Clone:
    """Return a clone that has been made. Raises CloneError if it is empty."""
    commit = output(folder, limits, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    if not commit:
        raise CloneError("it has no commits yet")
    root = dict(_files(output(folder, limits, "ls-tree", "-z", "HEAD")))
    newest = _days(folder, limits, "--max-count=1")
    return Clone(folder, limits, commit, root, max(newest, default=None))


def remote_of(folder: Path) -> str:
    """Return the address of `origin` in a local repository's settings, without includes, or an empty string."""
    for settings in (folder / ".git" / "config", folder / "config"):
        if settings.is_file():
            arguments = ("config", "--file", str(settings), "--no-includes", "--get", "remote.origin.url")
            return output(Path(real_path(settings).anchor), Limits(), *arguments).decode(errors="replace").strip()
    return ""


def read_one(address: str, path: str, limits: Limits, network: Network, *, is_folder: bool) -> tuple[str, bytes]:
    """Return the last commit of a repository, and one file of it, or the names in a folder on a line each.

    Raises CloneError and FetchError.
    """
    with partial_clone(address, limits, network) as copy:
        clone = copy.clone
        if is_folder:
            return clone.commit, "".join(f"{name}\n" for name in clone.names(path) if "\n" not in name).encode()
        if not (blob := clone.blob(path)):
            raise CloneError(f"it has no file {path}")
        copy.fetch_blobs(blob)
        raw = _content(clone.folder, limits, blob)
        if raw is None:
            raise CloneError(f"its file {path} has more than {limits.file_bytes // 1024 // 1024} MB")
        return clone.commit, raw


@dataclass(frozen=True, slots=True)
class PartialClone:
    """A clone without the content of its files, and how git reaches its server for what is missing."""

    clone: Clone
    address: str
    pins: tuple[str, ...]

    def fetch_blobs(self, *blobs: str) -> None:
        """Fetch files by their object names, so that they can be read. Raises CloneError."""
        missing = [each for each in blobs if not output(self.clone.folder, self.clone.limits, "cat-file", "-s", each)]
        if missing:
            self._fetch(*_FETCH_ONE, *missing)

    def tags(self) -> list[str]:
        """Return the names of all tags, up to a limit of 8 MB of git's output. Raises CloneError."""
        arguments = (*self.pins, "ls-remote", "--quiet", "--refs", "--tags", "origin")
        listing = remote_output(self.clone.folder, self.clone.limits, self.address, *arguments)
        return [line.partition("refs/tags/")[2] for line in listing.decode(errors="replace").splitlines()]

    def day_of(self, tag: str) -> date | None:
        """Return the day of a tag, or of its commit if it has none of its own. Raises CloneError."""
        name = f"refs/tags/{tag}"
        self._fetch("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=tree:0", "origin", f"+{name}:{name}")
        arguments = ("for-each-ref", "--format=%(creatordate:short)", name)
        return _day(output(self.clone.folder, self.clone.limits, *arguments).decode().strip())

    def _fetch(self, *arguments: str) -> None:
        fetch(self.clone.folder, self.clone.limits, self.address, *self.pins, *arguments)


@contextmanager
def partial_clone(address: str, limits: Limits, network: Network) -> Iterator[PartialClone]:
    """Clone the last commit of a repository with the names of all files, and nothing else.

    An https address must lead to a public host, and git connects to the address that was looked at. Raises CloneError
    and FetchError.
    """
    pins = _pins(address, network)
    with TemporaryDirectory(prefix="catalogue-") as temporary:
        folder = Path(temporary) / "copy.git"
        fetch(
            folder, limits, address, *pins, "clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags",
            "--template=", "--filter=blob:none", "--", address, str(folder),
        )  # fmt: skip
        yield PartialClone(_opened(folder, limits), address, pins)


def _pins(address: str, network: Network) -> tuple[str, ...]:
    """Return arguments with which git connects to the addresses that were looked at. Raises FetchError."""
    if not address.startswith("https://"):
        return ()
    host, port, ips = network.addresses_of(address)
    return "-c", f"http.curloptResolve={host}:{port}:{','.join(ips)}"


def _content(folder: Path, limits: Limits, blob: str) -> bytes | None:
    """Return the content of a file by its object name; None if it is not there or larger than `Limits.file_bytes`."""
    size = output(folder, limits, "cat-file", "-s", blob).strip() if blob else b""
    if not size.isdigit() or int(size) > limits.file_bytes:
        return None
    return output(folder, limits, "cat-file", "blob", blob, max_bytes=limits.file_bytes)


def _oldest(folder: Path, limits: Limits, address: str) -> date | None:
    """Return the day of the first commit, or None if all commits, which have to be fetched, exceed the limits."""
    try:
        fetch(folder, limits, address, "fetch", "--quiet", "--unshallow", "--filter=tree:0", "--no-tags", "origin")
    except CloneError:
        return None
    finally:
        is_cut_short = output(folder, limits, "rev-parse", "--is-shallow-repository").strip() != b"false"
    return None if is_cut_short else min(_days(folder, limits, "--max-parents=0"), default=None)


def _days(folder: Path, limits: Limits, option: str) -> list[date]:
    days = output(folder, limits, "log", "--no-show-signature", "--format=%cs", option, "HEAD").decode().split()
    return [day for text in days if (day := _day(text))]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == len("2026-01-31") else None


def _files(listing: bytes) -> Iterator[tuple[str, str]]:
    """Yield path and object name of each regular file in the output of ls-tree, without a truncated last line."""
    for line in listing.split(b"\0")[:-1]:
        details, _, path = line.decode(errors="replace").partition("\t")
        mode, _, blob = details.split(" ")
        if mode in _PLAIN_FILE_MODES:
            yield path, blob
