"""Text of strangers in Markdown: hostile examples, and what may stand in ours."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
OURS = {"text", "code_inline", "softbreak", "strong_open", "strong_close", "s_open", "s_close", "link_open",
        "link_close", "text_special"}  # fmt: skip
BLOCKS = {"heading_open", "paragraph_open", "bullet_list_open", "list_item_open", "table_open", "thead_open",
          "tbody_open", "tr_open", "th_open", "td_open", "inline"}  # fmt: skip


def inline(said: str) -> list[Token]:
    tokens = PARSER.parse(said)
    assert {each.type for each in tokens if not each.type.endswith("_close")} <= BLOCKS
    return [each for token in tokens for each in token.children or ()]


def is_harmless(said: str) -> None:
    """Nothing but our own marks; every link leads where it says; nobody is called."""
    found = inline(said)
    assert {each.type for each in found} <= OURS
    words = "".join(each.content for each in found if each.type in {"text", "text_special"})
    assert not {"@", "<", "#", "!", "$"} & set(words.replace("What", ""))
    for at, each in enumerate(found):
        if each.type == "link_open":
            assert str(each.attrs["href"]).startswith("https://")
            assert found[at + 1].content == each.attrs["href"]


HOSTILE = [
    "@everyone", "#1", "![x](https://e.example/x.png)", "[x](https://e.example)", "<img src=x onerror=alert(1)>",
    "`", "``", "```", "` ` `", "a|b", "\\`", "\\|", "~~x~~", "**x**", "</details>", "&lt;b&gt;", "$x$", "$`x`$",
    "https://github.com/x/y/issues/1", "https://e.example/@everyone", "https://e.example/)", "https://e.example/<b>",
    "javascript:alert(1)", "https://e.example/ x", "HTTPS://e.example", "https://user@e.example/", "GH-1",
    "x@y.example",
    "# x", "- x", "1. x", "> x", "---", "\u202ex", "a\u200bb", "x\ty", "\u00a0", ":tada:", "www.e.example",
]  # fmt: skip
