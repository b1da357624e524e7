"""Two organisations have the same GSS code, so they are most likely the same one."""

from collections.abc import Iterator

from generator.checked_entry import CheckedEntry
from generator.diagnostic import Rule
from generator.project import Collection
from generator.rules.context import Context, RuleResult

RULE = Rule("C114", "repeated-code", "Two organisations have the same GSS code")


def find(context: Context) -> Iterator[RuleResult]:
    first: dict[str, CheckedEntry] = {}
    for entry in context.of(Collection.ORGANISATIONS):
        code = entry.text("gss_code")
        if code and entry.is_valid_at("gss_code") and first.setdefault(code, entry) is not entry:
            other = first[code]
            yield RuleResult(
                entry,
                ("gss_code",),
                f"`{other.file.slug}` has the same GSS code",
                "Correct the code, or keep one of the entries if they are the same organisation.",
                related=(("It appears here first.", other, ("gss_code",)),),
            )
