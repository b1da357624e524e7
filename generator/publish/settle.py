"""Put the search index into one fixed order, so that the same pages always give the same files.

Pagefind writes the values of its filters in the order of a hash table, which differs from run to run, and names files
after what they hold. Its pages, words and results do not differ. The files are CBOR (RFC 8949), of which Pagefind uses
only whole numbers, text and lists.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PREFIX = b"pagefind_dcd"
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_LARGEST_INLINE = 23
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def settle(index: Path) -> None:
    """Rewrite the filters and the table that leads to them."""
    renamed = {_name(path): _rewrite(path, _by_first(read(path))) for path in sorted(index.glob("filter/*.pf_filter"))}
    metas = {_name(path): _rewrite(path, _follow(read(path), renamed)) for path in sorted(index.glob("*.pf_meta"))}
    entry = index / "pagefind-entry.json"
    about = json.loads(entry.read_text(encoding="utf-8"))
    for language in about["languages"].values():
        language["hash"] = metas[language["hash"]]
    about["languages"] = dict(sorted(about["languages"].items()))
    entry.write_text(json.dumps(about, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def read(path: Path) -> Any:
    """Read one of Pagefind's files."""
    data = gzip.decompress(path.read_bytes())
    return _decode(iter(data.removeprefix(_PREFIX)))


def _by_first(filters: list[Any]) -> list[Any]:
    """Sort a filter's values: it holds its name and, for each value, the value and its pages."""
    name, values = filters
    return [name, sorted(values)]


def _follow(table: list[Any], renamed: dict[str, str]) -> list[Any]:
    """Write the new names of filters into the table, and sort filters and orders by what they are called."""
    version, pages, words, filters, orders, *rest = table
    filters = sorted([name, renamed[file], *more] for name, file, *more in filters)
    return [version, pages, words, filters, sorted(orders), *rest]


def _name(path: Path) -> str:
    """Give the name by which other files lead to a file."""
    return re.sub(r"^pagefind\.", "", path.stem)


def _rewrite(path: Path, value: Any) -> str:
    """Write a file under a name made from what it holds now, and give that name."""
    data = b"".join(_encode(value))
    language, _, digest = _name(path).rpartition("_")
    name = f"{language}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"
    path.unlink()
    path.with_name(path.name.replace(_name(path), name)).write_bytes(gzip.compress(_PREFIX + data, mtime=0))
    return name


def _decode(data: Iterator[int]) -> Any:
    first = next(data)
    kind, small = first >> 5, first & 31
    size = small if small <= _LARGEST_INLINE else int.from_bytes(bytes(next(data) for _ in range(_WIDTHS[small])))
    if kind == _NUMBER:
        return size
    if kind == _NEGATIVE:
        return -1 - size
    if kind == _TEXT:
        return bytes(next(data) for _ in range(size)).decode()
    if kind == _LIST:
        return [_decode(data) for _ in range(size)]
    raise ValueError(f"Pagefind's index holds a kind of value that it never held before: {kind}.")


def _encode(value: Any) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    elif isinstance(value, str):
        text = value.encode()
        yield _head(_TEXT, len(text)) + text
    else:
        yield _head(_LIST, len(value))
        for each in value:
            yield from _encode(each)


def _head(kind: int, size: int) -> bytes:
    if size <= _LARGEST_INLINE:
        return bytes([kind << 5 | size])
    code, width = next((code, width) for code, width in _WIDTHS.items() if size < 1 << 8 * width)
    return bytes([kind << 5 | code]) + size.to_bytes(width)
