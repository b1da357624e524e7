"""Read what people answer in a form, a mail, a table or at a terminal: nothing, a line, paragraphs or a list.

What can be read in one way only is read. Anything else stays as it is written, for the check to ask about.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain

from generator.characters import MEANINGLESS
from generator.code_hosts import page_of
from generator.entry_form import Answer, EntryForm, Question
from generator.importing import licences
from generator.importing.pasted import address, addresses, item, unmarked
from generator.names import term_id

_FORMS = {"enum", "format", "pattern", "x-refers-to", "x-vocabulary"}
"""Keywords of a schema that ask for a text of some form, which has one line."""

_COMMENT_OR_CODE = re.compile("<!--|`+|~~~+")
"""What begins a comment, or code, in which nothing is a comment."""

_PUNCTUATION = re.compile(r"[\s!-/:-@\[-`{-~\u2010-\u2019\u2022\u2026\u2212]+")
_NO_ANSWER = frozenset(
    (
        *("na", "n a", "none", "nil", "null", "no", "no answer", "no response", "nothing", "none yet", "none known"),
        *("not applicable", "not available", "not known", "unknown", "not sure", "don t know", "do not know"),
        *("tbc", "tba", "tbd", "to be confirmed", "to be announced", "to be decided", "to be determined"),
        *("dim", "dim byd", "dim ymateb", "amherthnasol", "anhysbys", "ddim yn gwybod", "i w gadarnhau"),
    )
)
"""Answers that say that there is none, in small letters with spaces for punctuation, in English and in Welsh."""

_PARTS = re.compile(r"([,;\n]|(?<=\s)(?:and|&)(?=\s))")
"""What may part names, or be a part of one."""

_WORDS = re.compile(r"(?:[,;]\s*(?:and\s+|&\s+)?|\s+(?:and|&|[/|+])\s+|\s*[\u2022\u00b7]\s*)(?![^()]*\))")
"""What parts things that have no comma and no `and` in their names, such as languages, outside brackets."""

_LETTER = re.compile(r"[^\W\d_]")
_NOT_ALONE = frozenset(
    {"above", "etc", "higher", "later", "more", "newer", "others", "other", "so on", "up", "upwards"}
)
"""What belongs to the word before, as in `Windows 10 and later`."""

_REPOSITORY = ("links", "repository")
_DATES = {"date", "partial-date", "partial-date-or-yes"}
_DAY_OF_SHEET = re.compile(
    r"([12][0-9]{3}(?=\.0$)|[12][0-9]{3}([-/])[0-9]{2}\2[0-9]{2})(?:\.0|[ T]00:00(?::00(?:\.0+)?)?Z?)?"
)
"""A year, or a day with an hour of nothing, as spreadsheets write them."""

_DAY_IN_WORDS = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([^\W\d_]+),? ([12][0-9]{3})")
_MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "january jan ionawr", "february feb chwefror", "march mar mawrth", "april apr ebrill", "may mai",
        "june jun mehefin", "july jul gorffennaf", "august aug awst", "september sept sep medi",
        "october oct hydref", "november nov tachwedd", "december dec rhagfyr",
    )
)  # fmt: skip
"""The names of the months in English and Welsh."""

_UNTICKED = re.compile(r"^[ \t]*(?:[-*+] +)?\[ ?\] +(.*)$", re.MULTILINE)
_TICKED = re.compile(r"^[ \t]*(?:[-*+] +)?\[[xX]\] ", re.MULTILINE)
_MAX_PARTS = 200
_MAX_PARTS_OF_NAME = 12
_MAX_LINE = 2_000  # characters


def written(text: str) -> str:
    """Return an answer without comments and what shows nothing, and "" if it says that there is none."""
    text = without_comments(MEANINGLESS.sub("", text)).strip()
    return "" if is_none(text) else text


def without_comments(text: str) -> str:
    """Return a text without the comments in it, which GitHub's own templates have."""
    kept, position = [], 0
    while opening := _COMMENT_OR_CODE.search(text, position):
        is_comment = opening[0] == "<!--"
        ending = "-->" if is_comment else opening[0]
        end = text.find(ending, opening.end())
        if is_comment and end < 0:
            break
        stop = opening.end() if end < 0 else end + len(ending)
        kept.append(text[position : opening.start() if is_comment else stop])
        position = stop
    return "".join([*kept, text[position:]])


def is_none(text: str) -> bool:
    """Whether an answer as a whole says that there is none, as `n/a` does, or has only punctuation in it."""
    words = _PUNCTUATION.sub(" ", text).strip().casefold()
    return not words or words in _NO_ANSWER


