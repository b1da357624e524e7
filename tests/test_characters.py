"""Characters that nobody sees: named with the words beside them, and welcome where a word or a picture needs them."""

import pytest

from generator import document
from generator.document import MAX_HIDDEN_CHARACTERS, Document


def parse(text: str) -> Document:
    return document.parse("bins.yml", text.encode())


def tags(letters: str) -> str:
    """Return letters as the flags of parts of a country have them."""
    return "".join(chr(0xE0000 + ord(letter)) for letter in letters)


def test_a_name_with_a_hidden_character_in_it_is_still_that_name() -> None:
    assert parse("\u200bname: x\n").data == parse("name\u200d: x\n").data == parse('"na\\u200bme": x\n').data


PILE = f"Zo{chr(0x301) * 3}"
AGAIN = "Replace `Bin` and all that is beside it: type it again instead of pasting it."


@pytest.mark.parametrize(
    ("written", "message", "advice"),
    [
        ("a: Bin\u200b days", "There is a hidden character between `Bin` and `days`: U+200B (zero width space)",
         "Replace all from `Bin` to `days`, both words too: type it again instead of pasting it."),
        ("a: Bin days\u202e\nb: x", "There is a hidden character after `days`: U+202E (right-to-left override)",
         "Replace `days` and all that is beside it: type it again instead of pasting it."),
        ("a: Bin\ue000`s\u200b", "There is a hidden character between `Bin` and `s`: U+E000 (private-use character)",
         "Replace all from `Bin` to `s`, both words too: type it again instead of pasting it."),
        ("\u0007\na: x", "There is a hidden character alone on its line: U+0007 (control character)",
         "Delete the line."),
        (f"a: Zo{chr(0x301) * 9}",
         f"There is a letter with more than three marks on it in `{PILE}`: U+0301 (combining acute accent)",
         f"Delete `{PILE}` and type it again with the accents that it needs."),
        ('a: "Bin\\u200b"', "There is a hidden character after `Bin`: U+200B (zero width space)",
         f"{AGAIN} Leave out the code that starts with a backslash."),
    ],
)  # fmt: skip
def test_a_hidden_character_is_named_with_the_words_beside_it(written: str, message: str, advice: str) -> None:
    first = parse(written).diagnostics[0]
    assert (first.message, first.help) == (message, advice)


@pytest.mark.parametrize(
    "text",
    ["w\u0302yl", "Vie\u0323\u0302t", "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd", "\u0939\u093f\u0928\u0940",
     "\u0632\u0628\u0627\u0646\u200c\u0647\u0627", "\u0915\u094d\u200d\u0937", "\u09b0\u200d\u09cd\u09af",
     "1\ufe0f\u20e3", "\u260e\ufe0e", "\U0001f1ec\U0001f1e7", "\U0001f469\U0001f3fd\u200d\U0001f4bb",
     "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f3f3\ufe0f\u200d\U0001f308",
     *(f"\U0001f3f4{tags(f'gb{nation}')}\U000e007f" for nation in ("eng", "sct", "wls"))],
)  # fmt: skip
def test_accents_and_pictures_are_welcome(text: str) -> None:
    """Such as the flags of three nations, a family, a key, a Vietnamese letter with two marks, and Persian."""
    assert parse(f"a: {text}").diagnostics == ()


def test_hidden_characters_beyond_a_screenful_are_not_told() -> None:
    parsed = parse("a: " + "\u200b" * 70_000)
    assert [each.rule.code for each in parsed.diagnostics] == ["D112"] * MAX_HIDDEN_CHARACTERS
