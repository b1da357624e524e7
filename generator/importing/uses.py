"""Read what somebody says about a use, and add it to an organisation's file without changing any other byte."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator import document, yaml_writer
from generator.characters import hidden_fault
from generator.checked_entry import CheckedEntry, SchemaNode
from generator.document import Document
from generator.entry_form import EntryForm, Question
from generator.importing.answers import answer
from generator.importing.contact import contact
from generator.importing.draft import CannotImportError

FIELD = "uses"
_EDIT_BY_HAND = "its `uses` is not written as a list of lines; add yours to the file by hand"


def questions(form: EntryForm) -> Mapping[str, Question]:
    """Return a question for each field of a use, by its name. `form` is that of organisations."""
    node = form.schema.node["properties"][FIELD]["items"]
    return {name: Question(name, (name,), each, name in node["required"]) for name, each in node["properties"].items()}


def statement(form: EntryForm, entry: CheckedEntry, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the use of an entry, with what people wrote about it by the names of the fields.

    Raises CannotImportError if a text has characters that cannot be seen.
    """
    fields = questions(form)
    use: dict[str, Any] = {"entry": entry.file.slug}
    for name, text in texts.items():
        if fault := hidden_fault(text):
            raise CannotImportError(f"`{name}` has {fault}. Write it anew by hand.")
        line = " ".join(text.split())
        use[name] = contact(line) if name == "ask" else answer(form, fields[name], line)
    return use


def listed_use(data: Mapping[str, Any], entry: str) -> Mapping[str, Any] | None:
    """Return what an organisation's data says about its use of an entry; None if it does not list it."""
    uses = data.get(FIELD)
    groups = (use for use in uses if isinstance(use, dict)) if isinstance(uses, list) else ()
    return next((use for use in groups if use.get("entry") == entry), None)


def already_listed(organisation: CheckedEntry, use: Mapping[str, Any]) -> str:
    """Return the message for when an organisation's file says something else about its use of an entry."""
    facts = [f"{name} `{use[name]}`" for name in ("status", "since", "evidence") if name in use]
    return (
        f"{organisation.text('name')} says already that it uses `{use['entry']}`: {', '.join(facts)}. To change that, "
        "select `We use this too` on the page of what is used: the form then shows what stands there"
    )


def add_use(organisation: CheckedEntry, raw: bytes, node: SchemaNode, use: Mapping[str, Any]) -> bytes:
    """Return the bytes of an organisation's file with one more use. `node` is the schema of organisations.

    Raises CannotImportError if the file has errors, lists the entry already, or has a layout that only a person can add
    to.
    """
    before = document.parse(organisation.file.path, raw)
    if before.data is None or before.diagnostics:
        raise CannotImportError(
            f"the file {organisation.file.path} has to be fixed first; `catalogue check` says what is wrong"
        )
    if (listed := listed_use(before.data, use["entry"])) is not None:
        raise CannotImportError(already_listed(organisation, listed))
    text = raw.decode()
    if "\r" in text.replace("\r\n", ""):  # a lone CR ends a line in YAML but not in `lines` below
        raise CannotImportError(_EDIT_BY_HAND)
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    new_lines = [line + line_end.removesuffix("\n") for line in _lines(before, before.data, lines, node, use)]
    index = _above_comments(lines, min(_fields_below(before, before.data, node), default=len(lines)))
    if index == len(lines) and lines[-1]:  # the last line has no line end
        lines[-1] += line_end.removesuffix("\n")
        lines.append("")
    index -= index == len(lines)  # the empty text after the last line end is not a line
    after = "\n".join([*lines[:index], *new_lines, *lines[index:]]).encode()
    if not _adds_only(after, before.data, use):
        raise CannotImportError(_EDIT_BY_HAND)
    return after


def _lines(
    before: Document, data: Mapping[str, Any], lines: list[str], node: SchemaNode, use: Mapping[str, Any]
) -> Iterator[str]:
    """Yield the new lines, indented like the other uses. Raises CannotImportError if they are not a block list."""
    head, *item_lines = yaml_writer.write("", node, {FIELD: [dict(use)]}).rstrip("\n").split("\n")[1:]
    if FIELD not in data:
        yield from (head, *item_lines)
        return
    if not isinstance(data[FIELD], list) or not data[FIELD]:
        raise CannotImportError(_EDIT_BY_HAND)
    start = before.locate((FIELD, 0)).span.start
    before_item = lines[start.line - 1][: start.column - 1]
    if before_item.strip() != "-":
        raise CannotImportError(_EDIT_BY_HAND)
    indent = before_item[: before_item.index("-")]
    yield from (indent + line.removeprefix("  ") for line in item_lines)


def _fields_below(before: Document, data: Mapping[str, Any], node: SchemaNode) -> Iterator[int]:
    """Yield the line indexes of the fields below `uses`; if it is missing, of the fields that should follow it."""
    order = list(node["properties"])
    after = order[order.index(FIELD) + 1 :]
    for name in data:
        line = _line(before, name)
        if line > _line(before, FIELD) if FIELD in data else name in after:
            yield line


def _line(before: Document, name: str) -> int:
    return before.locate((name,), key=True).span.start.line - 1


def _above_comments(lines: list[str], index: int) -> int:
    """Return the index moved up past empty lines and comments, which belong to the field below them."""
    while index and (not lines[index - 1].strip() or lines[index - 1].startswith("#")):
        index -= 1
    return index


def _adds_only(raw: bytes, before: Mapping[str, Any], use: Mapping[str, Any]) -> bool:
    """Whether a file has the data from before and the new use, and nothing else."""
    after = document.parse("", raw)
    return not after.diagnostics and after.data == {**before, FIELD: [*before.get(FIELD, []), dict(use)]}
