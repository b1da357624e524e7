"""The order of diagnostics."""

from generator.diagnostic import Diagnostic, in_order
from generator.source import Location
from tests.report.results import RULE


def test_the_order_of_diagnostics_is_total() -> None:
    location = Location("x.yml")
    several = [Diagnostic(RULE, location, "Message", help_text) for help_text in ("A.", "B.", "A.")]
    assert [each.help for each in in_order(several)] == ["A.", "B."]
    assert [each.help for each in in_order(several[1:])] == ["B.", "A."]
