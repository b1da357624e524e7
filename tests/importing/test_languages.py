"""Programming languages, by the files of a repository."""

from generator.importing import languages


def test_languages_are_those_that_much_is_written_in() -> None:
    paths = [*(f"a/{each}.py" for each in range(20)), *(f"b{each}.ts" for each in range(5)), "c.rb", "d.md", "e.h"]
    assert languages.detect([*paths, *(f"node_modules/{each}.js" for each in range(99)), "x.min.js"]) == (
        "Python",
        "TypeScript",
    )
    assert languages.detect(["one.py"]) == ()
