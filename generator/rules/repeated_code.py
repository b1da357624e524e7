"""Two organisations have the same code, so they are most likely the same one."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule
from generator.organisation_names import SCHEMES
from generator.project import Collection
from generator.rules.context import Context, RuleResult
from generator.source import Pointer

RULE = Rule("C114", "repeated-code", "Two organisations have the same code")


def find(context: Context) -> Iterator[RuleResult]:
    first: dict[tuple[str, str], tuple[CheckedEntry, Pointer]] = {}
    for entry in context.of(Collection.ORGANISATIONS):
        for scheme, code, pointer in _codes(entry):
            other, other_pointer = first.setdefault((scheme, code), (entry, pointer))
            if other is not entry:
                yield RuleResult(
                    entry,
                    pointer,
                    f"`{other.file.slug}` has the same {scheme}",
                    "Correct the code, or keep one of the entries if they are the same organisation.",
                    related=(("It appears here first.", other, other_pointer),),
                )


def _codes(entry: CheckedEntry) -> Iterator[tuple[str, str, Pointer]]:
    """Yield the valid codes of an organisation, each with what it is called and where it stands."""
    if (code := entry.text("gss_code")) and entry.is_valid_at("gss_code"):
        yield "GSS code", code, ("gss_code",)
    for scheme in SCHEMES:
        for index, code in entry.texts("identifiers", scheme):
            if entry.is_valid_at("identifiers", scheme, index):
                yield f"`{scheme}` code", code, ("identifiers", scheme, index)
