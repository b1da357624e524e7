"""An address does not show where it leads: it is a link shortener's, or has other letters behind its punycode."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from generator import links
from generator.diagnostic import Rule, Severity
from generator.hosts import PUNYCODE, as_written
from generator.rules.context import Context, RuleResult

RULE = Rule("C121", "hidden-target", "An address does not show where it leads", Severity.WARNING)

_SHORTENERS = (
    "1drv.ms", "adf.ly", "aka.ms", "amzn.to", "bit.do", "bit.ly", "buff.ly", "cutt.ly", "dlvr.it", "eepurl.com",
    "fb.me", "forms.gle", "g.co", "goo.gl", "is.gd", "j.mp", "lnkd.in", "orlo.uk", "ow.ly", "qrco.de", "rb.gy",
    "rebrand.ly", "s.id", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "trib.al", "v.gd",
    # those that mail programs and networks put in front of the links in a message
    "l.facebook.com", "linkprotect.cudasvc.com", "lm.facebook.com", "mimecastprotect.com", "out.reddit.com",
    "protection.outlook.com", "protect-eu.mimecast.com", "secure-web.cisco.com", "urldefense.com",
    "urldefense.proofpoint.com",
)  # fmt: skip
"""Hosts that do nothing but lead on: what is behind an address of theirs may change or end, and nobody sees it."""

_HOSTS = re.compile(rb"//([^/\s\"'?#:,\]}]+)")
"""The hosts in the bytes of a file; to look at those first takes a tenth of the time."""

_ENDINGS = tuple(f".{each}" for each in _SHORTENERS)


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        if not any(map(_is_suspect, _HOSTS.findall(entry.document.raw))):
            continue
        for pointer, text in links.addresses(entry.data):
            host = _host(text) if entry.is_valid_at(*pointer) else ""
            if f".{host}".endswith(_ENDINGS):
                message = f"`{host}` only leads to another page, so nobody sees to which"
                advice = "Open it, and write the address of the page that it leads to."
                yield RuleResult(entry, pointer, message, advice)
            elif (letters := as_written(host)) != host:
                advice = f"Make sure that this is the page that you mean, and write `{letters}`."
                fix = re.sub(re.escape(host), letters, text, count=1, flags=re.IGNORECASE)
                yield RuleResult(entry, pointer, f"`{host}` stands for `{letters}`", advice, fix=fix)


@lru_cache(maxsize=10_000)
def _is_suspect(raw: bytes) -> bool:
    host = raw.decode(errors="replace").lower()
    return PUNYCODE in host or f".{host}".endswith(_ENDINGS)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # in a text that only begins like an address
        return ""
