"""An adoption has the status live, but no evidence."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.rules.context import Context, RuleResult
from generator.spelling import closest

RULE = Rule("C105", "live-without-evidence", "Live use has no evidence")


def find(context: Context) -> Iterator[RuleResult]:
    for entry in context.entries:
        for pointer, adoption in entry.adoptions():
            has_evidence = "evidence" in adoption  # asked first, as a comparison of words takes long
            if adoption.get("status") == "live" and not has_evidence and not closest("evidence", iter(adoption)):
                yield RuleResult(
                    entry,
                    (*pointer, "status"),
                    "Nothing shows that this use is live",
                    "Add `evidence` with the address of a public page that shows it, or choose another status.",
                )
