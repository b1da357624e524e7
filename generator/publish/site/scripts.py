"""Scripts as they are published: without comments, which are a sixth of their size."""

import re

_COMMENT = re.compile(rb"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)


def without_comments(script: bytes) -> bytes:
    """Return a script of our theme without the comments that have lines to themselves.

    Only safe for our own scripts: elsewhere, a template literal could contain a line that looks like a comment.
    """
    return _COMMENT.sub(b"", script)
