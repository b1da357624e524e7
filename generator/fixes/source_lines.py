"""The lines of a file: which are texts, which are comments, and where each field starts."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.document import Document
from generator.source import Pointer
from generator.yaml_reader import Place

_END = re.compile(r"\.\.\.(?:\s|$)")


@dataclass(frozen=True)
class SourceLines:
    """The lines of a document without errors. Line and column numbers count from 0 here."""

    document: Document

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without an empty one after the last line end."""
        return self.document.text.removesuffix("\n").split("\n")

    @property
    def places(self) -> Mapping[Pointer, Place]:
        """The place of every value."""
        return self.document.places

    @cached_property
    def children(self) -> Mapping[Pointer, list[Pointer]]:
        """The fields of each group and the items of each list, in the order of the file."""
        children: defaultdict[Pointer, list[Pointer]] = defaultdict(list)
        for pointer in self.places:
            if pointer:
                children[pointer[:-1]].append(pointer)
        return children

    @cached_property
    def texts(self) -> Mapping[int, range]:
        """The lines after the first of each text with several lines, by its first line."""
        return {
            place.value.start.line - 1: self._further_lines(place)
            for place in self.places.values()
            if place.is_text and place.value.end.line > place.value.start.line
        }

    def _further_lines(self, place: Place) -> range:
        """Return a text's lines after the first. Blank lines at its end belong to it only if its header has a ``+``."""
        first, last = place.value.start.line - 1, place.value.end.line - (2 if place.value.end.column == 1 else 1)
        header = self.lines[first][place.value.start.column - 1 :].partition("#")[0]
        last = min(last, len(self.lines) - 1)
        while last > first and header[0] in "|>" and "+" not in header and not self.lines[last]:
            last -= 1
        return range(first + 1, last + 1)

    @cached_property
    def _lines_in_texts(self) -> frozenset[int]:
        return frozenset(line for lines in self.texts.values() for line in lines)

    def is_continuation(self, line: int) -> bool:
        """Whether a line belongs to a text that started on a line above."""
        return line in self._lines_in_texts

    @property
    def ends_within_text(self) -> bool:
        """Whether a line end added to the file would become part of a text."""
        return not self.document.text.endswith("\n") and len(self.lines) - 1 in self._lines_in_texts

    def is_blank(self, line: int) -> bool:
        """Whether a line is empty and not part of a text."""
        return line not in self._lines_in_texts and not self.lines[line].strip()

    def indent(self, line: int) -> int:
        """Return the number of spaces at the start of a line."""
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    def is_comment(self, line: int) -> bool:
        """Whether a line contains only a comment."""
        return line not in self._lines_in_texts and self.lines[line].lstrip().startswith("#")

    def is_end(self, line: int) -> bool:
        """Whether a line is ``...``, which ends the document."""
        return line not in self._lines_in_texts and bool(_END.match(self.lines[line]))

    def column(self, pointer: Pointer) -> int:
        """Return the column in which a value starts; for a group, that of its fields."""
        return self.places[pointer].value.start.column - 1

    def line(self, pointer: Pointer) -> int:
        """Return the line on which the name of a value's field starts, or the value if it has no field."""
        place = self.places[pointer]
        return (place.name or place.value).start.line - 1

    def name_and_rest(self, pointer: Pointer) -> tuple[str, str]:
        """Return the name of a field as written, and the text after its colon on the same line."""
        name = self.places[pointer].name
        if name is None:
            return "", ""
        line = self.lines[name.start.line - 1]
        return line[name.start.column - 1 : name.end.column - 1], line[name.end.column - 1 :].partition(":")[2]

    def hyphen_line(self, pointer: Pointer) -> int:
        """Return the line of the hyphen of a list's item, which may be above the item itself."""
        column = self.column(pointer[:-1])
        line = self.line(pointer)
        while line > 0 and (self.lines[line][:column].strip(" -") or self.lines[line][column:][:1] != "-"):
            line -= 1
        return line

    def comment_start(self, line: int, floor: int, column: int) -> int:
        """Return the first line of the comments directly above a line that start in a column, or the line itself.

        Comments above the line `floor` are left out.
        """
        while line > floor and self.is_comment(line - 1) and self.indent(line - 1) == column:
            line -= 1
        return line

    def is_group(self, pointer: Pointer) -> bool:
        """Whether a value is a group in block style, with each field on its own line."""
        names = [self.places[child].name for child in self.children.get(pointer, [])]
        starts = [name.start for name in names if name]
        if not starts or self.places[pointer].value.start != starts[0] or self._first_character(pointer) in "{?":
            return False
        column = starts[0].column
        texts_before = (self.lines[start.line - 1][: column - 1] for start in starts[1:])
        return all(start.column == column for start in starts) and not any(map(str.strip, texts_before))

    def is_list(self, pointer: Pointer) -> bool:
        """Whether a value is a list in block style, with a hyphen before each item."""
        items = self.children.get(pointer, [])
        return bool(items) and isinstance(items[0][-1], int) and self._first_character(pointer) == "-"

    def _first_character(self, pointer: Pointer) -> str:
        start = self.places[pointer].value.start
        return self.lines[start.line - 1][start.column - 1 :][:1]
