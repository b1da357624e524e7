"""Fingerprints that identify a diagnostic in later runs, even if its line number changes."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from generator.diagnostic import Diagnostic


def with_fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each diagnostic with a unique fingerprint; equal messages in one file are numbered in order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in diagnostics:
        identity = (diagnostic.location.path, diagnostic.rule.code, diagnostic.message)
        yield sha256(json.dumps([*identity, seen[identity]]).encode()).hexdigest(), diagnostic
        seen[identity] += 1
