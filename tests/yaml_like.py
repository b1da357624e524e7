"""Texts that look like YAML, or nearly so."""

from hypothesis import strategies as some

SIGNS = "\n\n\n  ::--[]{}\"'#&*!|>%@`,?~\t\r\\/.0123456789aAyYnN_=<é\u200b\u00a0\u2028\U0001f5d1"
WORDS = ["name: ", "\n", "- ", "  ", "owner: ", "[", "]", "&a ", "*a", "<<: ", "---\n", "? ", "| ", "x"]
YAML_LIKE = some.one_of(some.text(SIGNS, max_size=60), some.lists(some.sampled_from(WORDS), max_size=40).map("".join))
