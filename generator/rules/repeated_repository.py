"""Two entries have the same code repository, so they most likely describe the same thing."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.code_hosts import normalised_address
from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult

RULE = Rule("C103", "repeated-repository", "Two entries have the same code repository")


def find(context: Context) -> Iterator[RuleResult]:
    first: dict[str, CheckedEntry] = {}
    for entry in context.shared:
        links = entry.data.get("links")
        address = links.get("repository") if isinstance(links, dict) else None
        if not isinstance(address, str) or not entry.is_valid_at("links", "repository"):
            continue
        other = first.setdefault(normalised_address(address), entry)
        if other is not entry:
            yield RuleResult(
                entry,
                ("links", "repository"),
                f"`{other.file.slug}` has the same code repository",
                "If both are about the same thing, keep one of them. If not, link to the page that is about this part.",
                related=(("It appears here first.", other, ("links", "repository")),),
            )
