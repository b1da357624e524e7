"""Scripts as visitors fetch them: without comments, which are for developers and a sixth of what would travel."""

import re

_COMMENT = re.compile(rb"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)


def without_comments(script: bytes) -> bytes:
    """Return a script of our theme without the comments that have lines to themselves.

    For scripts of ours alone: a text that goes over several lines might hold a line that looks like a comment.
    """
    return _COMMENT.sub(b"", script)
