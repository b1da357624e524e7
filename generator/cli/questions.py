"""Ask a person at a terminal one question after the other, and repeat each until its answer is valid."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.cli.prompt import read_answer, say
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import Answer, EntryForm, Question, proposed_slug
from generator.importing.answers import answer, items, written
from generator.report.escape import for_one_line

LEFT_OUT = frozenset(
    {"summary", "description", "version", "published", "access", "language", "gss-code", "documentation", "looking-for"}
)
"""Optional questions of the short form that are not asked at a terminal. Each has a flag."""

_SLUG_HINT = "The name of its file and the end of its address, which cannot change later: lower-case words and hyphens."
_MAX_SUGGESTIONS = 8
_PLACEHOLDER_SLUG = "new-entry"
"""Slug under which answers are checked until the real one is known."""


def ask_all(form: EntryForm, slug: str, answers: dict[str, Answer]) -> Iterator[str]:
    """Ask each question without a valid answer and fill `answers`. Yield the slug as soon as it is known.

    Raises EOFError or KeyboardInterrupt if the person stops; `answers` keeps the answers up to then.
    """
    say(f"A new {form.collection.kind}. Enter skips what is optional. Ctrl-C stops, and nothing is written.")
    names = {question.name for question in form.short_form()} - LEFT_OUT
    for question in form.questions():
        if question.required or question.name in names or question.name in answers:
            _ask(form, question, answers, slug)
            if question.name == "name":
                slug = slug or _ask_slug(form, str(answers["name"]))
                yield slug


def _ask(form: EntryForm, question: Question, answers: dict[str, Answer], slug: str) -> None:
    """Ask one question until its answer is valid, unless `answers` has a valid one. Each of several is kept at once."""
    name = question.name
    if (answer := answers.pop(name, None)) and _is_valid(form, question, answer, slug):
        answers[name] = answer
        return
    _introduce(form, question)
    while True:
        text = written(read_answer())
        if not text and (name in answers or not question.required):
            return
        new_answers = tuple(_parse_answers(form, question, text)) if text else ()
        if not new_answers:
            say("You must answer this one.")
            continue
        candidate = (
            tuple(dict.fromkeys((*answers.get(name, ()), *new_answers))) if question.is_multiple else new_answers[0]
        )
        if not _is_valid(form, question, candidate, slug):
            _suggest(form, question, text)
            continue
        answers[name] = candidate
        if not question.is_multiple or question.vocabulary:
            return
        say("Add another, or press Enter to continue.")


def _suggest(form: EntryForm, question: Question, text: str) -> None:
    """Print entries or organisations whose names are similar to a wrong answer."""
    for suggestion in islice(form.suggestions(question, text), _MAX_SUGGESTIONS):
        say(for_one_line(f"  there is {suggestion}"))


def _ask_slug(form: EntryForm, name: str) -> str:
    """Propose a free slug, ask, and return a valid one."""
    proposal = proposed_slug(name)
    say(f"\nShort name\n{_SLUG_HINT}")
    if proposal and (error := form.slug_error(proposal)):
        say(for_one_line(error))
        proposal = ""
    if proposal:
        say(f"Press Enter to use {proposal}")
    while True:
        slug = read_answer() or proposal
        if slug and not (error := form.slug_error(slug)):
            return slug
        say(for_one_line(error) if slug else "You must answer this one.")


def _introduce(form: EntryForm, question: Question) -> None:
    """Print a question with the schema's description, and the terms to choose from."""
    say(f"\n{question.node['title']}{'' if question.required else ' (optional)'}\n{question.node['description']}")
    for number, term in enumerate(form.terms(question), 1):
        say(for_one_line(f"{number:>3}. {term.id}: {term.definition or term.name}"))
    if question.vocabulary:
        say(
            "Answer with numbers or ids, and commas between them."
            if question.is_multiple
            else "Answer by number or id."
        )
    if question.refers_to:
        say("Its name will do as well, or the address of its page.")


def _parse_answers(form: EntryForm, question: Question, text: str) -> Iterator[str]:
    """Yield the answers in a typed line. Numbers become the ids of terms, names become slugs."""
    if not question.vocabulary:
        new = answer(form, question, text)
        yield from (new,) if isinstance(new, str) else new
        return
    if not question.is_multiple:
        yield _parse_answer(form, question, text)
        return
    has_only_numbers = re.fullmatch(r"[0-9 ,;]+", text)
    for part in re.findall("[0-9]+", text) if has_only_numbers else items(form, question, text):
        yield _parse_answer(form, question, part)


def _parse_answer(form: EntryForm, question: Question, text: str) -> str:
    terms = form.terms(question)
    if text.isdecimal() and 1 <= int(text) <= len(terms):
        return str(terms[int(text) - 1].id)
    return form.resolve(question, text)


def _is_valid(form: EntryForm, question: Question, answer: Answer, slug: str) -> bool:
    """Whether an answer has no errors by the rules for entries. Prints all diagnostics, warnings too."""
    diagnostics = tuple(form.diagnostics_for(question, answer, slug or _PLACEHOLDER_SLUG))
    for diagnostic in diagnostics:
        say(_text_of(diagnostic))
    return all(diagnostic.severity is not Severity.ERROR for diagnostic in diagnostics)


def _text_of(diagnostic: Diagnostic) -> str:
    return f"{for_one_line(diagnostic.message)}\n  help: {for_one_line(diagnostic.help)}"
