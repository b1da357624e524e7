"""The lines of a file told apart: what is text, what is remark, and where each field begins."""

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
    """A sound document by its lines, which count from 0 here."""

    document: Document

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without an empty one behind the last line end."""
        return self.document.text.removesuffix("\n").split("\n")

    @property
    def places(self) -> Mapping[Pointer, Place]:
        """Where every value stands."""
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
        """The further lines of each text that has several, by the line on which it begins."""
        return {
            place.value.start.line - 1: self._further_lines(place)
            for place in self.places.values()
            if place.is_text and place.value.end.line > place.value.start.line
        }

    def _further_lines(self, place: Place) -> range:
        """Empty lines behind a block of text are none of it, unless it says so with a plus."""
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
        """Tell whether a line is a further one of a text."""
        return line in self._lines_in_texts

    @property
    def ends_within_text(self) -> bool:
        """Tell whether a line end behind the last line would be one more of a text."""
        return not self.document.text.endswith("\n") and len(self.lines) - 1 in self._lines_in_texts

    def is_blank(self, line: int) -> bool:
        """Tell whether a line is empty, and no text's."""
        return line not in self._lines_in_texts and not self.lines[line].strip()

    def indent(self, line: int) -> int:
        """Say how far in a line begins."""
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    def is_comment(self, line: int) -> bool:
        """Tell whether a line holds a remark alone."""
        return line not in self._lines_in_texts and self.lines[line].lstrip().startswith("#")

    def is_end(self, line: int) -> bool:
        """Tell whether the document ends here."""
        return line not in self._lines_in_texts and bool(_END.match(self.lines[line]))

    def column(self, pointer: Pointer) -> int:
        """Say how far in a value begins, or in a group its fields."""
        return self.places[pointer].value.start.column - 1

    def line(self, pointer: Pointer) -> int:
        """Say on which line a value begins, or the name of its field."""
        place = self.places[pointer]
        return (place.name or place.value).start.line - 1

    def name_and_rest(self, pointer: Pointer) -> tuple[str, str]:
        """Give a field's name as it is written, and what stands behind its colon on the same line."""
        name = self.places[pointer].name
        if name is None:
            return "", ""
        line = self.lines[name.start.line - 1]
        return line[name.start.column - 1 : name.end.column - 1], line[name.end.column - 1 :].partition(":")[2]

    def hyphen_line(self, pointer: Pointer) -> int:
        """Say on which line the hyphen of a list's item is: its own, or one above that holds nothing else."""
        column = self.column(pointer[:-1])
        line = self.line(pointer)
        while line > 0 and (self.lines[line][:column].strip(" -") or self.lines[line][column:][:1] != "-"):
            line -= 1
        return line

    def comment_start(self, line: int, floor: int, column: int) -> int:
        """Say where the comments begin that stand directly above a line, and as far in."""
        while line > floor and self.is_comment(line - 1) and self.indent(line - 1) == column:
            line -= 1
        return line

    def is_group(self, pointer: Pointer) -> bool:
        """Tell whether the fields of a group stand on lines of their own, one below the other."""
        names = [self.places[child].name for child in self.children.get(pointer, [])]
        starts = [name.start for name in names if name]
        if not starts or self.places[pointer].value.start != starts[0] or self._first_character(pointer) in "{?":
            return False
        column = starts[0].column
        texts_before = (self.lines[start.line - 1][: column - 1] for start in starts[1:])
        return all(start.column == column for start in starts) and not any(map(str.strip, texts_before))

    def is_list(self, pointer: Pointer) -> bool:
        """Tell whether the items of a list stand behind hyphens."""
        items = self.children.get(pointer, [])
        return bool(items) and isinstance(items[0][-1], int) and self._first_character(pointer) == "-"

    def _first_character(self, pointer: Pointer) -> str:
        start = self.places[pointer].value.start
        return self.lines[start.line - 1][start.column - 1 :][:1]
