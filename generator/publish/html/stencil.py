"""A page rendered once by the theme, cut into its fixed parts, and filled for every page that looks like it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.publish.edition.page import SLOTS, Shell

_TOKEN = re.compile(r"catalogue-slot-([a-z]+)-")


def token(slot: str) -> str:
    """Give the text that marks a slot: letters and hyphens only, so that no template changes it on the way."""
    return f"catalogue-slot-{slot}-"


TOKENS = {slot: token(slot) for slot in SLOTS}


def tokens(shell: Shell) -> dict[str, str]:
    """Give the tokens for a page of a shell: none for what its pages have not got."""
    absent = set() if shell.is_described else {"description"}
    absent |= set() if shell.has_form else {"form"}
    absent |= set() if shell.is_corrigible else {"edit", "history"}
    return {slot: "" if slot in absent else each for slot, each in TOKENS.items()}


@dataclass(frozen=True, slots=True)
class Stencil:
    """Fixed parts of a page with named slots between them: one more part than slots."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Put values, escaped already, into the slots. What is put in is never looked at again."""
        pieces = [self.parts[0]]
        for slot, part in zip(self.slots, self.parts[1:], strict=True):
            pieces += (values[slot], part)
        return "".join(pieces)


def cut(rendered: str) -> Stencil:
    """Cut a page that was rendered with tokens in its slots."""
    pieces = _TOKEN.split(rendered)
    return Stencil(tuple(pieces[::2]), tuple(pieces[1::2]))
