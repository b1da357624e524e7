"""Recognise files that are saved in another encoding than UTF-8."""

_FIRST_BYTES = 200
_ENCODING_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""The first bytes of files in other encodings, as editors write them."""


def other_than_utf8(raw: bytes) -> str:
    """Return the name of the encoding that a file is saved in if its first bytes say so, and it is not UTF-8.

    Without a mark at its start, UTF-16 is known by the zero that is half of each letter.
    """
    name = next((name for mark, name in _ENCODING_MARKS.items() if raw.startswith(mark)), "")
    half = len(raw[:_FIRST_BYTES]) // 2
    halves = (raw[:_FIRST_BYTES][first::2].count(0) for first in (0, 1)) if b"\0" in raw[:_FIRST_BYTES] else ()
    return name or ("UTF-16" if any(zeros > half / 2 for zeros in halves) else "")


def windows_letter(raw: bytes, index: int) -> str:
    """Return the letter that a byte is in Windows-1252, or "" if the file is in part UTF-8 or has no such letter."""
    letter = raw[index : index + 1].decode("cp1252", errors="ignore")
    return letter if letter.isprintable() and raw.decode("utf-8", errors="ignore").isascii() else ""
