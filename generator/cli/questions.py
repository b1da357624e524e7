"""Ask a person at a terminal, one question after the other, until each answer is sound."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.cli.prompt import read_answer, say
from generator.diagnostic import Diagnostic, Severity
from generator.entry_form import Answer, EntryForm, Question, proposed_slug
from generator.report.escape import for_one_line

LEFT_OUT = frozenset(
    {"summary", "description", "version", "published", "access", "language", "gss-code", "documentation", "looking-for"}
)
"""What shorter forms ask and a terminal does not, unless an entry must have it: there is a flag for each."""

_SLUG_HINT = "The name of its file and the end of its address, which cannot change later: lower-case words and hyphens."
_MOST_OFFERED = 8
_UNCHECKED = "new-entry"
"""A slug for judging answers as long as there is no real one."""


def ask_all(form: EntryForm, slug: str, answers: dict[str, Answer]) -> Iterator[str]:
    """Ask what was not answered yet, and again what was answered wrongly; fill `answers`. Yield the slug as known.

    Raises EOFError and KeyboardInterrupt when the person stops; what was answered so far stays in `answers`.
    """
    say(f"A new {form.collection.kind}. Enter skips what is optional. Ctrl-C stops, and nothing is written.")
    asked = {question.name for question in form.short_form()} - LEFT_OUT
    for question in form.questions():
        if question.required or question.name in asked or question.name in answers:
            _ask(form, question, answers, slug)
            if question.name == "name":
                slug = slug or _ask_slug(form, str(answers["name"]))
                yield slug


def _ask(form: EntryForm, question: Question, answers: dict[str, Answer], slug: str) -> None:
    """Get one sound answer, unless the one that is there is sound. What is sound of several is kept at once."""
    name = question.name
    if (given := answers.pop(name, None)) and _is_sound(form, question, given, slug):
        answers[name] = given
        return
    _introduce(form, question)
    while True:
        written = read_answer()
        if not written and (name in answers or not question.required):
            return
        more = tuple(_chosen(form, question, written)) if written else ()
        if not more:
            say("You must answer this one.")
            continue
        candidate = tuple(dict.fromkeys((*answers.get(name, ()), *more))) if question.is_multiple else more[0]
        if not _is_sound(form, question, candidate, slug):
            _offer(form, question, written)
            continue
        answers[name] = candidate
        if not question.is_multiple or question.vocabulary:
            return
        say("Add another, or press Enter to continue.")


def _offer(form: EntryForm, question: Question, written: str) -> None:
    """Show what has the words of a wrong answer in its name."""
    for each in islice(form.suggestions(question, written), _MOST_OFFERED):
        say(for_one_line(f"  there is {each}"))


def _ask_slug(form: EntryForm, name: str) -> str:
    """Propose a slug that is free, and get one."""
    proposal = proposed_slug(name)
    say(f"\nSlug\n{_SLUG_HINT}")
    if proposal and (fault := form.slug_error(proposal)):
        say(for_one_line(fault))
        proposal = ""
    if proposal:
        say(f"Press Enter to use {proposal}")
    while True:
        slug = read_answer() or proposal
        if slug and not (fault := form.slug_error(slug)):
            return slug
        say(for_one_line(fault) if slug else "You must answer this one.")


def _introduce(form: EntryForm, question: Question) -> None:
    """Say what is asked for, in the words of the schema, and what can be chosen from."""
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
        say("You can also give its name.")


def _chosen(form: EntryForm, question: Question, written: str) -> Iterator[str]:
    """Turn what was typed into answers: numbers into the ids that they stand for, names into slugs."""
    if not (question.is_multiple and question.vocabulary):
        yield _one(form, question, written)
        return
    spaced = re.fullmatch(r"[0-9 ]+", written)
    for each in written.split() if spaced else written.split(","):
        if each.strip():
            yield _one(form, question, each.strip())


def _one(form: EntryForm, question: Question, written: str) -> str:
    terms = form.terms(question)
    if written.isdecimal() and 1 <= int(written) <= len(terms):
        return str(terms[int(written) - 1].id)
    return form.resolve(question, written)


def _is_sound(form: EntryForm, question: Question, answer: Answer, slug: str) -> bool:
    """Check an answer by the rules that hold for the file, and tell what they say."""
    found = tuple(form.diagnostics_for(question, answer, slug or _UNCHECKED))
    for each in found:
        say(_told(each))
    return all(each.severity is not Severity.ERROR for each in found)


def _told(diagnostic: Diagnostic) -> str:
    return f"{for_one_line(diagnostic.message)}\n  help: {for_one_line(diagnostic.help)}"
