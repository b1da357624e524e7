"""How a diagnostic is known again in the next run, though lines were added above it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from generator.diagnostic import Diagnostic


def with_fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, Diagnostic]]:
    """Give each diagnostic a name of its own. Of those that say the same of one file, the order tells them apart."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in diagnostics:
        identity = (diagnostic.location.path, diagnostic.rule.code, diagnostic.message)
        yield sha256(json.dumps([*identity, seen[identity]]).encode()).hexdigest(), diagnostic
        seen[identity] += 1