def answer(form: EntryForm, question: Question, text: str) -> Answer:
    """Return the answer that a text is: one text, or several where a list is expected."""
    if question.is_multiple:
        return tuple(dict.fromkeys(form.resolve(question, each) for each in items(form, question, text)))
    if question.format == "uri":
        page = form.resolve(question, address(text))
        return page_of(page) if question.pointer == _REPOSITORY and " " not in page else page
    if may_have_lines(question):
        return text
    is_choice = bool(question.vocabulary or question.refers_to or question.format)
    text = unmarked(" ".join((_only_choice(text) if is_choice else text).split()))
    if question.format == "spdx-expression":
        text = licences.of_page(address(text)) or text
    if question.format in _DATES:
        text = day(text)
    return form.resolve(question, text)


def _only_choice(text: str) -> str:
    """Return the one line of a list that is ticked, or that there is; the text itself if there are several."""
    lines = [line for line in (_UNTICKED.sub("", text) if _TICKED.search(text) else text).split("\n") if line.strip()]
    return item(lines[0]) if len(lines) == 1 else text


def day(text: str) -> str:
    """Return a day, a month or a year as entries write it, if it can be read in one way only.

    What has numbers alone, in another order, is left as it is: 3/5/2024 can be in March or in May.
    """
    if match := _DAY_OF_SHEET.fullmatch(text):
        return match[1].replace("/", "-")
    match = _DAY_IN_WORDS.fullmatch(text)
    month = next((number for number, names in enumerate(_MONTHS, 1) if match and match[2].casefold() in names), 0)
    if not match or not month:
        return text
    return f"{match[3]}-{month:02}" + (f"-{int(match[1]):02}" if match[1] else "")


def items(form: EntryForm, question: Question, text: str) -> tuple[str, ...]:
    """Return the items of a list as people write it: one a line, or with commas, semicolons or `and` between them."""
    if question.format == "uri":
        return tuple(each for each in addresses(text) if not is_none(each))
    text = _UNTICKED.sub("" if _TICKED.search(text) else r"\1", text)
    text = "\n".join(map(item, text.split("\n")))
    if question.vocabulary:
        terms = form.result.catalogue.terms(question.vocabulary)
        parts = _names(text, lambda name: bool(term_id(terms, name)))
    elif collections := question.refers_to:
        parts = _names(text, lambda name: form.context.names.resolve(name, collections).is_certain)
    elif _has_commas_between(question):
        parts = chain.from_iterable(map(_words, text.split("\n")))
    else:
        parts = iter(re.split(r"[;\n]", text))
    return tuple(" ".join(each.split()) for each in parts if not is_none(each))


def is_address(text: str) -> bool:
    """Whether an answer is an address of a page or of email, or an account, where a name is asked for."""
    return "@" in text or "://" in address(text)


def names_several(text: str, is_known: Callable[[str], bool]) -> bool:
    """Whether an answer consists of several names, all of which are known."""
    parts = [part.strip() for part in _names(text, is_known) if part.strip()]
    return len(parts) > 1 and all(map(is_known, parts))


def may_have_lines(question: Question) -> bool:
    """Whether the answer may have several lines, as only a text of any form may."""
    return not _FORMS & question.item_node.keys()


def _has_commas_between(question: Question) -> bool:
    """Whether no answer has a comma in it, so that one parts several."""
    return not re.fullmatch(question.item_node.get("pattern", ".*"), "a, b")


def _names(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Yield the names in a list. As names may contain commas and `and`, the longest that is known comes first."""
    parts = _PARTS.split(text)  # each second one is what parts two
    is_known = cache(is_known)
    most = 2 * _MAX_PARTS_OF_NAME if len(parts) < _MAX_PARTS else 1
    start = 0
    while start < len(parts):
        stops = range(min(len(parts), start + most) | 1, start, -2)
        names = ((stop, " ".join("".join(parts[start:stop]).split())) for stop in stops)
        stop = next((stop for stop, name in names if is_known(name)), 0) or _end_of_item(parts, start)
        yield "".join(parts[start:stop])
        start = stop + 1


def _end_of_item(parts: Sequence[str], start: int) -> int:
    """Return where the next comma, semicolon or line end is, behind which another item begins."""
    return next((index for index in range(start + 1, len(parts), 2) if parts[index] in ",;\n"), len(parts))


def _words(line: str) -> list[str]:
    """Return the things that a line lists; the line itself if some of it may belong together."""
    line = " ".join(line.split())
    if len(line) > _MAX_LINE:
        return [line]
    parts = [part for each in _WORDS.split(line) if (part := each.strip().rstrip("."))]
    return parts if all(_LETTER.search(each) and each.casefold() not in _NOT_ALONE for each in parts) else [line]
