"""A description contains HTML, which pages show as plain text."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.rules.context import Context, RuleResult

RULE = Rule("C115", "html-in-description", "A description contains HTML", Severity.WARNING)


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        description = entry.text("description")
        if "<" in description and (html := _first_html(description)):
            advice = "Write it in plain words or Markdown: pages show HTML as plain text."
            yield RuleResult(entry, ("description",), f"The description contains the HTML `{html}`", advice)


def _first_html(description: str) -> str:
    # Imported only here: descriptions with a "<" are rare, and the Markdown parser takes time to load.
    from generator.markup import first_html  # noqa: PLC0415

    return first_html(description)
