"""The Jinja environment: values are escaped, and each template is compiled once for all languages.

Compiling all templates takes a second, so their code must not depend on the language. Messages that are constants are
looked up in `messages` and `texts` of the environment, which is quicker than calling gettext.
"""

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.publish.edition.language import Language
from generator.publish.html.direct_calls import DirectCalls, escaped

_MESSAGE_FUNCTIONS = {"_", "gettext"}


class _CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory, by their file and source."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_compiled = _CompiledTemplates()


class _Translations(dict[str, Markup]):
    """Translations by message, each made once."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__()
        self._translate = translate

    def __missing__(self, message: str) -> Markup:
        self[message] = Markup(self._translate(message))  # noqa: S704 - messages are ours
        return self[message]


class Templates(Environment):
    """The templates of one language. A template comes from the first of `folders` that has it."""

    code_generator_class = DirectCalls
    escaped = staticmethod(escaped)

    def __init__(self, folders: Sequence[Path], language: Language) -> None:
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,  # without a limit, and so without a lock
            bytecode_cache=_compiled,
            extensions=["jinja2.ext.i18n"],
        )
        gettext = language.messages.gettext
        self.messages = _Translations(gettext)
        """Messages as gettext has them, to be filled with values by ``%``."""
        self.texts = _Translations(lambda message: gettext(message).replace("%%", "%"))
        """Messages that need no values."""
        self.newstyle_gettext = True
        self.globals |= {"gettext": language.gettext_html, "ngettext": language.ngettext_html}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template knows as a plain dictionary, which each page copies: faster than a chain."""
        return {**self.globals, **(d or {})}

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Replace the messages of a template before it is compiled. Jinja offers this method for such changes."""
        return super()._generate(_Messages().visit(source), name, filename, defer_init)


class _Messages(NodeTransformer):
    """Replaces calls of gettext by look-ups in the environment, where the message is a constant."""

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja's name
        """Replace a message with its values, if it has any."""
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const(value=str()) as message], dyn_kwargs=None):
                return _translation(message, node.kwargs) if name in _MESSAGE_FUNCTIONS else node
        return node


def _translation(message: nodes.Const, values: Sequence[nodes.Keyword]) -> nodes.Expr:
    """Return ``environment.texts[message]``, or ``environment.messages[message] % values``."""
    table = nodes.EnvironmentAttribute("messages" if values else "texts")
    text = nodes.Getitem(table, message, "load")
    pairs = [nodes.Pair(nodes.Const(value.key), value.value) for value in values]
    return nodes.Mod(text, nodes.Dict(pairs)) if values else text
