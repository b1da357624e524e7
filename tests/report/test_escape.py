"""Characters that cannot be seen, or that could steer a terminal, are written out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.report.escape import for_markdown, for_one_line, for_terminal


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


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It starts with https://.", "It starts with `https://`."),
        ("It names Apache-2.0, and MIT.", "It names `Apache-2.0`, and MIT."),
        ("(https://x.example/a_b).", "(`https://x.example/a_b`)."),
        ("https://x.example/a_(b).", "`https://x.example/a_(b)`."),
        ("(https://x.example/a_(b))", "(`https://x.example/a_(b)`)"),
        ('“a_b”, ‘c_d’: and "#1"!', '“`a_b`”, ‘`c_d`’: and "`#1`"!'),
        ("“`https://.`” and `x`’s", "“`https://.`” and `x`’s"),
        ("(a_b)(c_d)...", "`(a_b)(c_d)`..."),
        ("[a](b) – [c]: <d>, @e: :f:", "`[a](b)` – `[c]`: `<d>`, `@e`: `:f`:"),
    ],
)
def test_a_code_span_holds_the_value_without_the_punctuation_of_its_sentence(written: str, shown: str) -> None:
    assert for_markdown(written) == shown


@given(some.text("""aB1 _#@/:.,;!?()'"’”“‘[]<>*-""", max_size=30))
def test_any_text_keeps_its_letters_and_no_span_ends_in_punctuation(written: str) -> None:
    shown = for_markdown(written)
    assert shown.replace("`", "") == written
    for span in re.findall("`([^`]*)`", shown):
        assert span[-1] not in ".,;:?!'\"’”", span
        assert not span.endswith(")") or span.count("(") >= span.count(")"), span
