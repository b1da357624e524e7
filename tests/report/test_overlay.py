"""The report over a page: the first errors, and how many more there are."""

import json
from dataclasses import replace

from generator.diagnostic import Severity
from generator.engine.configuration import ConfigurationError
from generator.report import overlay
from tests.report.results import result_of


def test_warnings_are_left_to_the_terminal() -> None:
    report = json.loads(overlay.render(result_of("x", severity=Severity.WARNING)))
    assert report == {"heading": "1 file checked, nothing wrong.", "errors": [], "hint": ""}


def test_of_very_many_errors_the_first_are_shown_and_the_others_counted() -> None:
    one = result_of("x")
    many = tuple(replace(one.diagnostics[0], message=str(number)) for number in range(1_052))
    report = json.loads(overlay.render(replace(one, diagnostics=many)))
    assert [each["message"] for each in report["errors"]] == [str(number) for number in range(50)]
    assert report["heading"] == "1 file checked: 1,052 errors."
    assert report["hint"].startswith("The terminal shows 1,002 more errors. `catalogue explain CODE`")


def test_an_error_says_what_it_is_unless_it_is_ours() -> None:
    assert overlay.describe(ConfigurationError("nav: there is no page x.md")) == "nav: there is no page x.md"
    assert overlay.describe(ZeroDivisionError("by\x1b[31m zero")) == "ZeroDivisionError: by\\u001b[31m zero"
