"""Where hosts of repositories show a file of one commit."""

from generator.code_hosts import file_at


def test_a_file_is_cited_as_it_was() -> None:
    assert file_at("https://gitlab.com/a/b", "abc", "READ ME.md") == "https://gitlab.com/a/b/-/blob/abc/READ%20ME.md"
    assert file_at("https://code.example.org/b", "abc", "README.md") == "https://code.example.org/b"
