"""A description holds HTML, which pages show as plain text."""

from collections.abc import Iterator

from generator.diagnostic import Rule, Severity
from generator.markup import first_html
from generator.rules.context import Context, Finding

RULE = Rule("C115", "html-in-description", "A description holds HTML", Severity.WARNING)


def find(context: Context) -> Iterator[Finding]:
    for reading in context.readings:
        if html := first_html(reading.text("description")):
            advice = "Write it in plain words or Markdown: pages show HTML as plain text."
            yield Finding(reading, ("description",), f"The description holds the HTML `{html}`", advice)
