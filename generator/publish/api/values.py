"""The kinds of values in the records of the API. The annotations are published in the description."""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Format:
    """The name of a text's format in JSON Schema."""

    name: str


Address = Annotated[str, Format("uri")]
Path = Annotated[str, "Relative to the first page of the site, so that a copy of the site works too."]
Day = Annotated[str, Format("date")]
Date = Annotated[str, "A year, a month or a day: 2024, 2024-06 or 2024-06-30."]
DateOrYes = Annotated[str, "A year, a month or a day, or `yes` where only the fact is known."]
Markdown = Annotated[str, "CommonMark without HTML. It is text from strangers: render it with care."]
Grade = Annotated[
    Literal["linked", "described", "unsupported"],
    "How well it is shown: `linked` names a public page, `described` only says how, `unsupported` does neither.",
]
