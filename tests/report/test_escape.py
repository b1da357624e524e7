"""Characters that cannot be seen, or that could steer a terminal, are written out."""

import pytest

from generator.report.escape import for_one_line, for_terminal


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain – text", "plain – text"),
        ("a\tb", "a\\u0009b"),
        ("a\u00a0b", "a\\u00a0b"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("a\ud800b", "a\\ud800b"),
        ("\\u001b", "\\u001b"),
    ],
)
def test_what_cannot_be_seen_is_written_out(written: str, shown: str) -> None:
    assert for_terminal(written) == for_one_line(written) == shown


def test_one_line_stays_one_line() -> None:
    assert for_terminal("a\nb") == "a\nb"
    assert for_one_line("a\nb\r\nc") == "a b\\u000d c"
