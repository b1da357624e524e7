"""Judge the host and the port of an address: are they those of a public page, and is the host what it seems to be?"""

import re
import unicodedata
from collections.abc import Iterator

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")
_NO_PUBLIC_HOST = "does not name a public host such as www.example.gov.uk"

PRIVATE_ENDINGS = (
    "local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "test",
    "invalid", "onion", "alt",
)  # fmt: skip
"""The last labels of names that mean something within one network only, or in one program (RFC 6761, 6762, 8375)."""

PORTS_WITHOUT_PAGES = frozenset(
    (0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 80, 87, 95, 101, 102, 103, 104,
     109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
     531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
     5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080)
)  # fmt: skip
"""Ports that browsers refuse, as other services have them (the Fetch standard), and 80, which has no https."""

PUNYCODE = "xn--"
"""How a label begins that stands for letters outside of ASCII."""

_EAST_ASIAN = {"LATIN", "CJK", "IDEOGRAPHIC"}
_TOGETHER = (_EAST_ASIAN | {"HIRAGANA", "KATAKANA"}, _EAST_ASIAN | {"BOPOMOFO"}, _EAST_ASIAN | {"HANGUL"})
"""The alphabets that one word may mix, as in Japanese, Chinese and Korean: "highly restrictive" (UTS #39)."""

_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵғԍкмтвнгьαινορυωτκγνχϳ")
"""Cyrillic and Greek letters that look like Latin ones."""


_WELL_KNOWN = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gov.uk", "gov.scot", "gov.wales", "nhs.uk")
_ACCENTS = re.compile("[\u0300-\u036f]")
_ODD_LETTERS = str.maketrans("\u0131\u0237\u0251\u0261\u0142\u0111\u0127\u00f8", "ijagldho")


def host_fault(host: str) -> str:
    """Return what is wrong with a host in small letters, as a phrase that continues its address, or ""."""
    if not is_host(host):
        return _NO_PUBLIC_HOST
    if host.endswith(tuple(f".{ending}" for ending in PRIVATE_ENDINGS)):
        return "names a host that is known only within one network"
    return "" if host.isascii() and PUNYCODE not in host else next(_disguises(host), "")


def is_host(host: str) -> bool:
    """Whether a text has the form of a public host's name."""
    return bool(_HOST.fullmatch(_without_vowel_signs(host)))


def _without_vowel_signs(text: str) -> str:
    """Return a text without the marks that other alphabets write words with; accents on Latin letters stay."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii():
        return composed
    return "".join(
        each
        for each in composed
        if not unicodedata.category(each).startswith("M") or unicodedata.name(each, "COMBINING").startswith("COMBINING")
    )


def port_fault(port: int | None) -> str:
    """Return what is wrong with the port of an https address, or ""."""
    return f"names the port {port}, at which browsers open no page" if port in PORTS_WITHOUT_PAGES else ""


def as_written(host: str) -> str:
    """Return a host with the letters that stand behind its punycode, as far as it is valid."""
    return ".".join(_decoded(label) or label for label in host.split("."))


def _disguises(host: str) -> Iterator[str]:
    """Yield why a host is not what it seems to be."""
    if known := _imitated(host):
        yield f"hides where it leads: {as_written(host)} is not {known}"
    *_, ending = host.split(".")
    for label in host.split("."):
        letters = unicodedata.normalize("NFC", _decoded(label))
        if not letters:
            yield _NO_PUBLIC_HOST
        elif stand_in := next((each for each in letters if unicodedata.normalize("NFKC", each) != each), ""):
            meaning = unicodedata.normalize("NFKC", stand_in)
            yield f"hides where it leads: {stand_in} in its host stands for {meaning}"
        elif stranger := _stranger(letters):
            place = f"the letter {stranger} (U+{ord(stranger):04X}) in {letters}"
            yield f"hides where it leads: {place} is of another alphabet than the rest"
        elif ending.isascii() and not letters.isascii() and _LIKE_LATIN.issuperset(re.sub("[0-9_-]", "", letters)):
            yield f"hides where it leads: {letters} has no Latin letter in it, and looks as if it had"


def _imitated(host: str) -> str:
    """Return the well-known host that a host looks like but for accents, or ""."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", as_written(host))).translate(_ODD_LETTERS)
    return "" if plain == host else next((each for each in _WELL_KNOWN if f".{plain}".endswith(f".{each}")), "")


def _decoded(label: str) -> str:
    """Return the letters that a label stands for, or "" if it is punycode that stands for none."""
    if not label.startswith(PUNYCODE):
        return label
    try:
        letters = label.removeprefix(PUNYCODE).encode("ascii").decode("punycode")
        is_canonical = letters.encode("punycode").decode("ascii") == label.removeprefix(PUNYCODE)
    except UnicodeError:
        return ""
    is_name = bool(re.fullmatch(r"[\w-]+", _without_vowel_signs(letters)))
    return letters if is_canonical and is_name and not letters.isascii() else ""


def _stranger(label: str) -> str:
    """Return the letter of a label that is of another alphabet than the rest, or "" if they belong together."""
    scripts = {each: _script(each) for each in label if not re.fullmatch(r"[0-9_-]", each)}
    alphabets = set(scripts.values())
    if len(alphabets) <= 1 or any(alphabets <= together for together in _TOGETHER):
        return ""
    usual = "LATIN" if "LATIN" in alphabets else next(iter(scripts.values()))
    return next(each for each, script in scripts.items() if script != usual)


def _script(character: str) -> str:
    """Return the alphabet of a character: the first word of its name, which the standard library does know."""
    return re.split("[ -]", unicodedata.name(character, "?"), maxsplit=1)[0]
