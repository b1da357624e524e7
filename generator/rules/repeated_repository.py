"""Two entries give the same address for their code: most likely they describe one thing."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.diagnostic import Rule
from generator.reading import Reading
from generator.rules.context import Context, Finding

RULE = Rule("C103", "repeated-repository", "Two entries have the same code repository")


def find(context: Context) -> Iterator[Finding]:
    first: dict[str, Reading] = {}
    for reading in context.shared:
        links = reading.data.get("links")
        address = links.get("repository") if isinstance(links, dict) else None
        if not isinstance(address, str) or not reading.is_sound("links", "repository"):
            continue
        other = first.setdefault(same_for_all_spellings(address), reading)
        if other is not reading:
            yield Finding(
                reading,
                ("links", "repository"),
                f"`{other.file.slug}` has the same code repository",
                "If both are about the same thing, keep one of them. If not, link to the page that is about this part.",
                related=(("It appears here first.", other, ("links", "repository")),),
            )


def same_for_all_spellings(address: str) -> str:
    """Bring an address to a form in which all its spellings are one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts.netloc.casefold() + parts.path.casefold().rstrip("/").removesuffix(".git")
