"""The warning of pages that are hard to read."""

from generator.derived.plain_words import MAX_AGE, MAX_SENTENCE_WORDS, age, sentences, warnings

PLAIN = "The cat sat on the mat. It saw a dog run by. The dog did not see the cat at all. So the cat went to bed. " * 3
HARD = (
    "Organisational interoperability considerations necessitate comprehensive architectural documentation, "
    "notwithstanding infrastructural dependencies. "
) * 8


def test_short_words_in_short_sentences_suit_a_child() -> None:
    assert 0 < age(sentences(PLAIN)) < 8
    assert list(warnings(list(sentences(PLAIN)))) == []


def test_long_words_are_warned_of_with_the_age_that_they_ask_for() -> None:
    found = list(sentences(HARD))
    assert age(found) > MAX_AGE
    assert "shorter words" in next(warnings(found))


def test_a_sentence_that_is_too_long_is_shown() -> None:
    words = "dog " * (MAX_SENTENCE_WORDS + 1)
    [warning] = warnings([words])
    assert warning.endswith(words)


def test_only_running_text_is_read() -> None:
    page = (
        '---\ntitle: About\n---\n\n# A heading\n\nOne `code` here. "Two!" Three\n\n'
        "* four\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert list(sentences(page)) == ["One x here.", '"Two!"', "Three", "four"]


def test_too_few_words_tell_no_age() -> None:
    assert age(sentences("Considerations necessitate documentation.")) == 0
